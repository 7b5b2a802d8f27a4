// Queries, warm, one thread: the same ones of every engine, drawn from the units by a fixed seed. Like beside like: both sides
// give the keys of the best 20 and the exact number of hits, and the rows with a goal say so. Rows without a goal: Lucene that
// stops counting at 1,000, as it does by itself, and Lucene `hot`, after ten more rounds, when Java has compiled all of it.
// Snippets are those of pages of 20 hits on each side: two words that each stand in many units as they are written. (FTS5 has no
// Romanian stems and finds half of what an AND of 3 finds.)
import fs from 'node:fs';
import path from 'node:path';
import { fresh, median, row } from './common.mjs';
import { built } from './index_build.mjs';
import { java } from './lucene.mjs';
import { Postgres } from './postgres.mjs';

const of_each = '200';

// What is still there of the index build is asked; what is not is made.
function made(bench) {
  built(bench);
  const fts5 = bench.file('fts5'), records = bench.file('scriptindex');
  if (bench.indexed) return;
  bench.measured('FTS5', [bench.program('bench_fts5'), 'index', bench.units, fts5]);
  fresh(records);
  bench.measured('units as records', [bench.program('bench_stock'), 'script', bench.units, records]);
  bench.measured('scriptindex', ['scriptindex', '-s', 'romanian', '--overwrite', path.join(records, 'database'), path.join(records, 'script'), path.join(records, 'records')]);
  fs.rmSync(path.join(records, 'records'));
}

export function queries(bench) {
  made(bench);
  const drawn = bench.file('queries');
  bench.measured('queries drawn', [bench.program('bench_search'), 'draw', bench.units, drawn, of_each]);
  const answered = (figures) => JSON.parse(figures.text.slice(figures.text.indexOf('{')));
  const postgres = new Postgres(bench);
  let runs;
  try {
    postgres.load(bench.units);
    runs = bench.in_turn({
      ours: () => ({
        ...answered(bench.measured('queries', [bench.program('bench_search'), 'ask', bench.file('index'), drawn])),
        ...answered(bench.measured('20 snippets', [bench.program('bench_search'), 'snippets', bench.data, drawn])),
      }),
      lucene: () => answered(java(bench, 'Lucene', 'ask', bench.file('lucene-index'), drawn)),
      fts5: () => answered(bench.measured('FTS5', [bench.program('bench_fts5'), 'ask', bench.file('fts5'), drawn])),
      stock: () => answered(bench.measured('stock snippets', [bench.program('bench_stock'), 'ask', bench.file('scriptindex/database'), drawn])),
    });
    // Its figure is a hundred times ours, and takes minutes: once is enough.
    runs.postgres = [postgres.ask(drawn)];
  } finally {
    postgres.stop();
  }
  const time = (side, form, share) => median(runs[side].map((run) => run[form][share]));
  const beside = (form, peer, share, goal, phase = '') =>
    row(`${names[form]} ${share} beside ${peers[peer]}${peer === 'lucene' ? `, ${phases[phase]}` : ''}`,
      median(runs.ours.map((run, i) => run[form][share] / (runs[peer][i] ?? runs[peer][0])[form + (phase && `_${phase}`)][share])), 'x', goal,
      'most', { runs: runs[peer].length });
  const rows = [];
  for (const [form, peer, share, goal] of goals) rows.push(beside(form, peer, share, goal));
  for (const form of ['and3', 'or5', 'phrase', 'prefix', 'filter'])
    for (const phase of ['uncounted', 'hot']) rows.push(beside(form, 'lucene', 'p50', null, phase));
  for (const form of Object.keys(names)) for (const share of ['p50', 'p99']) rows.push(row(`${names[form]} ${share}`, time('ours', form, share), 'ms', null, 'most', { runs: runs.rounds }));
  for (const [side, forms] of Object.entries(runs))
    console.error(`  ${side}: ${Object.entries(forms[0]).map(([form, { p50, p99, hits }]) => `${form} ${p50}/${p99} ms, ${hits} hits`).join('; ')}`);
  return rows;
}

const names = {
  and3: 'AND of 3', or5: 'OR of 5', phrase: 'phrase', prefix: 'prefix', filter: 'filter with two facets', snippets: '20 snippets',
};
const peers = { lucene: 'Lucene 8', fts5: 'FTS5', stock: "Xapian's own", postgres: 'PostgreSQL' };
const phases = { '': 'both count all', uncounted: 'which stops counting at 1,000', hot: 'hot, both count all' };
const goals = [
  ['and3', 'lucene', 'p50', 0.6], ['or5', 'lucene', 'p50', 1.0], ['phrase', 'lucene', 'p50', 0.9], ['prefix', 'lucene', 'p50', 1.1],
  ['or5', 'fts5', 'p50', 0.1], ['or5', 'postgres', 'p50', 0.1],
  ['filter', 'lucene', 'p50', 0.8], ['filter', 'lucene', 'p99', 0.6],
  ['snippets', 'fts5', 'p50', 0.6], ['snippets', 'stock', 'p50', 0.3],
];
