// Lucene 8 of Debian (liblucene8-java) behind a small program of ours, compiled on first use.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const jars = fs.existsSync('/usr/share/java')
  ? fs.readdirSync('/usr/share/java').filter((name) => /^lucene-(core|analyzers-common|facet|queryparser)-8[\d.]*\.jar$/.test(name)).map((name) => path.join('/usr/share/java', name))
  : [];

function compiled(bench) {
  const folder = bench.file('lucene-classes'), source = new URL('lucene/LuceneBench.java', import.meta.url).pathname;
  const stamp = path.join(folder, 'LuceneBench.class');
  if (fs.existsSync(stamp) && fs.statSync(stamp).mtimeMs > fs.statSync(source).mtimeMs) return folder;
  const run = spawnSync('javac', ['-d', folder, '-cp', jars.join(':'), source], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`javac: ${run.stderr}`);
  return folder;
}

export const java = (bench, name, ...words) =>
  bench.measured(name, ['java', '-cp', [...jars, compiled(bench)].join(':'), 'LuceneBench', ...words]);
