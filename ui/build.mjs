// Builds what the browser gets, below build/ui: static/lacuna.css (Sass), static/lacuna.js and graph.js (esbuild), fonts, icon,
// and locales/<language>.mo (msgfmt, from Debian's gettext). The program embeds all of it. Runs on Node 18; no network.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "..", "build", "ui");

// Which font files are served: the subsets that the pages' languages need. latin-ext holds Romanian ș and ț.
const fonts = ["source-serif-4", "source-sans-3"].flatMap((family) =>
  ["latin", "latin-ext", "cyrillic"].flatMap((subset) =>
    ["normal", "italic"].map((style) => ({ family, file: `${family}-${subset}-wght-${style}.woff2` })),
  ),
);

// A file that has not changed is left alone, so that the C++ build need not embed it again.
const kept = new Set();
function put(name, bytes) {
  const path = join(out, name);
  const data = Buffer.from(bytes);
  kept.add(path);
  mkdirSync(dirname(path), { recursive: true });
  if (!existsSync(path) || !readFileSync(path).equals(data)) writeFileSync(path, data);
  return data.length;
}

function removeStale(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) removeStale(path);
    else if (!kept.has(path)) rmSync(path);
  }
}

function style() {
  const { css } = sass.compile(join(here, "static", "lacuna.scss"), {
    style: "compressed",
    loadPaths: [join(here, "node_modules")],
    quietDeps: true,
  });
  return put("static/lacuna.css", css);
}

// lacuna.js is on every page; graph.js on the page that draws a graph alone.
function script(name) {
  const result = esbuild.buildSync({
    entryPoints: [join(here, "static", `${name}.ts`)],
    bundle: true,
    write: false,
    format: "iife",
    target: ["es2020"],
    minify: true,
    legalComments: "none",
  });
  return put(`static/${name}.js`, result.outputFiles[0].contents);
}

function fontsAndIcon() {
  put("static/favicon.svg", readFileSync(join(here, "static", "favicon.svg")));
  for (const { family, file } of fonts)
    put(`static/fonts/${file}`, readFileSync(join(here, "node_modules", "@fontsource-variable", family, "files", file)));
  for (const family of new Set(fonts.map((font) => font.family)))
    put(`static/fonts/${family}-OFL.txt`, readFileSync(join(here, "node_modules", "@fontsource-variable", family, "LICENSE")));
}

function locales() {
  const scratch = mkdtempSync(join(tmpdir(), "lacuna-locales-"));
  const languages = readdirSync(join(here, "locales"))
    .filter((file) => file.endsWith(".po"))
    .map((file) => file.replace(/\.po$/, ""));
  for (const language of languages) {
    const mo = join(scratch, "out.mo");
    execFileSync("msgfmt", ["--check-format", "-o", mo, join(here, "locales", `${language}.po`)], { stdio: "inherit" });
    put(`locales/${language}.mo`, readFileSync(mo));
  }
  rmSync(scratch, { recursive: true });
  return languages;
}

const kB = (bytes) => `${(bytes / 1024).toFixed(1)} kB`;
const css = style();
const js = script("lacuna");
const graph = script("graph");
fontsAndIcon();
const languages = locales();
removeStale(out);
console.log(`build/ui: lacuna.css ${kB(css)}, lacuna.js ${kB(js)}, graph.js ${kB(graph)}, ${fonts.length} fonts, locales ${languages.join(", ")}`);
