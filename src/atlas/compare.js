// Organizations side by side, also as of a year.

import { capital } from "./data.js";
import { h, s, select } from "./dom.js";
import { canvas, figure, notes, years } from "./figure.js";
import { framed, links, stack, stacked } from "./parts.js";

const SIGNS = { strength: ["+", "strength"], weakness: ["−", "weakness"], mixed: ["±", "both"], neutral: ["•", ""] };

/** So many records are named in a cell; more are behind their number. */
const FEW = 6;

/** The points made on each organization, counts, and what ran and applied in a year. */
export function compare(atlas, state) {
  const chosen = state.list("orgs");
  const compared = atlas.orgs.filter((org) => (chosen.length === 0 ? org.role === "compared" : chosen.includes(org.id)));
  const known = Object.keys(atlas.states);
  const year = known.includes(state.get("year")) ? state.get("year") : known.at(-1);
  const kind = [...atlas.kinds.values()].find((each) => each.point);
  const points = atlas.of(kind.name);
  const dimension = state.get("dimension");
  const dimensions = atlas.words(kind.name, "dimension").filter(([word]) => dimension === "" || word === dimension);
  const others = atlas.orgs.map((org) => [org.id, atlas.short(org.id)]);
  const counts = counting(atlas);
  const standings = [...atlas.kinds.values()].flatMap(({ compared: of }) => [of?.present ? [capital(of.present), of.key] : null, of?.uncertain ? [capital(of.uncertain), `${of.key}_uncertain`] : null]).filter(Boolean);
  const shown = h("output", {}, year);
  const marker = {};
  const slider = h("input", {
    type: "range",
    class: "screen",
    min: known[0],
    max: known.at(-1),
    value: year,
    "aria-label": "Year",
    oninput: (event) => {
      shown.textContent = event.target.value;
      rows.replaceChildren(...standing(event.target.value));
      stack(rows.parentElement);
      marker.move?.(event.target.value);
    },
    onchange: (event) => state.set({ year: event.target.value }),
  });
  const there = (at, org, key) => (atlas.states[at]?.[org.id]?.[key] ?? []).filter((id) => atlas.get(id));
  const standing = (at) =>
    standings.map(([title, key]) =>
      h("tr", {}, h("th", { scope: "row" }, title), compared.map((org) => {
        const ids = there(at, org, key);
        if (ids.length <= FEW) return h("td", {}, h("strong", {}, String(ids.length)), ids.length > 0 ? h("div", { class: "small" }, links(atlas, ids)) : null);
        return h("td", {}, h("details", {}, h("summary", {}, h("strong", {}, String(ids.length)), " which"), h("div", { class: "small" }, links(atlas, ids))));
      })),
    );
  const rows = h("tbody", {}, standing(year));
  const head = (first) => h("thead", {}, h("tr", {}, h("th", { scope: "col" }, first), compared.map((org) => h("th", { scope: "col", class: `o${atlas.accent(org.id)}` }, atlas.short(org.id)))));
  const sections = [["said", "What the paper says of each"], ["then", "What was there in a year"], ["numbers", "How many records"]];
  const jump = (id) => {
    const heading = document.getElementById(id);
    heading.scrollIntoView();
    heading.focus({ preventScroll: true });
  };
  return [
    h("h1", {}, "Who does what differently?"),
    h(
      "div",
      { class: "controls" },
      h(
        "fieldset",
        {},
        h("legend", {}, "Organizations"),
        others.map(([id, text]) =>
          h(
            "label",
            {},
            h("input", {
              type: "checkbox",
              checked: compared.some((org) => org.id === id),
              onchange: (event) => {
                const next = others.map(([each]) => each).filter((each) => (each === id ? event.target.checked : compared.some((org) => org.id === each)));
                state.set({ orgs: next });
              },
            }),
            text,
          ),
        ),
      ),
      select("Dimension", dimension, [["", "all"], ...atlas.words(kind.name, "dimension")], (value) => state.set({ dimension: value })),
    ),
    h("p", { class: "small screen" }, "On this page: ", sections.map(([id, text], index) => [index > 0 ? " · " : null, h("button", { type: "button", class: "plain", onclick: () => jump(id) }, text)])),
    h("h2", { id: "said", tabindex: "-1" }, "What the paper says of each"),
    h("p", { class: "small soft" }, "+ strength, − weakness, ± both, • neither. The points are those of the paper's tables, of 2022."),
    stacked(
      "What the paper says of each",
      head("Dimension"),
      h(
        "tbody",
        {},
        dimensions.map(([word, title]) =>
          h(
            "tr",
            {},
            h("th", { scope: "row" }, title),
            compared.map((org) => {
              const own = points.filter((each) => each.dimension === word && each.orgs?.includes(org.id) && each.table);
              return h(
                "td",
                {},
                own.length === 0
                  ? h("span", { class: "soft" }, "no point made")
                  : h("ul", { class: "points" }, own.map((each) => h("li", {}, h("span", { "aria-hidden": "true" }, `${(SIGNS[each.stance] ?? SIGNS.neutral)[0]} `), h("span", { class: "hidden" }, (SIGNS[each.stance] ?? SIGNS.neutral)[1]), h("a", { href: `#/${encodeURIComponent(each.id)}` }, each.summary ?? each.name)))),
              );
            }),
          ),
        ),
      ),
    ),
    h("h2", { id: "then", tabindex: "-1" }, "What was there in ", shown, "?"),
    h("p", { class: "small soft" }, "As far as the records have dates. A mission without a known end is uncertain after the last evidence of it."),
    slider,
    stacked("As of the year", head("As of the year"), rows),
    figure(atlas, {
      id: "running",
      title: "How many missions ran in each year?",
      about: "Filled: missions that ran. Outlined above them: those that may have run, as no end is known.",
      draw: (width) => running(atlas, compared, known, (at, org, key) => there(at, org, key).length, shown.textContent, marker, width),
      rows: [["year", "org", ...standings.map(([, key]) => key)], ...known.flatMap((at) => compared.map((org) => [Number(at), org.id, ...standings.map(([, key]) => there(at, org, key).length)]))],
      records: new Set(known.flatMap((at) => compared.flatMap((org) => [...there(at, org, "missions"), ...there(at, org, "missions_uncertain")]))).size,
      missing: "A count says nothing on the size or the success of a mission.",
    }),
    h("h2", { id: "numbers", tabindex: "-1" }, "How many records"),
    framed("How many records", head("Records"), h("tbody", {}, counts.map(([title, of]) => h("tr", {}, h("th", { scope: "row" }, title), compared.map((org) => h("td", { "data-count-of": `${title} ${org.id}` }, String(of(org)))))))),
    h(
      "div",
      { class: "notes" },
      notes(atlas, {
        id: "organizations",
        about: "A record of several organizations is counted for each.",
        rows: [["records", ...compared.map((org) => org.id)], ...counts.map(([title, of]) => [title, ...compared.map((org) => of(org))])],
        records: atlas.records.filter((each) => each.orgs?.some((id) => compared.some((org) => org.id === id))).length,
        missing: "Counts reflect what the sources mention, not how much an organization does.",
      }),
    ),
  ];
}

