// A spoilt index: it is said, made anew, and then finds what it found before.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { act, fine, inFolder, isClean, lacuna, serve, Visit, write } from "./program.mjs";

const words = "păsările călătoare";

function library(folder) {
  const data = join(folder, "d");
  fine(data, "init");
  const files = Array.from({ length: 12 }, (_, i) => write(folder, `${700 + i}.txt`, act(700 + i, `Prezenta lege ocrotește păsările călătoare numărul ${i}.`)));
  fine(data, "import", ...files);
  return data;
}
const generation = (data) => existsSync(join(data, "index", "current")) ? readFileSync(join(data, "index", "current"), "utf8").trim() : "";
const file = (data, name) => join(data, "index", generation(data), "public", name);

function flip(path) {
  const bytes = readFileSync(path);
  bytes[bytes.length >> 1] ^= 0x10;
  writeFileSync(path, bytes);
}
const damages = {
  flip,
  truncate: (path) => truncateSync(path, statSync(path).size >> 1),
  delete: (path) => rmSync(path),
};

const search = (data) => fine(data, "search", words, "--facets", "--json").out;

export const tests = {
  a_spoilt_index_is_said_and_mended_by_commands: () => inFolder((folder) => {
    const data = library(folder);
    const wanted = search(data);
    assert.ok(JSON.parse(wanted).total >= 12, wanted);
    const before = generation(data);
    isClean(data);
    assert.equal(generation(data), before, "a whole index is left alone");
    // Every file, in every way: tests/indexer/index/damage_test.cpp.
    for (const [name, table] of [["flip", "postlist.glass"], ["truncate", "termlist.glass"], ["delete", "iamglass"]]) {
      damages[name](file(data, table));
      const said = lacuna(data, "check", "--json");
      assert.notEqual(said.code, 0, `${name} ${table} is said`);
      assert.match(said.rows[0].items.find((item) => item.name === "index").message, /the index is damaged/);
      assert.equal(search(data), wanted, `${name} ${table}`);
    }
    isClean(data);
  }),

  a_spoilt_index_under_a_server_is_refused_and_mended: () => inFolder(async (folder) => {
    const data = library(folder);
    const server = await serve(data);
    const visit = new Visit(server.origin);
    const ask = (query) => visit.send(`/search.json?q=${encodeURIComponent(query)}`);
    const hits = (answer) => {
      const { groups, total, facets } = JSON.parse(answer.body);
      return JSON.stringify({ groups, total, facets });
    };
    const until = async (what, holds) => {
      for (let tries = 0; tries < 300; ++tries) {
        if (await holds()) return;
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
      assert.fail(`not within a minute: ${what}\n${server.said()}`);
    };
    try {
      await until("the index is sealed", () => existsSync(join(data, "index", generation(data), "seal")));
      const first = await ask(words);
      assert.equal(first.status, 200, first.body);
      const wanted = hits(first);
      for (const [name, spoil] of Object.entries(damages)) {
        const before = generation(data);
        spoil(file(data, "postlist.glass"));
        await until(`made anew after: ${name}`, async () => {
          const answer = await ask(`${words} OR ${name}${Math.random()}`);  // not one of the pages in memory
          if (answer.status !== 200) {
            assert.equal(answer.status, 503, answer.body);
            assert.match(answer.body, /search index/);
          }
          const now = generation(data);
          return now !== before && now.startsWith("g-") && existsSync(join(data, "index", now, "seal"));
        });
        const again = await ask(words);
        assert.equal(again.status, 200, again.body);
        assert.equal(hits(again), wanted, name);
      }
      assert.match(server.said(), /damaged and is made anew/);
    } finally {
      assert.equal(await server.stop(), 0);
    }
    // Spoilt while nobody serves: the next start finds it.
    flip(file(data, "termlist.glass"));
    const before = generation(data);
    const next = await serve(data);
    try {
      for (let tries = 0; tries < 300 && (generation(data) === before || generation(data) === "damaged"); ++tries)
        await new Promise((resolve) => setTimeout(resolve, 200));
      assert.notEqual(generation(data), before, next.said());
    } finally {
      assert.equal(await next.stop(), 0);
    }
    isClean(data);
  }),

  an_index_of_an_older_version_is_spoilt_for_nobody: () => inFolder(async (folder) => {
    const data = library(folder);
    const wanted = search(data);
    const before = generation(data);
    for (const part of ["public", "coalition", "restricted"]) {
      const marked = spawnSync("xapian-metadata", ["set", join(data, "index", before, part), "analyser", "0"], { encoding: "utf8" });
      assert.equal(marked.status, 0, marked.stderr);
    }
    rmSync(join(data, "index", before, "seal"));
    const said = lacuna(data, "check", "--json");
    assert.match(said.rows[0].items.find((item) => item.name === "index").message, /outdated.*Rebuild needed/);
    const server = await serve(data);
    try {
      const visit = new Visit(server.origin);
      for (let tries = 0; tries < 300; ++tries) {
        const answer = await visit.send(`/search.json?q=${encodeURIComponent(`${words} OR numărul${tries}`)}`);
        assert.equal(answer.status, 200, answer.body);
        const { total, notes } = JSON.parse(answer.body);
        assert.ok(total >= 12, "all of it is found, before and after");
        if (generation(data) !== before && !notes.some(({ note }) => note === "outdated_index")) break;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      assert.notEqual(generation(data), before, server.said());
    } finally {
      assert.equal(await server.stop(), 0);
    }
    assert.equal(search(data), wanted);
    isClean(data);
  }),
};
