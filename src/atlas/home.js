// The first screen, and what is due.

import { counted, dated, joined } from "./data.js";
import { h } from "./dom.js";
import { link, orgs, table } from "./parts.js";

/** The first screen: a search, the three questions people come with, and whose term ends next. */
export function home(atlas) {
  const box = h("input", { type: "search", name: "q", "aria-label": "Search the records", placeholder: "A mission, a document, a tool, a question" });
  const form = h(
    "form",
    {
      class: "big",
      onsubmit: (event) => {
        event.preventDefault();
        if (box.value.trim()) location.hash = `#/search?q=${encodeURIComponent(box.value.trim())}`;
      },
    },
    box,
    h("button", { type: "submit" }, "Search"),
  );
  const names = atlas.orgs.filter((org) => org.role === "compared").map((org) => atlas.short(org.id));
  return [
    h("h1", {}, `How the ${joined(names)} protect civilians`),
    form,
    h(
      "ul",
      { class: "three" },
      h("li", {}, h("a", { href: "#/compare" }, "Who does what differently?"), h("p", { class: "soft" }, "Policies, approaches, missions and training side by side, also as of a year.")),
      h("li", {}, h("a", { href: "#/timeline" }, "What happened when?"), h("p", { class: "soft" }, `${counted(atlas.of("milestone").length, "dated event")}, by organization and theme.`)),
      h("li", {}, h("a", { href: "#/missions" }, "Which missions, with what mandate, until when?"), h("p", { class: "soft" }, `${counted(atlas.of("mission").length, "mission")} by country and strength of mandate.`)),
    ),
    h("h2", {}, "Whose mandate ends next?"),
    ends(atlas, "Terms that end within ninety days", atlas.due.filter((each) => each.state === "due")),
    h("p", {}, h("a", { href: "#/due" }, "Terms that have passed, with nothing later known")),
  ];
}

function ends(atlas, label, entries) {
  const known = entries.filter((each) => atlas.get(each.id));
  if (known.length === 0) return h("p", {}, `No term is known to end in the ninety days after ${dated(atlas.about.evidence_to)}.`);
  return table(
    `${label}, counted from ${dated(atlas.about.due_on)}, the day of the last check, not from today. The newest evidence is of ${dated(atlas.about.evidence_to)}.`,
    ["Mission", "Organization", "Term ends", "By decision", "Last seen running"],
    known.map((each) => [link(atlas, each.id), orgs(atlas, each.orgs), [dated(each.until), each.doubt ? h("span", { class: "inferred" }, ` (in doubt: ${each.doubt})`) : null], each.document ? link(atlas, each.document) : "", dated(each.last_seen)]),
  );
}

/** Terms that end soon, and those that have passed with nothing later known. */
export function due(atlas) {
  const of = (state) => atlas.due.filter((each) => each.state === state);
  return [
    h("h1", {}, "Which terms end, and which have passed?"),
    h("p", {}, `This page reads no clock: it counts from the day on which somebody last looked for newer evidence.`),
    h("h2", {}, "Ends within ninety days"),
    ends(atlas, "Terms that end within ninety days", of("due")),
    h("h2", {}, "Passed, and nothing later known"),
    ends(atlas, "Terms that have passed", of("passed")),
  ];
}
