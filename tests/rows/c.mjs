// Rows of the integration module and its exchange between agencies (domain.md 1.C).
import assert from "node:assert/strict";

const equal = (value, wanted, what) => assert.deepEqual(value, wanted, what);

// A body of section C: a competence whose text is here and of the day; the others say that no act is loaded.
async function competent(world, key, name) {
  const page = await world.anybody().page(`/bodies/${key}?on=2026-11-22`);
  equal(page.title, name);
  const { rows, links } = page.table("competences");
  const texts = Object.entries(rows).map(([provision, row]) => [provision, row.Text]);
  const loaded = texts.filter(([, text]) => text === "text loaded, valid on 22 November 2026");
  assert.ok(loaded.length >= 1, texts.join(" / "));
  for (const [provision, text] of texts) {
    assert.ok(text === "no act loaded" || text.startsWith("text loaded"), `${provision}: ${text}`);
    const law = links[provision].find((href) => href.startsWith("/law/"));
    if (text === "no act loaded") assert.equal(law, undefined);
    else assert.equal((await world.anybody().ask(law)).status, 200);
  }
  assert.ok(texts.some(([, text]) => text === "no act loaded"), "one rests on an act that is not loaded");
  // Before the act was in force the competence is not there.
  const before = await world.anybody().page(`/bodies/${key}?on=2021-01-01`);
  const old = before.all("table").find((table) => table.one("caption").get("id") === "competences-caption");
  assert.ok(!old || !old.text.includes("lege-exemplu"), "not valid in 2021");
}
const flow = (expert, title, fields) => expert.send("/records/exchange_flow/new", "/records/exchange_flow",
  { title, sender: "md/igm", receiver: "md/cnas", data_category: "residence status", visibility: "public", ...fields });
const protection = { minimised: "yes", access_logged: "yes", retention_set: "yes", transfer_checked: "yes" };

