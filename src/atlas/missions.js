// Missions as spans: where, for how long, with what mandate.

import { capital, counted, dated, grouped, instant, reach, yearOf } from "./data.js";
import { checks, h, s, select } from "./dom.js";
import { canvas, extent, figure, fitted, years } from "./figure.js";
import { link, links, orgs, stacked } from "./parts.js";

/** Missions by country, organization, mandate and time. */
export function missions(atlas, state) {
  const all = atlas.of("mission").toSorted((left, right) => (left.start ?? "9").localeCompare(right.start ?? "9") || left.id.localeCompare(right.id));
  const levels = atlas.words("mission", "mandate.level").map(([word, title]) => [word, capital(title)]);
  const org = state.list("org");
  const level = state.list("mandate").flatMap((word) => atlas.field("mission", "mandate.level").groups?.[word] ?? [word]);
  const country = state.get("country");
  const year = state.get("active");
  const running = year ? new Set(Object.values(atlas.states[year] ?? {}).flatMap((each) => each.missions)) : null;
  const unsure = year ? new Set(Object.values(atlas.states[year] ?? {}).flatMap((each) => each.missions_uncertain)) : new Set();
  const fits = (each) =>
    (org.length === 0 || (each.orgs ?? []).some((id) => org.includes(id))) &&
    (level.length === 0 || level.includes(each.mandate.level)) &&
    (country === "" || (each.countries ?? []).includes(country));
  const found = all.filter((each) => fits(each) && (!running || running.has(each.id)));
  const uncertain = all.filter((each) => fits(each) && unsure.has(each.id));
  const countries = [...new Set(all.flatMap((each) => each.countries ?? []))].map((id) => [id, atlas.short(id)]).toSorted((left, right) => left[1].localeCompare(right[1]));
  const states = Object.keys(atlas.states).map((each) => [each, each]);
  const runners = atlas.orgs.filter((each) => all.some((mission) => mission.orgs?.includes(each.id))).map((each) => [each.id, atlas.short(each.id)]);
  const rows = [["id", "name", "orgs", "countries", "start", "end", "status", "mandate", "mandate_since"], ...found.map((each) => [each.id, each.name, (each.orgs ?? []).join("; "), (each.countries ?? []).join("; "), each.start, each.end, each.status, each.mandate.level, each.mandate.since])];
  return [
    h("h1", {}, "Which missions, with what mandate, until when?"),
    h(
      "div",
      { class: "controls" },
      select("Country", country, [["", "any"], ...countries], (value) => state.set({ country: value })),
      select("Running in", year, [["", "any year"], ...states], (value) => state.set({ active: value })),
      checks("Run by", org, runners, (value) => state.set({ org: value })),
      checks("Mandate to protect", level, levels, (value) => state.set({ mandate: value })),
    ),
    uncertain.length > 0 ? h("p", { class: "panel" }, `Uncertain in ${year}, as no end is known: `, links(atlas, uncertain.map((each) => each.id)), ".") : null,
    found.length === 0
      ? h("p", { "data-count": true }, "Nothing matches these filters.")
      : [
          figure(atlas, {
            id: "missions",
            title: `How long did ${counted(found.length, "mission")} run, and from when were they to protect civilians?`,
            about: `A thin bar is a mission; it is thick from when its mandate to protect is dated. The letter is the strongest level: ${levels.map(([word, title]) => `${letter(word)} ${title.toLowerCase()}`).join(", ")}. A dashed end is open or not known.`,
            draw: (width) => bars(atlas, found, width),
            rows,
            records: found.length,
            missing: "The length of a bar says nothing on the size of a mission; a mandate is not what was done with it.",
          }),
          h("h2", { "data-count": true }, found.length === all.length ? counted(all.length, "mission") : `${found.length} of ${counted(all.length, "mission")}`),
          stacked(
            "Missions",
            h("thead", {}, h("tr", {}, ["Mission", "Run by", "Where", "From", "To", "Status", "Mandate to protect"].map((text) => h("th", { scope: "col" }, text)))),
            h("tbody", {}, found.map((each) => h("tr", {}, h("th", { scope: "row" }, link(atlas, each.id)), h("td", {}, orgs(atlas, each.orgs)), h("td", {}, links(atlas, each.countries)), h("td", { class: "date" }, dated(each.start)), h("td", { class: "date" }, ending(each)), h("td", {}, atlas.word("mission", "status", each.status)), h("td", {}, mandate(atlas, each))))),
          ),
        ],
  ];
}

