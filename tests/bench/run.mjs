// `./run bench`: our work beside a peer's on the same files, in turn (A B A B ...), whole processes as the operating
// system accounts them. Prints a table of medians and ratios and keeps every figure in build/bench/report.json.
//   node tests/bench/run.mjs BUILD-FOLDER CORPUS-FOLDER [RUNS]
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const [build, corpus, runs = '3'] = process.argv.slice(2);
if (!build || !corpus) {
  console.error('node tests/bench/run.mjs BUILD-FOLDER CORPUS-FOLDER [RUNS]');
  process.exit(2);
}
const scratch = path.join(build, 'bench');
fs.mkdirSync(scratch, { recursive: true });

function measured(output, command) {
  const run = spawnSync(path.join(build, 'tests-bench/bench_measure'), [output, ...command], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`bench_measure: ${run.stderr}`);
  const figures = JSON.parse(run.stdout);
  if (figures.exit !== 0) throw new Error(`${command.join(' ')}: exit ${figures.exit}, see ${output}`);
  return figures;
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

// Each comparison: what is measured, ours, the peer's, and how many times the peer's CPU ours may cost. Both sides are
// whole processes, from start to exit: ours reads and decodes every file too, though the bound promises structure and
// citations alone, and structure includes the self-checks of an import, for which the tree is built twice.
const comparisons = [
  {
    name: 'reading: decoding, structure with its self-checks and citations of every file, beside omindex of the same files',
    bound: 0.3,
    ours: () => {
      const output = path.join(scratch, 'reading.json');
      const figures = measured(output, [path.join(build, 'tests-bench/bench_reading'), corpus]);
      return { ...figures, result: JSON.parse(fs.readFileSync(output, 'utf8')) };
    },
    peer: () => {
      const database = path.join(scratch, 'omindex');
      fs.rmSync(database, { recursive: true, force: true });
      return measured(path.join(scratch, 'omindex.log'),
        ['omindex', '--db', database, '--url', '/', '--stemmer', 'romanian', '--overwrite', corpus]);
    },
  },
];

const report = { load: os.loadavg(), cores: os.cpus().length, corpus: path.basename(corpus), comparisons: [] };
let over = 0;
for (const { name, bound, ours, peer } of comparisons) {
  const row = { name, bound, ours: [], peer: [] };
  for (let i = 0; i < Number(runs); ++i) {
    row.ours.push(ours());
    row.peer.push(peer());
  }
  const cpu = median(row.ours.map((run) => run.cpu)), theirs = median(row.peer.map((run) => run.cpu));
  row.ratio = median(row.ours.map((run, i) => run.cpu / row.peer[i].cpu));
  if (row.ratio > bound) ++over;
  report.comparisons.push(row);
  console.log(name);
  console.log(`  ours ${cpu.toFixed(1)} s CPU, ${Math.max(...row.ours.map((run) => run.peak_mb)).toFixed(0)} MB; ` +
    `peer ${theirs.toFixed(1)} s, ${Math.max(...row.peer.map((run) => run.peak_mb)).toFixed(0)} MB; ` +
    `ratio ${row.ratio.toFixed(2)} (at most ${bound})`);
  const result = row.ours[0].result;
  if (result) console.log(`  ${JSON.stringify(result)}`);
}
fs.writeFileSync(path.join(scratch, 'report.json'), JSON.stringify(report, null, 2));
console.log(`load ${report.load.map((value) => value.toFixed(1)).join(' ')}, ${report.cores} cores; all figures in ${path.join(scratch, 'report.json')}`);
process.exit(over ? 1 : 0);
