// Comments posted over HTTP by somebody with an account, each acknowledged when it is durable: one writer after the other, and 64
// at the same time. The disk's own time for one small durable write stands beside, because it is what the crowd shares.
import fs from 'node:fs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { Visit } from '../cli/program.mjs';
import { fresh, median, of_runs, row } from './common.mjs';
import { found_pages, lacuna, load, small_data, write_script } from './served.mjs';

const crowd = 64, words = 'A comment of four hundred bytes, as people write them. '.repeat(8).slice(0, 400);

function disk(bench) {
  const file = bench.file('durable'), open = fs.openSync(file, 'w'), bytes = Buffer.alloc(4096, 1), times = [];
  for (let i = 0; i < 200; ++i) {
    const start = process.hrtime.bigint();
    fs.writeSync(open, bytes);
    fs.fdatasyncSync(open);
    times.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  fs.closeSync(open);
  fs.rmSync(file);
  return median(times);
}

// The form that wrk sends, with the cookies of a session and its token.
async function form(bench, data, server) {
  const password = 'a sentence of four words', file = bench.file('password');
  fs.writeFileSync(file, password + '\n');
  const added = spawnSync(path.join(bench.build, 'lacuna'), ['--data', data, 'user', 'add', 'ana', '--organisation', 'Org', '--role', 'member', '--password-file', file]);
  fs.rmSync(file);
  if (added.status !== 0) throw new Error(`user add: ${added.stderr}`);
  const ana = new Visit(server.origin);
  const entered = await ana.post('/sign-in', '/sign-in', { login: 'ana', password });
  if (entered.status !== 303) throw new Error(`sign-in: ${entered.status}`);
  const on = 'provision:' + decodeURIComponent((await found_pages(server.origin, 'lege kind:provision'))[0].address.slice('/law/'.length));
  const page = await ana.send('/comments/new?on=' + encodeURIComponent(on));
  const token = page.body.match(/name="csrf" value="([^"]+)"/)[1];
  const body = new URLSearchParams({ csrf: token, on, body: words, visibility: 'public' }).toString();
  return write_script(bench, 'comment.lua', `wrk.method = "POST"\nwrk.body = ${JSON.stringify(body)}\n` +
    `wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"\nwrk.headers["Cookie"] = ${JSON.stringify(ana.cookies())}\n`);
}

export async function comments(bench) {
  const data = small_data(bench, 'comment-data'), server = await lacuna(bench, data);
  try {
    const script = await form(bench, data, server), address = server.origin + '/comments';
    const runs = bench.in_turn({
      one: () => ({ ...load(bench, 'one writer', address, { connections: 1, script }), disk: disk(bench) }),
      crowd: () => load(bench, `${crowd} writers`, address, { connections: crowd, script }),
    });
    const of = (side, what) => median(runs[side].map((run) => run[what]));
    return of_runs(runs.rounds, [
      row(`comments: ${crowd} writers beside one, acknowledged a second`, median(runs.crowd.map((run, i) => run.rate / runs.one[i].rate)), 'x', 8, 'least'),
      row('comments of one writer', of('one', 'rate'), 'comments/s'),
      row(`comments of ${crowd} writers`, of('crowd', 'rate'), 'comments/s'),
      row(`comments of ${crowd} writers: p99`, of('crowd', 'p99'), 'ms'),
      row('the disk: 4 KB durable, p50', of('one', 'disk'), 'ms'),
    ]);
  } finally {
    await server.stop();
    fresh(data);
  }
}
