// The build of an index alone, of the same units: ours, scriptindex, Lucene and FTS5 of all units; recollindex and omindex
// of a tenth of the acts with each unit as a file, beside ours of that tenth.
import fs from 'node:fs';
import path from 'node:path';
import { fresh, folder_bytes, median, of_runs, ratio, row } from './common.mjs';
import { imported, omindex, recollindex } from './whole_import.mjs';
import { java } from './lucene.mjs';

const cpu = (run) => run.cpu;

export const ours = (bench, units, folder, name) => {
  fresh(folder);
  return bench.measured(name, [bench.program('bench_search'), 'index', units, folder]);
};

// What is changed or asked later: ours and Lucene's, of all units, unless the bench of building left them.
export function built(bench) {
  imported(bench);
  if (bench.indexed || bench.built) return;
  ours(bench, bench.units, bench.file('index'), 'index build');
  fresh(bench.file('lucene-index'));
  java(bench, 'Lucene', 'index', bench.units, bench.file('lucene-index'));
  bench.built = true;
}

export function index_build(bench) {
  imported(bench);
  const { units } = bench;
  const records = bench.file('scriptindex');
  fresh(records);
  bench.measured('units as records', [bench.program('bench_stock'), 'script', units, records]);
  const quarter = bench.minutes / 4;
  const runs = bench.in_turn({
    ours: () => ours(bench, units, bench.file('index'), 'index build'),
    scriptindex: () => bench.measured('scriptindex', ['scriptindex', '-s', 'romanian', '--overwrite', path.join(records, 'database'), path.join(records, 'script'), path.join(records, 'records')]),
    lucene: () => {
      fresh(bench.file('lucene-index'));
      return java(bench, 'Lucene', 'index', units, bench.file('lucene-index'));
    },
    fts5: () => bench.measured('FTS5', [bench.program('bench_fts5'), 'index', units, bench.file('fts5')]),
  }, { minutes: bench.minutes - quarter });
  const text = bench.text.bytes, size = (name) => folder_bytes(bench.file(name)) / text;
  bench.index_cpu = median(runs.ours.map(cpu));
  const rows = of_runs(runs.rounds, [
    row('whole import: CPU beside scriptindex of the same units', median(bench.import_cpu) / median(runs.scriptindex.map(cpu)), 'x', 0.65),
    row('index build: CPU beside scriptindex of the same units', ratio(runs.ours, runs.scriptindex, cpu), 'x', 0.38, 'most', { beyond: 0.33 }),
    row('index build: CPU beside Lucene 8 of the same units', ratio(runs.ours, runs.lucene, cpu), 'x', 1.7, 'most', { beyond: 1.2 }),
    row('index build: CPU beside FTS5 of the same units', ratio(runs.ours, runs.fts5, cpu), 'x'),
    row('index build: CPU', median(runs.ours.map(cpu)), 's'),
    row('index build: units', bench.text.units, ''),
    row('index build: wall to CPU', median(runs.ours.map((run) => run.wall / run.cpu)), 'x'),
    row('index build: most memory', Math.max(...runs.ours.map((run) => run.peak_mb)), 'MB'),
    row('index size to text', size('index'), 'x', 2.2),
    row('index size to text: scriptindex', folder_bytes(path.join(records, 'database')) / text, 'x'),
    row('index size to text: Lucene 8', size('lucene-index'), 'x'),
    row('index size to text: FTS5', size('fts5'), 'x'),
  ]);
  fs.rmSync(path.join(records, 'records'));
  bench.indexed = true;
  return [...rows, ...of_a_tenth(bench, quarter)];
}

// Hundreds of thousands of files would be a bench of the file system.
function of_a_tenth(bench, minutes) {
  const units = bench.file('units-tenth'), files = bench.file('unit-files');
  bench.measured('units of a tenth', [bench.program('bench_search'), 'units', bench.data, units, '10']);
  fresh(files);
  bench.measured('units as files', [bench.program('bench_stock'), 'files', units, files]);
  const runs = bench.in_turn({
    ours: () => ours(bench, units, bench.file('index-tenth'), 'index build, a tenth'),
    recollindex: () => recollindex(bench, files, 'recollindex, units as files'),
    omindex: () => omindex(bench, files, 'omindex, units as files'),
  }, { minutes });
  for (const folder of [files, bench.file('index-tenth')]) fresh(folder);
  return of_runs(runs.rounds, [
    row('index build: CPU beside recollindex, a tenth of the units as files', ratio(runs.ours, runs.recollindex, cpu), 'x', 0.28, 'most', { beyond: 0.25 }),
    row('index build: CPU beside omindex, a tenth of the units as files', ratio(runs.ours, runs.omindex, cpu), 'x'),
  ]);
}
