// What more law costs: import, index build and queries at 10, 30 and 100 % of the corpus, and at 1,000,000 provisions: the
// corpus repeated under other work numbers until that many units are indexed. A quick run is a tenth of all that. The figures of
// each size are kept for the plots. The largest import runs once.
import fs from 'node:fs';
import path from 'node:path';
import { fresh, median, row } from './common.mjs';
import { ours } from './index_build.mjs';
import { imported } from './whole_import.mjs';

const shares = [10, 30];
const rounds = { runs: 3 };
const of_each = '200';

// The corpus so many times, each time with other numbers of the acts: the first one that a file prints is its own.
function repeated(bench, times) {
  const place = bench.file('repeated');
  fresh(place);
  fs.mkdirSync(place, { recursive: true });
  const another = (text, time) => text.replace(/\d+/, (number) => `${time}${number.padStart(5, '0')}`);
  for (const name of fs.readdirSync(bench.corpus)) {
    const text = fs.readFileSync(path.join(bench.corpus, name), 'utf8');
    for (let time = 0; time < times; ++time)
      fs.writeFileSync(path.join(place, `${time}-${name}`), time === 0 ? text : another(text, time));
  }
  return place;
}

const parsed = (figures) => JSON.parse(figures.text.slice(figures.text.indexOf('{')));
const units_in = (bench, data) => parsed(bench.measured('indexed units', [bench.program('bench_search'), 'count', data])).units;

function import_of(bench, folder, name) {
  const lacuna = path.join(bench.build, 'lacuna'), data = bench.file('data-growth');
  fresh(data);
  bench.measured('init', [lacuna, '--data', data, 'init']);
  const figures = bench.measured(`whole import, ${name}`, [lacuna, '--data', data, 'import', folder]);
  return { data, figures, units: units_in(bench, data) };
}

const asked = (bench, index, queries) => parsed(bench.measured('queries', [bench.program('bench_search'), 'ask', index, queries]));

function of_share(bench, percent) {
  const folder = bench.share(bench.corpus, percent, `${bench.quick ? 'tenth-' : ''}share-${percent}`);
  const runs = [];
  for (let i = 0; i < Math.min(rounds.runs, bench.runs); ++i) runs.push(import_of(bench, folder, `${percent} %`));
  const units = bench.file('units-share'), index = bench.file('index-share'), queries = bench.file('queries-share');
  const text = parsed(bench.measured('units', [bench.program('bench_search'), 'units', runs[0].data, units]));
  const built = ours(bench, units, index, 'index build');
  bench.measured('queries drawn', [bench.program('bench_search'), 'draw', units, queries, of_each]);
  const point = {
    name: `${percent} %`, units: text.units, import_cpu: median(runs.map((run) => run.figures.cpu)), build_cpu: built.cpu,
    peak_mb: Math.max(...runs.map((run) => run.figures.peak_mb)), queries: asked(bench, index, queries),
  };
  [folder, units, index, queries].forEach(fresh);
  return point;
}

function of_all(bench) {
  imported(bench);
  const index = bench.file('index'), queries = bench.file('queries');
  const built = bench.indexed ? { cpu: bench.index_cpu } : ours(bench, bench.units, index, 'index build');
  if (!fs.existsSync(queries)) bench.measured('queries drawn', [bench.program('bench_search'), 'draw', bench.units, queries, of_each]);
  return { name: '100 %', units: bench.text.units, import_cpu: median(bench.import_cpu), build_cpu: built.cpu, queries: asked(bench, index, queries) };
}

export function growth(bench) {
  const points = [...shares.map((percent) => of_share(bench, percent)), of_all(bench)];
  const wanted = bench.quick ? 100_000 : 1_000_000, all = points.at(-1);
  const folder = repeated(bench, Math.ceil(wanted / all.units));
  const large = import_of(bench, folder, `${wanted} provisions`);
  fresh(folder);
  points.push({
    name: wanted.toLocaleString('en'), units: large.units, import_cpu: large.figures.cpu, build_cpu: null, peak_mb: large.figures.peak_mb,
    queries: asked(bench, large.data, bench.file('queries')),
  });
  fresh(large.data);
  bench.growth = points;
  const [small, , , million] = points, each = (point, figure) => point[figure] / point.units;
  const grown = (point, figure) => each(point, figure) / each(small, figure);
  const at = `${million.name} provisions`;
  return [
    row('whole import: growth a unit, 10 % to 100 %', grown(all, 'import_cpu'), 'x', 1.15, 'most', { runs: Math.min(rounds.runs, bench.runs) }),
    row('index build: growth a unit, 10 % to 100 %', grown(all, 'build_cpu'), 'x', null, 'most', { runs: 1 }),
    ...[
      row(`${at}: units indexed`, million.units, ''),
      row(`${at}: AND of 3 p99`, million.queries.and3.p99, 'ms', 10),
      row(`${at}: filter with two facets p50`, million.queries.filter.p50, 'ms', 8),
      row(`${at}: whole import, growth a unit from 10 %`, grown(million, 'import_cpu'), 'x', 1.2),
      row(`${at}: whole import, CPU`, million.import_cpu, 's'),
      row(`${at}: whole import, most memory`, million.peak_mb, 'MB', 1000),
    ].map((one) => ({ ...one, runs: 1 })),
  ];
}
