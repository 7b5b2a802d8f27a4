// `lacuna cite`: one JSON object a citation expression, offsets in code points, no data directory.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fine, inFolder, lacuna, program, write } from "./program.mjs";

const law = "LEGE nr. 7 din 3 martie 2019\nprivind exemplul\n\nArticolul 1\n(1) Ținutul șesului are reguli.\n" +
  "(2) Cele de la alin. (1) se aplică potrivit art. 2 și 3 lit. a) din Legea nr. 122/2006.\nArticolul 2\n" +
  "Se publică potrivit Monitorul Oficial nr. 428 din 18 mai 2006 și anexei.\n";

export const tests = {
  cite_needs_no_data_directory: () => inFolder((folder) => {
    const rows = fine(join(folder, "none"), "cite", write(folder, "law.txt", law), "--lang", "ro", "--json").rows;
    const points = [...law];
    for (const row of rows) {
      assert.equal(points.slice(row.begin, row.end).join(""), row.raw);
      for (const ref of row.refs) assert.ok(ref.begin >= row.begin && ref.end <= row.end);
      assert.equal(row.resolution, "not_tried");
    }
    assert.deepEqual(rows.map((row) => [row.raw, row.refs.map((ref) => ref.ref)]), [
      ["alin. (1)", ["ro/lege/2019/7!art_1__para_1"]],
      ["art. 2 și 3 lit. a) din Legea nr. 122/2006", ["ro/lege/2006/122!art_2", "ro/lege/2006/122!art_3__point_a"]],
    ]);
    assert.deepEqual(rows.map((row) => row.kind), ["internal", "external"]);
  }),
  cite_counts_a_carriage_return_and_no_byte_order_mark: () => inFolder((folder) => {
    const text = "\ufeffȘapte\r\nart. 2 din Legea nr. 122/2006";
    const [row] = fine(folder, "cite", write(folder, "a.txt", text), "--lang", "ro", "--json").rows;
    assert.equal(row.begin, 7);
    assert.equal(row.end, 36);
  }),
  cite_reads_standard_input_and_speaks_to_people: () => inFolder((folder) => {
    const read = (...args) => spawnSync(program(), ["cite", ...args], {
      input: "§ 5 Abs. 2 AufenthG", encoding: "utf8", env: { ...process.env, LACUNA_DATA: join(folder, "none") },
    });
    assert.equal(JSON.parse(read("--lang", "de", "--json").stdout).refs[0].ref, "de/aufenthg!art_5__para_2");
    assert.match(read("--lang", "de").stdout, /1: § 5 Abs\. 2 AufenthG\n {4}de\/aufenthg!art_5__para_2\n1 citations/);
  }),
  cite_takes_a_missing_year_from_the_register: () => inFolder((folder) => {
    const cited = (words) => fine(folder, "cite", write(folder, "u.txt", words), "--lang", "ua", "--json").rows[0].refs[0].ref;
    assert.equal(cited("п. 13 ч. 1 ст. 1 Закону № 3671-VI"), "ua/zakon/2011/3671-VI!art_1__para_1__point_13");
    assert.equal(cited("ст. 1 Закону № 9999-IX"), "ua/zakon/?/9999-IX!art_1");
  }),
  cite_says_what_it_cannot_read: () => inFolder((folder) => {
    assert.equal(lacuna(folder, "cite", join(folder, "none.txt")).code === 0, false);
    assert.equal(lacuna(folder, "cite", write(folder, "x.bin", Buffer.from([0, 1, 2, 3, 0, 0]))).code === 0, false);
  }),
};
