// The tables of docs/performance.md from the report of `./run bench`: the rows with a goal, then those that inform.
//   node tests/bench/table.mjs REPORT.json
import fs from 'node:fs';

const number = (value) => (Math.abs(value) >= 100 ? value.toFixed(0) : Math.abs(value) >= 1 ? value.toFixed(2) : value.toFixed(3));
const figure = ({ figure: value, unit }) => (unit === 'x' || unit === '' ? number(value) : `${number(value)} ${unit}`);
const goal = ({ goal: value, sense, beyond }) => `${sense === 'least' ? 'at least' : 'at most'} ${value}${beyond == null ? '' : ` (beyond: ${beyond})`}`;
const verdict = ({ figure: value, holds, beyond }) => (holds ? (beyond != null && value <= beyond ? 'yes, and beyond' : 'yes') : '**no**');

function print(head, rows, cells) {
  console.log(`| ${head.join(' | ')} |\n|${head.map(() => '---').join('|')}|`);
  for (const row of rows) console.log(`| ${cells(row).join(' | ')} |`);
  console.log('');
}

const { rows } = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const aimed = rows.filter((row) => row.goal !== null), informing = rows.filter((row) => row.goal === null);
print(['what', 'figure', 'goal', 'holds', 'runs'], aimed, (row) => [row.name, figure(row), goal(row), verdict(row), row.runs ?? '']);
print(['for information', 'figure', 'runs'], informing, (row) => [row.name, figure(row), row.runs ?? '']);
