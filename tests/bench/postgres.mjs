// PostgreSQL of Debian on the same units: a cluster of its own in the bench's folder, without network, gone after the queries.
// Its full text as its manual has it: a tsvector column in its Romanian configuration, a GIN index, ts_rank. It refuses to run
// as root: then it runs as the user its package made.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fresh } from './common.mjs';

const versions = '/usr/lib/postgresql';
const newest = fs.existsSync(versions) ? fs.readdirSync(versions).sort((a, b) => b - a)[0] : undefined;
const settings = {
  listen_addresses: "''", shared_buffers: '512MB', work_mem: '64MB', maintenance_work_mem: '512MB', fsync: 'off', wal_level: 'minimal',
  max_wal_senders: 0, max_wal_size: '4GB', autovacuum: 'off', jit: 'off', max_parallel_workers_per_gather: 0, max_parallel_maintenance_workers: 0,
};

export class Postgres {
  constructor(bench) {
    this.folder = path.resolve(bench.file('postgres'));
    this.name = 'postgres';
    fresh(this.folder);
    fs.mkdirSync(this.folder, { recursive: true });
    this.as_other = process.getuid() === 0;
    if (this.as_other) this.run('chown', [this.name, this.folder], { root: true });
    this.run(this.program('initdb'), ['-D', this.data, '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-U', this.name]);
    const lines = Object.entries({ ...settings, unix_socket_directories: `'${this.folder}'` }).map(([key, value]) => `${key} = ${value}`);
    this.run('tee', ['-a', path.join(this.data, 'postgresql.conf')], { input: `${lines.join('\n')}\n` });
    this.run(this.program('pg_ctl'), ['-D', this.data, '-w', '-l', path.join(this.folder, 'log'), 'start']);
  }

  get data() { return path.join(this.folder, 'data'); }
  program(name) { return path.join(versions, newest, 'bin', name); }

  run(command, words, { input, root = false } = {}) {
    const [program, ...rest] = this.as_other && !root ? ['runuser', '-u', this.name, '--', command, ...words] : [command, ...words];
    // Its server keeps what it inherits: nothing of it may be a pipe that is waited for.
    const output = path.join(path.dirname(this.folder), 'postgres-output'), file = fs.openSync(output, 'w');
    const done = spawnSync(program, rest, { cwd: '/', input, stdio: [input === undefined ? 'ignore' : 'pipe', file, file] });
    fs.closeSync(file);
    const text = fs.readFileSync(output, 'utf8');
    fs.rmSync(output);
    if (done.status !== 0) throw new Error(`${command}: ${done.error ?? text.slice(-2000)}`);
    return text;
  }

  sql(text) { return this.run('psql', ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-h', this.folder, '-U', this.name, '-d', 'postgres', '-f', '-'], { input: text }); }

  // The first seven columns of the file of units; no value of it holds a tab or a control character.
  load(units) {
    const rows = fs.readFileSync(units, 'utf8').split('\n').filter(Boolean).map((line) => line.split('\t').slice(0, 7).join('\t')).join('\n');
    this.sql('CREATE UNLOGGED TABLE line (id int, act text, year text, type text, title text, heading text, body text);\n' +
      `COPY line FROM STDIN WITH (FORMAT csv, DELIMITER E'\\t', QUOTE E'\\x01');\n${rows}\n\\.\n`);
    this.sql("CREATE UNLOGGED TABLE unit AS SELECT id, act, to_tsvector('romanian', coalesce(heading, '') || ' ' || coalesce(body, '')) AS words FROM line;\n" +
      'CREATE INDEX unit_words ON unit USING gin (words); VACUUM ANALYZE unit;');
  }

  // Every query once to warm, then three times: what times.h does. The best 20 and how many there are, in one statement.
  ask(queries) {
    const asked = fs.readFileSync(queries, 'utf8').split('\n').map((line) => line.split('\t')).filter(([form]) => form === 'or5');
    const statements = asked.map(([, ...words]) => `SELECT id, act, ts_rank(words, query), count(*) OVER () FROM unit, to_tsquery('romanian', $q$` +
      `${words.map((word) => `'${word}'`).join(' | ')}$q$) AS query WHERE words @@ query ORDER BY 3 DESC LIMIT 20;`);
    const rounds = [...statements, '\\timing on', ...statements, ...statements, ...statements].join('\n');
    const times = [...this.sql(`\\o /dev/null\n${rounds}\n`).matchAll(/^Time: ([\d.]+) ms/gm)].map(([, ms]) => Number(ms)).sort((a, b) => a - b);
    if (times.length !== 3 * statements.length) throw new Error(`PostgreSQL told ${times.length} times`);
    const counts = this.sql(`\\t on\n\\a\n${statements.map((one) => one.replace(/SELECT .*? OVER \(\)/, 'SELECT count(*)').replace(/ ORDER BY .*/, ';')).join('\n')}\n`);
    const hits = counts.split('\n').filter((line) => /^\d+$/.test(line)).reduce((sum, line) => sum + Number(line), 0);
    const at = (share) => times[Math.floor(share * (times.length - 1))];
    return { or5: { p50: at(0.5), p99: at(0.99), hits } };
  }

  stop() {
    this.run(this.program('pg_ctl'), ['-D', this.data, '-w', '-m', 'immediate', 'stop']);
    fresh(this.folder);
  }
}
