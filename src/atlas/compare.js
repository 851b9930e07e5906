// Organizations side by side, also as of a year.

import { h, select } from "./dom.js";
import { links, orgs } from "./parts.js";

const SIGNS = { strength: ["+", "strength"], weakness: ["−", "weakness"], mixed: ["±", "both"], neutral: ["•", ""] };

/** The points made on each organization, counts, and what ran and applied in a year. */
export function compare(atlas, state) {
  const chosen = state.list("orgs");
  const compared = atlas.orgs.filter((org) => (chosen.length === 0 ? org.role === "compared" : chosen.includes(org.id)));
  const years = Object.keys(atlas.states);
  const year = years.includes(state.get("year")) ? state.get("year") : years.at(-1);
  const dimension = state.get("dimension");
  const dimensions = atlas.words("assessment", "dimension").filter(([word]) => dimension === "" || word === dimension);
  const others = atlas.orgs.map((org) => [org.id, atlas.short(org.id)]);
  const now = (org) => atlas.states[year]?.[org.id] ?? { policies: [], missions: [], missions_uncertain: [], tools: [] };
  const count = (kind, org, fits = () => true) => atlas.of(kind).filter((each) => each.orgs?.includes(org.id) && fits(each)).length;
  const counts = [
    ["Documents", (org) => count("policy", org)],
    ["Missions", (org) => count("mission", org)],
    ["with an explicit mandate to protect", (org) => count("mission", org, (each) => each.mandate.level === "explicit")],
    ["with a mandate to train others in it", (org) => count("mission", org, (each) => each.mandate.level === "training")],
    ["Tools", (org) => count("tool", org)],
    ["Dated events", (org) => count("milestone", org)],
    ["Courses", (org) => count("course", org)],
  ];
  const slider = h("input", {
    type: "range",
    min: years[0],
    max: years.at(-1),
    value: year,
    "aria-label": "Year",
    oninput: (event) => {
      shown.textContent = event.target.value;
      rows.replaceChildren(...standing(event.target.value));
    },
    onchange: (event) => state.set({ year: event.target.value }),
  });
  const shown = h("output", {}, year);
  const standing = (at) =>
    [
      ["Documents in force", "policies"],
      ["Missions running", "missions"],
      ["Missions that may have run", "missions_uncertain"],
      ["Tools in use", "tools"],
    ].map(([title, key]) =>
      h("tr", {}, h("th", { scope: "row" }, title), compared.map((org) => {
        const ids = (at === year ? now(org) : (atlas.states[at]?.[org.id] ?? {}))[key]?.filter((id) => atlas.get(id)) ?? [];
        return h("td", {}, h("strong", {}, String(ids.length)), ids.length > 0 ? [" ", h("span", { class: "small" }, links(atlas, ids))] : null);
      })),
    );
  const rows = h("tbody", {}, standing(year));
  const head = (first) => h("thead", {}, h("tr", {}, h("th", { scope: "col" }, first), compared.map((org) => h("th", { scope: "col", class: `o${atlas.accent(org.id)}` }, atlas.short(org.id)))));
  const framed = (label, ...content) => h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": label }, h("table", {}, content));
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
      select("Dimension", dimension, [["", "all"], ...atlas.words("assessment", "dimension")], (value) => state.set({ dimension: value })),
    ),
    h("h2", {}, "What the paper says of each"),
    h("p", { class: "small soft" }, "+ strength, − weakness, ± both, • neither. The points are those of the paper's tables, of 2022."),
    framed(
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
              const points = atlas.of("assessment").filter((each) => each.dimension === word && each.orgs?.includes(org.id) && each.table);
              return h(
                "td",
                {},
                points.length === 0
                  ? h("span", { class: "soft" }, "no point made")
                  : h("ul", { class: "points" }, points.map((each) => h("li", {}, h("span", { "aria-hidden": "true" }, `${(SIGNS[each.stance] ?? SIGNS.neutral)[0]} `), h("span", { class: "hidden" }, (SIGNS[each.stance] ?? SIGNS.neutral)[1]), h("a", { href: `#/${encodeURIComponent(each.id)}` }, each.summary ?? each.name)))),
              );
            }),
          ),
        ),
      ),
    ),
    h("h2", {}, "What was there in ", shown, "?"),
    h("p", { class: "small soft" }, "As far as the records have dates. A mission without a known end is uncertain after the last evidence of it."),
    slider,
    framed(`As of a year`, head("As of the year"), rows),
    h("h2", {}, "How many records"),
    framed("How many records", head("Records"), h("tbody", {}, counts.map(([title, of]) => h("tr", {}, h("th", { scope: "row" }, title), compared.map((org) => h("td", { "data-count-of": `${title} ${org.id}` }, String(of(org)))))))),
    h("p", { class: "small soft" }, "Counts say what the sources speak of, not how much an organization does. Records of ", orgs(atlas, compared.map((org) => org.id)), " together are counted for each."),
  ];
}
