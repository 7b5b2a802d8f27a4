// The program with the demo base in a folder of its own, served on a free port, and people who read it and fill in its forms without
// script. Pages are read in English unless a person says otherwise.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fine, serve, use, Visit } from "../cli/program.mjs";
import { form_fields, parse_html } from "./html.mjs";

export const root = join(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "..", "..");
export const testData = process.env.LACUNA_TEST_DATA ?? join(root, "..", "shared", "data");

// A page as somebody got it.
export class Page {
  constructor(path, answer) {
    this.path = path;
    Object.assign(this, answer);  // status, location, body
    this.top = parse_html(answer.body);
  }
  get main() { return this.top.one("main") ?? this.top; }
  get text() { return this.main.text; }
  get title() { return this.main.one("h1")?.text ?? ""; }
  all(selector) { return this.main.all(selector); }
  one(selector) {
    const found = this.main.one(selector);
    assert.ok(found, `${this.path} has ${selector}`);
    return found;
  }
  // The pairs of the page's first list of pairs: label to the texts of its values.
  get fields() {
    const pairs = {};
    let label = "";
    for (const child of this.one("dl").children) {
      if (child.tag === "dt") label = child.text;
      if (child.tag === "dd") {
        const values = child.all("span.value");
        (pairs[label] ??= []).push(...(values.length > 0 ? values : [child]).map((value) => value.text));
      }
    }
    return pairs;
  }
  // A table by the id of its caption: {columns, rows: {heading: {column: text}}, note}.
  table(id) {
    const element = this.main.all("table").find((table) => table.one("caption")?.get("id") === `${id}-caption`);
    assert.ok(element, `${this.path} has the table ${id}`);
    const columns = element.all("thead th").map((cell) => cell.text);
    const rows = {};
    const links = {};
    for (const row of element.all("tbody tr")) {
      const [heading, ...cells] = row.children.filter((cell) => cell.tag === "th" || cell.tag === "td");
      rows[heading.text] = Object.fromEntries(cells.map((cell, i) => [columns[i + 1], cell.text]));
      links[heading.text] = row.all("a").map((link) => link.get("href"));
    }
    return { caption: element.one("caption").text, columns, rows, links, element };
  }
  // The link of these words.
  link(words) {
    const found = this.main.all("a").find((a) => a.text.includes(words));
    assert.ok(found, `${this.path} has a link "${words}"`);
    return found.get("href");
  }
  says(...words) {
    for (const one of words) assert.ok(this.text.includes(one), `${this.path} does not say "${one}":\n${this.text.slice(0, 1500)}`);
  }
  lacks(...words) {
    for (const one of words) assert.ok(!this.text.includes(one), `${this.path} says "${one}"`);
  }
}

export class Person {
  #visit;
  #language;
  constructor(origin, language = "en") {
    this.#visit = new Visit(origin);
    this.#language = language;
  }
  async signIn(login, password) {
    const { status } = await this.#visit.post("/sign-in", "/sign-in", { login, password });
    assert.equal(status, 303, `${login} signs in`);
    await this.#visit.send(`/?lang=${this.#language}`);
    return this;
  }
  // Whatever is answered.
  async ask(path) {
    return new Page(path, await this.#visit.send(path, { headers: { "accept-language": this.#language } }));
  }
  // A page that is there.
  async page(path) {
    const page = await this.ask(path);
    assert.equal(page.status, 200, `${path}: ${page.status}: ${page.text.slice(0, 300)}`);
    return page;
  }
  async data(path) {
    const [bare, query] = path.split("?");
    const { status, body } = await this.#visit.send(`${bare}.json${query ? `?${query}` : ""}`, { headers: { "accept-language": this.#language } });
    assert.equal(status, 200, `${path} as data: ${status}`);
    return JSON.parse(body);
  }
  // Fills in the form of a page that goes to `action` (its address, or how that ends) and sends it as it would go: what is not in
  // `changes` stays as it stands; null leaves a field out. The answer is not followed.
  async submit(path, action, changes = {}) {
    const page = await this.page(path);
    const form = page.all("form").find((one) => {
      const to = one.get("action") ?? "";
      const may = changes.to === undefined || one.one('input[name="to"]')?.get("value") === undefined || one.one('input[name="to"]').get("value") === changes.to;
      return (to === action || to.endsWith(action)) && one.get("method") === "post" && may;
    });
    assert.ok(form, `${path} has a form to ${action} ${changes.to ?? ""}`);
    const fields = form_fields(form);
    const sent = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...fields, ...changes })) {
      if (value === null) continue;
      assert.ok(name in fields || form.all(`[name="${name}"]`).length > 0, `the form of ${path} has a field ${name}`);
      for (const one of [value].flat()) sent.append(name, one);
    }
    const to = form.get("action");
    const post = () => this.#visit.send(to, { method: "POST", body: sent });
    // A connection that the server closed while it was idle: nothing was sent yet.
    const again = (error) => (["UND_ERR_SOCKET", "ECONNRESET", "EPIPE"].includes(error.cause?.code) ? post() : Promise.reject(error));
    return new Page(to, await post().catch(again));
  }
  // The same, and the page where it leads.
  async send(path, action, changes = {}) {
    const answer = await this.submit(path, action, changes);
    assert.equal(answer.status, 303, `${action}: ${answer.status}: ${answer.text.slice(0, 900)}`);
    return this.page(answer.location);
  }
  // Gives a file by the form of a page.
  async upload(path, name, bytes, fields = {}) {
    const form = new FormData();
    form.set("csrf", (await this.page(path)).all('input[name="csrf"]')[0].get("value"));
    form.set("file", new Blob([bytes]), name);
    for (const [field, value] of Object.entries(fields)) form.set(field, value);
    return new Page(path, await this.#visit.send(path, { method: "POST", body: form, headers: { "accept-language": this.#language } }));
  }
  // Posts what no form offers.
  async post(page, action, fields) {
    return new Page(action, await this.#visit.post(page, action, fields));
  }
}

// One base for a whole run. Tests make what they change themselves, so that they do not depend on each other.
export async function startWorld(binary, folder) {
  process.env.LACUNA_LIMITS_SIGN_IN_PER_15_MIN = "1000";
  use(binary);
  const data = join(folder, "data");
  fine(data, "init");
  fine(data, "demo");
  const password = readFileSync(join(data, "demo-password"), "utf8").trim();
  let server = await serve(data);
  const people = new Map();
  return {
    data,
    folder,
    password,
    get origin() { return server.origin; },
    lacuna: (...args) => fine(data, ...args),
    anybody: (language = "en") => new Person(server.origin, language),
    // A demo account; signs in once.
    async as(login, language = "en") {
      const key = `${login} ${language}`;
      if (!people.has(key)) people.set(key, await new Person(server.origin, language).signIn(login, password));
      return people.get(key);
    },
    async restart() {
      await server.stop();
      server = await serve(data);
      people.clear();
    },
    stop: () => server.stop(),
  };
}
