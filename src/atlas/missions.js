// Missions as spans: where, for how long, with what mandate.

import { counted, dated, instant, reach, yearOf } from "./data.js";
import { checks, h, s, select } from "./dom.js";
import { canvas, extent, figure, fitted, years } from "./figure.js";
import { link, links, orgs } from "./parts.js";

/** Missions by country, organization, mandate and time. */
export function missions(atlas, state) {
  const all = atlas.of("mission").toSorted((left, right) => (left.start ?? "9").localeCompare(right.start ?? "9") || left.id.localeCompare(right.id));
  const levels = atlas.words("mission", "mandate.level");
  const org = state.list("org");
  const level = state.list("mandate");
  const country = state.get("country");
  const year = state.get("active");
  const running = year ? new Set(Object.values(atlas.states[year] ?? {}).flatMap((each) => each.missions)) : null;
  const unsure = year ? new Set(Object.values(atlas.states[year] ?? {}).flatMap((each) => each.missions_uncertain)) : new Set();
  const fits = (each) =>
    (org.length === 0 || (each.orgs ?? []).some((id) => org.includes(id))) &&
    (level.length === 0 || level.includes(each.mandate.level)) &&
    (country === "" || (each.countries ?? []).includes(country));
  const found = all.filter((each) => fits(each) && (!running || running.has(each.id)));
  const uncertain = all.filter((each) => fits(each) && unsure.has(each.id));
  const countries = [...new Set(all.flatMap((each) => each.countries ?? []))].map((id) => [id, atlas.short(id)]).toSorted((left, right) => left[1].localeCompare(right[1]));
  const states = Object.keys(atlas.states).map((each) => [each, each]);
  const runners = atlas.orgs.filter((each) => all.some((mission) => mission.orgs?.includes(each.id))).map((each) => [each.id, atlas.short(each.id)]);
  const rows = [["id", "name", "orgs", "countries", "start", "end", "status", "mandate", "mandate_since"], ...found.map((each) => [each.id, each.name, (each.orgs ?? []).join("; "), (each.countries ?? []).join("; "), each.start, each.end, each.status, each.mandate.level, each.mandate.since])];
  return [
    h("h1", {}, "Which missions, with what mandate, until when?"),
    h(
      "div",
      { class: "controls" },
      select("Country", country, [["", "any"], ...countries], (value) => state.set({ country: value })),
      select("Running in", year, [["", "any year"], ...states], (value) => state.set({ active: value })),
      checks("Run by", org, runners, (value) => state.set({ org: value })),
      checks("Mandate to protect", level, levels, (value) => state.set({ mandate: value })),
    ),
    uncertain.length > 0 ? h("p", { class: "panel" }, `Uncertain in ${year}, as no end is known: `, links(atlas, uncertain.map((each) => each.id)), ".") : null,
    found.length === 0
      ? h("p", { "data-count": true }, "Nothing matches these filters.")
      : [
          figure(atlas, {
            id: "missions",
            title: `How long did ${counted(found.length, "mission")} run, and since when were they to protect civilians?`,
            about: "A thin bar is a mission; it is thick from when its mandate to protect is dated. The letter is the strongest level: E explicit, T training, I implicit, N none, ? not known. A dashed end is open or not known.",
            draw: (width) => bars(atlas, found, width),
            rows,
            records: found.length,
            missing: "The length of a bar says nothing on the size of a mission; a mandate is not what was done with it.",
          }),
          h("h2", { "data-count": true }, found.length === all.length ? counted(all.length, "mission") : `${found.length} of ${counted(all.length, "mission")}`),
          h(
            "div",
            { class: "scroll", tabindex: "0", role: "region", "aria-label": "Missions" },
            h(
              "table",
              {},
              h("thead", {}, h("tr", {}, ["Mission", "Run by", "Where", "From", "To", "Status", "Mandate to protect"].map((text) => h("th", { scope: "col" }, text)))),
              h("tbody", {}, found.map((each) => h("tr", {}, h("th", { scope: "row" }, link(atlas, each.id)), h("td", {}, orgs(atlas, each.orgs)), h("td", {}, links(atlas, each.countries)), h("td", {}, dated(each.start)), h("td", {}, ending(each)), h("td", {}, each.status), h("td", {}, mandate(atlas, each))))),
            ),
          ),
        ],
  ];
}

