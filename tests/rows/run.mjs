// One test a row of the reference systems, named by its id, and the acceptance stories, against the program with the demo base.
//   node tests/rows/run.mjs BINARY REPORT.xml [--write] [ID ...]
// docs/reference-rows.md holds the result of each row. A row that stands there as failed is open: it is run, reported as skipped, and is
// an error once it passes, so that the table never says less or more than what is so. --write writes the table. Exit 1 when a row failed
// that the table says passes, or the table is not this run's.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { rows as a } from "./a.mjs";
import { rows as b } from "./b.mjs";
import { rows as c } from "./c.mjs";
import { rows as d } from "./d.mjs";
import { rows as e } from "./e.mjs";
import { rows as stories } from "./stories.mjs";
import { rows as law } from "./stories_law.mjs";
import { rows as search } from "./stories_search.mjs";
import { readTable, writeTable } from "./table.mjs";
import { startWorld, root } from "./world.mjs";

const words = process.argv.slice(2);
const write = words.includes("--write");
const [binary, report, ...chosen] = words.filter((word) => word !== "--write");
const file = join(root, "docs", "reference-rows.md");
const escape = (text) => text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c])
  .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f]/g, "?");

const rows = [...a, ...b, ...c, ...d, ...e, ...law, ...stories, ...search];
const committed = readTable(readFileSync(file, "utf8"));
const folder = mkdtempSync(join(tmpdir(), "lacuna-rows-"));
const world = await startWorld(binary, folder);
const cases = [];
const log = [];
const results = [];
let failed = 0;

function count(name, seconds, outcome) {
  cases.push(`<testcase classname="rows" name="${escape(name)}" time="${seconds}">${outcome}</testcase>`);
}
function failure(name, seconds, message) {
  ++failed;
  console.log(`FAILED  ${name}  ${message}`);
  count(name, seconds, `<failure message="${escape(message.slice(0, 2000))}"/>`);
}

for (const row of rows) {
  if (chosen.length > 0 && !chosen.includes(row.id)) continue;
  const begin = Date.now();
  let problem = null;
  try {
    await row.check(world);
  } catch (error) {
    problem = error;
  }
  const seconds = ((Date.now() - begin) / 1000).toFixed(1);
  const name = `${row.id} ${row.what}`;
  const open = committed.get(row.id) === "failed";
  results.push({ ...row, result: problem ? "failed" : "passed" });
  if (!problem && open && !write) {
    failure(name, seconds, "it passes, and docs/reference-rows.md says failed: write the table anew with --write");
  } else if (!problem) {
    console.log(`ok  ${name}  ${seconds} s`);
    count(name, seconds, "");
  } else if (open) {
    console.log(`open  ${name}  ${seconds} s\n${problem.message.slice(0, 600)}`);
    log.push(`SKIPPED: ${row.id} (open): ${row.what}`);
    count(name, seconds, `<skipped message="${escape(problem.message.slice(0, 2000))}"/>`);
  } else {
    console.error(problem.stack);
    failure(name, seconds, problem.message);
  }
}
await world.stop();
rmSync(folder, { recursive: true, force: true });

if (chosen.length === 0) {
  const table = writeTable(results);
  if (write) writeFileSync(file, table);
  if (readFileSync(file, "utf8") === table) count("the table of docs is this run's", "0", "");
  else failure("the table of docs is this run's", "0", "docs/reference-rows.md differs from this run: node tests/rows/run.mjs BINARY REPORT --write");
}
mkdirSync(dirname(report), { recursive: true });
writeFileSync(report, `<testsuite name="rows" tests="${cases.length}" failures="${failed}">\n${cases.join("\n")}\n</testsuite>\n`);
if (log.length > 0) writeFileSync(report.replace(/xml$/, "log"), `${log.join("\n")}\n`);
console.log(`${results.filter((row) => row.result === "passed").length} of ${results.length} rows`);
process.exit(failed > 0 ? 1 : 0);
