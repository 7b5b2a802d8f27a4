// Reading alone: decoding, structure with its self-checks and citations of every file, beside omindex of the same files.
// The bound promises structure and citations; the whole process is what is measured.
import { fresh, median, of_runs, ratio, row } from './common.mjs';

export function reading(bench) {
  const runs = bench.in_turn({
    ours: () => bench.measured('reading', [bench.program('bench_reading'), bench.corpus]),
    omindex: () => {
      fresh(bench.file('omindex'));
      return bench.measured('omindex', ['omindex', '--db', bench.file('omindex'), '--url', '/', '--stemmer', 'romanian', '--overwrite', bench.corpus]);
    },
  });
  fresh(bench.file('omindex'));
  console.error(`  ${runs.ours[0].text.trim()}`);
  return of_runs(runs.rounds, [
    row('reading: CPU beside omindex of the same files', ratio(runs.ours, runs.omindex, (run) => run.cpu), 'x', 0.3),
    row('reading: CPU', median(runs.ours.map((run) => run.cpu)), 's'),
  ]);
}
