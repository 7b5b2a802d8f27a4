// Contrast of every pair of colours that stand on each other, light and dark (WCAG 2.2: 4.5:1 for text, 3:1 for the boundary of
// a control and the focus ring). Reads the one table of colours, static/style/_colours.scss.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const table = readFileSync(join(here, "static", "style", "_colours.scss"), "utf8");
const colours = new Map(
  [...table.matchAll(/"([\w-]+)": \((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name, light, dark]) => [name, { light, dark }]));

const grounds = ["paper", "paper-raised", "paper-sunk"];
const on = (names, backs, least) => names.flatMap((name) => backs.map((back) => [name, back, least]));
const pairs = [
  ...on(["ink", "ink-soft", "accent", "accent-strong", "visited", "gap", "recheck", "met", "unexamined"], grounds, 4.5),
  ...on(["ink", "accent", "accent-strong", "ink-soft"], ["accent-tint"], 4.5),
  ...on(["ink"], ["quote", "gap-tint", "recheck-tint", "met-tint", "unexamined-tint"], 4.5),
  ...["gap", "recheck", "met", "unexamined"].map((state) => [state, `${state}-tint`, 4.5]),
  ...on(["on-accent"], ["accent", "accent-strong"], 4.5),
  ...on(["line", "accent"], grounds, 3),
];

const channel = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const luminance = (hex) => {
  const [r, g, b] = [1, 3, 5].map((at) => channel(parseInt(hex.slice(at, at + 2), 16) / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a, b) => {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
};

let failed = 0;
let least = Infinity;
for (const scheme of ["light", "dark"])
  for (const [front, back, wanted] of pairs) {
    if (!colours.has(front) || !colours.has(back)) throw new Error(`no colour ${front} or ${back} in the table`);
    const ratio = contrast(colours.get(front)[scheme], colours.get(back)[scheme]);
    if (wanted === 4.5) least = Math.min(least, ratio);
    if (ratio >= wanted) continue;
    failed += 1;
    console.error(`${scheme}: ${front} on ${back} is ${ratio.toFixed(2)}:1, ${wanted}:1 is needed`);
  }
console.log(`check-colours: ${pairs.length * 2} pairs, lowest of text ${least.toFixed(2)}:1, ${failed} too low`);
process.exitCode = failed === 0 ? 0 : 1;
