// One provision changed: written, durable on disk, and found by a reader that was open before. Both sides keep one writer and
// one reader open, as a server does, and change the same units of an index of all of them, one after the other.
import fs from 'node:fs';
import { fresh, median, of_runs, row } from './common.mjs';
import { built } from './index_build.mjs';
import { java } from './lucene.mjs';

const of_each = '100';

export function change(bench) {
  built(bench);
  const copy = (name) => {
    const place = bench.file(`${name}-changed`);
    fresh(place);
    fs.cpSync(bench.file(name), place, { recursive: true });
    return place;
  };
  const answered = (figures) => JSON.parse(figures.text.slice(figures.text.indexOf('{'))).change;
  const places = { ours: copy('index'), lucene: copy('lucene-index') };
  const runs = bench.in_turn({
    ours: () => answered(bench.measured('changes', [bench.program('bench_search'), 'change', places.ours, bench.units, of_each])),
    lucene: () => answered(java(bench, 'Lucene, changes', 'change', places.lucene, bench.units, of_each)),
  });
  Object.values(places).forEach(fresh);
  const time = (side, share) => median(runs[side].map((run) => run[share]));
  return of_runs(runs.rounds, [
    row('one provision changed, durable and found: p50', time('ours', 'p50'), 'ms', 5),
    row('one provision changed, durable and found: p50 beside Lucene 8', median(runs.ours.map((run, i) => run.p50 / runs.lucene[i].p50)), 'x', 0.15),
    row('one provision changed, durable and found: p99', time('ours', 'p99'), 'ms'),
    row('one provision changed, durable and found: p50 of Lucene 8', time('lucene', 'p50'), 'ms'),
  ]);
}
