// A page as a tree, so that tests look at what stands in which element and not at bytes. Knows what our own templates write: no
// tags left open, no CDATA. Selectors are tag, #id, .class, [name] and [name="value"], and blanks for "somewhere inside".
const bare = new Set(["area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"]);
const named = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };
const decode = (text) => text.replace(/&(#x?[0-9a-f]+|\w+);/gi, (all, name) =>
  name[0] === "#" ? String.fromCodePoint(name[1].toLowerCase() === "x" ? parseInt(name.slice(2), 16) : Number(name.slice(1))) : named[name] ?? all);

class Element {
  constructor(tag, attributes) {
    this.tag = tag;
    this.attributes = attributes;
    this.children = [];
  }
  get(name) { return this.attributes.get(name) ?? null; }
  has(name) { return this.attributes.has(name); }
  // Words as a person reads them: blanks are one, blocks and table cells are apart.
  get text() { return this.raw().replace(/\s+/g, " ").trim(); }
  raw() {
    if (["script", "style", "template"].includes(this.tag)) return "";
    const inside = this.children.map((child) => (typeof child === "string" ? child : child.raw())).join("");
    return ["a", "b", "em", "i", "mark", "q", "strong", "time"].includes(this.tag) ? inside : ` ${inside} `;
  }
  *walk() {
    for (const child of this.children)
      if (typeof child !== "string") {
        yield child;
        yield* child.walk();
      }
  }
  all(selector) {
    let found = [this];
    for (const step of selector.trim().split(/\s+(?![^[]*\])/)) {
      const wanted = parse_step(step);
      const next = new Set();
      for (const from of found) for (const element of from.walk()) if (wanted.every((fits) => fits(element))) next.add(element);
      found = [...next];
    }
    return found;
  }
  one(selector) { return this.all(selector)[0] ?? null; }
}

function parse_step(step) {
  const tests = [];
  for (const [, mark, name, , attribute, , value] of step.matchAll(/([#.]?)([\w-]+)|(\[([\w-]+)(="([^"]*)")?\])/g)) {
    if (attribute) tests.push((element) => element.has(attribute) && (value === undefined || element.get(attribute) === value));
    else if (mark === "#") tests.push((element) => element.get("id") === name);
    else if (mark === ".") tests.push((element) => (element.get("class") ?? "").split(/\s+/).includes(name));
    else tests.push((element) => element.tag === name);
  }
  return tests;
}

export function parse_html(html) {
  const top = new Element("#page", new Map());
  const open = [top];
  const token = /<!--[\s\S]*?-->|<!doctype[^>]*>|<(\/?)([a-zA-Z][\w-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>|([^<]+)/gi;
  for (const [, closing, name, rest, words] of html.matchAll(token)) {
    if (words !== undefined) {
      open.at(-1).children.push(decode(words));
    } else if (name && closing) {
      const at = open.findLastIndex((element) => element.tag === name.toLowerCase());
      if (at > 0) open.length = at;
    } else if (name) {
      const attributes = new Map();
      for (const [, key, , double, single] of rest.matchAll(/([\w:-]+)(="([^"]*)"|='([^']*)')?/g)) attributes.set(key, decode(double ?? single ?? ""));
      const element = new Element(name.toLowerCase(), attributes);
      open.at(-1).children.push(element);
      if (!bare.has(element.tag) && !rest.endsWith("/")) open.push(element);
    }
  }
  return top;
}

// What a form would send as it stands: names to lists of values.
export function form_fields(form) {
  const fields = {};
  const add = (name, value) => { (fields[name] ??= []).push(value); };
  for (const input of form.all("input")) {
    if (!input.has("name") || ["submit", "button", "file"].includes(input.get("type"))) continue;
    if (["checkbox", "radio"].includes(input.get("type")) && !input.has("checked")) continue;
    add(input.get("name"), input.get("value") ?? (input.get("type") === "checkbox" ? "on" : ""));
  }
  for (const area of form.all("textarea")) add(area.get("name"), area.children.join("").replace(/^\n/, ""));
  for (const select of form.all("select")) {
    const options = select.all("option");
    const chosen = options.filter((option) => option.has("selected"));
    if (chosen.length === 0 && !select.has("multiple") && options.length > 0) chosen.push(options[0]);
    for (const option of chosen) add(select.get("name"), option.get("value") ?? option.text);
  }
  return fields;
}
