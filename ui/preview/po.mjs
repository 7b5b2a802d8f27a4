// Reads .po files: entries [{context, id, plural, text: [forms], fuzzy, line}]; and speaks a language with them.
const unquote = (line) => JSON.parse(line.slice(line.indexOf('"')));

export function readPo(source) {
  const entries = [];
  let entry = null;
  let field = null;
  source.split("\n").forEach((line, index) => {
    if (/^(msgctxt|msgid) /.test(line) && (entry === null || entry.text.length > 0)) {
      entry = { context: "", id: "", plural: "", text: [], line: index + 1 };
      entries.push(entry);
    }
    if (line.startsWith("msgctxt ")) field = "context";
    else if (line.startsWith("msgid_plural ")) field = "plural";
    else if (line.startsWith("msgid ")) field = "id";
    else if (line.startsWith("msgstr")) {
      field = Number(/^msgstr\[(\d+)\]/.exec(line)?.[1] ?? 0);
      entry.text[field] = "";
    } else if (!line.startsWith('"')) return;
    const part = unquote(line);
    if (typeof field === "number") entry.text[field] += part;
    else entry[field] += part;
  });
  return entries;
}

export const keyOf = (context, id) => (context ? `${context}\u0004${id}` : id);

export class Words {
  constructor(language, source) {
    this.language = language;
    this.entries = new Map(readPo(source).filter((e) => e.id).map((e) => [keyOf(e.context, e.id), e]));
    this.rules = new Intl.PluralRules(language);
    // The order of forms in our .po files is that of the language's plural categories (Plural-Forms of each file).
    this.categories = { en: ["one", "other"], ro: ["one", "few", "other"] }[language];
  }

  fill(text, lookup) {
    return text.replace(/\{([\w./]+)\}/g, (_, name) => {
      const value = lookup(name);
      return typeof value === "number" ? value.toLocaleString(this.language) : String(value);
    });
  }

  message(id, lookup) {
    const [one, other] = id.split("||");
    const entry = this.entries.get(keyOf("", one));
    if (other === undefined) return this.fill(entry?.text[0] || one, lookup);
    const count = lookup(/\{([\w./]+)\}/.exec(one)[1]);
    const form = this.categories.indexOf(this.rules.select(count));
    return this.fill(entry?.text[form] || (count === 1 ? one : other), lookup);
  }

  label(context, word) {
    return this.entries.get(keyOf(context, word))?.text[0] || word.replaceAll("_", " ");
  }
}
