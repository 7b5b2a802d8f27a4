// Pages over HTTP: a provision page from memory beside CivetWeb itself with an answer of the same size, and search pages of which
// none is kept beside the time of their queries alone.
import fs from 'node:fs';
import { median, of_runs, row } from './common.mjs';
import { found_pages, lacuna, load, served, write_script } from './served.mjs';
import { imported } from './whole_import.mjs';

const connections = 64;

// Three words each, drawn as for the part about queries.
function drawn(bench) {
  const file = bench.file('page-queries-drawn'), queries = bench.file('page-queries');
  bench.measured('queries drawn', [bench.program('bench_search'), 'draw', bench.units, file, '200']);
  const lines = fs.readFileSync(file, 'utf8').split('\n').filter((line) => line.startsWith('and3\t')).map((line) => line.split('\t').slice(1).join(' '));
  fs.writeFileSync(queries, lines.join('\n') + '\n');
  return { queries, addresses: lines.map((line) => `/search?q=${encodeURIComponent(line)}`) };
}

export async function http(bench) {
  imported(bench);
  const { queries, addresses } = drawn(bench);
  // No address twice: a parameter that nobody reads makes each another page to keep.
  const each_new = (name, paths) => write_script(bench, name, `local paths = {${paths.map((path) => JSON.stringify(path)).join(', ')}}\nlocal i = 0\n` +
    'request = function() i = i + 1; return wrk.format("GET", paths[i % #paths + 1] .. "u=" .. os.time() .. i) end\n');
  const server = await lacuna(bench, bench.data);
  const pages = await found_pages(server.origin, 'drepturi'), page = pages[pages.length >> 1];
  const searches = each_new('search.lua', addresses.map((address) => address + '&')), anew = each_new('page.lua', [page.address + '?']);
  console.error(`  ${page.address}: ${page.bytes} bytes`);
  const raw = await served([bench.program('bench_raw_civetweb'), `${page.bytes}`, '512']);
  try {
    load(bench, 'warm', server.origin, { connections: 4, seconds: 2, script: searches });
    const runs = bench.in_turn({
      raw: () => load(bench, 'raw CivetWeb', raw.origin + '/', { connections }),
      kept: () => load(bench, 'provision page from memory', server.origin + page.address, { connections }),
      made: () => load(bench, 'provision page made each time', server.origin, { connections: 4, seconds: 2, script: anew }),
      query: () => JSON.parse(bench.measured('queries alone', [bench.program('bench_page_query'), bench.data, queries]).text),
      search: () => load(bench, 'search page made each time', server.origin, { connections: 4, script: searches }),
    });
    const rate = (side) => median(runs[side].map((run) => run.rate));
    return of_runs(runs.rounds, [
      row('provision page from memory: requests a second beside raw CivetWeb', median(runs.kept.map((run, i) => run.rate / runs.raw[i].rate)), 'x', 0.6, 'least'),
      row('provision page from memory', rate('kept'), 'requests/s'),
      row('provision page made each time', rate('made'), 'requests/s'),
      row('raw CivetWeb, an answer of the same size', rate('raw'), 'requests/s'),
      row('search page made each time: requests a second x seconds of the query', median(runs.search.map((run, i) => (run.rate * runs.query[i].ms) / 1000)), 'x', 0.8, 'least'),
      row('search page made each time', rate('search'), 'requests/s'),
      row('its query alone, mean', median(runs.query.map((run) => run.ms)), 'ms'),
    ]);
  } finally {
    await Promise.all([server.stop(), raw.stop()]);
  }
}
