// What the parts of `./run bench` share: whole processes as the operating system accounts them, medians, rows.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

// A row of the table. `sense`: the goal is the most or the least that the figure may be; a row without a goal informs.
// `beyond`: a harder goal that the table shows beside; `runs`: how many runs the figure is the median of.
export function row(name, figure, unit, goal = null, sense = 'most', { beyond = null, runs = null } = {}) {
  const holds = goal === null ? null : sense === 'most' ? figure <= goal : figure >= goal;
  return { name, figure, goal, unit, sense, holds, beyond, runs };
}

// The rows of one part, all of so many runs.
export const of_runs = (runs, rows) => rows.map((one) => ({ ...one, runs }));

export function print(rows) {
  const head = ['what', 'figure', 'goal', 'unit', 'holds', 'beyond', 'runs'];
  const number = (value) => (Math.abs(value) >= 100 ? value.toFixed(0) : Math.abs(value) >= 1 ? value.toFixed(2) : value.toFixed(3));
  const cells = rows.map(({ name, figure, goal, unit, sense, holds, beyond, runs }) => [name, number(figure),
    goal === null ? '' : `${sense === 'most' ? '<=' : '>='} ${goal}`, unit, holds === null ? '' : holds ? 'yes' : 'NO',
    beyond == null ? '' : `${beyond} ${figure <= beyond ? 'yes' : 'no'}`, runs == null ? '' : `${runs}`]);
  const widths = head.map((title, i) => Math.max(title.length, ...cells.map((cell) => cell[i].length)));
  for (const line of [head, widths.map((width) => '-'.repeat(width)), ...cells])
    console.log(line.map((cell, i) => (i === 1 || i === 2 ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join('  ').trimEnd());
}

export function folder_bytes(folder) {
  if (!fs.statSync(folder).isDirectory()) return fs.statSync(folder).size;
  return fs.readdirSync(folder).reduce((sum, name) => sum + folder_bytes(path.join(folder, name)), 0);
}

// Every so many of a hundred, evenly: what a share of the corpus is.
export const in_share = (i, percent) => Math.floor(((i + 1) * percent) / 100) > Math.floor((i * percent) / 100);

export const fresh = (folder) => fs.rmSync(folder, { recursive: true, force: true });

export class Bench {
  constructor({ build, corpus, runs, quick }) {
    Object.assign(this, { build, runs, quick });
    this.scratch = path.join(build, 'bench');
    fs.mkdirSync(this.scratch, { recursive: true });
    this.corpus = quick ? this.share(corpus, 10, 'tenth') : corpus;
    this.figures = [];
    this.minutes = Infinity;  // what the part that runs may take: run.mjs sets it
  }

  file(name) { return path.join(this.scratch, name); }
  program(name) { return path.join(this.build, 'tests-bench', name); }

  // So many of a hundred of a folder's files, copied once.
  share(folder, percent, name) {
    const place = this.file(name);
    if (fs.existsSync(place)) return place;
    fs.mkdirSync(`${place}.part`, { recursive: true });
    fs.readdirSync(folder).sort().forEach((file, i) => {
      if (in_share(i, percent)) fs.copyFileSync(path.join(folder, file), path.join(`${place}.part`, file));
    });
    fs.renameSync(`${place}.part`, place);
    return place;
  }

  // Runs a command to its end: { cpu, wall, peak_mb } and what it printed.
  measured(what, command, environment = {}) {
    const output = this.file('output');
    const run = spawnSync(this.program('bench_measure'), [output, ...command], { encoding: 'utf8', env: { ...process.env, ...environment } });
    if (run.status !== 0) throw new Error(`bench_measure: ${run.stderr}`);
    const figures = JSON.parse(run.stdout);
    const text = fs.readFileSync(output, 'utf8');
    if (figures.exit !== 0) throw new Error(`${command.join(' ')}: exit ${figures.exit}: ${text.slice(-2000)}`);
    console.error(`  ${what}: ${figures.cpu.toFixed(2)} s CPU, ${figures.wall.toFixed(2)} s, ${figures.peak_mb.toFixed(0)} MB`);
    this.figures.push({ what, ...figures });
    return { ...figures, text };
  }

  // Each side's runs, in turn: A B C A B C ... A long part makes fewer rounds than asked for, at least `least`, when the next
  // one would not end within its minutes; `runs.rounds` says how many there were.
  in_turn(sides, { minutes = this.minutes, least = 3 } = {}) {
    const runs = Object.fromEntries(Object.keys(sides).map((name) => [name, []]));
    const started = Date.now();
    let rounds = 0;
    while (rounds < this.runs) {
      const used = (Date.now() - started) / 60000;
      if (rounds >= least && (used / rounds) * (rounds + 1) > minutes) break;
      for (const [name, run] of Object.entries(sides)) runs[name].push(run());
      ++rounds;
    }
    Object.defineProperty(runs, 'rounds', { value: rounds });
    return runs;
  }
}

// Median of the ratios of runs that stood side by side.
export const ratio = (ours, theirs, of) => median(ours.map((run, i) => of(run) / of(theirs[i])));
