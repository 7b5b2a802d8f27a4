// Ctrl-C in the middle of long work: what was done is there and is found, and the same command goes on from it.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { act, endedAfter, fine, inFolder, isClean, program, write } from "./program.mjs";

const laws = 400;

const found = (data, number) => fine(data, "search", "--json", `zqx${number}`).rows[0].total;

export const tests = {
  an_import_that_is_stopped_leaves_what_it_read_and_goes_on: () => inFolder(async (folder) => {
    const data = join(folder, "d"), texts = join(folder, "laws");
    mkdirSync(texts);
    for (let number = 1; number <= laws; ++number) write(texts, `${String(number).padStart(4, "0")}.txt`, act(number, `Lege despre cuvântul unic zqx${number}.`));
    fine(data, "init");
    for (const signal of ["SIGINT", "SIGTERM"]) {
      const first = await endedAfter(data, signal, 20, "import", "--json", texts);
      assert.equal(first.by, null, `ended by ${first.by}`);
      assert.equal(first.code, 130, first.err);
      const done = first.rows;
      assert.ok(done.length >= 20 && done.length < laws, `${done.length} of ${laws} were done`);
      assert.match(first.err, new RegExp(`stopped: ${done.length} of ${laws} files are done and can be found`));
      const last = Number(done.at(-1).path.match(/(\d+)\.txt$/)[1]);
      assert.equal(found(data, last), 1, `law ${last} was told as done`);
      isClean(data);
    }
    const again = fine(data, "import", "--json", texts);
    assert.equal(again.rows.length, laws);
    const unchanged = again.rows.filter((row) => row.status === "unchanged").length;
    assert.ok(unchanged >= 20 && unchanged < laws, `${unchanged} were there already`);
    assert.equal(again.rows.filter((row) => row.status === "imported").length, laws - unchanged);
    assert.equal(again.err.includes("stopped"), false, again.err);
    assert.equal(found(data, laws), 1);
    isClean(data);
  }),

  a_terminal_shows_how_far_it_is_and_a_file_does_not: () => inFolder(async (folder) => {
    const data = join(folder, "d"), texts = join(folder, "laws");
    mkdirSync(texts);
    for (let number = 1; number <= 60; ++number) write(texts, `${number}.txt`, act(number, `Lege despre zqx${number}.`));
    fine(data, "init");
    const shown = spawnSync("script", ["-qec", `'${program()}' import '${texts}'`, "/dev/null"], { env: { ...process.env, LACUNA_DATA: data }, encoding: "utf8" });
    assert.equal(shown.status, 0, shown.stdout);
    assert.match(shown.stdout, /import {2}\[[#.]{30}\] {2}\d+ of 60/);
    assert.match(shown.stdout, /60 imported/);
    assert.equal(fine(data, "import", texts).err, "");
  }),

  a_rebuild_that_is_stopped_leaves_the_old_index: () => inFolder(async (folder) => {
    const data = join(folder, "d"), long = "Cuvintele acestei legi sunt multe și se repetă mereu. ".repeat(2000);
    fine(data, "init");
    for (let number = 1; number <= 12; ++number)
      fine(data, "import", write(folder, `${number}.txt`, act(number, `${long} Cuvântul zqx${number}.`)));
    // Nothing is said before its end: each time it is stopped a little later, until it is in the midst of its work.
    let stopped = 0;
    for (let wait = 200; wait < 20_000 && stopped === 0; wait *= 1.4) {
      const child = spawn(program(), ["reindex"], { env: { ...process.env, LACUNA_DATA: data } });
      let err = "";
      child.stderr.on("data", (bytes) => { err += bytes; });
      const ended = new Promise((resolve) => child.on("close", (code) => resolve(code)));
      const timer = setTimeout(() => child.kill("SIGINT"), wait);
      const code = await ended;
      clearTimeout(timer);
      if (code === 130) {
        ++stopped;
        assert.match(err, /stopped: the index is as it was/);
      }
      assert.equal(found(data, 12), 1);
    }
    isClean(data);
    assert.ok(stopped > 0, "no rebuild was stopped");
  }),
};
