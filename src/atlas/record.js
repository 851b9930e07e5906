// One record: what it is, its facts, what disagrees, what refers to it, its sources, and how to cite it.

import { grouped } from "./data.js";
import { announce, h, save } from "./dom.js";
import { accounts, dispute, fact, link, orgs, sources } from "./parts.js";

/** What the head of the page has, or what belongs to the data rather than to the thing. */
const ABOVE = new Set(["id", "kind", "name", "summary", "orgs", "layer", "citations", "acronym"]);

/** Lists of at most so many are open. */
const OPEN = 12;

/** The page of a record. */
export function recordPage(atlas, record) {
  const kind = atlas.kinds.get(record.kind);
  const disputes = atlas.disputes.get(record.id) ?? [];
  const at = (name) => disputes.filter((each) => each.field.split(".")[0] === name).map((each) => dispute(atlas, each.record));
  const general = disputes.filter((each) => each.field === "" || ABOVE.has(each.field.split(".")[0]));
  // A year beside a date is there for scripts; accounts are set as such.
  const left = (field) => !ABOVE.has(field.name) && !(field.name === "year" && record.date) && !(kind.dispute && ["accounts", "held"].includes(field.name));
  const facts = kind.fields.filter(left).map((field) => fact(atlas, field, record[field.name], at(field.name))).filter(Boolean);
  const remarks = kind.fields.map((field) => field.remarks?.[record[field.name]]).filter(Boolean);
  const joins = !kind.joins && atlas.records.some((each) => atlas.kinds.get(each.kind).joins && (each.from === record.id || each.to === record.id));
  return [
    h("p", { class: "kind" }, kind.title, (record.orgs ?? []).length > 0 ? [" · ", orgs(atlas, record.orgs)] : "", record.layer === "supplement" ? " · added to the paper" : ""),
    h("h1", {}, atlas.title(record)),
    record.summary ? h("p", { class: "lead" }, record.summary) : null,
    remarks.map((text) => h("p", { class: "small soft" }, text)),
    kind.dispute ? [h("h2", {}, "What each source says"), accounts(atlas, record)] : null,
    facts.length > 0 ? h("dl", { class: "facts" }, facts) : null,
    general.length > 0 ? [h("h2", {}, "Where sources disagree"), general.map((each) => dispute(atlas, each.record))] : null,
    referred(atlas, record),
    joins ? h("p", {}, h("a", { href: `#/influence?at=${encodeURIComponent(record.id)}` }, "Drawn: what shaped it, and what it shaped")) : null,
    h("h2", {}, "Sources"),
    (record.citations ?? []).length > 0 ? sources(atlas, record.kind, record.citations) : h("p", { class: "soft" }, kind.dispute ? "They are named at each account above." : "The record is itself a source, or a name that needs none."),
    cited(atlas, record),
    h("p", { class: "small soft" }, `Address of this record: ${location.href.split("#")[0].split("/").at(-1)}#/${encodeURIComponent(record.id)}`),
  ];
}

/** Who links here, by what the link says from this end; those that only cite it come last, and disputes are shown above. */
function referred(atlas, record) {
  const references = (atlas.references.get(record.id) ?? []).filter((each) => !atlas.kinds.get(each.record.kind).dispute);
  if (references.length === 0) return null;
  const groups = grouped(references, (each) => {
    const { titles } = atlas.kinds.get(each.record.kind);
    if (each.field.name === "source") return `Cited by ${titles.toLowerCase()}`;
    return each.field.inverse ?? titles;
  });
  const [named, citing] = [true, false].map((wanted) => [...groups].filter(([, list]) => (list[0].field.name !== "source") === wanted));
  return [
    h("h2", {}, "What refers to it"),
    [...named, ...citing].map(([title, list]) =>
      h(
        "details",
        { open: list.length <= OPEN },
        h("summary", {}, `${title} (${list.length})`),
        h("ul", {}, list.toSorted(byYear).map((each) => h("li", {}, link(atlas, each.record.id, true), each.record.year ? h("span", { class: "soft small" }, ` ${each.record.year}`) : null))),
      ),
    ),
  ];
}

function byYear(left, right) {
  return (left.record.year ?? 9999) - (right.record.year ?? 9999) || left.record.id.localeCompare(right.record.id);
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
