// How fast the pages of a large gap map are answered: one client, one request after the other, over real HTTP.
// Prints a row a kind of page with its median and its 99th percentile, and the memory of the server; fails over the bound.
//   node tests/bench/gap_map.mjs BUILD-FOLDER [SHARE]     SHARE: per cent of 10,000 gaps, 50,000 links, 100,000 evidence
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';

const [build, share = '100'] = process.argv.slice(2);
if (!build) {
  console.error('node tests/bench/gap_map.mjs BUILD-FOLDER [SHARE]');
  process.exit(2);
}
const bound = 200, rounds = 100;  // milliseconds at the 99th percentile; requests of each kind
const lacuna = path.join(build, 'lacuna');
const data = fs.mkdtempSync(path.join(os.tmpdir(), 'lacuna-gap-map-'));
const environment = { ...process.env, LACUNA_DATA: data, LACUNA_LIMITS_SEARCH_PER_SECOND: '100000' };

function run(program, ...words) {
  const done = spawnSync(program, words, { env: environment, encoding: 'utf8', maxBuffer: 64 << 20 });
  if (done.status !== 0) throw new Error(`${program} ${words.join(' ')}: exit ${done.status}: ${done.stderr}`);
  return done.stdout;
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
function get(base, address) {
  return new Promise((resolve, reject) => {
    const start = process.hrtime.bigint();
    http.get(base + address, { agent }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => resolve({
        status: response.statusCode, body: Buffer.concat(parts), ms: Number(process.hrtime.bigint() - start) / 1e6,
      }));
    }).on('error', reject);
  });
}

const json = async (base, address) => JSON.parse((await get(base, address)).body.toString());
const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];

try {
  run(lacuna, 'init');
  run(lacuna, 'demo');
  const filled = process.hrtime.bigint();
  run(path.join(build, 'tests-bench/bench_gap_map'), data, share);
  console.log(`filled in ${(Number(process.hrtime.bigint() - filled) / 1e9).toFixed(0)} s`);
  const server = spawn(lacuna, ['serve', '--listen', '127.0.0.1:0'], { env: environment });
  const base = await new Promise((resolve, reject) => {
    let said = '';
    const listen = (part) => {
      said += part;
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (found) resolve(found[0]);
    };
    server.stdout.on('data', listen);
    server.stderr.on('data', listen);
    server.on('exit', () => reject(new Error(`the server ended: ${said}`)));
  });
  const total = (await json(base, '/gaps.json')).total;
  const some = (number, address) => Array.from({ length: number }, (_, i) => address(1 + Math.floor(((i * 7919 + 13) % total))));
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const pages = {
    'gap with its chain': some(rounds, (i) => `/gaps/G-${i}`),
    'register': ['/gaps', '/gaps?order=changed', '/gaps?order=number'],
    'register, one filter': ['sector=HOU', 'group=TP', 'level=CEN', 'type=LEG', 'state=validated', 'priority=critical', 'q=nr.'].map((query) => `/gaps?${query}`),
    'register, several filters': ['/gaps?sector=HOU&group=TP', '/gaps?sector=HLT&level=LOC&type=SRV', '/gaps?q=123&state=observed'],
    'register, as known on a day': [`/gaps?known=${tomorrow}`, `/gaps?known=${tomorrow}&sector=HOU`],
    'matrices, as known on a day': ['sectors', 'types', 'topics'].map((name) => `/matrix/${name}?known=${tomorrow}`),
    'map of places': ['/map'],
    'graph of a gap': some(20, (i) => `/graph?of=G-${i}&depth=2`),
    'related norms': some(20, (i) => `/norms?from=ro/lege/1800/${1 + (i % 5)}!art_${1 + (i % 50)}`),
    'reading page': some(20, (i) => `/law/ro/lege/1800/${1 + (i % 5)}`),
    'services, by place': ['/records/service', '/records/service?place=RO', '/records/service?place=MD&sectors=HLT'],
  };
  for (const row of (await json(base, '/matrices.json').catch(() => ({}))).matrices ?? [])
    pages[`matrix: ${row.title}`] = [row.href, ...(row.filtered ?? [])];
  pages.home = ['/'];  // last: what was filled in is still being indexed when the server begins
  let over = 0;
  const rows = [];
  for (const [name, addresses] of Object.entries(pages)) {
    const times = [];
    for (let i = 0; i < rounds; ++i) {
      const address = addresses[i % addresses.length];
      const answer = await get(base, address);
      if (answer.status !== 200) throw new Error(`${address}: ${answer.status}`);
      times.push(answer.ms);
    }
    times.sort((a, b) => a - b);
    const p99 = at(times, 0.99);
    if (p99 > bound) ++over;
    rows.push({ name, p50: at(times, 0.5), p99, most: times.at(-1) });
    console.log(`${name.padEnd(44)} p50 ${at(times, 0.5).toFixed(1).padStart(7)} ms   p99 ${p99.toFixed(1).padStart(7)} ms${p99 > bound ? `   over ${bound}` : ''}`);
  }
  const memory = /VmHWM:\s+(\d+)/.exec(fs.readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1] / 1024;
  console.log(`memory of the server at most ${memory.toFixed(0)} MB; ${total} gaps; load ${os.loadavg()[0].toFixed(1)}, ${os.cpus().length} cores`);
  fs.mkdirSync(path.join(build, 'bench'), { recursive: true });
  fs.writeFileSync(path.join(build, 'bench/gap-map.json'), JSON.stringify({ share: Number(share), total, rounds, bound, memory_mb: memory, rows }, null, 2));
  server.kill('SIGTERM');
  process.exitCode = over ? 1 : 0;
} finally {
  agent.destroy();
  fs.rmSync(data, { recursive: true, force: true });
}
