// What several views show alike: a link to a record, a list of them, the fields of one, its sources and its disputes.

import { capital, dated } from "./data.js";
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

/** A table in a frame that scrolls where the page is narrow. */
export function framed(label, ...content) {
  return h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": label }, h("table", {}, content));
}

/** The same for cells with text: where the page is narrow, a row becomes a paragraph, each cell with the name of its column. */
export function stacked(label, ...content) {
  const frame = framed(label, content);
  const [table] = frame.children;
  table.className = "stack";
  stack(table);
  return frame;
}

/** Gives each cell the name of its column. Roles are named, as a browser drops those of a table that is not set as one. */
export function stack(table) {
  table.setAttribute("role", "table");
  const names = [...table.querySelectorAll("thead th")].map((each) => each.textContent);
  for (const each of table.querySelectorAll("thead, tbody")) each.setAttribute("role", "rowgroup");
  for (const row of table.rows) {
    row.setAttribute("role", "row");
    for (const [index, cell] of [...row.cells].entries()) {
      cell.setAttribute("role", cell.tagName === "TD" ? "cell" : cell.scope === "row" ? "rowheader" : "columnheader");
      if (cell.tagName === "TD") cell.dataset.label = names[index] ?? "";
    }
  }
}

/** A table from a header and rows of nodes. */
export function table(caption, header, rows) {
  return stacked(
    caption,
    h("caption", {}, caption),
    h("thead", {}, h("tr", {}, header.map((text) => h("th", { scope: "col" }, text)))),
    h("tbody", {}, rows.map((row) => h("tr", {}, row.map((each, index) => (index === 0 ? h("th", { scope: "row" }, each) : h("td", {}, each)))))),
  );
}

/** What pages call the field at a path: `mandate, level`. */
function named(atlas, kind, path) {
  const names = path.split(".");
  return names.map((_, depth) => (atlas.field(kind, names.slice(0, depth + 1).join("."))?.label ?? names[depth]).toLowerCase()).join(", ");
}

