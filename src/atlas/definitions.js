// Definitions by component, and the concepts of the organizations laid against one another.

import { h, select } from "./dom.js";
import { link, orgs } from "./parts.js";

/** Definitions side by side, by component. */
export function definitions(atlas, state) {
  const all = atlas.of("definition").toSorted((left, right) => atlas.rank(left.orgs?.[0]) - atlas.rank(right.orgs?.[0]) || left.year - right.year);
  const one = all.find((each) => each.id === state.get("left"));
  const two = all.find((each) => each.id === state.get("right"));
  const components = atlas.words("definition", "components");
  const options = [["", "none"], ...all.map((each) => [each.id, each.name])];
  const open = [one, two].filter(Boolean);
  return [
    h("h1", {}, "What does each definition speak of?"),
    h("div", { class: "controls" }, select("Read", one?.id ?? "", options, (value) => state.set({ left: value })), select("beside", two?.id ?? "", options, (value) => state.set({ right: value }))),
    open.length > 0
      ? h(
          "div",
          { class: "scroll", tabindex: "0", role: "region", "aria-label": "Definitions side by side" },
          h(
            "table",
            {},
            h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Component"), open.map((each) => h("th", { scope: "col" }, link(atlas, each.id))))),
            h(
              "tbody",
              {},
              components
                .filter(([word]) => open.some((each) => each.components?.[word]?.present))
                .map(([word, title]) =>
                  h("tr", {}, h("th", { scope: "row" }, title), open.map((each) => {
                    const part = each.components?.[word];
                    if (!part?.present) return h("td", { class: "soft" }, "not in it");
                    return h("td", {}, part.text ?? "", (part.terms ?? []).length > 0 ? h("p", { class: "small soft" }, `Its terms: ${part.terms.join("; ")}`) : null, part.found === "document" ? h("p", { class: "small inferred" }, "In the body of the document, not in the definition.") : null, part.via ? h("p", { class: "small soft" }, "By reference to ", link(atlas, part.via)) : null);
                  })),
                ),
            ),
          ),
        )
      : h("p", {}, "Choose one or two to read them in words. The definitions themselves are not reproduced: each record says where to read it."),
    h("h2", {}, "All of them"),
    h("p", { class: "small soft" }, "● in the definition, ○ in the body of the same document only, blank: in neither as far as it was read."),
    h(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": "Components of all definitions" },
      h(
        "table",
        {},
        h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Component"), all.map((each) => h("th", { scope: "col", class: "mark" }, h("a", { href: `#/${encodeURIComponent(each.id)}` }, orgs(atlas, each.orgs), " ", String(each.year)))))),
        h(
          "tbody",
          {},
          components.map(([word, title]) =>
            h("tr", {}, h("th", { scope: "row" }, title), all.map((each) => {
              const part = each.components?.[word];
              const body = part?.found === "document";
              return h("td", { class: `mark o${atlas.accent(each.orgs?.[0])}` }, part?.present ? [h("span", { "aria-hidden": "true" }, body ? "○" : "●"), h("span", { class: "hidden" }, body ? "in the document" : "yes")] : null);
            })),
          ),
        ),
      ),
    ),
  ];
}

/** Tiers, elements and lenses against one another, with the kind of match and the reason. */
export function crosswalk(atlas) {
  const groups = [...new Set(["tier", "element", "lens"])].map((group) => [group, atlas.of("concept").filter((each) => each.group === group)]).filter(([, concepts]) => concepts.length > 0);
  const matches = new Map();
  for (const concept of atlas.of("concept")) {
    for (const match of concept.matches ?? []) {
      matches.set(`${concept.id} ${match.concept}`, match);
      const inverse = { broader: "narrower", narrower: "broader" }[match.match] ?? match.match;
      if (!matches.has(`${match.concept} ${concept.id}`)) matches.set(`${match.concept} ${concept.id}`, { ...match, match: inverse });
    }
  }
  const pairs = groups.flatMap(([, rows], index) => groups.slice(index + 1).map(([, columns]) => [rows, columns]));
  return [
    h("h1", {}, "How do the UN's tiers, the EU's elements and NATO's lenses map onto one another?"),
    h("p", {}, "A match is read from left to right: “broader” says that the concept on the left covers more. No match was coded where a cell is empty; the sources may still see one."),
    pairs.map(([rows, columns]) => [
      h("h2", {}, `${name(atlas, rows)} and ${name(atlas, columns).toLowerCase().replace("nato", "NATO").replace("un'", "UN'").replace("eu'", "EU'")}`),
      h(
        "div",
        { class: "scroll", tabindex: "0", role: "region", "aria-label": `${name(atlas, rows)} and ${name(atlas, columns)}` },
        h(
          "table",
          {},
          h("thead", {}, h("tr", {}, h("th", { scope: "col" }, name(atlas, rows)), columns.map((each) => h("th", { scope: "col" }, link(atlas, each.id))))),
          h("tbody", {}, rows.map((row) => h("tr", {}, h("th", { scope: "row" }, link(atlas, row.id)), columns.map((column) => {
            const match = matches.get(`${row.id} ${column.id}`);
            return h("td", {}, match ? [h("strong", {}, match.match), match.reason ? h("p", { class: "small soft" }, match.reason) : null] : null);
          })))),
        ),
      ),
    ]),
  ];
}

function name(atlas, concepts) {
  const [first] = concepts;
  const owner = atlas.short(first.orgs?.[0] ?? "");
  return `${owner}'s ${first.group === "lens" ? "lenses" : `${first.group}s`}`;
}
