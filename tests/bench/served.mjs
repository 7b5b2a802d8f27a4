// What the parts about the server share: programs that answer HTTP, and the load that is put on them (wrk of Debian, one
// thread, over loopback: the load shares the machine with who answers).
import { execFile, spawn, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import fs from 'node:fs';
import path from 'node:path';
import { fresh } from './common.mjs';

// Limits of one address are for people; a load comes from one.
const limits = {
  LACUNA_LIMITS_IN_FLIGHT_PER_ADDRESS: '1000', LACUNA_LIMITS_SEARCH_PER_SECOND: '1000000', LACUNA_LIMITS_WRITES_PER_MINUTE: '1000000000',
};

// A program that says where it listens; stopped by `stop`.
export async function served(command, environment = {}) {
  const child = spawn(command[0], command.slice(1), { env: { ...process.env, ...limits, ...environment } });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  let said = '';
  const origin = await new Promise((resolve, reject) => {
    const hear = (bytes) => {
      said += bytes;
      const at = said.match(/http:\/\/[0-9.]+:[0-9]+/);
      if (at) resolve(at[0]);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    ended.then(() => reject(new Error(`${command.join(' ')} ended: ${said}`)));
  });
  return { origin, stop: () => { child.kill('SIGTERM'); return ended; } };
}

export const lacuna = (bench, data, environment = {}) =>
  served([path.join(bench.build, 'lacuna'), '--data', data, 'serve', '--listen', '127.0.0.1:0'], environment);

const in_ms = (text) => { const [, value, unit] = text.match(/([\d.]+)(us|ms|s|m)/); return Number(value) * { us: 0.001, ms: 1, s: 1000, m: 60000 }[unit]; };
const words = (address, { connections, seconds = 3, script }) =>
  ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', '--timeout', '20s', ...(script ? ['-s', script] : []), address];

function read(bench, what, printed) {
  const rate = printed.match(/Requests\/sec:\s+([\d.]+)/), p50 = printed.match(/^ +50% +(\S+)/m), p99 = printed.match(/^ +99% +(\S+)/m);
  if (!rate || !p99 || /Non-2xx|Socket errors/.test(printed)) throw new Error(`${what}: ${printed}`);
  const figures = { rate: Number(rate[1]), p50: in_ms(p50[1]), p99: in_ms(p99[1]) };
  console.error(`  ${what}: ${figures.rate.toFixed(0)} a second, p50 ${figures.p50.toFixed(2)} ms, p99 ${figures.p99.toFixed(2)} ms`);
  bench.figures.push({ what, ...figures });
  return figures;
}

// { rate: answers a second, p50, p99 in ms }; every answer must be a good one.
export function load(bench, what, address, options) {
  const run = spawnSync('wrk', words(address, options), { encoding: 'utf8' });
  return read(bench, what, run.stdout + run.stderr);
}

// The same while this process goes on with its own work.
export async function load_beside(bench, what, address, options) {
  const run = await promisify(execFile)('wrk', words(address, options));
  return read(bench, what, run.stdout + run.stderr);
}

// A small data directory of the part's own: what is written into it is nobody else's.
export function small_data(bench, name) {
  const data = bench.file(name), program = path.join(bench.build, 'lacuna');
  fresh(data);
  bench.measured('init', [program, '--data', data, 'init']);
  bench.measured('small import', [program, '--data', data, 'import', bench.share(bench.corpus, 1, bench.quick ? 'thousandth' : 'hundredth')]);
  return data;
}

// A connection that was kept idle may have been closed meanwhile: asked once more.
const get = (address) => fetch(address).catch(() => fetch(address));

// Addresses of provisions that a search finds, and their sizes in bytes, smallest first.
export async function found_pages(origin, query) {
  const found = await (await get(`${origin}/search.json?q=${encodeURIComponent(query)}`)).json();
  const addresses = [...new Set(JSON.stringify(found).match(/"\/law\/[^"?#]*![^"?#]*/g) ?? [])].map((text) => text.slice(1));
  if (addresses.length === 0) throw new Error(`no provision is found by "${query}"`);
  const pages = [];
  for (const address of addresses) pages.push({ address, bytes: (await (await get(origin + address)).arrayBuffer()).byteLength });
  return pages.sort((a, b) => a.bytes - b.bytes);
}

export const write_script = (bench, name, text) => { fs.writeFileSync(bench.file(name), text); return bench.file(name); };
