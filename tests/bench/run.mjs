// `./run bench`: our work beside its peers' on the same input, in turn, as ratios; one table with the goals of the project.
//   node tests/bench/run.mjs BUILD-FOLDER CORPUS-FOLDER [--quick] [--json] [--runs N] [--only PART,PART]
// --quick: every tenth file; --json: one object a row; parts: the table below. Exits 0 whatever is missed; 1 when a part failed, which the table then lacks.
// Progress and single figures go to standard error, all of them to BUILD-FOLDER/bench/report.json; the plots of growth to
// BUILD-FOLDER/bench/performance-*.svg (`node tests/bench/plots.mjs REPORT FOLDER` draws them again).
import fs from 'node:fs';
import os from 'node:os';
import { Bench, print } from './common.mjs';
import { change } from './change.mjs';
import { comments } from './comments.mjs';
import { growth } from './growth.mjs';
import { http } from './http.mjs';
import { index_build } from './index_build.mjs';
import { write_plots } from './plots.mjs';
import { queries } from './queries.mjs';
import { reading } from './reading.mjs';
import { relevance } from './relevance.mjs';
import { slow_clients } from './slow_clients.mjs';
import { whole_import } from './whole_import.mjs';

// THE TABLE of parts, in their order: what each does, and the minutes it may take of a full run. (One alone takes longer: what
// it needs of earlier ones is made.)
const parts = {
  reading: [reading, 5],
  import: [whole_import, 14],
  index: [index_build, 15],
  change: [change, 2],
  queries: [queries, 6],
  relevance: [relevance, 2],
  growth: [growth, 12],
  http: [http, 2],
  slow: [slow_clients, 1],
  comments: [comments, 1],
};

const words = process.argv.slice(2), places = [], options = { quick: false, json: false, runs: 5, only: Object.keys(parts).join(',') };
while (words.length > 0) {
  const word = words.shift(), name = word.replace(/^--/, '');
  if (word === name) places.push(word);
  else if (typeof options[name] === 'boolean') options[name] = true;
  else if (name in options) options[name] = words.shift() ?? '';
  else places.length = 3;
}
const [build, corpus] = places, runs = Number(options.runs), chosen = options.only.split(',');
if (places.length !== 2 || !(runs >= 1) || !chosen.every((name) => name in parts)) {
  console.error(`node tests/bench/run.mjs BUILD-FOLDER CORPUS-FOLDER [--quick] [--json] [--runs N] [--only ${Object.keys(parts).join(',')}]`);
  process.exit(2);
}
const bench = new Bench({ build, corpus, runs, quick: options.quick });
const machine = { cores: os.cpus().length, model: os.cpus()[0]?.model, memory_gb: Math.round(os.totalmem() / 2 ** 30), load_before: os.loadavg() };
const started = Date.now(), rows = [], failed = [];
const planned = chosen.reduce((sum, name) => sum + parts[name][1], 0);
console.error(`planned: ${chosen.map((name) => `${name} ${parts[name][1]}`).join(', ')}: ${planned} minutes at most` + (options.quick ? ', a tenth of it here' : ''));
for (const name of chosen) {
  const [part, minutes] = parts[name];
  const began = Date.now();
  console.error(name);
  bench.minutes = options.quick ? minutes / 10 : minutes;
  let made = [];
  try {
    made = await part(bench);
  } catch (error) {  // the others are measured all the same
    failed.push(name);
    console.error(error.stack);
  }
  console.error(`${name}: ${((Date.now() - began) / 60000).toFixed(1)} minutes`);
  rows.push(...made);
  if (options.json) for (const { sense, ...one } of made) console.log(JSON.stringify(one));
}
const report = { ...machine, load_after: os.loadavg(), quick: options.quick, runs, minutes: (Date.now() - started) / 60000, rows, figures: bench.figures, growth: bench.growth ?? null };
fs.writeFileSync(bench.file('report.json'), JSON.stringify(report, null, 2));
if (report.growth) write_plots(report, bench.scratch);
if (!options.json) {
  print(rows);
  console.log(`${options.quick ? 'every tenth file, ' : ''}medians of so many runs; load ${report.load_after.map((value) => value.toFixed(1)).join(' ')}, ` +
    `${machine.cores} cores; ${report.minutes.toFixed(1)} minutes; all figures in ${bench.file('report.json')}`);
}
if (failed.length > 0) {
  console.error(`not measured, each for the reason above: ${failed.join(', ')}`);
  process.exitCode = 1;
}
