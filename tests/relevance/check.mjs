// Are the judged queries whole? Every judged reference is shown by the program as exactly that unit
// (never the act in its place), every query has a judgement and the other way round, nothing stands
// twice, and the two sets are balanced by kind.
//
//   node tests/relevance/check.mjs --program build/release/lacuna --shared DIR --scale DIR
//
// DIR: a data directory into which the shared data, or the scale corpus, was imported; without one,
// the references of that corpus are not looked up, and the check says so. Ends with 1 on a fault.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const here = new URL('.', import.meta.url);
const kinds = ['citation', 'name', 'topic', 'phrase', 'crosslingual', 'misspelt'];
const faults = [];
const fault = (text) => faults.push(text);

function option(name) {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
}

function table(file, columns) {
  const lines = readFileSync(new URL(file, here), 'utf8').split('\n');
  if (lines.pop() !== '') fault(`${file}: does not end with a line feed`);
  if (lines.shift() !== columns.join('\t')) fault(`${file}: the header is not ${columns.join(' ')}`);
  return lines.map((line, at) => {
    const cells = line.split('\t');
    if (cells.length !== columns.length || cells.some((cell) => cell.trim() !== cell || cell === ''))
      fault(`${file}:${at + 2}: not ${columns.length} trimmed, non-empty columns`);
    if (line !== line.normalize('NFC')) fault(`${file}:${at + 2}: not NFC`);
    return Object.fromEntries(columns.map((column, i) => [column, cells[i]]));
  });
}

function once(rows, key, what) {
  const seen = new Set();
  for (const row of rows) {
    if (seen.has(key(row))) fault(`${what} stands twice: ${key(row)}`);
    seen.add(key(row));
  }
  return seen;
}

// What is wrong with a reference, or nothing. A unit must come back under its own eId, an act under
// its own key: a reference that falls back to something larger is as wrong as one that is not found.
function looked_up(program, data, ref) {
  const [work, eid] = ref.split('!');
  let shown;
  try {
    shown = JSON.parse(execFileSync(program, ['--data', data, 'show', ref, '--format', 'json'], {
      maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe'],
    }));
  } catch (error) {
    return `not shown: ${String(error.stderr ?? error.message).split('\n')[0]}`;
  }
  if (!shown.expression.startsWith(`${work}@`)) return `shows ${shown.expression}`;
  if (eid === undefined) return undefined;
  if (shown.units.length !== 1 || shown.units[0].eid !== eid)
    return `shows ${shown.units.length} units, the first ${shown.units[0]?.eid}`;
  return undefined;
}

const queries = table('queries.tsv', ['id', 'set', 'corpus', 'kind', 'language', 'query']);
const judgements = table('judgements.tsv', ['id', 'ref', 'grade']);
const declaration = table('udhr.tsv', ['article', 'query']);

const ids = once(queries, (row) => row.id, 'id');
once(queries, (row) => `${row.corpus} ${row.query}`, 'query');
once(judgements, (row) => `${row.id} ${row.ref}`, 'judgement');
for (const row of queries) {
  if (!['tuning', 'apart'].includes(row.set)) fault(`${row.id}: set ${row.set}`);
  if (!['shared', 'scale'].includes(row.corpus)) fault(`${row.id}: corpus ${row.corpus}`);
  if (!kinds.includes(row.kind)) fault(`${row.id}: kind ${row.kind}`);
  if (!/^[a-z]{2}$/.test(row.language)) fault(`${row.id}: language ${row.language}`);
}
const best = new Map();
for (const row of judgements) {
  if (!ids.has(row.id)) fault(`a judgement of ${row.id}, which is no query`);
  if (!['1', '2', '3'].includes(row.grade)) fault(`${row.id} ${row.ref}: grade ${row.grade}`);
  best.set(row.id, Math.max(best.get(row.id) ?? 0, Number(row.grade)));
}
for (const id of ids)
  if (!(best.get(id) >= 2)) fault(`${id}: nothing is judged to answer it (grade 2 or 3)`);
for (const kind of kinds) {
  const of = (set) => queries.filter((row) => row.kind === kind && row.set === set).length;
  if (Math.abs(of('tuning') - of('apart')) > 1)
    fault(`${kind}: ${of('tuning')} tuning, ${of('apart')} apart`);
}
if (declaration.length !== 30 || declaration.some((row, at) => row.article !== String(at + 1)))
  fault('udhr.tsv: not the articles 1 to 30');
for (const row of declaration) {
  const words = row.query.split(' ').length;
  if (words < 2 || words > 3) fault(`udhr.tsv ${row.article}: ${words} words`);
}

const program = option('program');
for (const corpus of ['shared', 'scale']) {
  const of = new Set(queries.filter((row) => row.corpus === corpus).map((row) => row.id));
  const refs = new Set(judgements.filter((row) => of.has(row.id)).map((row) => row.ref));
  if (!program || !option(corpus)) {
    console.log(`${corpus}: ${refs.size} references NOT looked up (no --program or --${corpus})`);
    continue;
  }
  for (const ref of refs) {
    const wrong = looked_up(program, option(corpus), ref);
    if (wrong) fault(`${corpus} ${ref}: ${wrong}`);
  }
  console.log(`${corpus}: ${refs.size} references looked up`);
}

for (const kind of kinds) {
  const of = queries.filter((row) => row.kind === kind);
  const count = (field, value) => of.filter((row) => row[field] === value).length;
  console.log(`${kind}: ${of.length} (tuning ${count('set', 'tuning')}, apart ${count('set', 'apart')};` +
    ` shared ${count('corpus', 'shared')}, scale ${count('corpus', 'scale')})`);
}
console.log(`${queries.length} queries, ${judgements.length} judgements`);
for (const text of faults) console.error(text);
process.exitCode = faults.length > 0 ? 1 : 0;
