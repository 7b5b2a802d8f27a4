// Bad files: each gets one message that names it and, where there is one, line and column; the rest goes on; nothing is
// half written.
import assert from "node:assert/strict";
import { chmodSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { act, fine, inFolder, isClean, lacuna, write } from "./program.mjs";

const akn = (inside) => `<?xml version="1.0"?><akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><body>${inside}</body></act></akomaNtoso>`;
const bad = {
  "binary.txt": [Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3, 0, 0, 0xff, 0xfe]), /binary/],
  "empty.txt": ["", /empty/i],
  "bad-utf8.md": [Buffer.concat([Buffer.from("# LEGE nr. 5 din 2019\n\n"), Buffer.from([0x00, 0xc3, 0x28, 0xff])]), /binary|UTF-8/i],
  "broken.xml": [akn("<article eId='art_1'>\n<num>1</num>\n<content></article>"), /broken\.xml:\d+:\d+/],
  "huge.txt": [Buffer.alloc(100 << 20, "Articolul 1\nvorbe\n"), /large|big|MB/i],
  "deep.xml": [akn("<section>".repeat(100_000) + "</section>".repeat(100_000)), /deep/i],
};

const originals = (data) => readdirSync(join(data, "files"), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;

export const tests = {
  bad_files_are_told_and_the_rest_goes_on: () => inFolder((folder) => {
    const data = join(folder, "d"), inbox = join(folder, "inbox");
    fine(data, "init");
    mkdirSync(inbox);
    for (const [name, [bytes]] of Object.entries(bad)) write(inbox, name, bytes);
    write(inbox, "aa-good.txt", act(991));
    write(inbox, "zz-good.txt", act(992, "Alte cuvinte."));
    const missing = join(folder, "missing.txt");
    const done = lacuna(data, "import", inbox, missing, "--json");
    assert.equal(done.code, 1, done.err);
    assert.equal(done.rows.length, Object.keys(bad).length + 3, "one row a file");
    const row = (name) => done.rows.find((one) => one.path.endsWith(name));
    for (const [name, [, words]] of Object.entries(bad)) {
      assert.equal(row(name).status, "failed", `${name}: ${JSON.stringify(row(name))}`);
      assert.match(row(name).error.message, new RegExp(name.replace(".", "\\.")), "names the file");
      assert.match(row(name).error.message, words);
      assert.equal(row(name).error.message.includes("\n"), false, "one message");
    }
    assert.match(row("missing.txt").error.message, /missing\.txt/);
    for (const name of ["aa-good.txt", "zz-good.txt"]) assert.equal(row(name).status, "imported");
    assert.match(done.err, new RegExp(`${Object.keys(bad).length + 1} failed`));
    assert.equal(originals(data), 2, "no original of what failed");
    isClean(data);
  }),
  a_folder_without_permission: () => inFolder((folder) => {
    if (process.getuid() === 0) return "root may read every folder";
    const data = join(folder, "d"), closed = join(folder, "closed");
    fine(data, "init");
    mkdirSync(closed);
    chmodSync(closed, 0);
    const done = lacuna(data, "import", closed, write(folder, "good.txt", act(991)), "--json");
    chmodSync(closed, 0o700);
    assert.equal(done.code, 1);
    assert.deepEqual(done.rows.map((row) => row.status).sort(), ["failed", "imported"]);
    assert.match(done.rows.find((row) => row.status === "failed").error.message, /closed/);
    return undefined;
  }),
  old_encodings_are_read_and_flagged: () => inFolder((folder) => {
    const data = join(folder, "d");
    fine(data, "init");
    // windows-1250 has the cedilla letters.
    const letters = { "ş": 0xba, "Ş": 0xaa, "ţ": 0xfe, "Ţ": 0xde, "ă": 0xe3, "â": 0xe2, "î": 0xee };
    const text = act(993, "Prezenta lege ocroteşte păsările călătoare şi ţara întreagă.").replace(/ș/g, "ş").replace(/ț/g, "ţ");
    const bytes = Buffer.from([...text].map((letter) => letters[letter] ?? letter.charCodeAt(0)));
    const [row] = fine(data, "import", write(folder, "old.txt", bytes), "--json").rows;
    assert.equal(row.status, "imported");
    assert.ok(row.warnings.some((warning) => /1250/.test(warning)), row.warnings.join("; "));
    assert.equal(fine(data, "search", "tara intreaga", "--json").rows[0].hits[0].work, "ro/lege/2019/993");
    assert.match(fine(data, "show", "ro/lege/2019/993!art_1__para_1").out, /ocroteşte păsările călătoare şi ţara/);
    const wrong = Buffer.concat([Buffer.from(act(994)), Buffer.from([0xc3, 0x28, 0x0a])]);
    const [other] = lacuna(data, "import", write(folder, "mixed.txt", wrong), "--json").rows;
    assert.ok(other.status === "failed" || other.warnings.length > 2, "invalid UTF-8 is not passed over in silence: " + JSON.stringify(other));
    isClean(data);
  }),
};
