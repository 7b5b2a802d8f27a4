// Tests of the built program at its outer edge; exit 1 when one failed.
//   node run.mjs BINARY REPORT.xml [GROUP | PART OF A NAME]
// A group is a file of this folder; ctest runs each as a test of its own, so that both cores are busy to the end.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { tests as badInput } from "./bad_input.mjs";
import { tests as cite } from "./cite.mjs";
import { tests as commands } from "./commands.mjs";
import { tests as crash } from "./crash.mjs";
import { tests as damage } from "./damage.mjs";
import { tests as feeds } from "./feeds.mjs";
import { tests as kb } from "./kb.mjs";
import { tests as limits } from "./limits.mjs";
import { tests as stop } from "./stop.mjs";
import { tests as texts } from "./texts.mjs";
import { tests as vocabulary } from "./vocabulary.mjs";
import { use } from "./program.mjs";

const groups = { commands, cite, bad_input: badInput, texts, feeds, kb, vocabulary, limits, damage, crash, stop };
const [binary, report, only] = process.argv.slice(2);
const tests = groups[only] ?? Object.fromEntries(Object.values(groups).flatMap(Object.entries).filter(([name]) => !only || name.includes(only)));
use(binary);
const escape = (text) => text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c])
  .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f]/g, "?");

const lines = [];
const skipped = [];
let failed = 0;
if (Object.keys(tests).length === 0) throw new Error(`no such group or test: ${only}`);
for (const [name, test] of Object.entries(tests)) {
  const begin = Date.now();
  let outcome = "";
  try {
    const why = await test();  // a reason when the test cannot run here
    if (typeof why === "string") {
      skipped.push(`SKIPPED: ${name}: ${why}`);
      outcome = `<skipped message="${escape(why)}"/>`;
    }
  } catch (error) {
    ++failed;
    outcome = `<failure message="${escape(String(error.message).slice(0, 2000))}"/>`;
    console.error(`FAILED ${name}\n${error.stack}`);
  }
  const seconds = ((Date.now() - begin) / 1000).toFixed(1);
  console.log(`${outcome === "" ? "ok" : outcome.slice(1, 8)}  ${name}  ${seconds} s`);
  lines.push(`<testcase classname="cli" name="${escape(name)}" time="${seconds}">${outcome}</testcase>`);
}
mkdirSync(dirname(report), { recursive: true });
writeFileSync(report, `<testsuite name="cli" tests="${lines.length}" failures="${failed}">\n${lines.join("\n")}\n</testsuite>\n`);
if (skipped.length > 0) writeFileSync(report.replace(/xml$/, "log"), skipped.join("\n") + "\n");
process.exit(failed > 0 ? 1 : 0);
