// Events in lanes, one a column of the paper's timeline.

import { capital, counted, dated, grouped, yearOf } from "./data.js";
import { checks, h, s, select } from "./dom.js";
import { canvas, figure, fitted, years } from "./figure.js";
import { link, orgs } from "./parts.js";

const NONE = "none";

/** The timeline with its filters. */
export function timeline(atlas, state) {
  const all = atlas.of("milestone").toSorted((left, right) => left.date.localeCompare(right.date) || left.id.localeCompare(right.id));
  const span = [Math.min(...all.map((each) => each.year)), Math.max(...all.map((each) => each.year))];
  const from = Number(state.get("from")) || span[0];
  const to = Number(state.get("to")) || span[1];
  const lanes = [...atlas.words("milestone", "track").map(([track, title]) => [track, atlas.get(track) ? atlas.short(track) : title]), [NONE, "Elsewhere"]];
  const chosen = state.list("track");
  const theme = state.get("theme");
  const type = state.get("type");
  const found = all.filter(
    (each) =>
      each.year >= from &&
      each.year <= to &&
      (chosen.length === 0 || chosen.includes(each.track ?? NONE)) &&
      (theme === "" || (each.themes ?? []).includes(theme)) &&
      (type === "" || each.type === type),
  );
  const range = Array.from({ length: span[1] - span[0] + 1 }, (_, index) => span[0] + index).map((year) => [String(year), String(year)]);
  const themes = [...new Set(all.flatMap((each) => each.themes ?? []))].map((id) => [id, atlas.short(id)]).toSorted((left, right) => left[1].localeCompare(right[1]));
  const rows = [["date", "track", "type", "id", "name"], ...found.map((each) => [each.date, each.track, each.type, each.id, each.name])];
  return [
    h("h1", {}, "What happened when?"),
    h(
      "div",
      { class: "controls" },
      select("From", String(from), range, (value) => state.set({ from: Number(value) === span[0] ? "" : value })),
      select("To", String(to), range, (value) => state.set({ to: Number(value) === span[1] ? "" : value })),
      select("Theme", theme, [["", "any"], ...themes], (value) => state.set({ theme: value })),
      select("Type", type, [["", "any"], ...atlas.words("milestone", "type").map(([word, title]) => [word, capital(title)])], (value) => state.set({ type: value })),
      checks("Columns", chosen, lanes, (value) => state.set({ track: value })),
    ),
    found.length === 0
      ? h("p", { "data-count": true }, "Nothing matches these filters.")
      : [
          figure(atlas, {
            id: "timeline",
            title: `What happened from ${from} to ${to}? ${counted(found.length, "event")}`,
            about: "A mark is an event; marks above one another are of the same year. A pale mark was added to the paper from other sources.",
            draw: (width) => (width < 560 ? upright(atlas, found, lanes, from, to, width) : lying(atlas, found, lanes, from, to, width)),
            rows,
            records: found.length,
            missing: "It shows what the sources date, not all that happened; many entries have a year only.",
          }),
          list(atlas, found, all),
        ],
  ];
}

function list(atlas, found, all) {
  const byYear = grouped(found, (each) => each.year);
  return [
    h("h2", { "data-count": true }, found.length === all.length ? counted(all.length, "event") : `${found.length} of ${counted(all.length, "event")}`),
    [...byYear].map(([year, entries]) => [
      h("h3", {}, String(year)),
      h(
        "ul",
        {},
        entries.map((each) => h("li", {}, link(atlas, each.id, true), " ", h("span", { class: "soft small" }, orgs(atlas, each.orgs), each.date.length > 4 ? ` · ${dated(each.date)}` : "", each.layer === "supplement" ? " · added from other sources" : ""))),
      ),
    ]),
  ];
}

/** The lanes that occur, each with its entries by year. */
function rowsOf(found, lanes) {
  return lanes.map(([track, title]) => ({ track, title, entries: found.filter((each) => (each.track ?? NONE) === track) })).filter((lane) => lane.entries.length > 0);
}

function mark(atlas, entry, x, y, radius) {
  const accent = atlas.about.orgs.includes(entry.track) ? atlas.accent(entry.track) : 3;
  return s(
    "a",
    { href: `#/${encodeURIComponent(entry.id)}`, tabindex: "-1" },
    s("circle", { class: `f${accent}`, cx: x, cy: y, r: radius, opacity: entry.layer === "supplement" ? 0.5 : 1 }),
    s("title", {}, `${entry.date} ${entry.name}`),
  );
}

function lying(atlas, found, lanes, from, to, width) {
  const left = 96;
  const place = (year) => left + ((year - from + 0.5) / (to - from + 1)) * (width - left - 8);
  const column = (width - left - 8) / (to - from + 1);
  const radius = Math.max(2.5, Math.min(6, column / 2 - 0.5));
  const step = radius * 2 + 1;
  let top = 24;
  const drawn = [];
  for (const lane of rowsOf(found, lanes)) {
    const stacks = grouped(lane.entries, (each) => each.year);
    const height = Math.max(2, ...[...stacks.values()].map((each) => each.length)) * step + 16;
    drawn.push(s("text", { class: "ink strong", x: 0, y: top + height - 20 }, lane.title), s("text", { class: "dim small", x: 0, y: top + height - 6 }, counted(lane.entries.length, "event")));
    for (const [year, entries] of stacks) drawn.push(entries.map((each, index) => mark(atlas, each, place(year), top + height - 8 - radius - index * step, radius)));
    top += height;
    drawn.push(s("line", { class: "rule", x1: 0, x2: width, y1: top, y2: top }));
  }
  return canvas(width, top + 4, years(from, to, place, 20, top, width - left), drawn);
}

/** For a narrow screen: years downwards, lanes side by side. */
function upright(atlas, found, lanes, from, to, width) {
  const shown = rowsOf(found, lanes);
  const left = 40;
  const column = (width - left) / shown.length;
  const radius = 4;
  const perRow = Math.max(1, Math.floor((column - 8) / (radius * 2 + 1)));
  let y = 28;
  const drawn = shown.map((lane, index) => s("text", { class: "ink small strong", x: left + index * column, y: 12 }, fitted(lane.title, column, 10.5)));
  for (let year = from; year <= to; year += 1) {
    const cells = shown.map((lane) => lane.entries.filter((each) => yearOf(each.date) === year));
    const rows = Math.max(1, ...cells.map((cell) => Math.ceil(cell.length / perRow)));
    drawn.push(s("text", { class: "dim small", x: 0, y: y + 4 }, String(year)), s("line", { class: "rule", x1: left, x2: width, y1: y + rows * 9 + 2, y2: y + rows * 9 + 2 }));
    for (const [index, cell] of cells.entries()) {
      drawn.push(cell.map((each, number) => mark(atlas, each, left + index * column + radius + (number % perRow) * 9, y + Math.floor(number / perRow) * 9, radius)));
    }
    y += rows * 9 + 8;
  }
  return canvas(width, y, drawn);
}

