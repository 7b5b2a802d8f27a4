// The template language of server/view/view.h, for previews without the server: names are not inherited, a name that the
// model lacks is an error, "" [] null false are empty, 0 is not. The server's own engine is the authority.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escape = (value) => String(value).replace(/[&<>"']/g, (c) => escapes[c]);
const empty = (value) => value === false || value === null || value === "" || (Array.isArray(value) && value.length === 0);
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

// {text} | {name} | {open, argument, body} | {inverted, body}
export function parse(source, load, seen = []) {
  const tokens = [];
  const tag = /\{\{([#^\/>!])?\s*([\s\S]*?)\s*\}\}/g;
  let at = 0;
  for (let found; (found = tag.exec(source)); at = tag.lastIndex) {
    if (found.index > at) tokens.push({ text: source.slice(at, found.index) });
    tokens.push({ sign: found[1] ?? "", name: found[2] });
  }
  tokens.push({ text: source.slice(at) });
  const stack = [{ body: [] }];
  for (const token of tokens) {
    const top = stack[stack.length - 1];
    if (token.text !== undefined) top.body.push({ text: token.text });
    else if (token.sign === "!") continue;
    else if (token.sign === ">") {
      if (token.name === "body") top.body.push({ page: true });
      else {
        if (seen.includes(token.name)) throw new Error(`partial ${token.name} includes itself`);
        top.body.push(...parse(load(token.name), load, [...seen, token.name]));
      }
    } else if (token.sign === "#" || token.sign === "^") {
      const [name, argument] = token.name.split(/\s+/);
      const node = { section: name, argument, inverted: token.sign === "^", body: [] };
      top.body.push(node);
      stack.push(node);
    } else if (token.sign === "/") {
      const open = stack.pop();
      if (open.section !== token.name) throw new Error(`{{/${token.name}}} closes {{#${open.section}}}`);
    } else top.body.push({ name: token.name });
  }
  if (stack.length !== 1) throw new Error(`{{#${stack[stack.length - 1].section}}} is not closed`);
  return stack[0].body;
}

export const loader = (folder) => (name) => readFileSync(join(folder, `${name}.html`), "utf8").replace(/\n$/, "");

export class Printer {
  constructor({ load, frame, words }) {
    Object.assign(this, { load, frame, words });
  }

  page(name, model) {
    this.name = name;
    this.body = parse(this.load(name), this.load);
    return this.print(parse(this.load("layout"), this.load), [model]).replace(/^\s+/, "");
  }

  lookup(path, stack) {
    if (path === ".") return stack[stack.length - 1];
    let depth = stack.length - 1;
    while (path.startsWith("../")) {
      path = path.slice(3);
      do depth -= 1;
      while (depth >= 0 && !isObject(stack[depth]));
    }
    const keys = path.split(".");
    if (keys[0] === "page" && keys.length > 1) return keys.slice(1).reduce((value, key) => this.member(value, key, path), this.frame);
    while (depth > 0 && !isObject(stack[depth])) depth -= 1;
    return keys.reduce((value, key) => this.member(value, key, path), stack[depth]);
  }

  member(value, key, path) {
    if (!isObject(value) || !(key in value)) throw new Error(`${this.name}: no \`${path}\` in the model`);
    return value[key];
  }

  print(nodes, stack) {
    let out = "";
    for (const node of nodes) {
      if (node.text !== undefined) out += node.text;
      else if (node.page) out += this.print(this.body, stack);
      else if (node.name !== undefined) out += escape(this.lookup(node.name, stack));
      else out += this.section(node, stack);
    }
    return out;
  }

  section(node, stack) {
    const raw = () => node.body.map((part) => part.text ?? "").join("");
    if (node.section === "asset") return `/static/${raw()}`;
    if (node.section === "label" && node.argument) return escape(this.words.label(node.argument, this.lookup(raw().trim(), stack)));
    if (node.section === "t")
      return escape(this.words.message(raw(), (name) => this.lookup(name, stack)));
    const value = this.lookup(node.section, stack);
    if (node.inverted) return empty(value) ? this.print(node.body, stack) : "";
    if (empty(value)) return "";
    if (Array.isArray(value)) return value.map((item) => this.print(node.body, [...stack, item])).join("");
    return this.print(node.body, isObject(value) ? [...stack, value] : stack);
  }
}
