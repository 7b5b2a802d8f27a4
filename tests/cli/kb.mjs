// The curated base out of one data directory and into another by the program itself.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Visit, act, fine, inFolder, isClean, lacuna, serve, write } from "./program.mjs";

const filesIn = (folder) => Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]));

export const tests = {
  a_base_moves_without_loss: () => inFolder(async (folder) => {
    const [old, moved, one, two] = ["old", "moved", "one", "two"].map((name) => join(folder, name));
    fine(old, "init");
    fine(old, "demo");
    assert.match(fine(old, "kb", "export", one).out, /wrote \d{3,} rows of \d+ tables[\s\S]*keep them safe/);
    assert.equal(statSync(join(one, "gaps.jsonl")).mode & 0o077, 0, "for its owner alone");
    fine(old, "kb", "export", two);
    assert.deepEqual(filesIn(two), filesIn(one), "the same state, the same bytes");

    fine(moved, "init");
    assert.match(fine(moved, "kb", "import", one).out, /imported \d{3,} rows[\s\S]*lacuna import/);
    fine(moved, "kb", "export", join(folder, "three"));
    assert.deepEqual(filesIn(join(folder, "three")), filesIn(one), "out, in, out: the same bytes");
    assert.ok(filesIn(one)["gaps.jsonl"].split("\n").length > 22);

    // The texts come from their files and are tied to what was said of them.
    const said = JSON.parse(filesIn(one)["links.jsonl"].split("\n").find((line) => line.includes('"kind":"provision"')));
    assert.match(said.from.key + said.to.key, /![a-z]/);
    fine(moved, "import", write(folder, "law.txt", act(17)));
    fine(moved, "reindex");
    const server = await serve(moved);
    try {
      const visit = new Visit(server.origin);
      const gap = filesIn(one)["gaps.jsonl"].split("\n").map((line) => line && JSON.parse(line)).find((row) => row.visibility === "public");
      assert.match((await visit.send(`/gaps/${gap.id}.json`)).body, new RegExp(gap.number));
      assert.match((await visit.send(`/search?q=${encodeURIComponent(gap.number)}`)).body, new RegExp(gap.number));
    } finally { await server.stop(); }
  }),
  a_folder_that_is_none_of_ours_is_refused: () => inFolder((folder) => {
    const data = join(folder, "d"), out = join(folder, "out");
    fine(data, "init");
    write(folder, "mine.txt", "mine");
    const taken = lacuna(data, "kb", "export", folder);
    assert.equal(taken.code, 1, taken.err);
    assert.match(taken.err, /not empty[\s\S]*nothing was overwritten/);
    assert.match(lacuna(data, "kb", "import", folder).err, /no lacuna-kb\.json[\s\S]*kb export/);
    assert.equal(lacuna(data, "kb").code, 2);
    fine(data, "kb", "export", out);
    writeFileSync(join(out, "organisations.jsonl"), '{"id":"o","name":"O","kind":"circus","signatory":false}\n');
    const broken = lacuna(data, "kb", "import", out);
    assert.equal(broken.code, 1);
    assert.match(broken.err, /organisations\.jsonl:1: kind: one of these words is needed: member[\s\S]*nothing was imported/);
    isClean(data);
    assert.equal(existsSync(join(folder, "mine.txt")), true);
  }),
};
