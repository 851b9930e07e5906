// Definitions by component, and the terms of each organization's own approach against one another.

import { capital, joined } from "./data.js";
import { h, select } from "./dom.js";
import { notes } from "./figure.js";
import { framed, link, orgs, stacked } from "./parts.js";

/** Definitions side by side, by component. */
export function definitions(atlas, state) {
  const all = atlas.of("definition").toSorted((left, right) => atlas.rank(left.orgs?.[0]) - atlas.rank(right.orgs?.[0]) || left.year - right.year);
  const one = all.find((each) => each.id === state.get("left"));
  const two = all.find((each) => each.id === state.get("right"));
  const components = atlas.words("definition", "components");
  const options = [["", "none"], ...all.map((each) => [each.id, each.name])];
  const open = [one, two].filter(Boolean);
  return [
    h("h1", {}, "What does each definition cover?"),
    h("div", { class: "controls" }, select("Read", one?.id ?? "", options, (value) => state.set({ left: value })), select("Beside", two?.id ?? "", options, (value) => state.set({ right: value }))),
    open.length > 0
      ? stacked(
          "Definitions side by side",
          h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Component"), open.map((each) => h("th", { scope: "col" }, link(atlas, each.id))))),
          h(
            "tbody",
            {},
            components
              .filter(([word]) => open.some((each) => each.components?.[word]?.present))
              .map(([word, title]) =>
                h("tr", {}, h("th", { scope: "row" }, capital(title)), open.map((each) => {
                  const part = each.components?.[word];
                  if (!part?.present) return h("td", { class: "soft" }, "not in it");
                  return h("td", {}, part.text ?? "", (part.terms ?? []).length > 0 ? h("p", { class: "small soft" }, `Its terms: ${part.terms.join("; ")}`) : null, part.found === "document" ? h("p", { class: "small inferred" }, "In the body of the document, not in the definition.") : null, part.via ? h("p", { class: "small soft" }, "By reference to ", link(atlas, part.via)) : null);
                })),
              ),
          ),
        )
      : h("p", {}, "Choose one or two to read them in words. The definitions themselves are not reproduced: each record says where to read it."),
    h("h2", {}, "All definitions, by component"),
    framed(
      "Components of all definitions",
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Component"), all.map((each) => h("th", { scope: "col", class: "mark" }, h("a", { href: `#/${encodeURIComponent(each.id)}` }, orgs(atlas, each.orgs), " ", String(each.year)))))),
      h(
        "tbody",
        {},
        components.map(([word, title]) =>
          h("tr", {}, h("th", { scope: "row", class: "wide" }, capital(title), h("span", { class: "small soft block" }, atlas.meaning("definition", "components", word))), all.map((each) => {
            const said = where(each, word);
            return h("td", { class: `mark o${atlas.accent(each.orgs?.[0])}` }, said === "no" ? null : [h("span", { "aria-hidden": "true" }, said === "document" ? "○" : "●"), h("span", { class: "hidden" }, said === "document" ? "in the document" : "yes")]);
          })),
        ),
      ),
    ),
    h(
      "div",
      { class: "notes" },
      notes(atlas, {
        id: "definitions",
        about: "● in the definition, ○ only in the body of the same document, blank: in neither, as far as it was read.",
        rows: [["component", ...all.map((each) => each.id)], ...components.map(([word]) => [word, ...all.map((each) => where(each, word))])],
        records: all.length,
        missing: "It shows what a definition mentions, not how much weight it gives it.",
      }),
    ),
  ];
}

/** Where a definition has a component: in its text, only in the document around it, or nowhere. */
function where(definition, component) {
  const part = definition.components?.[component];
  if (!part?.present) return "no";
  return part.found === "document" ? "document" : "definition";
}

/** The terms of each organization's own approach against those of the others, with the kind of match and the reason. */
export function crosswalk(atlas) {
  const own = atlas.field("concept", "group").own ?? [];
  const groups = own.map((group) => atlas.of("concept").filter((each) => each.group === group)).filter((concepts) => concepts.length > 0);
  const ordered = groups.toSorted((left, right) => atlas.rank(left[0].orgs?.[0]) - atlas.rank(right[0].orgs?.[0]));
  const found = matches(atlas);
  const pairs = ordered.flatMap((rows, index) => ordered.slice(index + 1).map((columns) => [rows, columns]));
  const names = ordered.map((concepts) => title(atlas, concepts));
  const told = pairs.flatMap(([rows, columns]) => rows.flatMap((row) => columns.map((column) => [row, column, found.get(`${row.id} ${column.id}`)]))).filter(([, , match]) => match);
  return [
    h("h1", {}, `How do ${joined(names)} map onto one another?`),
    h("p", {}, "A word says what the column is to the row: “broader”, that the column takes in more. An empty cell has no match; the sources may still see one."),
    pairs.map(([rows, columns]) => [
      h("h2", {}, `${title(atlas, rows)} and ${title(atlas, columns)}`),
      stacked(
        `${title(atlas, rows)} and ${title(atlas, columns)}`,
        h("thead", {}, h("tr", {}, h("th", { scope: "col" }, title(atlas, rows)), columns.map((each) => h("th", { scope: "col" }, link(atlas, each.id))))),
        h("tbody", {}, rows.map((row) => h("tr", {}, h("th", { scope: "row" }, link(atlas, row.id)), columns.map((column) => {
          const match = found.get(`${row.id} ${column.id}`);
          return h("td", {}, match ? [h("strong", {}, match.match), match.reason ? h("p", { class: "small soft" }, match.reason) : null] : null);
        })))),
      ),
    ]),
    h(
      "div",
      { class: "notes" },
      notes(atlas, {
        id: "crosswalk",
        rows: [["row", "column", "match", "reason"], ...told.map(([row, column, match]) => [row.id, column.id, match.match, match.reason])],
        records: groups.flat().length,
        missing: "It shows how the concepts read against one another, not how they are used in the field.",
      }),
    ),
  ];
}

/** What one concept is to another, by both ids: a match coded at one end is read from the other as its inverse. */
function matches(atlas) {
  const found = new Map();
  const inverse = { broader: "narrower", narrower: "broader" };
  for (const concept of atlas.of("concept")) {
    for (const match of concept.matches ?? []) {
      found.set(`${concept.id} ${match.concept}`, match);
      const back = `${match.concept} ${concept.id}`;
      if (!found.has(back)) found.set(back, { ...match, match: inverse[match.match] ?? match.match });
    }
  }
  return found;
}

/** What the concepts of a group are called, with whose they are. */
function title(atlas, concepts) {
  const [first] = concepts;
  return `${atlas.short(first.orgs?.[0] ?? "")} ${atlas.word("concept", "group", first.group)}`.trim();
}
