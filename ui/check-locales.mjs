// Every message that a template or the server prints has a Romanian translation; every label of a stored word has one, and
// placeholders agree. English needs no entry: a message's id is its English sentence. Exits 1 and names what is missing.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { keyOf, readPo } from "./preview/po.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..");
const languages = ["ro"];
const findings = [];

function sources(folder, ending) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path, ending);
    return path.endsWith(ending) ? [{ path, text: readFileSync(join(root, path), "utf8") }] : [];
  });
}

// key -> {id, plural, context, path}
const wanted = new Map();
function want(path, id, plural = "", context = "") {
  if (/\p{L}{2}/u.test(id.replace(/\{[^}]*\}/g, ""))) wanted.set(keyOf(context, id), { id, plural, context, path });
}

const labelContexts = new Set();
for (const { path, text } of sources("ui/templates", ".html")) {
  const body = text.replace(/\{\{![\s\S]*?\}\}/g, "");
  for (const [, message] of body.matchAll(/\{\{#t\}\}([\s\S]*?)\{\{\/t\}\}/g)) {
    const [one, other] = message.trim().split("||");
    want(path, one.trim(), other?.trim());
  }
  for (const [, context] of body.matchAll(/\{\{#label\s+(\w+)\s*\}\}/g)) labelContexts.add(context);
  if (/\{\{[{&=]/.test(body)) findings.push(`${path}: {{{, {{& and {{= are forbidden, everything is escaped`);
  if (/\sstyle="|\son\w+="/.test(body)) findings.push(`${path}: style and on... attributes are refused by the Content-Security-Policy`);
}

// C++ string literals, joined where the compiler joins them.
const literal = String.raw`"((?:[^"\\]|\\.)*)"((?:\s*"(?:[^"\\]|\\.)*")*)`;
const spoken = (first, more) => JSON.parse(`"${first}${(more ?? "").replace(/"\s*"/g, "").replace(/^\s*"|"\s*$/g, "")}"`);
const userErrors = "bad_input|not_found|conflict|stale|forbidden|sign_in_needed|too_many_requests|too_large|unavailable";
for (const { path, text } of sources("server", ".cpp")) {
  if (/\/(commands|http)\//.test(path)) continue; // for the operator, in English
  for (const [, a, b] of text.matchAll(new RegExp(String.raw`messages(?:_|\(\))?\s*\.\s*text\(\s*${literal}`, "g"))) want(path, spoken(a, b));
  // Headings and facts of exports (server/pages/sheets.h), and their table.
  for (const [, a, b] of text.matchAll(new RegExp(String.raw`(?:\.column|\.head|\bsay)\(\s*${literal}`, "g"))) want(path, spoken(a, b));
  for (const [, list] of text.matchAll(/for \(const char\* heading : \{([^}]*)\}\)/g))
    for (const [, heading] of list.matchAll(/"([^"]+)"/g)) want(path, heading);
  if (path.endsWith("pages/exports.cpp"))
    for (const [, a, b, c, d] of text.matchAll(new RegExp(String.raw`\{"[a-z]+",\s*${literal},\s*${literal}`, "g"))) {
      want(path, spoken(a, b));
      want(path, spoken(c, d));
    }
  // Labels that go through a local add(), and those of a table of filters.
  for (const [, label] of text.matchAll(/\badd(?:_concepts)?\(\s*(?:"[a-z_]+",\s*)?"([A-Z][^"]*)"/g)) want(path, label);
  for (const [, label] of text.matchAll(/\{"[a-z_]+", "[a-z_]+", "([A-Z][^"]*)", &/g)) want(path, label);
  for (const [, a, b, c, d] of text.matchAll(new RegExp(String.raw`\.\s*plural\(\s*${literal}\s*,\s*${literal}`, "g")))
    want(path, spoken(a, b), spoken(c, d));
  for (const [, a, b] of text.matchAll(new RegExp(String.raw`add_error\(\s*[^,;]*,\s*${literal}`, "g"))) want(path, spoken(a, b));
  for (const [, , a, b, c, d] of text.matchAll(new RegExp(String.raw`ErrorCode::(${userErrors})\s*,\s*${literal}\s*,\s*${literal}`, "g"))) {
    want(path, spoken(a, b));
    want(path, spoken(c, d));
  }
  for (const [, context] of text.matchAll(/\blabel\("(\w+)"/g)) labelContexts.add(context);
}
for (const { path, text } of [...sources("kb/rules", "_rules.cpp"), ...sources("kb/store", "_checks.cpp")])
  for (const [, a, b] of text.matchAll(new RegExp(literal, "g"))) {
    const sentence = spoken(a, b);
    if (/^[A-Z][^_]*\.$/s.test(sentence) && !sentence.startsWith("SELECT")) want(path, sentence);
  }
for (const [, a, b] of readFileSync(join(root, "kb/model/link.cpp"), "utf8").matchAll(/\w+, \w+, "([^"]+)", "([^"]+)"\}/g)) {
  want("kb/model/link.cpp", a);
  want("kb/model/link.cpp", b);
}

// Why rows of a file cannot be taken.
for (const { path, text } of sources("kb/export", ".cpp").filter(({ path }) => /\/(five_w|csv)\.cpp$/.test(path))) {
  for (const [, a, b, c, d] of text.matchAll(new RegExp(String.raw`\bfail(?:_in)?\((?:[\w.]+,\s*){1,2}${literal},\s*${literal}`, "g"))) {
    want(path, spoken(a, b));
    want(path, spoken(c, d));
  }
  for (const [, a, b] of text.matchAll(new RegExp(String.raw`(?:\bfail\(|Severity::error,\s*)${literal}`, "g"))) want(path, spoken(a, b));
}

// Words of enums, from their one table in kb/model, kb/rules or the graph's pages. Context of a label: the enum's name in small letters.
const snake = (name) => name.replace(/(?<!^)([A-Z])/g, "_$1").toLowerCase();
for (const { path, text } of [...sources("kb/model", ".h"), ...sources("kb/rules", ".h"), ...sources("server/pages", ".h")])
  for (const [, name, table] of text.matchAll(/auto names\((\w+)\) \{([\s\S]*?)\n\}/g))
    if (labelContexts.has(snake(name)))
      for (const [, word] of table.matchAll(/, "([^"]+)"\}/g)) wanted.set(keyOf(snake(name), word), { id: word, context: snake(name), path });

const names = (text) => [...text.matchAll(/\{([\w./]+)\}/g)].map((match) => match[1]).sort().join(" ");
let checked = 0;
for (const language of languages) {
  const path = `ui/locales/${language}.po`;
  const entries = readPo(readFileSync(join(root, path), "utf8")).filter((entry) => entry.id);
  const byKey = new Map(entries.map((entry) => [keyOf(entry.context, entry.id), entry]));
  for (const [key, { id, plural, context, path: user }] of wanted) {
    checked += 1;
    const entry = byKey.get(key);
    const what = `${path}: ${context ? `[${context}] ` : ""}${JSON.stringify(id)}`;
    if (!entry || entry.text.every((text) => !text)) findings.push(`${what} is not translated (${user})`);
    else if ((plural || "") !== entry.plural) findings.push(`${what} has another plural than ${user}`);
  }
  for (const entry of entries) {
    if (/[şţŞŢ]/.test(entry.text.join(""))) findings.push(`${path}:${entry.line}: cedilla letters; Romanian has ș and ț`);
    if (entry.plural && entry.text.length !== 3) findings.push(`${path}:${entry.line}: three plural forms are needed`);
    const allowed = names(entry.plural || entry.id);
    for (const text of entry.text)
      if (names(text) !== allowed && !(entry.plural && names(text) === ""))
        findings.push(`${path}:${entry.line}: placeholders {${names(text)}} are not {${allowed}}`);
  }
}
for (const finding of findings) console.error(finding);
console.log(`check-locales: ${checked} messages, ${findings.length} findings`);
process.exitCode = findings.length === 0 ? 0 : 1;
