// A figure with all that belongs to it: a title that asks or says something, the picture, what it does not show, its
// source, its data as CSV and itself as SVG.

import { counted } from "./data.js";
import { h, s, save } from "./dom.js";

/** The usual size of the page's text, in pixels. */
const TEXT = 17;

/** A cell of CSV: quoted where it must be, and never a formula. */
function cell(value) {
  const text = value === null || value === undefined ? "" : String(value);
  const safe = typeof value === "string" && /^[=+\-@\t\r']/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows of cells as CSV by RFC 4180. */
export function csv(rows) {
  return rows.map((row) => row.map(cell).join(",") + "\r\n").join("");
}

/** The size at which a line fits the width, at most `most`. */
function sized(text, width, most) {
  return Math.min(most, width / (text.length * 0.56)).toFixed(1);
}

/** The picture as a file of its own: with the colours that the page's style gives it. */
function standalone(picture, title, source) {
  const copy = picture.cloneNode(true);
  const [, , width, height] = picture.getAttribute("viewBox").split(" ").map(Number);
  const walk = (from, to) => {
    const style = getComputedStyle(from);
    for (const name of ["fill", "stroke", "stroke-width", "stroke-dasharray", "font-size", "font-weight", "text-anchor", "opacity"]) {
      const value = style.getPropertyValue(name);
      if (value) to.setAttribute(name, value);
    }
    to.removeAttribute("class");
    for (const [index, child] of [...from.children].entries()) walk(child, to.children[index]);
  };
  walk(picture, copy);
  for (const hit of copy.querySelectorAll("[data-hit]")) hit.remove();
  for (const link of copy.querySelectorAll("a")) link.removeAttribute("href");
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("viewBox", `0 -34 ${width} ${height + 58}`);
  copy.setAttribute("width", width);
  copy.setAttribute("height", height + 58);
  copy.setAttribute("font-family", "system-ui, sans-serif");
  const paper = getComputedStyle(document.documentElement).backgroundColor;
  const ink = getComputedStyle(document.documentElement).color;
  copy.prepend(
    s("title", {}, title),
    s("rect", { x: 0, y: -34, width, height: height + 58, fill: paper }),
    s("text", { x: 0, y: -14, "font-size": sized(title, width, 15), "font-weight": 600, fill: ink }, title),
  );
  copy.append(s("text", { x: 0, y: height + 16, "font-size": sized(source, width, 10), fill: ink }, source));
  return new XMLSerializer().serializeToString(copy);
}

/** What belongs under a figure or a table of many records: what it says, what it does not show, its source, its data. */
export function notes(atlas, { id, about, rows, records, missing, picture }) {
  const plain = (text, onclick) => h("button", { type: "button", class: "plain", onclick }, text);
  return [
    about ? h("p", {}, about) : null,
    h("p", {}, `From ${counted(records, "record")}. ${missing}`),
    h(
      "p",
      {},
      source(atlas),
      h("span", { class: "download" }, " ", plain("Data as CSV", () => save(`${id}.csv`, "text/csv", `\uFEFF${csv(rows)}`)), picture ? [" · ", plain("Figure as SVG", () => save(`${id}.svg`, "image/svg+xml", picture()))] : null),
    ),
  ];
}

function source(atlas) {
  return `Source: ${atlas.about.evidence}.`;
}

/**
 * A figure.
 *
 * `draw(width)` gives an `<svg>`; it is called again when the width changes, so that a phone gets a drawing of its own.
 * `rows` are the data, the header first.
 */
export function figure(atlas, { id, title, about, draw, rows, records, missing }) {
  const holder = h("div", {});
  const picture = () => standalone(holder.firstChild, title, source(atlas));
  const element = h("figure", { id: `figure-${id}` }, h("h2", {}, title), holder, h("figcaption", {}, notes(atlas, { id, about, rows, records, missing, picture })));
  let drawn = 0;
  const redraw = (width) => {
    if (width < 1 || Math.abs(width - drawn) < 8) return;
    drawn = width;
    // Where the page's text is set larger than usual, so is that of the drawing.
    const scale = Math.max(1, parseFloat(getComputedStyle(document.documentElement).fontSize) / TEXT);
    const drawing = draw(Math.round(width / scale));
    // Not an image: it holds links, which an image may not.
    drawing.setAttribute("role", "group");
    drawing.setAttribute("aria-label", `${title} The table or list that follows has the same facts.`);
    holder.replaceChildren(drawing);
  };
  new ResizeObserver((entries) => redraw(entries[0].contentRect.width)).observe(holder);
  return element;
}

/** A canvas of this size. */
export function canvas(width, height, ...children) {
  return s("svg", { viewBox: `0 0 ${width} ${height}` }, children);
}

/** The width that a text takes, near enough to keep labels apart. */
export function extent(text, size = 12) {
  return text.length * size * 0.57;
}

/** The text cut to a width, with an ellipsis where it was cut. */
export function fitted(text, width, size = 12) {
  const most = Math.max(3, Math.floor(width / (size * 0.57)));
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}

/** Years along a horizontal axis, as many as there is room for. */
export function years(from, to, place, top, bottom, width) {
  const step = [1, 2, 5, 10].find((each) => ((to - from) / each) * 40 < width) ?? 10;
  const marks = [];
  for (let year = Math.ceil(from / step) * step; year <= to; year += step) {
    marks.push(
      s("line", { class: "rule", x1: place(year), x2: place(year), y1: top, y2: bottom }),
      s("text", { class: "dim small", x: place(year), y: top - 4, "text-anchor": "middle" }, String(year)),
    );
  }
  return marks;
}
