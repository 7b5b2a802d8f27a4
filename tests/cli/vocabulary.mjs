// Vocabularies: part of every data directory, brought by people, and what a search does with them.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fine, inFolder, isClean, lacuna, write } from "./program.mjs";

// An invented concept: its words stand in no vocabulary of the program.
const mine = (label = "beacon tender") => JSON.stringify({
  id: "shore", title: { en: "Shore words" }, source: "a test",
  concepts: [
    { notation: "KEEP", pref_label: { en: label, ro: "paznic de far" } },
    { notation: "BUOY", pref_label: { en: "mooring buoy" }, broader: ["KEEP"] },
  ],
});
const law = "LEGE nr. 77 din 3 martie 2019\nprivind țărmul mării\n\nArticolul 1\n(1) Paznicul de far aprinde lumina în fiecare seară.\n" +
  "Articolul 2\nMinisterul ține evidența păsărilor călătoare.\n";
const listed = (data) => fine(data, "vocabulary", "list", "--json").rows;

export const tests = {
  every_data_directory_has_the_vocabularies_of_the_program: () => inFolder((folder) => {
    const data = join(folder, "d");
    fine(data, "init");
    const rows = listed(data);
    assert.ok(rows.length > 20 && rows.every((row) => row.origin === "program" && row.concepts > 0));
    assert.ok(rows.find((row) => row.id === "sector").languages.includes("uk"));
    assert.match(fine(data, "vocabulary", "list").out, /sector {2}.*\n {4}\d+ concepts; de, en, .*; program; /);
    fine(data, "init");
    assert.deepEqual(listed(data), rows);
  }),
  a_vocabulary_is_imported_once_and_again: () => inFolder((folder) => {
    const data = join(folder, "d"), file = write(folder, "shore.json", mine());
    fine(data, "init");
    assert.equal(fine(data, "vocabulary", "import", file).out, "imported  shore  2 concepts; labels en 2 ro 1; 0 warnings\n");
    assert.match(fine(data, "vocabulary", "import", file).out, /^unchanged {2}shore/);
    const last = listed(data).at(-1);
    assert.deepEqual([last.id, last.origin, last.concepts, last.languages, last.source], ["shore", "imported", 2, ["en", "ro"], "a test"]);
    writeFileSync(file, mine("lamp tender"));
    assert.match(fine(data, "vocabulary", "import", file).out, /^replaced {2}shore/);
    fine(data, "reindex");
    assert.equal(listed(data).at(-1).id, "shore", "what the program brings leaves it where it was");
    isClean(data);
  }),
  what_cannot_be_imported_is_refused_whole: () => inFolder((folder) => {
    const data = join(folder, "d");
    fine(data, "init");
    const before = listed(data);
    const ours = lacuna(data, "vocabulary", "import", write(folder, "a.json", mine().replace("shore", "sector")));
    assert.equal(ours.code, 1);
    assert.match(ours.out, /failed {2}sector .*belongs to a vocabulary of the program\..*--id/);
    const broken = lacuna(data, "vocabulary", "import", write(folder, "b.json", "{\"concepts\": [\n}"));
    assert.equal(broken.code, 1);
    assert.match(broken.err, /b\.json:2: the JSON is broken in column 1[\s\S]*nothing was imported/);
    assert.equal(lacuna(data, "vocabulary", "import", write(folder, "c.json", mine()), "--id", "Not An Id").code, 2);
    assert.match(lacuna(data, "vocabulary", "import", join(folder, "none")).err, /none/);
    assert.deepEqual(listed(data), before);
  }),
  an_imported_vocabulary_moves_with_the_base: () => inFolder((folder) => {
    const old = join(folder, "old"), moved = join(folder, "moved"), out = join(folder, "out");
    fine(old, "init");
    fine(old, "vocabulary", "import", write(folder, "s.json", mine()));
    fine(old, "kb", "export", out);
    assert.match(readFileSync(join(out, "vocabularies.jsonl"), "utf8"), /"imported":true/);
    fine(moved, "init");
    fine(moved, "kb", "import", out);
    assert.deepEqual(listed(moved), listed(old));
  }),
  a_search_finds_what_an_imported_vocabulary_names_otherwise: () => inFolder((folder) => {
    const data = join(folder, "d");
    const total = () => fine(data, "search", "beacon tender", "--json").rows[0].total;
    fine(data, "init");
    fine(data, "import", write(folder, "law.txt", law));
    assert.equal(total(), 0, "nobody says so in that text");
    fine(data, "vocabulary", "import", write(folder, "shore.json", mine()));
    const found = fine(data, "search", "beacon tender", "--json").rows[0];
    assert.match(found.hits[0]?.eid ?? "", /^art_1/, JSON.stringify(found));
    assert.ok(found.hits.every((hit) => !(hit.eid ?? "").startsWith("art_2")), "and nothing else");
  }),
};