function ending(mission) {
  if (mission.end) return dated(mission.end);
  const { to, open } = reach(mission);
  if (open && !to) return "no term set";
  return to ? h("span", { class: "inferred" }, `known to ${dated(to)}`) : "";
}

function mandate(atlas, mission) {
  const { level, since, judged } = mission.mandate;
  const seen = (mission.mandate.history ?? []).find((each) => each.level === level && each.seen_by)?.seen_by;
  const when = since ? ` since ${dated(since)}` : seen ? ` (by ${dated(seen)})` : "";
  return h("span", { class: judged === "inferred" ? "inferred" : "" }, `${level}${when}`);
}

/** A level in one letter. */
function letter(level) {
  return level === "unknown" ? "?" : level.charAt(0).toUpperCase();
}

/** Whether a level is one of those that count as a mandate to protect. */
function protects(atlas, level) {
  const { history } = atlas.kinds.get("mission");
  return atlas.field("mission", history.level).groups[history.group].includes(level);
}

/** Missions under the name of who runs them first, so that a colour never says it by itself. */
function groups(atlas, found) {
  const owner = (each) => (each.orgs ?? []).toSorted((left, right) => atlas.rank(left) - atlas.rank(right))[0] ?? "";
  return [...grouped(found, owner)].toSorted((left, right) => atlas.rank(left[0]) - atlas.rank(right[0]) || right[0].localeCompare(left[0]));
}

function bars(atlas, found, width) {
  const starts = found.filter((each) => each.start).map((each) => yearOf(each.start));
  const narrow = width < 560;
  const label = narrow ? 0 : Math.min(220, Math.max(...found.map((each) => extent(atlas.short(each.id)))) + 32);
  const last = yearOf(atlas.about.checked) + 1;
  const first = Math.min(...starts, last - 1);
  const place = (time) => label + ((time - first) / (last - first)) * (width - label - 12);
  const row = narrow ? 34 : 20;
  const now = instant(atlas.about.checked, true);
  let top = 28;
  const drawn = [];
  for (const [id, missions] of groups(atlas, found)) {
    const accent = atlas.accent(id);
    drawn.push(s("text", { class: "ink strong", x: 0, y: top + 14 }, id ? atlas.short(id) : "States and others"), s("text", { class: "dim small", x: narrow ? width : label, y: top + 14, "text-anchor": narrow ? "end" : "start" }, counted(missions.length, "mission")), s("line", { class: `s${accent}`, x1: 0, x2: width, y1: top + 20, y2: top + 20 }));
    top += 24;
    for (const each of missions) {
      drawn.push(bar(atlas, each, { accent, first, last, label, narrow, now, place, width, y: top + (narrow ? 24 : 10) }));
      top += row;
    }
    top += 8;
  }
  return canvas(width, top, years(first, last, place, 20, top - 8, width - label), drawn);
}

function bar(atlas, mission, { accent, first, last, label, narrow, now, place, width, y }) {
  const sign = letter(mission.mandate.level);
  const short = atlas.short(mission.id);
  const name = s(
    "a",
    { href: `#/${encodeURIComponent(mission.id)}`, tabindex: "-1" },
    narrow ? null : s("text", { class: "dim", x: 0, y: y + 4 }, sign),
    s("text", { class: "ink", x: narrow ? 0 : 18, y: narrow ? y - 9 : y + 4 }, narrow ? `${sign}  ${fitted(short, width - 20)}` : fitted(short, label - 24)),
    s("title", {}, `${mission.name}: ${mission.mandate.level}`),
  );
  if (!mission.start) return [name, s("text", { class: "dim small", x: place(first), y: y + 4 }, mission.status === "never-launched" ? "never launched" : "start not known")];
  const { to, open } = reach(mission);
  const from = instant(mission.start);
  const end = Math.min(to ? Math.max(instant(to, true), from) : open ? now : from + 0.4, last);
  const changes = (mission.mandate.history ?? []).filter((step) => step.from && protects(atlas, step.level)).map((step) => instant(step.from));
  const level = changes.length > 0 ? Math.max(Math.min(...changes), from) : Infinity;
  const block = (start, height) => s("rect", { class: `f${accent}`, x: place(start), y: y - height / 2, width: Math.max(2, place(end) - place(start)), height });
  return [
    name,
    block(from, 3),
    level < end ? block(level, 10) : null,
    !mission.end && end < last ? s("line", { class: `s${accent}`, x1: place(end), x2: place(Math.min(last, Math.max(end + 0.8, Math.min(now, end + 2)))), y1: y, y2: y, "stroke-width": 2, "stroke-dasharray": "2 4" }) : null,
  ];
}
