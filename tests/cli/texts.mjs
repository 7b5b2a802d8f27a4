// What becomes of texts: again, twice, changed, held, withdrawn, backed up, read again.
import assert from "node:assert/strict";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { Visit, act, fine, inFolder, isClean, lacuna, serve, write } from "./program.mjs";

const key = "ro/lege/2019/991";
const total = (data, query) => fine(data, "search", query, "--json").rows[0].total;

async function comment(server, ref, body) {
  const page = "/comments/new?on=" + encodeURIComponent("provision:" + ref);
  return new Visit(server.origin).post(page, "/comments", { on: "provision:" + ref, body });
}

export const tests = {
  the_same_again_is_unchanged: () => inFolder((folder) => {
    const data = join(folder, "d");
    fine(data, "init");
    const first = write(folder, "a.txt", act(991)), copy = write(folder, "b.txt", act(991));
    const [imported, twin] = fine(data, "import", first, copy, "--json").rows;
    assert.deepEqual([imported.status, twin.status], ["imported", "unchanged"]);
    const [again] = fine(data, "import", first, "--json").rows;
    const blank = (row) => ({ ...row, status: "", path: "" });
    assert.deepEqual(blank(again), blank(imported), "with every field");
    assert.deepEqual(blank(twin), blank(imported));
    assert.equal(total(data, '"pasarile calatoare"'), 1, "no second hit");
    isClean(data);
  }),
  the_first_index_is_that_of_a_rebuild: () => inFolder((folder) => {
    const data = join(folder, "d"), texts = join(folder, "laws");
    fine(data, "init");
    mkdirSync(texts);
    for (let number = 1; number <= 90; ++number)  // several lots
      write(texts, `${String(number).padStart(3, "0")}.txt`, act(number, `Barza cu numărul zqx${number % 7} se întoarce potrivit Legii nr. ${number + 1}/2019 privind berzele albe.`));
    write(texts, "090-again.txt", act(90, "Barza nu se mai întoarce."));
    write(texts, "090-broken.xml", "<akomaNtoso>");
    assert.equal(lacuna(data, "import", texts).code, 1);
    const answers = () => ["barza", "zqx3", `"berzele albe" mai`]
      .map((query) => ({ query, ...fine(data, "search", "--json", query).rows[0], took_ms: 0 }));
    const documents = () => JSON.stringify(fine(data, "check", "--json").rows[0].items);
    const first = answers(), checked = documents();
    assert.ok(first[0].total > 90 && first[1].total > 10, JSON.stringify(first.map((one) => one.total)));
    fine(data, "reindex");
    assert.deepEqual(answers(), first);
    assert.equal(documents(), checked);
    isClean(data);
  }),
  another_text_is_another_version: () => inFolder((folder) => {
    const data = join(folder, "d");
    fine(data, "init");
    fine(data, "import", write(folder, "a.txt", act(991)));
    const [row] = fine(data, "import", write(folder, "b.txt", act(991, "Prezenta lege ocrotește peștii.")), "--json").rows;
    assert.equal(row.status, "imported");
    assert.equal(row.work, key);
    assert.notEqual(row.expression, `${key}@undated:ro`);
    assert.match(fine(data, "check").out, /2 texts/);
    isClean(data);
  }),
  a_dry_run_stores_nothing: () => inFolder((folder) => {
    const data = join(folder, "d");
    fine(data, "init");
    const [row] = fine(data, "import", "--dry-run", "--json", write(folder, "a.txt", act(991))).rows;
    assert.deepEqual([row.status, row.work, row.articles], ["imported", key, 2]);
    assert.equal(lacuna(data, "show", key).code, 1);
    assert.match(fine(data, "check").out, /0 texts[\s\S]*0 originals/);
  }),
  a_held_text_waits: () => inFolder(async (folder) => {
    const data = join(folder, "d");
    fine(data, "init");
    fine(data, "import", "--hold", write(folder, "a.txt", act(991)));
    const server = await serve(data);
    try {
      const visit = new Visit(server.origin);
      assert.equal(total(data, '"pasarile calatoare"'), 0);
      assert.equal((await visit.send("/law/" + key)).status, 404);
      assert.equal((await visit.send(`/akn/${key}`)).status, 404);
      fine(data, "accept", key);
      assert.equal((await visit.send("/law/" + key)).status, 200);
    } finally {
      await server.stop();
    }
    assert.equal(total(data, '"pasarile calatoare"'), 1);
    isClean(data);
  }),
  what_people_wrote_outlives_texts: () => inFolder(async (folder) => {
    const data = join(folder, "d");
    fine(data, "init");
    fine(data, "demo");
    fine(data, "import", write(folder, "a.txt", act(991)));
    const server = await serve(data);
    const archive = join(folder, "all.zip");
    const visit = new Visit(server.origin);
    const gaps = async () => JSON.parse((await visit.send("/gaps.json")).body).total;
    const provisions = async (who) => {
      const rows = JSON.parse((await who.send("/gaps.json")).body).gaps;
      return JSON.parse((await who.send(rows[0].href + ".json")).body).provisions;
    };
    let before, linked;
    try {
      assert.equal((await comment(server, `${key}!art_1__para_1`, "Un cuvant despre pasari.")).status, 303);
      before = await gaps();
      assert.ok(before >= 22);
      linked = await provisions(visit);
      fine(data, "backup", archive);  // while it serves
      assert.notEqual(lacuna(data, "backup", archive).code, 0, "an archive is not overwritten");
      fine(data, "withdraw", key, "--reason", "wrong file");
    } finally {
      await server.stop();
    }
    assert.equal(total(data, '"pasarile calatoare"'), 0);
    isClean(data);
    const changes = (where) => fine(where, "check", "--json").rows[0].items.find((item) => item.name === "history").message;
    const written = changes(data);
    fine(data, "reindex", "--reread");
    assert.equal(changes(data), written, "people's words stand as they did");
    assert.equal(total(data, '"pasarile calatoare"'), 0, "withdrawn stays withdrawn");
    isClean(data);
    const again = await serve(data);
    try {
      const there = new Visit(again.origin);
      assert.equal(JSON.parse((await there.send("/gaps.json")).body).total, before);
      assert.deepEqual(await provisions(there), linked, "links to provisions lead where they led");
    } finally {
      await again.stop();
    }

    const restored = join(folder, "restored");
    fine(restored, "restore", archive);
    isClean(restored);
    assert.equal(total(restored, "pasarile calatoare"), 1, "as it was when it was kept");
    assert.equal(total(restored, "adăpost"), total(data, "adăpost"));
    assert.notEqual(lacuna(restored, "restore", archive).code, 0, "never over a data directory");
    fine(restored, "reindex");
    assert.equal(total(restored, "pasarile calatoare"), 1);
    assert.ok(existsSync(archive));
  }),
};