function ending(mission) {
  if (mission.end) return dated(mission.end);
  const { to, open } = reach(mission);
  if (open && !to) return "no term set";
  return to ? h("span", { class: "inferred" }, `known to ${dated(to)}`) : "";
}

function mandate(atlas, mission) {
  const { level, since, judged } = mission.mandate;
  const seen = (mission.mandate.history ?? []).find((each) => each.level === level && each.seen_by)?.seen_by;
  const when = since ? ` since ${dated(since)}` : seen ? ` (by ${dated(seen)})` : "";
  return h("span", { class: judged === "inferred" ? "inferred" : "" }, `${level}${when}`);
}

function letter(level) {
  return { explicit: "E", training: "T", implicit: "I", none: "N" }[level] ?? "?";
}

function bars(atlas, found, width) {
  const dated = found.filter((each) => each.start);
  const narrow = width < 560;
  const label = narrow ? 0 : Math.min(200, Math.max(...found.map((each) => extent(atlas.short(each.id)))) + 28);
  const last = yearOf(atlas.about.checked) + 1;
  const first = Math.min(...dated.map((each) => yearOf(each.start)), last - 1);
  const place = (time) => label + ((time - first) / (last - first)) * (width - label - 8);
  const row = narrow ? 34 : 20;
  const top = 24;
  const height = top + found.length * row + 4;
  const now = instant(atlas.about.checked, true);
  const drawn = found.map((each, index) => {
    const y = top + index * row + (narrow ? 24 : 10);
    const accent = atlas.accent((each.orgs ?? [])[0] ?? "");
    const name = s(
      "a",
      { href: `#/${encodeURIComponent(each.id)}`, tabindex: "-1" },
      s("text", { class: "ink", x: narrow ? 0 : 18, y: narrow ? y - 9 : y + 4 }, narrow ? `${letter(each.mandate.level)}  ${fitted(atlas.short(each.id), width)}` : fitted(atlas.short(each.id), label - 24)),
      narrow ? null : s("text", { class: "dim", x: 0, y: y + 4 }, letter(each.mandate.level)),
      s("title", {}, `${each.name}: ${each.mandate.level}`),
    );
    if (!each.start) return [name, s("text", { class: "dim small", x: place(first), y: y + 4 }, each.status === "never-launched" ? "never launched" : "start not known")];
    const { to, open } = reach(each);
    const from = instant(each.start);
    const sure = to ? Math.max(instant(to, true), from) : open ? now : from + 0.4;
    const level = (each.mandate.history ?? []).filter((step) => step.from && ["explicit", "training"].includes(step.level)).map((step) => instant(step.from)).sort((left, right) => left - right)[0];
    const end = Math.min(sure, last);
    return [
      name,
      s("rect", { class: `f${accent}`, x: place(from), y: y - 1.5, width: Math.max(2, place(end) - place(from)), height: 3 }),
      level !== undefined && level < end ? s("rect", { class: `f${accent}`, x: place(Math.max(level, from)), y: y - 5, width: Math.max(2, place(end) - place(Math.max(level, from))), height: 10 }) : null,
      !each.end && end < last ? s("line", { class: `s${accent}`, x1: place(end), x2: place(Math.min(last, Math.max(end + 0.8, Math.min(now, end + 2)))), y1: y, y2: y, "stroke-width": 2, "stroke-dasharray": "2 4" }) : null,
    ];
  });
  return canvas(width, height, years(first, last, place, top - 4, height, width - label), drawn);
}
