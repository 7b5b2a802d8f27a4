// kill -9 in the middle of the work: what was acknowledged is there.
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Visit, act, endedAfter, fine, inFolder, isClean, serve, write } from "./program.mjs";

const ref = "ro/lege/2019/991!art_1__para_1";
const comments = 200, visitors = 8, killAfter = 60;

async function signIn(origin, login, password) {
  const visit = new Visit(origin);
  const answer = await visit.post("/sign-in", "/sign-in", { login, password });
  assert.equal(answer.status, 303, answer.body.slice(0, 300));
  return visit;
}

const laws = 300, killedAt = [1, 60, 40];  // of the lines a run writes; a lot is 32 files

export const tests = {
  an_import_killed_in_the_middle_loses_nothing_it_told_and_doubles_nothing: () => inFolder(async (folder) => {
    const data = join(folder, "d"), texts = join(folder, "laws");
    mkdirSync(texts);
    const words = "Un cuvânt al acestei legi se repetă mereu. ".repeat(200);
    for (let number = 1; number <= laws; ++number)
      write(texts, `${String(number).padStart(4, "0")}.txt`, act(number, `${words} Cuvântul unic zqx${number}.`));
    fine(data, "init");
    const told = new Map();  // path -> line, of each run so far
    for (const after of killedAt) {
      const run = await endedAfter(data, "SIGKILL", after, "import", "--json", texts);
      assert.equal(run.by, "SIGKILL", "it was in the midst of its work");
      for (const row of run.rows) {
        if (told.has(row.path)) assert.equal(row.status, "unchanged", row.path);
        told.set(row.path, row);
      }
    }
    assert.ok(told.size >= 60 && told.size < laws, `${told.size} were told`);
    const again = fine(data, "import", "--json", texts).rows;
    assert.equal(again.length, laws);
    for (const row of again) if (told.has(row.path)) assert.equal(row.status, "unchanged", row.path);
    assert.ok(again.filter((row) => row.status === "imported").length > 0, "something was left to do");
    for (const number of [1, 32, 33, laws])
      assert.equal(fine(data, "search", "--json", `zqx${number}`).rows[0].total, 1, `law ${number} is there once`);
    const kept = readdirSync(join(data, "files"), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && /^[0-9a-f]+$/.test(entry.name));
    assert.equal(kept.length, laws, "one original a law");
    isClean(data);
  }),

  acknowledged_comments_outlive_kill_9: () => inFolder(async (folder) => {
    const data = join(folder, "d"), password = "a sentence of four words";
    fine(data, "init");
    fine(data, "import", write(folder, "a.txt", act(991)));
    writeFileSync(join(folder, "password"), password + "\n");
    fine(data, "user", "add", "ana", "--organisation", "Org", "--role", "member", "--password-file", join(folder, "password"));

    const server = await serve(data);
    const ana = await signIn(server.origin, "ana", password);
    const form = await ana.send("/comments/new?on=" + encodeURIComponent("provision:" + ref));
    const csrf = form.body.match(/name="csrf" value="([^"]+)"/)[1];
    const acknowledged = new Map();  // number -> address
    let next = 0, dead = null;
    const kill = () => { dead ??= server.stop("SIGKILL"); };
    const poster = async () => {
      while (next < comments) {
        const number = next++;
        const body = new URLSearchParams({ csrf, on: "provision:" + ref, body: `comment number ${number} end`, visibility: "public" });
        try {
          const answer = await ana.send("/comments", { method: "POST", body });
          assert.equal(answer.status, 303, answer.body.slice(0, 300));
          acknowledged.set(number, answer.location);
        } catch (error) {
          if (error instanceof assert.AssertionError) throw error;  // the rest is the connection that died
        }
        if (acknowledged.size >= killAfter) kill();
      }
    };
    await Promise.all(Array.from({ length: visitors }, poster));
    kill();
    assert.equal(await dead, "SIGKILL");
    assert.ok(acknowledged.size >= killAfter && acknowledged.size < comments, `${acknowledged.size} were acknowledged`);

    const again = await serve(data);
    try {
      const visit = new Visit(again.origin);
      for (const [number, address] of acknowledged) {
        const page = await visit.send(address.replace(/#.*/, ""));
        assert.equal(page.status, 200, `comment ${number} is gone`);
        assert.ok(page.body.includes(`comment number ${number} end`), `comment ${number} lost its words`);
      }
      const answer = await visit.send("/law/ro/lege/2019/991");
      assert.equal(answer.status, 200);
    } finally {
      assert.equal(await again.stop(), 0);
    }
    isClean(data);
  }),
};
