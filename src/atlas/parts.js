// What several views show alike: a link to a record, a list of them, the fields of one, its sources and its disputes.

import { counted, dated } from "./data.js";
import { external, h } from "./dom.js";

/** A link to a record by its short or its full name; text where the page has no such record. */
export function link(atlas, id, full = false) {
  const record = atlas.get(id);
  if (!record) return h("span", {}, id);
  return h("a", { href: `#/${encodeURIComponent(id)}` }, full ? atlas.title(record) : atlas.short(id));
}

/** Links, joined by commas. */
export function links(atlas, ids, full = false) {
  return (ids ?? []).flatMap((id, index) => [index > 0 ? ", " : null, link(atlas, id, full)]);
}

/** Organizations by acronym, each in its accent. */
export function orgs(atlas, ids) {
  return (ids ?? []).flatMap((id, index) => [index > 0 ? ", " : null, h("span", { class: `o${atlas.accent(id)}` }, atlas.short(id))]);
}

/** A table from a header and rows of nodes. */
export function table(caption, header, rows) {
  return h(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": caption },
    h(
      "table",
      {},
      h("caption", {}, caption),
      h("thead", {}, h("tr", {}, header.map((text) => h("th", { scope: "col" }, text)))),
      h("tbody", {}, rows.map((row) => h("tr", {}, row.map((each, index) => (index === 0 ? h("th", { scope: "row" }, each) : h("td", {}, each)))))),
    ),
  );
}

/** The citations of a record or of an item, as a list. */
export function sources(atlas, citations) {
  return h(
    "ul",
    {},
    (citations ?? []).map((each) =>
      h(
        "li",
        {},
        link(atlas, each.source, true),
        each.at ? `, ${each.at}` : "",
        each.for ? h("span", { class: "soft" }, ` (for ${each.for.join(", ")})`) : "",
        each.via ? h("span", { class: "soft" }, `; seen through ${each.via}`) : "",
        each.doubt ? h("span", { class: "inferred" }, `; in doubt: ${each.doubt}`) : "",
        address(atlas, each.source),
      ),
    ),
  );
}

function address(atlas, id) {
  const url = atlas.get(id)?.url;
  return url ? [" ", external(url)] : "";
}

/** What sources disagree on, at one field. */
export function dispute(atlas, record) {
  return h(
    "details",
    { class: "dispute" },
    h("summary", {}, "Sources disagree: ", record.topic ?? record.name),
    h(
      "ul",
      {},
      (record.accounts ?? []).map((account, index) =>
        h("li", {}, account.claim, record.held === index ? h("strong", {}, " (used here)") : "", " ", h("span", { class: "soft small" }, (account.citations ?? []).map((each) => [atlas.short(each.source), each.at].filter(Boolean).join(", ")).join("; "))),
      ),
    ),
    record.resolution ? h("p", {}, record.resolution) : null,
    h("p", { class: "small" }, link(atlas, record.id, true)),
  );
}

/** A value of a field as nodes. */
export function shown(atlas, kind, field, value) {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) {
    if (value.length === 0) return null;
    if (field.parts) return h("ul", {}, value.map((each) => h("li", {}, parts(atlas, kind, field, each))));
    if (field.type === "link") return links(atlas, value, true);
    return value.map((each) => (field.words ? (field.words[each] ?? each) : String(each))).join("; ");
  }
  if (field.keyed) {
    return h(
      "ul",
      {},
      Object.entries(value)
        .filter(([, each]) => Object.keys(each).length > 0)
        .map(([word, each]) => h("li", {}, h("strong", {}, field.words?.[word] ?? word), ": ", parts(atlas, kind, field, each))),
    );
  }
  if (field.parts) return parts(atlas, kind, field, value);
  if (field.type === "link") return link(atlas, value, true);
  if (field.type === "date") return dated(value);
  if (field.type === "url") return external(value);
  if (field.type === "flag") return value ? "yes" : "no";
  return field.words?.[value] ?? String(value);
}

function parts(atlas, kind, field, value) {
  const told = field.parts
    .filter((part) => part.name !== "citations" && value[part.name] !== undefined)
    .map((part) => [part, shown(atlas, kind, part, value[part.name])])
    .filter(([, node]) => node !== null);
  const nodes = told.flatMap(([part, node], index) => [
    index > 0 ? "; " : null,
    part.type === "text" && ["text", "claim"].includes(part.name) ? null : h("span", { class: "soft small" }, `${part.label} `),
    node,
  ]);
  const cited = (value.citations ?? []).map((each) => [atlas.short(each.source), each.at].filter(Boolean).join(", "));
  return [nodes, cited.length > 0 ? h("span", { class: "soft small" }, ` [${cited.join("; ")}]`) : null];
}

/** A line on how many of how many are shown, with a way to see all. */
export function count(shownNumber, all, one, many) {
  return h("p", { class: "small soft" }, shownNumber === all ? counted(all, one, many) : `${shownNumber} of ${counted(all, one, many)}`);
}
