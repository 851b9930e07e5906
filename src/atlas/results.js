// Search results.

import { capital, counted, grouped } from "./data.js";
import { h } from "./dom.js";
import { orgs } from "./parts.js";
import { find } from "./find.js";

const FIRST = 20;

/** What was found for the words of the address. */
export function results(atlas, state) {
  const words = state.get("q");
  const kind = state.get("kind");
  const { hits, good, notes } = find(atlas, words);
  const found = hits.slice(0, good);
  const fit = found.filter((hit) => kind === "" || hit.record.kind === kind);
  const all = state.get("all") === "1";
  const kinds = [...grouped(found, (hit) => hit.record.kind)].toSorted((left, right) => right[1].length - left[1].length);
  return [
    h("h1", {}, `“${words}”`),
    h("p", { class: "small soft", "data-count": true }, fit.length === 0 ? "No record has these words. Try fewer, or the name of a mission, a document or a tool." : counted(fit.length, "record")),
    notes.map((note) => h("p", { class: "small soft" }, `${capital(note)}.`)),
    kinds.length > 1
      ? h(
          "p",
          { class: "small chips" },
          h("button", { type: "button", class: "plain", "aria-pressed": String(kind === ""), onclick: () => state.set({ kind: null }) }, "All"),
          kinds.map(([name, hits]) => [" · ", h("button", { type: "button", class: "plain", "aria-pressed": String(kind === name), onclick: () => state.set({ kind: name }) }, `${atlas.kinds.get(name).titles} (${hits.length})`)]),
        )
      : null,
    h(
      "ol",
      { class: "results" },
      (all ? fit : fit.slice(0, FIRST)).map((hit) =>
        h(
          "li",
          {},
          h("a", { href: `#/${encodeURIComponent(hit.record.id)}` }, atlas.title(hit.record)),
          " ",
          h("span", { class: "small soft" }, atlas.kinds.get(hit.record.kind).title, (hit.record.orgs ?? []).length > 0 ? [" · ", orgs(atlas, hit.record.orgs)] : "", hit.record.year ? ` · ${hit.record.year}` : ""),
          hit.record.summary ? h("p", {}, hit.record.summary) : null,
        ),
      ),
    ),
    !all && fit.length > FIRST ? h("p", {}, h("button", { type: "button", onclick: () => state.set({ all: "1" }) }, `Show all ${fit.length}`)) : null,
  ];
}