/** What is counted of each organization: what a row is called, and the number. */
function counting(atlas) {
  const number = (kind, fits) => (org) => atlas.of(kind.name).filter((each) => each.orgs?.includes(org.id) && fits(each)).length;
  return [...atlas.kinds.values()]
    .filter((kind) => kind.compared)
    .flatMap((kind) => {
      const { called, leveled } = kind.compared;
      const all = [capital(called), number(kind, () => true)];
      if (!leveled) return [all];
      const level = (each) => kind.history.level.split(".").reduce((value, name) => value?.[name], each);
      const field = atlas.field(kind.name, kind.history.level);
      const group = field.groups[kind.history.group];
      return [all, [capital(leveled), number(kind, (each) => group.includes(level(each)))], ...group.map((word) => [`– ${field.words[word]}`, number(kind, (each) => level(each) === word)])];
    });
}

/** The missions of each year, an organization below the other on one scale, with a line at the year that is looked at. */
function running(atlas, compared, all, number, year, marker, width) {
  const left = 64;
  const step = (width - left - 8) / all.length;
  const place = (at) => left + (at - all[0]) * step;
  const most = Math.max(1, ...all.flatMap((at) => compared.map((org) => number(at, org, "missions") + number(at, org, "missions_uncertain"))));
  const tall = Math.max(48, Math.min(96, most * 4));
  const height = 24 + compared.length * (tall + 16);
  const labels = [];
  const lanes = compared.map((org, index) => {
    const base = 24 + (index + 1) * (tall + 16) - 8;
    const accent = atlas.accent(org.id);
    const columns = all.map((at) => {
      const sure = number(at, org, "missions");
      const unsure = number(at, org, "missions_uncertain");
      const column = (from, count, name) => (count > 0 ? s("rect", { class: name, x: place(at) + 0.5, y: base - ((from + count) / most) * tall, width: Math.max(1, step - 1), height: (count / most) * tall }) : null);
      return s("g", {}, column(0, sure, `f${accent}`), column(sure, unsure, `hollow s${accent}`), s("title", {}, `${atlas.short(org.id)} ${at}: ${sure}${unsure > 0 ? `, and ${unsure} uncertain` : ""}`));
    });
    const label = s("text", { class: "ink small strong", y: base - tall + 2 });
    labels.push((at) => {
      const late = place(at) > width - 60;
      label.setAttribute("x", place(at) + step / 2 + (late ? -6 : 6));
      label.setAttribute("text-anchor", late ? "end" : "start");
      label.textContent = `${number(at, org, "missions")} in ${at}`;
    });
    return [columns, s("line", { class: "rule", x1: 0, x2: width, y1: base, y2: base }), s("text", { class: "ink strong", x: 0, y: base - 4 }, atlas.short(org.id)), label];
  });
  const line = s("line", { class: "now", y1: 20, y2: height });
  marker.move = (at) => {
    line.setAttribute("x1", place(at) + step / 2);
    line.setAttribute("x2", place(at) + step / 2);
    for (const label of labels) label(at);
  };
  marker.move(year);
  return canvas(width, height, years(Number(all[0]), Number(all.at(-1)), (at) => place(at) + step / 2, 20, height, width - left), lanes, line);
}
