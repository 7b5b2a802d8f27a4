// The built program as a person at a terminal meets it: commands with their exit codes, and a server spoken to over real HTTP.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

let binary = "";
export const use = (path) => { binary = path; };
export const program = () => binary;

const environment = (data) => ({
  ...process.env, LACUNA_DATA: data,
  LACUNA_LIMITS_WRITES_PER_MINUTE: "100000", LACUNA_LIMITS_SEARCH_PER_SECOND: "1000",
});

// A folder of the test's own, gone afterwards.
export async function inFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), "lacuna-cli-"));
  try { return await work(folder); } finally { rmSync(folder, { recursive: true, force: true }); }
}

// One command; {code, out, err, rows}: rows are the JSON objects of standard output.
export function lacuna(data, ...args) {
  const done = spawnSync(binary, args, { env: environment(data), encoding: "utf8", maxBuffer: 256 << 20, timeout: 120_000 });
  return {
    code: done.status, out: done.stdout, err: done.stderr,
    get rows() { return done.stdout.split("\n").filter((line) => line !== "").map((line) => JSON.parse(line)); },
  };
}

export function fine(data, ...args) {
  const done = lacuna(data, ...args);
  assert.equal(done.code, 0, `lacuna ${args.join(" ")}: exit ${done.code}: ${done.err}${done.out}`);
  return done;
}

// Runs a command, and sends it `signal` once it has written `after` lines; `rows` as above, but for a line cut short.
export function endedAfter(data, signal, after, ...args) {
  const child = spawn(binary, args, { env: environment(data) });
  let out = "", err = "", sent = false;
  child.stdout.on("data", (bytes) => {
    out += bytes;
    if (!sent && out.split("\n").length > after) sent = child.kill(signal);
  });
  child.stderr.on("data", (bytes) => { err += bytes; });
  return new Promise((resolve) => child.on("close", (code, by) => {
    const rows = out.split("\n").slice(0, -1).filter((line) => line.startsWith("{")).map((line) => JSON.parse(line));
    resolve({ code, by, out, err, rows });
  }));
}

export function isClean(data) {
  const report = fine(data, "check", "--json").rows[0];
  assert.equal(report.clean, true, JSON.stringify(report));
  for (const item of report.items) assert.equal(item.severity, "note", JSON.stringify(item));
}

// A short act of its own number and words.
export function act(number, words = "Prezenta lege ocrotește păsările călătoare.") {
  return `LEGE nr. ${number} din 3 martie 2019\nprivind exemplul numărul ${number}\n\nArticolul 1\n(1) ${words}\n` +
    "(2) Oricine le vede le numără.\nArticolul 2\nMinisterul ține evidența.\n";
}

export function write(folder, name, bytes) {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

// A server on a free port of loopback.
export async function serve(data) {
  const child = spawn(binary, ["serve", "--listen", "127.0.0.1:0"], { env: environment(data) });
  const ended = new Promise((resolve) => child.on("exit", (code, signal) => resolve(signal ?? code)));
  let said = "";
  const origin = await new Promise((resolve, reject) => {
    const hear = (bytes) => {
      said += bytes;
      const at = said.match(/http:\/\/[0-9.]+:[0-9]+/);
      if (at) resolve(at[0]);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    ended.then((code) => reject(new Error(`the server ended (${code}): ${said}`)));
  });
  return { origin, said: () => said, stop: (signal = "SIGTERM") => { child.kill(signal); return ended; } };
}

// A browser without script: keeps cookies, sends forms with the token of the page they stand on.
export class Visit {
  #cookies = new Map();
  constructor(origin) { this.origin = origin; }
  cookies() { return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; "); }
  async send(path, options = {}) {
    const cookie = this.cookies();
    const ask = () => fetch(this.origin + path, { redirect: "manual", ...options, headers: { ...options.headers, cookie } });
    // A page may be asked again: a connection that was kept idle while a command ran may have been closed.
    const response = await (options.method === "POST" ? ask() : ask().catch(ask));
    for (const line of response.headers.getSetCookie?.() ?? [response.headers.get("set-cookie") ?? ""]) {
      const [, name, value] = line.match(/^([^=]+)=([^;]*)/) ?? [];
      if (name) this.#cookies.set(name, value);
    }
    return { status: response.status, location: response.headers.get("location"), body: await response.text() };
  }
  async post(page, action, fields) {
    const { body } = await this.send(page);
    const token = body.match(/name="csrf" value="([^"]+)"/)?.[1];
    assert.ok(token, `${page} has a form token`);
    return this.send(action, { method: "POST", body: new URLSearchParams({ csrf: token, ...fields }) });
  }
}