/** The citations of a record of this kind, as a list. */
export function sources(atlas, kind, citations) {
  return h(
    "ul",
    {},
    (citations ?? []).map((each) =>
      h(
        "li",
        {},
        link(atlas, each.source, true),
        each.at ? `, ${each.at}` : "",
        each.for ? h("span", { class: "soft" }, ` (for ${each.for.map((path) => named(atlas, kind, path)).join(", ")})`) : "",
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

/** What each source says, and which of them the data follow. */
export function accounts(atlas, record) {
  return h("ul", {}, (record.accounts ?? []).map((account, index) => h("li", {}, account.claim, record.held === index ? h("strong", {}, " (used here)") : "", " ", h("span", { class: "soft small" }, places(atlas, account.citations)))));
}

/** What sources disagree on, at one field. */
export function dispute(atlas, record) {
  return h(
    "details",
    { class: "dispute" },
    h("summary", {}, "Sources disagree: ", record.topic ?? record.name),
    accounts(atlas, record),
    record.resolution ? h("p", {}, record.resolution) : null,
    h("p", { class: "small" }, link(atlas, record.id, true)),
  );
}

/** A value of a field as nodes. */
export function shown(atlas, field, value) {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) {
    if (value.length === 0) return null;
    if (field.parts) return items(atlas, field, value);
    if (field.type === "link") return links(atlas, value, true);
    return value.map((each) => (field.words ? (field.words[each] ?? each) : String(each))).join("; ");
  }
  if (field.keyed) {
    return h(
      "ul",
      { class: "plain" },
      Object.entries(value)
        .filter(([, each]) => Object.keys(each).length > 0)
        .map(([word, each]) => h("li", {}, h("strong", { title: field.meanings?.[word] }, capital(field.words?.[word] ?? word)), ": ", sentence(atlas, field.parts, each, true))),
    );
  }
  if (field.parts) return h("dl", { class: "facts" }, field.parts.filter((part) => part.name !== "citations").map((part) => fact(atlas, part, value[part.name])));
  if (field.type === "link") return link(atlas, value, true);
  if (field.type === "date") return dated(value);
  if (field.type === "url") return external(value);
  if (field.type === "flag") return value ? "yes" : "no";
  if (typeof value === "number" && !/year$/.test(field.name)) return value.toLocaleString("en");
  return field.words?.[value] ?? String(value);
}

/** A field with its value as a row of a list of facts; nothing where it has none. */
export function fact(atlas, field, value, ...more) {
  const node = shown(atlas, field, value);
  if (node === null || node === "") return null;
  return [h("dt", { title: field.meaning }, field.label), h("dd", {}, node, more)];
}

/** The part of an item that is prose, where every item has it. */
function prose(parts, list, least = 40) {
  return parts.find((part) => part.type === "text" && !part.words && !part.parts && list.every((each) => typeof each[part.name] === "string") && list.some((each) => each[part.name].length > least));
}

/** Several items of the same parts: sentences where they are prose, else a table. */
function items(atlas, field, list) {
  const used = field.parts.filter((part) => part.name !== "citations" && list.some((each) => shown(atlas, part, each[part.name]) !== null));
  if (prose(used, list) || used.length < 2) return h("ul", { class: "plain" }, list.map((each) => h("li", {}, sentence(atlas, field.parts, each))));
  const cited = list.some((each) => (each.citations ?? []).length > 0);
  const header = [...used.map((part) => h("th", { scope: "col", title: part.meaning, class: kept(part) }, part.label)), cited ? h("th", { scope: "col" }, "Sources") : null];
  return stacked(
    field.label,
    h("thead", {}, h("tr", {}, header)),
    h("tbody", {}, list.map((each) => h("tr", {}, used.map((part) => h("td", { class: kept(part) }, entry(atlas, part, each[part.name]))), cited ? h("td", { class: "small soft" }, places(atlas, each.citations)) : null))),
  );
}

/** Numbers are set to the right, and dates are not broken. */
function kept(part) {
  return part.type === "number" || part.type === "date" ? part.type : null;
}

/** A value within a table: a link by its short name, items of parts in a line. */
function entry(atlas, part, value) {
  if (part.type === "link" && value && !part.parts) return links(atlas, [value].flat());
  if (part.parts && Array.isArray(value)) return value.flatMap((each, index) => [index > 0 ? h("br") : null, h("span", { class: "whole" }, brief(atlas, part, each))]);
  return shown(atlas, part, value);
}

function brief(atlas, field, value) {
  const told = field.parts.filter((part) => part.name !== "citations").map((part) => entry(atlas, part, value[part.name]));
  return told.filter((node) => node !== null && node !== undefined && node !== "").flatMap((node, index) => [index > 0 ? " " : null, node]);
}

/** An item as a sentence: what is short, then what is prose, then all else with its name, then where it was read. With
 * `named`, something is before it already, and what is short comes last. */
function sentence(atlas, fields, value, named = false) {
  const known = fields.filter((part) => part.name !== "citations" && part.type !== "flag").map((part) => [part, shown(atlas, part, value[part.name])]).filter(([, node]) => node !== null && node !== "");
  const main = prose(known.map(([part]) => part), [value], 0);
  const lead = known.filter(([part]) => part !== main && !part.parts && (part.words || part.type === "date" || part.type === "number" || part.name === "year"));
  const rest = known.filter((each) => each[0] !== main && !lead.includes(each));
  const flags = fields.filter((part) => part.type === "flag" && value[part.name] && part.name !== "present").map((part) => part.label.toLowerCase());
  const short = lead.flatMap(([, node], index) => [index > 0 ? ", " : null, node]);
  const before = !named && short.length > 0;
  const said = [
    before ? short : null,
    main ? [before ? ": " : null, value[main.name]] : null,
    rest.map(([part, node], index) => [index > 0 || before || main ? (main && index === 0 ? " " : "; ") : null, h("span", { class: "soft small" }, `${part.label} `), node]),
    named && short.length > 0 ? h("span", { class: "soft small" }, " (", short, ")") : null,
    flags.length > 0 ? ` (${flags.join(", ")})` : null,
  ];
  return [said, (value.citations ?? []).length > 0 ? h("span", { class: "soft small" }, " [", places(atlas, value.citations), "]") : null];
}

/** Where something was read, in short. */
function places(atlas, citations) {
  return (citations ?? []).map((each) => [atlas.short(each.source), each.at].filter(Boolean).join(", ")).join("; ");
}
