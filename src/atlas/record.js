// One record: what it is, its facts, what disagrees, what refers to it, its sources, and how to cite it.

import { counted } from "./data.js";
import { announce, h, save } from "./dom.js";
import { dispute, link, orgs, shown, sources } from "./parts.js";

const ABOVE = new Set(["id", "kind", "name", "summary", "orgs", "layer", "citations"]);

/** The page of a record. */
export function recordPage(atlas, record) {
  const kind = atlas.kinds.get(record.kind);
  const disputes = atlas.disputes.get(record.id) ?? [];
  const at = (name) => disputes.filter((each) => each.field.split(".")[0] === name).map((each) => dispute(atlas, each.record));
  const general = disputes.filter((each) => each.field === "" || ABOVE.has(each.field.split(".")[0]));
  const facts = kind.fields
    .filter((field) => !ABOVE.has(field.name))
    .map((field) => [field, shown(atlas, record.kind, field, record[field.name])])
    .filter(([, node]) => node !== null && node !== "");
  return [
    h("p", { class: "kind" }, kind.title, (record.orgs ?? []).length > 0 ? [" · ", orgs(atlas, record.orgs)] : "", record.layer === "supplement" ? " · added to the paper" : ""),
    h("h1", {}, atlas.title(record)),
    record.summary ? h("p", {}, record.summary) : null,
    kind.note && kind.note[record.type] ? h("p", { class: "small soft" }, kind.note[record.type]) : null,
    facts.length > 0
      ? h(
          "dl",
          { class: "facts" },
          facts.map(([field, node]) => [h("dt", { title: field.meaning }, field.label), h("dd", {}, node, at(field.name))]),
        )
      : null,
    general.length > 0
      ? [h("h2", {}, "Where sources disagree"), general.map((each) => dispute(atlas, each.record))]
      : null,
    record.kind === "influence" || !atlas.of("influence").some((each) => each.from === record.id || each.to === record.id) ? null : h("p", {}, h("a", { href: `#/influence?at=${encodeURIComponent(record.id)}` }, "What shaped it, and what it shaped")),
    referred(atlas, record),
    h("h2", {}, "Sources"),
    (record.citations ?? []).length > 0 ? sources(atlas, record.citations) : h("p", { class: "soft" }, "The record is itself a source, or a name with no source of its own."),
    cited(atlas, record),
    h("p", { class: "small soft" }, `Address of this record: ${location.href.split("#")[0].split("/").at(-1)}#/${encodeURIComponent(record.id)}`),
  ];
}

function referred(atlas, record) {
  const references = atlas.references.get(record.id) ?? [];
  if (references.length === 0) return null;
  const groups = Map.groupBy(references, (each) => `${atlas.kinds.get(each.record.kind).titles}: ${each.label}`);
  const ordered = [...groups].toSorted((left, right) => left[0].localeCompare(right[0]));
  return [
    h("h2", {}, `Referred to by ${counted(references.length, "record")}`),
    ordered.map(([title, list]) =>
      h(
        "details",
        { open: list.length <= 8 },
        h("summary", {}, `${title} (${list.length})`),
        h("ul", {}, list.map((each) => h("li", {}, link(atlas, each.record.id, true), each.record.year ? h("span", { class: "soft small" }, ` ${each.record.year}`) : null))),
      ),
    ),
  ];
}

function cited(atlas, record) {
  const [title, texts] = citing(atlas, record);
  if (texts.length === 0) return null;
  const shownText = h("pre", { tabindex: "0", "aria-label": "Citation" }, texts[0]);
  let chosen = 0;
  return [
    h("h2", {}, title),
    h(
      "div",
      { class: "controls download" },
      h(
        "fieldset",
        {},
        h("legend", {}, "Style"),
        atlas.styles.map((style, index) =>
          h(
            "label",
            {},
            h("input", {
              type: "radio",
              name: "style",
              checked: index === 0,
              onchange: () => {
                chosen = index;
                shownText.textContent = texts[index];
              },
            }),
            style,
          ),
        ),
      ),
      h(
        "button",
        {
          type: "button",
          onclick: async () => {
            try {
              await navigator.clipboard.writeText(texts[chosen]);
              announce("The citation is copied.");
            } catch {
              // A page opened from a file may not be allowed to write to the clipboard.
              save(`${record.id}.${atlas.styles[chosen]}.txt`, "text/plain", texts[chosen]);
              announce("The citation is saved as a file.");
            }
          },
        },
        "Copy",
      ),
    ),
    shownText,
  ];
}

/** How to cite a document, or the documents that a record rests on, in each style. */
function citing(atlas, record) {
  if (atlas.citations[record.id]) return ["Cite it", atlas.citations[record.id]];
  const documents = [...new Set((record.citations ?? []).map((each) => each.source))].filter((id) => atlas.citations[id]);
  const texts = atlas.styles.map((style, index) => {
    const each = documents.map((id) => atlas.citations[id][index]);
    return style === "csl-json" ? JSON.stringify(each.flatMap((text) => JSON.parse(text)), null, 2) : each.join("\n");
  });
  return ["Cite the documents it rests on", documents.length > 0 ? texts : []];
}
