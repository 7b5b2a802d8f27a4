// Two small plots of growth, drawn from the report of `./run bench`: what a unit of law costs to import and to index, and what a
// query takes, by the number of units. Both axes are logarithmic. Colours are legible on white and on black.
//   node tests/bench/plots.mjs REPORT.json FOLDER
import fs from 'node:fs';
import path from 'node:path';

const width = 640, height = 380, left = 74, right = 190, top = 46, bottom = 56;
const ink = '#808080', colours = ['#2f7ed8', '#d9541e', '#2a9d5c', '#a05fd0', '#b8860b'];

const powers = (least, most) => {
  const ticks = [];
  for (let power = Math.floor(Math.log10(least)); power <= Math.ceil(Math.log10(most)); ++power)
    for (const step of [1, 2, 5]) ticks.push(step * 10 ** power);
  return ticks;
};

const short = (value) => (value >= 1e6 ? `${value / 1e6} M` : value >= 1000 ? `${value / 1000} k` : `${Number(value.toPrecision(2))}`);
const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

// `lines`: [{ name, points: [[x, y]] }]
export function plot(title, across, upwards, lines) {
  const all = lines.flatMap((line) => line.points), xs = all.map(([x]) => x), ys = all.map(([, y]) => y);
  const [x0, x1, y0, y1] = [Math.min(...xs) / 1.15, Math.max(...xs) * 1.15, Math.min(...ys) / 1.5, Math.max(...ys) * 1.5];
  const place = (value, least, most, from, to) => from + ((Math.log(value) - Math.log(least)) / (Math.log(most) - Math.log(least))) * (to - from);
  const x = (value) => place(value, x0, x1, left, width - right).toFixed(1), y = (value) => place(value, y0, y1, height - bottom, top).toFixed(1);
  const text = (at_x, at_y, words, more = '') => `<text x="${at_x}" y="${at_y}" ${more}>${escaped(words)}</text>`;
  const out = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}" font-family="sans-serif" font-size="12" fill="${ink}">`,
    `<title>${escaped(title)}</title>`,
    text(left, 22, title, 'font-size="14" font-weight="bold"'),
  ];
  for (const tick of powers(y0, y1).filter((value) => value >= y0 && value <= y1))
    out.push(`<path d="M${left} ${y(tick)}H${width - right}" stroke="${ink}" stroke-opacity="0.25"/>`, text(left - 8, Number(y(tick)) + 4, short(tick), 'text-anchor="end"'));
  for (const at of [...new Set(xs)])
    out.push(`<path d="M${x(at)} ${height - bottom}v5" stroke="${ink}"/>`, text(x(at), height - bottom + 20, short(Number(at.toPrecision(2))), 'text-anchor="middle"'));
  out.push(`<path d="M${left} ${top}V${height - bottom}H${width - right}" fill="none" stroke="${ink}"/>`);
  out.push(text((left + width - right) / 2, height - 14, across, 'text-anchor="middle"'));
  out.push(text(0, 0, upwards, `text-anchor="middle" transform="translate(18 ${(top + height - bottom) / 2}) rotate(-90)"`));
  // Names stand at the ends of their lines, as far apart as letters are high.
  let above = -Infinity;
  const named = lines.map((line, i) => ({ ...line, colour: colours[i % colours.length], end: Number(y(line.points.at(-1)[1])) })).sort((a, b) => a.end - b.end);
  for (const { name, points, colour, end } of named) {
    const at = (above = Math.max(end, above + 16));
    out.push(`<path d="M${points.map(([px, py]) => `${x(px)} ${y(py)}`).join('L')}" fill="none" stroke="${colour}" stroke-width="2"/>`);
    for (const [px, py] of points) out.push(`<circle cx="${x(px)}" cy="${y(py)}" r="3.5" fill="${colour}"/>`);
    out.push(text(width - right + 14, at + 4, name, `fill="${colour}"`));
  }
  return `${out.join('\n')}\n</svg>\n`;
}

const names = { and3: 'AND of 3', or5: 'OR of 5', phrase: 'phrase', prefix: 'prefix', filter: 'filter, two facets' };

export function write_plots(report, folder) {
  const { growth } = report;
  const cost = (name, figure) => ({
    name, points: growth.filter((point) => point[figure]).map((point) => [point.units, (point[figure] / point.units) * 1000]),
  });
  fs.writeFileSync(path.join(folder, 'performance-import.svg'),
    plot('CPU of 1,000 units', 'units of law indexed', 'seconds of CPU', [cost('whole import', 'import_cpu'), cost('index build alone', 'build_cpu')]));
  fs.writeFileSync(path.join(folder, 'performance-queries.svg'),
    plot('Queries, median', 'units of law indexed', 'milliseconds',
      Object.entries(names).map(([form, name]) => ({ name, points: growth.map((point) => [point.units, point.queries[form].p50]) }))));
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const [report, folder] = process.argv.slice(2);
  write_plots(JSON.parse(fs.readFileSync(report, 'utf8')), folder);
}
