// The program itself with a data directory of its own: init, demo, accounts, serve on a free port of loopback.
import { execFile, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "./browser.mjs";

const run = promisify(execFile);
export const binary = process.env.LACUNA_BIN ?? join(root, "build", "dev", "lacuna");
export const hasBinary = () => existsSync(binary);
export const testData = process.env.LACUNA_TEST_DATA ?? join(root, "..", "shared", "data");

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function until(ready, seconds, what) {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    if (await ready()) return;
    await new Promise((next) => setTimeout(next, 100));
  }
  throw new Error(`${what} did not happen within ${seconds} s`);
}

export async function startServer() {
  const folder = mkdtempSync(join(tmpdir(), "lacuna-browser-"));
  const data = join(folder, "data");
  // One person clicks faster here than anybody would: the limits of an address are not what these journeys are about.
  const environment = {
    ...process.env, LACUNA_DATA: data,
    LACUNA_LIMITS_WRITES_PER_MINUTE: "100000", LACUNA_LIMITS_SEARCH_PER_SECOND: "1000", LACUNA_LIMITS_SIGN_IN_PER_15_MIN: "1000",
  };
  const lacuna = (...args) => run(binary, args, { env: environment, maxBuffer: 64 << 20 });
  await lacuna("init");
  await lacuna("demo");
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  let said = "";
  let ended = null;
  const serve = () => {
    ended = null;
    const child = spawn(binary, ["serve", "--listen", `127.0.0.1:${port}`], { env: environment });
    child.stdout.on("data", (bytes) => { said += bytes; });
    child.stderr.on("data", (bytes) => { said += bytes; });
    child.on("exit", (code, signal) => { ended = signal ?? code; });
    return child;
  };
  let child = serve();
  const up = () => until(async () => {
    if (ended !== null) throw new Error(`the server ended (${ended}):\n${said.slice(-4000)}`);
    try {
      return (await fetch(`${origin}/healthz`)).ok;
    } catch {
      return false;
    }
  }, 60, "the start of the server");
  await up();

  return {
    origin,
    lacuna,
    // Of every demo account.
    password: readFileSync(join(data, "demo-password"), "utf8").trim(),
    log: () => said,
    // An account with a password that only this run knows.
    async addUser(login, role, organisation, password) {
      const file = join(folder, `${login}.password`);
      writeFileSync(file, `${password}\n`, { mode: 0o600 });
      await lacuna("user", "add", login, "--role", role, "--organisation", organisation, "--password-file", file);
    },
    async stop(signal = "SIGTERM") {
      if (ended === null) child.kill(signal);
      await until(() => ended !== null, 30, "the end of the server");
      return ended;
    },
    async restart() {
      child = serve();
      await up();
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
