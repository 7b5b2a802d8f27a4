// The whole import (read, structure, cite, store, index) beside programs that only index whole files; leaves its data
// directory, and the units it indexed as a file, for the parts that follow.
import fs from 'node:fs';
import path from 'node:path';
import { fresh, median, of_runs, ratio, row } from './common.mjs';

export const recollindex = (bench, folder, name) => {
  const settings = bench.file('recoll');
  fresh(settings);
  fs.mkdirSync(settings, { recursive: true });
  fs.writeFileSync(path.join(settings, 'recoll.conf'), `topdirs = ${fs.realpathSync(folder)}\nnoaspell = 1\nindexstemminglanguages = romanian\n`);
  const figures = bench.measured(name, ['recollindex', '-c', settings, '-z'], { RECOLL_TMPDIR: '' });
  fresh(settings);
  return figures;
};

export const omindex = (bench, folder, name) => {
  const database = bench.file('omindex');
  fresh(database);
  const figures = bench.measured(name, ['omindex', '--db', database, '--url', '/', '--stemmer', 'romanian', '--overwrite', folder]);
  fresh(database);
  return figures;
};

// Makes the data directory and the file of units, unless an earlier part did.
export function imported(bench) {
  if (bench.data) return null;
  const lacuna = path.join(bench.build, 'lacuna'), data = bench.file('data');
  fresh(data);
  bench.measured('init', [lacuna, '--data', data, 'init']);
  const figures = bench.measured('whole import', [lacuna, '--data', data, 'import', bench.corpus]);
  bench.data = data;
  bench.import_cpu = [...(bench.import_cpu ?? []), figures.cpu];
  bench.units = bench.file('units');
  bench.text = JSON.parse(bench.measured('units', [bench.program('bench_search'), 'units', data, bench.units]).text);
  return figures;
}

export function whole_import(bench) {
  const lacuna = path.join(bench.build, 'lacuna');
  const runs = bench.in_turn({
    ours: () => {
      bench.data = null;
      return imported(bench);
    },
    recollindex: () => recollindex(bench, bench.corpus, 'recollindex, whole files'),
    omindex: () => omindex(bench, bench.corpus, 'omindex, whole files'),
  });
  const again = bench.measured('the same again', [lacuna, '--data', bench.data, 'import', bench.corpus]);
  const cpu = (run) => run.cpu;
  const first = median(runs.ours.map(cpu));
  return of_runs(runs.rounds, [
    row('whole import: CPU beside recollindex of the same files', ratio(runs.ours, runs.recollindex, cpu), 'x', 1.0),
    row('whole import: CPU beside omindex of the same files', ratio(runs.ours, runs.omindex, cpu), 'x', 1.3, 'most', { beyond: 0.9 }),
    row('whole import: CPU', first, 's'),
    row('whole import: wall to CPU', median(runs.ours.map((run) => run.wall / run.cpu)), 'x', 0.65),
    row('whole import: most memory', Math.max(...runs.ours.map((run) => run.peak_mb)), 'MB', 1000),
    row('second import, nothing changed: CPU beside the first', again.cpu / first, 'x', 0.03),
  ]);
}
