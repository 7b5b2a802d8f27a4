// Every page of the site map, as the least role that it needs, with records of the demo: axe finds nothing, in light and in dark
// (contrast), no phone scrolls sideways. The map is read from its one table: a page without an address here fails.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../browser.mjs";
import { data, law, signIn } from "../steps.mjs";

export const title = "axe finds nothing on any page, light or dark, and a phone never scrolls sideways";

const noPages = ["health", "asset.show", "law.akn", "import.original", "export.file", "feed.atom", "feed.calendar",
  "search.csv", "search.feed", "suggest.show", "opensearch.show"];  // text, files, XML
const logins = { anonymous: "", reader: "demo-reader", member: "demo-expert", expert: "demo-expert", editor: "demo-editor", moderator: "demo-moderator" };

function siteMap() {
  const table = readFileSync(join(root, "server", "routes.cpp"), "utf8");
  return [...table.matchAll(/\{"([\w.]+)",\s*GET,\s*"([^"]+)",\s*Least\((\w+)\)/g)].map(([, name, pattern, role]) => ({ name, pattern, role }));
}

// A newer text of the demo's act has other words in art. 7 (1), of which comments and gaps speak.
async function toRecheck(page, editor) {
  const older = readFileSync(join(root, "corpus", "demo", "texts", "lege-exemplu-900-2020.ro.txt"), "utf8");
  const newer = older.replace("27 mai 2022", "1 iunie 2025").replace("în termen de 3 luni", "în termen de 6 luni");
  await editor.goto("/import");
  await editor.fill("[name=text]", newer);
  await editor.fill("[name=name]", "lege-exemplu-900-2025.ro.txt");
  await editor.click("main form details summary");
  await editor.fill("[name=work]", law);
  await editor.fill("[name=language]", "ro");
  await editor.click("main form button");
  await editor.click("form[action$='/accept'] button");
  return (await data(page, "/recheck")).acts[0].places[0].records[0].href;
}

async function addresses(page, editor) {
  const gaps = (await data(page, "/gaps")).gaps;
  const gap = gaps.find((one) => one.number === "G-2").href;
  const chain = await data(page, gap);
  const paper = (await data(page, "/positions")).papers.at(-1).href;
  const thread = chain.threads[0] ?? (await data(page, gaps[0].href)).threads[0];
  const concepts = (await data(page, "/concepts")).schemes[0].concepts[0].href;
  return {
    "home.show": ["/"],
    "about.show": ["/about"],
    "search.show": ["/search?q=protectie", "/search?q=protectie&kind=provision&sort=newest", "/search?q=zzzzz"],
    "work.list": ["/acts"],
    "law.show": [`/law/${law}`, `/law/${law}!art_7__para_1`, "/law/ro/lege/2006/122"],
    "citation.list": ["/citations"],
    "import.form": ["/import"],
    "import.show": [`/import/${(await data(page, `/report/${law}`)).key}`],
    "text.list": ["/texts"],
    "law.report": [`/report/${law}`],
    "law.versions": [`/versions/${law}`],
    "law.diff": [`/diff/${law}`, `/diff/${law}!art_2?all=1`],
    "law.timeline": [`/timeline/${law}!art_2__para_2`],
    "recheck.list": ["/recheck"],
    "recheck.show": [await toRecheck(page, editor)],
    "comment.new": [`/comments/new?on=provision:${law}!art_7__para_1`],
    "comment.show": [`/comments/${thread.id}`],
    "moderation.list": ["/moderation"],
    "graph.show": [`/graph?of=${gap.replace("/gaps/", "gap:")}&depth=2`, "/graph?of=RO-VS", "/graph"],
    "gap.list": ["/gaps"],
    "follow.list": ["/follows", "/follows?days=7"],
    "gap.new": [`/gaps/new?provision=${law}!art_7__para_1`],
    "gap.show": [gap],
    "gap.score": [`${gap}/score`],
    "check.list": ["/checks"],
    "norm.list": ["/norms?from=ro/lege/2006/122!art_20", `/norms?from=${law}!art_2`],
    "norm.link.new": [`/norms/new?from=${law}!art_2`],
    "gap.edit": [`${gap}/edit`],
    "gap.link.new": [`${gap}/links/new`],
    "evidence.new": [`${gap}/evidence/new`],
    "evidence.show": [chain.evidence[0].href],
    "evidence.edit": [`${chain.evidence[0].href}/edit`],
    "paper.list": ["/positions"],
    "paper.new": ["/positions/new"],
    "paper.show": [paper],
    "paper.edit": [`${paper}/edit`],
    "ask.new": [`${gap}/asks/new`],
    "ask.show": [chain.asks[0].href],
    "ask.edit": [`${chain.asks[0].href}/edit`],
    "record.kinds": ["/records"],
    "record.list": ["/records/service", "/records/good_practice?place=Timisoara"],
    "record.new": ["/records/exchange_flow/new", `/records/procedure_step/new?within=${(await data(page, "/records/procedure")).rows[0].id}`],
    "record.show": ["PJ-1", "GP-1", "PD-1", "MT-3", "XF-3"].map((number) => `/record/${number}`),
    "conflict.list": ["/conflicts"],
    "record.edit": ["/record/GP-1/edit"],
    "territory.show": ["/territories/RO-VS", "/territories/MD-R-N"],
    "body.show": ["/bodies/md/igm", "/bodies/md/agsssi"],
    "export.list": ["/exports"],
    "export.print": ["/print/gaps", "/print/services", `/print/concordance?of=${(await data(page, "/records/concordance_table")).rows[0].id}`],
    "brief.show": ["/brief?sector=HLT", "/brief"],
    "service.import.form": ["/services/import"],
    "practice.import.form": ["/practices/import"],
    "map.show": ["/map"],
    "matrix.list": ["/matrices"],
    "matrix.show": [...(await data(page, "/matrices")).matrices.map(({ href }) => href), "/matrix/sectors?sort=BIP&row=HOU&column=BIP"],
    "concept.list": ["/concepts"],
    "concept.show": [concepts],
    "history.show": [`/history/gap/${gap.split("/").pop()}`],
    "sign_in.form": ["/sign-in"],
    "account.show": ["/account"],
  };
}

export default async function ({ server, person, assert, assertEqual, assertNone, accessible }) {
  const pages = new Map();
  const as = async (login) => {
    if (!pages.has(login)) {
      pages.set(login, await person());
      if (login) await signIn(pages.get(login), server, login);
    }
    return pages.get(login);
  };
  const at = await addresses(await as("demo-expert"), await as("demo-editor"));
  const routes = siteMap().filter(({ name }) => !noPages.includes(name));
  assert(routes.length > 25, "the site map was read");
  assertNone(routes.filter(({ name }) => !at[name]).map(({ name }) => name), "pages of the site map without an address here");
  const findings = [];
  for (const { name, role } of routes)
    for (const path of at[name]) {
      const page = await as(logins[role]);
      await page.setViewportSize({ width: 1200, height: 900 });
      await page.emulateMedia({ colorScheme: "light" });
      const answer = await page.goto(path);
      assertEqual(answer.status(), 200, path);
      const note = (error) => findings.push(`${name}: ${error.message}`);
      await accessible(page).catch(note);
      await page.emulateMedia({ colorScheme: "dark" });
      await accessible(page, { rules: ["color-contrast"] }).catch(note);
      await page.setViewportSize({ width: 390, height: 844 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (wide > 0) findings.push(`${name}: ${path} is ${wide} px wider than a phone`);
    }
  assertNone(findings, "findings");
}
