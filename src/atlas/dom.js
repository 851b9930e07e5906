// Elements are made by these functions only: text from data becomes text nodes and attribute values, never markup.

const SVG = "http://www.w3.org/2000/svg";

function build(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** An HTML element with attributes (`onclick` and the like are listeners) and children. */
export function h(tag, attributes, ...children) {
  return build(document.createElement(tag), attributes, children);
}

/** The same for SVG. */
export function s(tag, attributes, ...children) {
  return build(document.createElementNS(SVG, tag), attributes, children);
}

/** Web addresses are linked only where the scheme is one that a browser opens as a page. */
export function external(address) {
  return /^https?:\/\//i.test(address) ? h("a", { href: address, rel: "noreferrer noopener" }, address) : String(address);
}

/** Tells a screen reader what changed. */
export function announce(text) {
  document.getElementById("live").textContent = text;
}

/** Saves `text` under `name` without asking any network. */
export function save(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = h("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** A select with `options` as `[value, text]` that calls `change` with the value. */
export function select(label, value, options, change) {
  const known = options.some(([key]) => key === value);
  return h(
    "label",
    {},
    label,
    h(
      "select",
      { onchange: (event) => change(event.target.value) },
      options.map(([key, text]) => h("option", { value: key, selected: key === (known ? value : "") }, text)),
    ),
  );
}

/** Check boxes for several of `options`; none checked means all. */
export function checks(legend, chosen, options, change) {
  const picked = new Set(chosen);
  return h(
    "fieldset",
    {},
    h("legend", {}, legend),
    options.map(([key, text]) =>
      h(
        "label",
        {},
        h("input", {
          type: "checkbox",
          value: key,
          checked: picked.has(key),
          onchange: (event) => {
            if (event.target.checked) picked.add(key);
            else picked.delete(key);
            change(options.map(([each]) => each).filter((each) => picked.has(each)));
          },
        }),
        text,
      ),
    ),
  );
}