export const rows = [
  {
    id: "C01", what: "The information system has owner, purpose, acts, and its predecessor and successor",
    async check(world) {
      const page = await world.anybody().page("/record/IS-2");
      equal(page.fields.Owner, ["Inspectorate-General for Migration"]);
      equal(page.fields.Predecessor, ["IS-1 SIIAMA"]);
      assert.ok(page.fields.Purpose[0].length > 10 && page.fields["Legal basis"].length === 1);
      const before = await world.anybody().page(page.link("SIIAMA"));
      equal(before.fields.Acts, ["Hotărârea Guvernului nr. 1401/2007"]);
      assert.ok(before.one("#naming").text.includes("SI Migrație"));
    },
  },
  {
    id: "C02", what: "A matrix of agency by agency: each cell has its provision or a gap",
    async check(world) {
      const page = await world.anybody().page("/matrix/flows");
      const table = page.all("table")[0];
      equal(table.all("tbody tr").length, 6);
      const cells = table.all("tbody td").map((cell) => cell.text);
      const flows = cells.filter((cell) => cell !== "not examined");
      equal([cells.length, flows.length], [36, 6]);
      for (const cell of flows) assert.ok(/basis: (art\. \d+, )?Legea nr\. /.test(cell) || cell.includes("no legal basis"), cell);
      assert.ok(flows.some((cell) => cell.includes("residence status") && cell.includes("G-14")), "a gap where the basis is missing");
    },
  },
  {
    id: "C03", what: "A run on a synthetic token shows days against the legal deadline and the step that is blocked",
    async check(world) {
      const page = await world.anybody().page("/record/PD-1");
      const { rows, caption } = page.table("run-RN-1");
      assert.ok(caption.includes("SYN-0001"));
      const findings = Object.fromEntries(Object.entries(rows).map(([step, row]) => [step, [row.Days, row.Term, row.Finding]]));
      equal(findings["PS-2 Needs assessment"], ["18", "16 March 2026", "exceeds its legal deadline"]);
      equal(findings["PS-3 Individual plan"], ["5", "27 March 2026", "within its legal deadline"]);
      equal(findings["PS-4 Services"][2], "blocked: not done");
      const expert = await world.as("demo-expert");
      const id = (await world.anybody().data("/records/procedure")).rows.find((row) => row.number === "PD-1").id;
      const refused = await expert.submit(`/records/procedure_run/new?within=${id}`, "/records/procedure_run", { title: "A run", token: "REAL-1", started: "2026-03-02" });
      equal(refused.status, 422);
      refused.says("A synthetic token begins with SYN-");
    },
  },
  { id: "C04", what: "Inspectorate-General for Migration: its competences, with their texts", check: (world) => competent(world, "md/igm", "Inspectorate-General for Migration") },
  { id: "C05", what: "National Employment Agency: its competences, with their texts", check: (world) => competent(world, "md/anofm", "National Employment Agency of the Republic of Moldova") },
  { id: "C06", what: "National Medical Insurance Company: its competences, with their texts", check: (world) => competent(world, "md/cnam", "National Medical Insurance Company") },
  { id: "C07", what: "National Social Insurance House: its competences, with their texts", check: (world) => competent(world, "md/cnas", "National Social Insurance House of the Republic of Moldova") },
  {
    id: "C08", what: "One body with two names on two days, and the decision that changed it",
    async check(world) {
      const before = await world.anybody().page("/bodies/md/agsssi?on=2023-01-31");
      const after = await world.anybody().page("/bodies/md/agsssi?on=2024-03-01");
      equal(before.title, "National Social Assistance Agency");
      equal(after.title, "Agency for management of highly specialised social services");
      for (const page of [before, after]) {
        page.says("HG nr. 955/2023", "md/agsssi");
        equal(Object.keys(page.table("names").rows), ["National Social Assistance Agency", "Agency for management of highly specialised social services"]);
      }
    },
  },
  { id: "C09", what: "Ministry of Education and Research: its competences, with their texts", check: (world) => competent(world, "md/mec", "Ministry of Education and Research of the Republic of Moldova") },
  {
    id: "C10", what: "The mechanism of integration as a chart whose nodes open the articles",
    async check(world) {
      const page = await world.anybody().page("/record/PD-1");
      const boxes = page.one("figure.chart svg").all("a");
      equal(boxes.map((box) => box.one("text").text), ["1. Request", "2. Needs assessment", "3. Individual plan", "4. Services", "5. Monitoring"]);
      for (const [i, box] of boxes.entries()) {
        const article = await world.anybody().page(box.get("href"));
        assert.ok(article.text.includes(["Cererea", "Evaluarea nevoilor", "Planul individual", "Serviciile", "Monitorizarea"][i]), box.get("href"));
      }
    },
  },
  {
    id: "C11", what: "A concordance table of EU and national law with a degree in words for each row, exported",
    async check(world) {
      const page = await world.anybody().page("/record/CT-1");
      const table = page.all("table").find((one) => one.text.includes("Difference and reasons"));
      const degrees = table.all("tbody tr").map((row) => row.all("td").map((cell) => cell.text));
      equal(degrees.length, 6);
      for (const words of ["fully transposed", "partially transposed", "not transposed"]) assert.ok(table.text.includes(words), words);
      assert.ok(!/\b(FT|PT|NT)\b/.test(table.text), "no codes");
      const csv = page.all("a").find((a) => a.text === "CSV");
      assert.ok(csv, "a CSV file to keep");
      const { status, body } = await world.anybody().ask(csv.get("href"));
      equal(status, 200);
      assert.ok(body.includes("layout") || body.includes("Layout"), body.slice(0, 300));
      assert.ok(/SHA-256/i.test(body) && body.split("\n").length > 6, body.slice(0, 300));
    },
  },
  {
    id: "C12", what: "Integration centres as service points with territory, hours and languages, on the pages of their territories",
    async check(world) {
      const page = await world.anybody().page("/record/SV-1");
      const point = page.one("#service_point").all("ul.records li").find((item) => item.text.includes("Regional integration centre Galați"));
      for (const words of ["Galați County", "Mon-Fri 9-15", "ro, en"]) assert.ok(point.text.includes(words), words);
      (await world.anybody().page("/territories/RO-GL")).says("Regional integration centre Galați");
      // A district finds what stands below it.
      (await world.anybody().page("/territories/RO-P-2")).says("Regional integration centre Galați", "Work point Vaslui");
    },
  },
  {
    id: "C13", what: "Access to information and quality are scored",
    async check(world) {
      const expert = await world.as("demo-expert");
      const service = (await world.anybody().data("/records/service")).rows.find((row) => row.number === "SV-2").id;
      for (const [dimension, value] of [["information_access", "partial"], ["quality", "good"]])
        await expert.send(`/records/aaaq_score/new?within=${service}`, "/records/aaaq_score", { title: "Score", territory: "MD-CU", dimension, value, assessed_on: "2026-11-01", argument: "Asked at the desk." });
      const page = await world.anybody().page("/record/SV-2");
      const scores = page.one("#aaaq_score").all("ul.records li").map((item) => item.text);
      assert.ok(scores.some((score) => score.includes("access to information") && score.includes("partial")), scores.join(" / "));
      assert.ok(scores.some((score) => score.includes("quality") && score.includes("good")), scores.join(" / "));
      const { table } = await world.anybody().data("/matrix/dimensions?sector=LAN");
      const course = table.rows.find((row) => row.heading.text === "Language course");
      const cell = (dimension) => course.cells[table.columns.findIndex((column) => column.text === dimension)].parts.map((part) => part.text).join(" / ");
      assert.ok(cell("access to information").includes("partial"), cell("access to information"));
      assert.ok(cell("quality").includes("good"), cell("quality"));
    },
  },
  {
    id: "C14", what: "Measures are tagged with the outcomes they serve, and found by them",
    async check(world) {
      equal((await world.anybody().page("/record/ME-1")).fields.Outcomes.length, 2);
      (await world.anybody().page("/records/measure?outcomes=inclusion")).says("Shared contract for remote interpreting");
      (await world.anybody().page("/records/measure?outcomes=conflict_prevention")).lacks("Shared contract for remote interpreting");
    },
  },
  {
    id: "C16", what: "A flow keeps its process as it is and as it should be, and earlier wordings in its history",
    async check(world) {
      const page = await world.anybody().page("/record/XF-2");
      assert.ok(page.fields["Process as it is"][0].includes("on paper") && page.fields["Process as it should be"][0].includes("platform"));
      const expert = await world.as("demo-expert");
      const made = await flow(expert, "A flow that is improved", { as_is: "By letter.", to_be: "By message." });
      await expert.send(`${made.path}/edit`, "/edit", { as_is: "By courier." });
      const again = await expert.page(made.path);
      equal(again.fields["Process as it is"], ["By courier."]);
      const history = await expert.page(again.link("History"));
      history.says("By letter.", "By courier.");
    },
  },
  {
    id: "C17", what: "A flow without a legal basis, or with an open point on the data protection list, is never approved",
    async check(world) {
      const expert = await world.as("demo-expert");
      const bare = await flow(expert, "A flow without a basis", protection);
      await expert.send(bare.path, "/move", { to: "proposed" });
      (await expert.page(bare.path)).says("The flow has no legal basis.");
      const version = (await expert.page(`${bare.path}/edit`)).one('input[name="version"]').get("value");
      const refused = await expert.post(bare.path, `${bare.path}/move`, { to: "approved", version });
      equal(refused.status, 422);
      equal((await expert.data(bare.path)).state, "proposed");
      const open = await flow(expert, "A flow with open points", { ...protection, retention_set: null, legal_basis: "md/lege-exemplu/2022/902!art_11" });
      await expert.send(open.path, "/move", { to: "proposed" });
      (await expert.page(open.path)).says("The data protection list has open points.");
      const whole = await flow(expert, "A flow with its basis", { ...protection, legal_basis: "md/lege-exemplu/2022/902!art_11" });
      await expert.send(whole.path, "/move", { to: "proposed" });
      await expert.send(whole.path, "/move", { to: "approved" });
      equal((await expert.data(whole.path)).state, "approved");
    },
  },
  {
    id: "C18", what: "Risks of flows and gaps: likelihood times impact, with what is done about them",
    async check(world) {
      const list = await world.anybody().page("/records/risk");
      list.says("Data sent without need");
      const page = await world.anybody().page("/record/RK-1");
      equal(Object.values(page.table("risk").rows)[0]["Likelihood times impact"], "12 of 25");
      assert.ok(page.fields.Mitigation[0].includes("log each access"));
      (await world.anybody().page("/record/XF-3")).says("Data sent without need");
      (await world.anybody().page("/records/risk?impact=4")).says("1 record");
      (await world.anybody().page("/records/risk?impact=1")).says("0 records");
    },
  },
  {
    id: "C20", what: "A flow leads to the protocol between its agencies, with parties and day",
    async check(world) {
      const page = await world.anybody().page("/record/XF-2");
      const protocol = await world.anybody().page(page.link("Cooperation on data of insured persons"));
      equal(protocol.fields.Parties, ["Inspectorate-General for Migration", "National Medical Insurance Company"]);
      equal(protocol.fields["Signed on"], ["12 May 2025"]);
      assert.ok(protocol.one("#naming").text.includes("Status to health insurance"));
    },
  },
  {
    id: "C21", what: "The project and the chain that funds it",
    async check(world) {
      const page = await world.anybody().page("/record/PJ-2");
      equal(page.fields.Acronym, ["CareFor"]);
      equal(page.fields["Funding chain"], ["Polish Ministry of the Interior and Administration", "International Centre for Migration Policy Development"]);
    },
  },
  {
    id: "C22", what: "Rights at stake as a filter, with the articles of the conventions",
    async check(world) {
      (await world.anybody().page("/records/project?rights=non_refoulement")).says("CareFor", "1 record");
      (await world.anybody().page("/records/project?rights=work")).says("0 records");
      const page = await world.anybody().page("/record/PJ-2");
      const articles = page.all("a").map((a) => a.get("href")).filter((href) => href.startsWith("/law/int/treaty/"));
      for (const act of ["1950/echr", "1951/refugee-convention", "1989/crc"]) assert.ok(articles.some((href) => href.includes(act)), act);
    },
  },
  {
    id: "C23", what: "What happened in the country stands as an event with its days and sectors",
    async check(world) {
      const page = await world.anybody().page("/record/CX-1");
      assert.ok(page.title.includes("Digitalisation a national priority"));
      equal([page.fields.Date, page.fields.Until], [["1 January 2023"], ["31 December 2023"]]);
      (await world.anybody().page("/records/context_event?sectors=DAT")).says("Digitalisation a national priority");
    },
  },
];
