// Who learned from whom: the claims of influence around one record, with direction, relation and evidence.

import { counted } from "./data.js";
import { h, s, select } from "./dom.js";
import { canvas, figure, fitted } from "./figure.js";
import { framed, link, links, sources } from "./parts.js";

/** The network around one record, and how often one organization's records shaped another's. */
export function network(atlas, state) {
  const claims = atlas.of("influence").filter((each) => atlas.get(each.from) && atlas.get(each.to));
  const degree = new Map();
  for (const each of claims) for (const id of [each.from, each.to]) degree.set(id, (degree.get(id) ?? 0) + 1);
  const known = [...degree].toSorted((left, right) => right[1] - left[1] || left[0].localeCompare(right[0]));
  const root = degree.has(state.get("at")) ? state.get("at") : known[0]?.[0];
  if (!root) return [h("h1", {}, "Who learned from whom?"), h("p", {}, "No claim of influence is in these records.")];
  const relation = state.get("relation");
  const word = (each) => atlas.word("influence", "relation", each.relation);
  const fits = (each) => relation === "" || each.relation === relation;
  const dated = (left, right) => (left.year ?? 9999) - (right.year ?? 9999) || left.id.localeCompare(right.id);
  const before = claims.filter((each) => each.to === root && fits(each)).toSorted(dated);
  const after = claims.filter((each) => each.from === root && fits(each)).toSorted(dated);
  const picked = [...before, ...after].find((each) => each.id === state.get("claim"));
  const used = atlas.words("influence", "relation").filter(([each]) => claims.some((claim) => claim.relation === each));
  const rows = [["id", "from", "relation", "to", "year", "claimed", "name"], ...[...before, ...after].map((each) => [each.id, each.from, each.relation, each.to, each.year, each.explicit ? "influence" : "parallel", each.name])];
  return [
    h("h1", {}, "Who learned from whom?"),
    h(
      "div",
      { class: "controls" },
      select("Around", root, known.map(([id, number]) => [id, `${atlas.short(id)} (${number})`]), (value) => state.set({ at: value, claim: null })),
      select("Relation", relation, [["", "any"], ...used], (value) => state.set({ relation: value, claim: null })),
    ),
    figure(atlas, {
      id: `influence-${root}`,
      title: `${atlas.short(root)}: what shaped it, and what did it shape?`,
      about: "Read from left to right. A full line is a claim that a source makes; a dashed one is only a likeness that the source draws. Choose a line for its evidence.",
      draw: (width) => ego(atlas, root, before, after, picked, width, (claim) => state.set({ claim })),
      rows,
      records: before.length + after.length,
      missing: "It shows what the sources claim, not all that had an influence; a missing line is no denial.",
    }),
    picked
      ? h(
          "section",
          { class: "panel", "aria-label": "Evidence" },
          h("h3", {}, link(atlas, picked.from), ` ${word(picked)} `, link(atlas, picked.to), picked.year ? ` (${picked.year})` : ""),
          h("p", {}, picked.summary ?? picked.name),
          picked.explicit ? null : h("p", { class: "inferred" }, "The source draws a parallel; it claims no influence."),
          sources(atlas, picked.kind, picked.citations),
        )
      : null,
    h("h2", { "data-count": true }, counted(before.length + after.length, "claim")),
    h(
      "ul",
      {},
      [...before, ...after].map((each) =>
        h("li", { class: each.explicit ? "" : "inferred" }, link(atlas, each.id, true), " ", h("span", { class: "soft small" }, `${atlas.short(each.from)} ${word(each)} ${atlas.short(each.to)}${each.year ? `, ${each.year}` : ""} `), h("button", { type: "button", class: "plain small", onclick: () => state.set({ claim: each.id }) }, "evidence")),
      ),
    ),
    between(atlas, claims),
  ];
}

function ego(atlas, root, before, after, picked, width, pick) {
  const narrow = width < 560;
  const row = 30;
  const label = narrow ? width * 0.36 : width * 0.3;
  const height = Math.max(before.length, after.length, 3) * row + 16;
  const middle = height / 2;
  const side = (claims, left) =>
    claims.map((each, index) => {
      const other = left ? each.from : each.to;
      const y = 8 + (index + 0.5) * ((height - 16) / claims.length);
      const [x1, x2] = left ? [label, width / 2 - (narrow ? 24 : 60)] : [width / 2 + (narrow ? 24 : 60), width - label];
      const bend = (x1 + x2) / 2;
      const path = left ? `M${x1} ${y} C${bend} ${y} ${bend} ${middle} ${x2} ${middle}` : `M${x1} ${middle} C${bend} ${middle} ${bend} ${y} ${x2} ${y}`;
      const end = left ? [x2, middle] : [x2, y];
      return [
        s("path", { class: `edge${picked?.id === each.id ? " picked" : ""}`, d: path, "stroke-dasharray": each.explicit ? null : "4 4" }),
        s("path", { class: "dim", d: `M${end[0]} ${end[1]} l-7 -3.5 v7 z` }),
        s("path", { class: "hit", "data-hit": true, d: path, fill: "none", stroke: "transparent", "stroke-width": 14, "pointer-events": "stroke", onclick: () => pick(each.id) }, s("title", {}, `${each.name}: ${atlas.word("influence", "relation", each.relation)}`)),
        s("a", { href: `#/influence?at=${encodeURIComponent(other)}`, tabindex: "-1" }, s("text", { class: "ink", x: left ? label - 6 : width - label + 6, y: y + 1, "text-anchor": left ? "end" : "start" }, fitted(atlas.short(other), label - 8)), s("title", {}, atlas.title(atlas.get(other)))),
        s("text", { class: "dim small", x: left ? label - 6 : width - label + 6, y: y + 13, "text-anchor": left ? "end" : "start" }, fitted(`${atlas.word("influence", "relation", each.relation)}${each.year ? ` ${each.year}` : ""}`, label, 10)),
      ];
    });
  return canvas(
    width,
    height,
    side(before, true),
    side(after, false),
    s("text", { class: "ink", x: width / 2, y: middle + 4, "text-anchor": "middle", "font-weight": 600 }, fitted(atlas.short(root), narrow ? 48 : 118)),
  );
}

function between(atlas, claims) {
  const owners = atlas.orgs.map((org) => org.id).filter((id) => claims.some((each) => [each.from, each.to].some((end) => own(atlas, end).includes(id))));
  const number = (from, to) => claims.filter((each) => own(atlas, each.from).includes(from) && own(atlas, each.to).includes(to));
  return [
    h("h2", {}, "From which organization to which?"),
    framed(
      "Claims between organizations",
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "From \\ to"), owners.map((id) => h("th", { scope: "col", class: "number" }, atlas.short(id))))),
      h("tbody", {}, owners.map((from) => h("tr", {}, h("th", { scope: "row" }, atlas.short(from)), owners.map((to) => h("td", { class: "number" }, String(number(from, to).length || "")))))),
    ),
    h("p", { class: "small soft" }, "Claims and parallels together; a record of two organizations counts for both. ", links(atlas, owners), "."),
  ];
}

function own(atlas, id) {
  const record = atlas.get(id);
  return atlas.about.orgs.includes(id) ? [id] : (record.orgs ?? []);
}
