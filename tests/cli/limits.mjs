// Files that no reader can bear: what the release program does with them, since sanitizers leave no room for a limit of
// memory. Then the folders of files that broke other programs.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { deflateRawSync, deflateSync } from "node:zlib";
import { act, inFolder, write } from "./program.mjs";

const release = "build/release/lacuna";
const data = process.env.LACUNA_TEST_DATA ?? "../shared/data";
const missing = existsSync(release) ? undefined : `${release} is not built; ./run build makes it`;

// Every document of an import by the release program, with the seconds it all took.
function imported(...paths) {
  const began = Date.now();
  const done = spawnSync(release, ["import", "--dry-run", "--json", ...paths],
    { encoding: "utf8", maxBuffer: 1 << 30, timeout: 1_800_000 });
  assert.ok(done.status === 0 || done.status === 1, `exit ${done.status ?? done.signal}: ${done.err ?? done.stderr}`);
  return { rows: done.stdout.split("\n").filter(Boolean).map((line) => JSON.parse(line)), seconds: (Date.now() - began) / 1000 };
}

const akn = (inside) => '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><body><article eId="art_1"><content>' +
  `${inside}</content></article></body></act></akomaNtoso>`;

// A PDF of one page whose words are packed twice: half a kilobyte that becomes hundreds of megabytes.
function packedPdf(megabytes) {
  const words = Buffer.alloc(megabytes << 20, "BT /F1 9 Tf (words) Tj ET\n");
  const stream = deflateSync(deflateSync(words, { level: 9 }), { level: 9 });
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
    [`<</Length ${stream.length}/Filter[/FlateDecode/FlateDecode]>>stream\n`, stream, "\nendstream"],
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
  ];
  let file = Buffer.from("%PDF-1.7\n");
  const places = objects.map((parts, i) => {
    const place = file.length;
    file = Buffer.concat([file, Buffer.from(`${i + 1} 0 obj\n`), ...[parts].flat().map((part) => Buffer.from(part)), Buffer.from("\nendobj\n")]);
    return String(place).padStart(10, "0") + " 00000 n \n";
  });
  return Buffer.concat([file, Buffer.from(`xref\n0 6\n0000000000 65535 f \n${places.join("")}trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`)]);
}

const crcs = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; ++bit) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
  return n;
});
function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) crc = (crc >>> 8) ^ crcs[(crc ^ byte) & 255];
  return ~crc >>> 0;
}

// A ZIP of deflated files.
function zip(files) {
  const parts = [], directory = [];
  let place = 0;
  for (const [name, bytes] of Object.entries(files)) {
    const packed = deflateRawSync(bytes, { level: 9 }), label = Buffer.from(name);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(bytes), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(bytes.length, 18);
    head.writeUInt16LE(label.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(place, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), head, tail, label]));
    parts.push(Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), head, label, packed]));
    place += parts.at(-1).length;
  }
  const list = Buffer.concat(directory), end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(place, 12);
  return Buffer.concat([...parts, list, Buffer.from("PK\x05\x06", "latin1"), end]);
}

const wordNamespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
function packedDocx(megabytes) {
  const paragraph = "<w:p><w:r><w:t>Articolul 1</w:t></w:r></w:p>";
  return zip({
    "[Content_Types].xml": Buffer.from('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    "word/document.xml": Buffer.concat([Buffer.from(`<w:document xmlns:w="${wordNamespace}"><w:body>`),
      Buffer.alloc(Math.floor((megabytes << 20) / paragraph.length) * paragraph.length, paragraph), Buffer.from("</w:body></w:document>")]),
  });
}

export const tests = {
  bombs_are_failed_documents_and_the_rest_goes_on: () => missing ?? inFolder((folder) => {
    const inbox = join(folder, "inbox");
    mkdirSync(inbox);
    const bombs = {
      "b-elements.xml": akn("<p/>".repeat(7_500_000)),
      "c-packed.pdf": packedPdf(400),
      "d-packed.docx": packedDocx(400),
    };
    write(inbox, "a-good.txt", act(801));
    for (const [name, bytes] of Object.entries(bombs)) write(inbox, name, bytes);
    write(inbox, "z-good.txt", act(802, "Alte cuvinte."));
    const { rows, seconds } = imported(inbox);
    assert.equal(rows.length, Object.keys(bombs).length + 2);
    for (const row of rows) {
      if (row.path.endsWith("good.txt")) {
        assert.equal(row.status, "imported", JSON.stringify(row));
      } else {
        assert.equal(row.status, "failed", JSON.stringify(row).slice(0, 500));
        // The file, then the place in it where there is one.
        const rest = row.error.message.slice(row.path.length);
        assert.ok(row.error.message.startsWith(row.path) && /^(:\d+(:\d+)?)?: \S/.test(rest), row.error.message);
        assert.equal(row.error.message.includes("\n"), false, "one line");
      }
    }
    const words = rows.find((row) => row.path.endsWith("b-elements.xml")).error.message;
    assert.match(words, /: the XML has more than 2000000 elements; split it into several files$/);
    assert.ok(seconds < 35 * Object.keys(bombs).length, `${seconds} s`);
    return undefined;
  }),
  files_that_broke_other_programs: () => {
    if (missing) return missing;
    const folders = ["pdf-robust", "docx-robust", "hostile"].map((name) => join(data, name)).filter((path) => existsSync(path));
    if (folders.length < 3) return `the robustness folders are not in ${data}`;
    for (const folder of folders) {
      const { rows, seconds } = imported(folder);
      const files = readdirSync(folder, { recursive: true }).filter((name) => statSync(join(folder, name)).isFile());
      const seen = files.filter((name) => !name.split("/").some((part) => part.startsWith(".")));
      assert.equal(rows.length, seen.length, `${folder}: a row for each file`);
      for (const row of rows.filter((one) => one.status === "failed")) {
        assert.ok(row.error.message.length > row.path.length + 10, row.path);
        assert.equal(row.error.message.includes("\n"), false, row.error.message);
        assert.doesNotMatch(row.error.message, /crashed|without an answer|no document|forbidden call|gave up/);
      }
      assert.ok(seconds < 30 * rows.length, `${folder}: ${seconds} s`);
    }
    return undefined;
  },
};
