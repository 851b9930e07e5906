// Tools: who began with them, and who took them up.

import { capital, counted } from "./data.js";
import { checks, h, s, select } from "./dom.js";
import { canvas, extent, figure, fitted, years } from "./figure.js";
import { link, links, stacked } from "./parts.js";

/** The spread of tools over the years. */
export function tools(atlas, state) {
  const all = atlas.of("tool").toSorted((left, right) => (left.year ?? 9999) - (right.year ?? 9999) || left.id.localeCompare(right.id));
  const org = state.list("org");
  const category = state.get("category");
  const found = all.filter((each) => (org.length === 0 || each.orgs?.some((id) => org.includes(id))) && (category === "" || each.category === category));
  const users = atlas.orgs.filter((each) => all.some((tool) => tool.orgs?.includes(each.id))).map((each) => [each.id, atlas.short(each.id)]);
  const rows = [["tool", "user", "year", "role", "inferred"], ...found.flatMap((tool) => [[tool.id, tool.pioneered_by, tool.year, "first", false], ...(tool.adopted_by ?? []).map((each) => [tool.id, each.by, each.year, "took it up", Boolean(each.inferred)])])];
  return [
    h("h1", {}, "Which tools spread, and to whom?"),
    h("div", { class: "controls" }, select("Category", category, [["", "any"], ...atlas.words("tool", "category").map(([word, title]) => [word, capital(title)])], (value) => state.set({ category: value })), checks("Used by", org, users, (value) => state.set({ org: value }))),
    found.length === 0
      ? h("p", { "data-count": true }, "Nothing matches these filters.")
      : [
          figure(atlas, {
            id: "tools",
            title: `When did ${counted(found.length, "tool")} begin, and when were they taken up?`,
            about: "A diamond is the first known use, a dot a later user; a hollow dot is inferred. A mark without a known year is at the right.",
            draw: (width) => spread(atlas, found, width),
            rows,
            records: found.length,
            missing: "It shows who is named as a user, not how well a tool worked or how widely it was used.",
          }),
          h("h2", { "data-count": true }, found.length === all.length ? counted(all.length, "tool") : `${found.length} of ${counted(all.length, "tool")}`),
          stacked(
            "Tools",
            h("thead", {}, h("tr", {}, ["Tool", "Year", "First used by", "Taken up by"].map((text) => h("th", { scope: "col" }, text)))),
            h("tbody", {}, found.map((tool) => h("tr", {}, h("th", { scope: "row" }, link(atlas, tool.id)), h("td", {}, tool.year ? String(tool.year) : ""), h("td", {}, tool.pioneered_by ? link(atlas, tool.pioneered_by) : ""), h("td", {}, takers(atlas, tool))))),
          ),
        ],
  ];
}

function takers(atlas, tool) {
  return (tool.adopted_by ?? []).map((each, index) => [index > 0 ? ", " : null, h("span", { class: each.inferred ? "inferred" : "" }, links(atlas, [each.by]), each.year ? ` ${each.year}` : "", each.inferred ? " (inferred)" : "")]);
}

function spread(atlas, found, width) {
  const narrow = width < 560;
  const dates = found.flatMap((tool) => [tool.year, ...(tool.adopted_by ?? []).map((each) => each.year)]).filter(Boolean);
  const [first, last] = dates.length > 0 ? [Math.min(...dates), Math.max(...dates) + 1] : [2000, 2020];
  const label = narrow ? 0 : Math.min(260, Math.max(...found.map((tool) => extent(atlas.short(tool.id)))) + 12);
  const undated = Math.max(...found.map((tool) => [tool, ...(tool.adopted_by ?? [])].filter((each) => !each.year).length));
  const right = undated > 0 ? Math.max(44, undated * 9 + 4) : 0;
  const across = width - label - right - 40;
  const place = (year) => label + 8 + ((year - first) / (last - first)) * across;
  const row = narrow ? 36 : 22;
  const top = 24;
  const height = top + found.length * row;
  const accent = (id, tool) => atlas.accent((atlas.get(id)?.orgs ?? tool.orgs ?? [])[0] ?? id);
  const drawn = found.map((tool, index) => {
    const y = top + index * row + (narrow ? 26 : 11);
    const later = (tool.adopted_by ?? []).toSorted((left, right) => (left.year ?? 9999) - (right.year ?? 9999));
    const ends = [tool.year, ...later.map((each) => each.year)].filter(Boolean);
    let unknown = width - right + 6;
    const perYear = new Map();
    const at = (year) => {
      if (!year) return (unknown += 9) - 9;
      const before = perYear.get(year) ?? 0;
      perYear.set(year, before + 1);
      return place(year) + before * 9;
    };
    const begin = at(tool.year);
    // Colours are joined by names: who uses it, beside the marks.
    const users = (tool.orgs ?? []).map((id) => atlas.short(id)).join(", ");
    const latest = Math.max(...ends);
    const beside = ends.length === 0 ? label + 8 : place(latest) + (ends.filter((year) => year === latest).length - 1) * 9 + 10;
    const fits = beside + extent(users, 10.5) < width - right - 2;
    return [
      s("a", { href: `#/${encodeURIComponent(tool.id)}`, tabindex: "-1" }, s("text", { class: "ink", x: 0, y: narrow ? y - 10 : y + 4 }, fitted(atlas.short(tool.id), narrow ? width : label - 8)), s("title", {}, tool.name)),
      ends.length > 1 ? s("line", { class: "rule", x1: place(Math.min(...ends)), x2: place(Math.max(...ends)), y1: y, y2: y, "stroke-width": 2 }) : null,
      s("path", { class: `f${accent(tool.pioneered_by, tool)}`, d: `M${begin} ${y - 6} l6 6 l-6 6 l-6 -6 z` }, s("title", {}, `${atlas.short(tool.pioneered_by ?? tool.orgs?.[0] ?? tool.id)} ${tool.year ?? ""}`)),
      s("text", { class: "dim small", x: fits ? beside : place(Math.min(...ends)) - 10, y: y + 4, "text-anchor": fits ? "start" : "end" }, users),
      later.map((each) => s("circle", { class: each.inferred ? `hollow s${accent(each.by, tool)}` : `f${accent(each.by, tool)}`, cx: at(each.year), cy: y, r: 4, "stroke-width": each.inferred ? 1.5 : 0 }, s("title", {}, `${atlas.short(each.by)} ${each.year ?? ""}${each.inferred ? " (inferred)" : ""}`))),
    ];
  });
  return canvas(width, height, years(first, last, place, top - 4, height, across), right > 0 ? s("text", { class: "dim small", x: width - right, y: 16 }, "no year") : null, drawn);
}
