// The address holds the whole state of the page: `#/view?filter=value` or `#/record-id`.

import { Atlas, unpack, unpackBytes } from "./data.js";
import { announce, h } from "./dom.js";
import { compare } from "./compare.js";
import { crosswalk, definitions } from "./definitions.js";
import { home, due } from "./home.js";
import { missions } from "./missions.js";
import { network } from "./network.js";
import { recordPage } from "./record.js";
import { results } from "./results.js";
import { timeline } from "./timeline.js";
import { tools } from "./tools.js";

const VIEWS = {
  timeline: ["Timeline", timeline],
  missions: ["Missions", missions],
  compare: ["Organizations", compare],
  definitions: ["Definitions", definitions],
  crosswalk: ["Crosswalk", crosswalk],
  influence: ["Influence", network],
  tools: ["Tools", tools],
  due: ["Due", due],
};

/** The filters of an address, and how a view changes them: `set` adds to the history unless the change is still going on. */
class State {
  constructor(path, query, draw) {
    this.path = path;
    this.query = query;
    this.draw = draw;
  }

  get(name, otherwise = "") {
    return this.query.get(name) ?? otherwise;
  }

  list(name) {
    return this.get(name).split(",").filter(Boolean);
  }

  set(changes, going = false) {
    const query = new URLSearchParams(this.query);
    for (const [name, value] of Object.entries(changes)) {
      const text = Array.isArray(value) ? value.join(",") : value === null ? "" : String(value);
      if (text === "") query.delete(name);
      else query.set(name, text);
    }
    const address = query.size > 0 ? `#/${this.path}?${query}` : `#/${this.path}`;
    if (address === location.hash) return;
    history[going ? "replaceState" : "pushState"](null, "", address);
    this.draw(true);
  }
}

function read() {
  const [path, query] = location.hash.replace(/^#\/?/, "").split("?");
  let name = path;
  try {
    name = decodeURIComponent(path);
  } catch {
    // An address with a broken escape is shown as it is, and leads nowhere.
  }
  return [name, new URLSearchParams(query ?? "")];
}

function answer(atlas, name, state) {
  if (name === "") return home(atlas);
  if (name === "search") return results(atlas, state);
  if (Object.hasOwn(VIEWS, name)) return VIEWS[name][1](atlas, state);
  const id = name.startsWith("record/") ? name.slice("record/".length) : name;
  const record = atlas.get(id);
  if (record) return recordPage(atlas, record);
  const left = atlas.paperOnly && atlas.everything.some((each) => each.id === id);
  return [
    h("h1", {}, "No such record"),
    h("p", {}, left ? "The record is not from the paper. Show all layers to see it." : `Nothing in this page is called “${id}”. `, h("a", { href: `#/search?q=${encodeURIComponent(id)}` }, "Search for it")),
  ];
}

async function start() {
  const packed = (id) => document.getElementById(id).textContent;
  const atlas = new Atlas(...(await Promise.all([unpack(packed("bundle")), unpackBytes(packed("tables"))])));
  const main = document.getElementById("main");
  const nav = document.getElementById("nav");
  const words = document.getElementById("words");
  nav.append(...Object.entries(VIEWS).map(([name, [title]]) => h("a", { href: `#/${name}`, "data-view": name }, title)));
  document.getElementById("evidence").textContent = `${atlas.about.evidence}.`;
  document.getElementById("names").append(...atlas.of("mission").concat(atlas.of("policy"), atlas.of("concept"), atlas.of("tool")).map((record) => h("option", { value: record.acronym ?? record.name })));

  const draw = (within = false) => {
    const [name, query] = read();
    const focused = within ? keep(main) : null;
    const nodes = answer(atlas, name, new State(name, query, draw));
    main.replaceChildren(...[nodes].flat(Infinity).filter(Boolean));
    // The first screen has a search box of its own.
    document.body.classList.toggle("first", name === "");
    for (const each of nav.children) {
      if (each.dataset.view === name) each.setAttribute("aria-current", "page");
      else each.removeAttribute("aria-current");
    }
    const title = main.querySelector("h1")?.textContent ?? "";
    document.title = title ? `${title} · ${atlas.about.name}` : atlas.about.name;
    words.value = name === "search" ? (query.get("q") ?? "") : "";
    if (within) {
      focused?.();
      announce(main.querySelector("[data-count]")?.textContent ?? "");
    } else {
      scrollTo(0, 0);
      if (started) main.focus({ preventScroll: true });
    }
  };
  let started = false;
  draw();
  started = true;
  addEventListener("hashchange", () => draw());
  addEventListener("popstate", () => draw());
  document.getElementById("find").addEventListener("submit", (event) => {
    event.preventDefault();
    if (words.value.trim()) location.hash = `#/search?q=${encodeURIComponent(words.value.trim())}`;
  });
  document.getElementById("paper").addEventListener("change", (event) => {
    atlas.show(event.target.checked);
    draw(true);
    announce(event.target.checked ? "Only what the paper says is shown." : "All layers are shown.");
  });
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    main.focus();
  });
  // Paper has nothing to open: what is folded on the screen is printed in full.
  addEventListener("beforeprint", () => {
    for (const each of main.querySelectorAll("details")) each.open = true;
  });
  addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName ?? "")) {
      event.preventDefault();
      (main.querySelector("input[type=search]") ?? words).focus();
    }
  });
}

/** Remembers which control has the focus, and gives back how to find it again in what is drawn next. */
function keep(main) {
  const controls = [...main.querySelectorAll("input, select, button")];
  const place = controls.indexOf(document.activeElement);
  return place < 0 ? null : () => main.querySelectorAll("input, select, button")[place]?.focus({ preventScroll: true });
}

start();
