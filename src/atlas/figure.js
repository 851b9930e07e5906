// A figure with all that belongs to it: a title that asks or says something, the picture, what it does not show, its
// source, its data as CSV and itself as SVG.

import { counted } from "./data.js";
import { h, s, save } from "./dom.js";

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
    s("rect", { x: 0, y: -34, width, height: height + 58, fill: paper }),
    s("text", { x: 0, y: -14, "font-size": 15, "font-weight": 600, fill: ink }, title),
  );
  copy.append(s("text", { x: 0, y: height + 16, "font-size": 10, fill: ink }, source));
  return new XMLSerializer().serializeToString(copy);
}

/**
 * A figure.
 *
 * `draw(width)` gives an `<svg>`; it is called again when the width changes, so that a phone gets a drawing of its own.
 * `rows` are the data, the header first.
 */
export function figure(atlas, { id, title, about, draw, rows, records, missing, wide = true }) {
  const source = `Source: ${atlas.about.name} ${atlas.about.version}; evidence to ${atlas.about.evidence_to}.`;
  const holder = h("div", { class: wide ? "" : "scroll" });
  const caption = h(
    "figcaption",
    {},
    about ? h("p", {}, about) : null,
    h("p", {}, `From ${counted(records, "record")}. ${missing}`),
    h(
      "p",
      {},
      source,
      h(
        "span",
        { class: "download" },
        " ",
        h("button", { type: "button", class: "plain", onclick: () => save(`${id}.csv`, "text/csv", `\uFEFF${csv(rows)}`) }, "Data as CSV"),
        " · ",
        h("button", { type: "button", class: "plain", onclick: () => save(`${id}.svg`, "image/svg+xml", standalone(holder.firstChild, title, source)) }, "Figure as SVG"),
      ),
    ),
  );
  const element = h("figure", { id: `figure-${id}` }, h("h2", {}, title), holder, caption);
  let drawn = 0;
  const redraw = (width) => {
    if (width < 1 || Math.abs(width - drawn) < 8) return;
    drawn = width;
    const picture = draw(Math.round(width));
    // Not an image: it holds links, which an image may not.
    picture.setAttribute("role", "group");
    picture.setAttribute("aria-label", `${title} The table or list that follows has the same facts.`);
    holder.replaceChildren(picture);
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
  return text.length * size * 0.54;
}

/** The text cut to a width, with an ellipsis where it was cut. */
export function fitted(text, width, size = 12) {
  const most = Math.max(3, Math.floor(width / (size * 0.54)));
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}

/** Years along a horizontal axis, as many as there is room for. */
export function years(from, to, place, top, bottom, width) {
  const step = [1, 2, 5, 10].find((each) => ((to - from) / each) * 40 < width) ?? 10;
  const marks = [];
  for (let year = Math.ceil(from / step) * step; year <= to; year += step) {
    marks.push(
      s("line", { class: "rule", x1: place(year), x2: place(year), y1: top, y2: bottom }),
      s("text", { class: "dim small", x: place(year) + 2, y: top - 4 }, String(year)),
    );
  }
  return marks;
}
