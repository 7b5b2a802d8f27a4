// Rows of the good-practice record (domain.md 1.D).
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { form_fields } from "./html.mjs";
import { testData } from "./world.mjs";

const equal = (value, wanted, what) => assert.deepEqual(value, wanted, what);
const practice = "/record/GP-1";

// How many choices the form of a good practice offers for a field, and which are chosen.
async function choices(world, field) {
  const page = await (await world.as("demo-expert")).page(`${practice}/edit`);
  const boxes = page.all(`input[name="${field}"]`);
  for (const box of boxes) assert.equal(box.get("type"), "checkbox", `${field} takes several`);
  return { all: boxes.map((box) => box.get("value")), chosen: boxes.filter((box) => box.has("checked")).map((box) => box.get("value")) };
}

// A part of a record's page: its fields by label.
function part(page, number) {
  const item = page.all("ul.records li").find((li) => li.one("span.number")?.text === number);
  assert.ok(item, `${page.path} has the part ${number}`);
  const pairs = {};
  let label = "";
  for (const child of item.one("dl").children) {
    if (child.tag === "dt") label = child.text;
    if (child.tag === "dd") pairs[label] = child.all("span.value").map((value) => value.text);
  }
  return pairs;
}
const section = (page, kind) => page.one(`section#${kind}`).all("ul.records li");

// The page as it was copied, and what becomes of it when it is pasted.
export const pageText = () => readFileSync(join(testData, "reference-systems", "d-ewsi.txt"), "utf8");
export async function practiceFromText(person) {
  const shown = await person.submit("/practices/import", "/practices/import", { text: pageText() });
  equal(shown.status, 200);
  const form = shown.all("form").find((one) => one.one('textarea[name="accepted"]'));
  assert.ok(form, "what was read is shown before it is kept");
  const kept = await person.post("/practices/import", "/practices/import", form_fields(form));
  equal(kept.status, 303);
  return person.page(kept.location);
}
const words = (text) => new Set(text.replace(/\\[nt"]/g, " ").toLowerCase().match(/[\p{L}\p{N}]+/gu));
// Labels, which are the fields' names; words that name a concept, a place or a country by another label; words that the copy broke.
const namedOrLabel = words(`Integrationsmaβnahmen Projektbeginn Zielgruppe AGE EMPLOYMENT STATUS GENDER SPECIFIC CHARACTERISTICS Thematik
  Projektende Land Stadt Angelegenheit Herausforderung Ziele Annahmen Wie funktioniert das Ergebnisse Evaluierung Wer profitiert
  Finanzierungsart benötigte Ressourcen Organisation Kontaktperson Funktion Webseite
  WIRTSCHAFTLICHE BETEILIGUNG Beschäftigung Berufliche Aus und Weiterbildung SOZIALER ZUSAMMENHALT Soziale Eingliederung Sozialer Schutz
  Gesundheit Andere Dienstleistungen ANTI DISKRIMINIERUNG GLEICHBERECHTIGUNG im Dienstleistungsbereich Rumänien Bucureşti Na tionals progra ms`);

// From the case file over the commission to help and monitoring, with the branch where it refuses.
async function diagram(world, path, help) {
  const page = await world.anybody().page(path);
  const drawing = page.one("figure.chart svg");
  const boxes = drawing.all("a");
  const names = boxes.map((box) => box.one("text").text);
  equal(names, ["1. Case file", "2. Commission", "3. Approval", `4. ${help}`, "5. Monitoring", "6. Refusal with reasons"]);
  assert.ok(boxes[1].text.includes("decides: Assistance commission") && boxes[1].text.includes("by: vulnerability, urgency, relevance"), boxes[1].text);
  // 1-2, 2-3, 2-6, 3-4, 4-5: what is refused is not monitored.
  equal(drawing.all("path.chart__arrow").length, 5);
  for (const box of boxes) equal((await world.anybody().ask(box.get("href"))).status, 200);
}

export const rows = [
  {
    id: "D01", what: "The record is read from its text without loss, and search finds it",
    async check(world) {
      (await world.anybody().page("/search?q=Assistance+for+Third+Country+Nationals")).link("Assistance for Third Country Nationals");
      const expert = await world.as("demo-expert");
      equal((await expert.page("/records/good_practice")).link("Read from its text"), "/practices/import");
      const made = await practiceFromText(expert);
      // Every word of the page is in the record or its parts, or is the name of something there; labels are the fields' names.
      const { body } = await expert.ask(`${made.path}.json`);
      const kept = words(JSON.stringify(JSON.parse(body)));
      // Days stand in the record as days.
      assert.ok(body.includes("17 October 2011") && body.includes("30 June 2012"));
      const gone = [...words(pageText().replace(/^Projekt(beginn|ende) .*$/gm, ""))].filter((word) => !kept.has(word));
      const labels = words(gone.join(" "));
      for (const word of labels) assert.ok(namedOrLabel.has(word), `lost: ${word}`);
    },
  },
  {
    id: "D02", what: "A good practice has its dates; a day is stored as a day",
    async check(world) {
      const page = await world.anybody().page(practice);
      equal(page.title, "Assistance for Third Country Nationals");
      equal(page.fields.Begins, ["17 October 2011"]);
      equal(page.fields.Ends, ["30 June 2012"]);
      const form = await (await world.as("demo-expert")).page(`${practice}/edit`);
      equal(form.one('input[name="starts"]').get("value"), "2011-10-17");
      equal(form.one('input[name="ends"]').get("value"), "2012-06-30");
    },
  },
  {
    id: "D03", what: "Five age bands that touch, several at once, and nothing computed with them",
    async check(world) {
      const { all, chosen } = await choices(world, "ages");
      equal([...all].sort(), ["18_25", "25_40", "40_65", "65_plus", "under_18"]);
      equal(chosen.length, 5);
      equal((await world.anybody().page(practice)).fields.Age, ["65 and over", "40 to 65", "25 to 40", "18 to 25", "Under 18"]);
      const found = await world.anybody().page("/records/good_practice?ages=40_65");
      found.says("Assistance for Third Country Nationals");
    },
  },
  {
    id: "D04", what: "Five kinds of employment status",
    async check(world) {
      const { all } = await choices(world, "employment");
      equal([...all].sort(), ["employed", "in_training", "self_employed", "students", "unemployed"]);
      equal((await world.anybody().page(practice)).fields["Employment status"],
        ["Students", "In vocational training", "Unemployed", "Employed", "Self-employed"]);
    },
  },
  {
    id: "D05", what: "Gender as a vocabulary that may grow",
    async check(world) {
      const { all, chosen } = await choices(world, "gender");
      assert.ok(all.length >= 2 && all.includes("female") && all.includes("male"), all.join());
      equal([...chosen].sort(), ["female", "male"]);
    },
  },
  {
    id: "D06", what: "Specific characteristics, disability or disease among them",
    async check(world) {
      const { all, chosen } = await choices(world, "characteristics");
      assert.ok(all.length >= 1);
      equal(chosen, ["disability_or_disease"]);
      equal((await world.anybody().page(practice)).fields["Specific characteristics"], ["Disability or disease"]);
    },
  },
  {
    id: "D07", what: "A tree of themes in two levels, to browse with counts, labelled in German, English, French and Romanian",
    async check(world) {
      const page = await world.anybody().page("/concepts");
      const items = page.one("#theme").all("li.concept");
      equal(items.filter((item) => item.get("class").includes("concept--0")).length, 6);
      const item = items.find((one) => one.text.startsWith("Social inclusion"));
      assert.ok(item.get("class").includes("concept--1"));
      assert.match(item.text, /1 record\b/);
      const wide = await world.anybody().page("/concepts/theme/social_cohesion");
      for (const narrower of ["Social inclusion", "Social protection", "Health", "Other services"]) wide.link(narrower);
      equal(wide.one("#records").all("ul.records li").length, 1);
      assert.ok(wide.one("#records").text.includes("Assistance for Third Country Nationals"));
      const labels = Object.fromEntries(wide.all("tbody tr").map((row) => [row.one("td").get("lang"), row.one("td").text]));
      equal([labels.de, labels.en, labels.fr, labels.ro], ["Sozialer Zusammenhalt", "Social cohesion", "Cohésion sociale", "Coeziune socială"]);
    },
  },
  {
    id: "D08", what: "Fifteen places, each a link to its territory; the old spelling finds them",
    async check(world) {
      const page = await world.anybody().page(practice);
      equal(page.fields.Places.length, 15);
      const links = page.all("a").filter((a) => a.get("href").startsWith("/territories/"));
      equal(new Set(links.map((a) => a.get("href"))).size, 15);
      for (const spelling of ["Galaţi (city)", "Galați (city)", "galati (city)"]) {
        const found = await world.anybody().page(`/records/good_practice?place=${encodeURIComponent(spelling)}`);
        found.says("Assistance for Third Country Nationals");
      }
      (await world.anybody().page("/records/good_practice?place=Cahul")).lacks("Assistance for Third Country Nationals");
    },
  },
  {
    id: "D09", what: "The abstract is shown in its language",
    async check(world) {
      const page = await world.anybody().page(practice);
      equal(page.fields.Abstract.length, 1);
      assert.match(page.fields.Abstract[0], /information centres helped migrants/);
      equal(page.fields["Language of the texts"], ["English"]);
    },
  },
  {
    id: "D10", what: "The issue, and six goals as a list",
    async check(world) {
      const page = await world.anybody().page(practice);
      assert.match(page.fields["Issue and challenge"][0], /did not find their way/);
      const data = await world.anybody().data(practice);
      const goals = data.fields.find((field) => field.name === "goals").values[0].text.split("\n");
      equal(goals.length, 6);
      assert.match(goals[3], /vulnerable people/);
    },
  },
  {
    id: "D11", what: "Seven actions in order, with authorities, artefacts and outputs",
    async check(world) {
      const page = await world.anybody().page(practice);
      const actions = section(page, "practice_action");
      equal(actions.length, 7);
      equal(actions.map((one) => part(page, one.one("span.number").text).Order[0]), ["1", "2", "3", "4", "5", "6", "7"]);
      equal(part(page, "PA-1")["Authorities consulted"], ["National Agency for Employment"]);
      assert.ok(part(page, "PA-1").Artefacts && part(page, "PA-1").Outputs, "artefacts and outputs");
    },
  },
  {
    id: "D12", what: "Results, evaluation, who benefits; figures are claims with their place in the source",
    async check(world) {
      const page = await world.anybody().page(practice);
      for (const label of ["Results", "Evaluation", "Who benefits"]) assert.ok(page.fields[label]?.[0].length > 20, label);
      const { rows } = page.table("claims");
      equal(Object.keys(rows).length, 6);
      const first = Object.values(rows)[0];
      assert.match(first["Place in the source"], /^characters \d+ to \d+$/);
      const claim = await world.anybody().page("/record/CL-1");
      assert.ok(Number(claim.fields["Ends at character"][0]) > Number(claim.fields["Begins at character"][0]));
    },
  },
  {
    id: "D13", what: "Money as printed and as meant; shares sum to the total; what is off by one is rounded, by more inconsistent",
    async check(world) {
      const page = await world.anybody().page(practice);
      equal(page.fields.Funding, ["1,691,887 RON (1.691.887,00 lei)"]);
      const { rows, element } = page.table("shares");
      const shown = Object.values(rows);
      equal(shown.map((row) => row["Per cent"]), ["75", "20", "5"]);
      equal(shown.map((row) => row.Stated), ["1,268,915 RON", "338,378 RON", "84,594 RON"]);
      equal(shown[1].Computed, "338,377.40 RON");
      equal(shown.map((row) => row.Fit), ["rounded", "rounded", "rounded"]);
      assert.ok(element);
      page.says("The shares sum to the total of 1,691,887 RON.");
      // Another practice, whose shares are off by more.
      const expert = await world.as("demo-expert");
      const made = await expert.send("/records/good_practice/new", "/records/good_practice", { title: "Shares that do not fit", funding: "10.000,00 lei" });
      for (const [percent, amount] of [["60", "6.000 lei"], ["40", "4.050 lei"]])
        await expert.send(`/records/funding_share/new?within=${made.path.split("/").pop()}`, "/records/funding_share", { title: `${percent} per cent`, percent, amount });
      const wrong = await expert.page(made.path);
      equal(Object.values(wrong.table("shares").rows).map((row) => row.Fit), ["exact", "inconsistent"]);
      wrong.says("The shares do not sum to the total of 10,000 RON.");
    },
  },
  {
    id: "D14", what: "A reader without an account sees organisation and function, never the contact's name",
    async check(world) {
      const expert = await world.as("demo-expert");
      const made = await expert.send("/records/good_practice/new", "/records/good_practice", {
        title: "A practice with a contact", organisation: "IOM Romania", contact: "Ileana Exemplu", contact_function: "PR officer", website: "https://example.org/", visibility: "public",
      });
      made.says("Ileana Exemplu");
      const page = await world.anybody().page(made.path);
      equal(page.fields.Organisation, ["IOM Romania"]);
      equal(page.fields["Function of the contact"], ["PR officer"]);
      assert.ok(!page.body.includes("Ileana"), "the page");
      assert.ok(!(await world.anybody().ask(`${made.path}.json`)).body.includes("Ileana"), "the page as data");
      (await world.anybody().page("/records/good_practice?q=Ileana")).says("0 records");
    },
  },
  {
    id: "D15", what: "A text over the form's limit, and a practice that lasted less than a year, warn and are saved",
    async check(world) {
      const expert = await world.as("demo-expert");
      const long = "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen";
      const made = await expert.send("/records/good_practice/new", "/records/good_practice", {
        title: long, abstract: "word ".repeat(101).trim(), goals: "aim ".repeat(151).trim(), starts: "2026-09-01",
      });
      equal(made.title, long);
      const warnings = made.all("p.notice--caution").map((one) => one.text);
      equal(warnings.length, 4, warnings.join(" / "));
      made.says("The title is longer than the 15 words of the form.", "The abstract is longer than the 100 words of the form.",
        "The goals are longer than the 150 words of the form.", "It began less than a year ago");
      equal((await expert.page(practice)).all("p.notice--caution").map((one) => one.text).filter((words) => words.includes("longer")), []);
    },
  },
  {
    id: "D16", what: "Fifteen centres as service points, each with the organisation that hosts it",
    async check(world) {
      const page = await world.anybody().page("/record/SV-20");
      const points = section(page, "service_point");
      equal(points.length, 15);
      for (const point of points) {
        const fields = part(page, point.one("span.number").text);
        assert.ok(fields.Territory?.length === 1 && fields["Host organisation"]?.length === 1, point.text);
      }
      (await world.anybody().page("/territories/RO-CJ-cluj-napoca")).says("Information centre Cluj-Napoca");
    },
  },
  {
    id: "D17", what: "A practice builds on its predecessor, and each shows the other; programme and objective",
    async check(world) {
      const page = await world.anybody().page(practice);
      equal(page.fields["Builds on"], ["PJ-4 Network of migrant information centres in Romania"]);
      equal(page.fields["Programme and objective"], ["European Integration Fund, annual programme 2010, objective 1"]);
      const before = await world.anybody().page(page.link("PJ-4"));
      equal(before.fields["Contract reference"], ["FM.0172"]);
      before.one("section#naming");
      assert.ok(before.link("Assistance for Third Country Nationals").startsWith("/record/"));
    },
  },
  {
    id: "D18", what: "The labour-market action lists its steps, authorities and artefacts",
    async check(world) {
      const page = await world.anybody().page("/record/PA-1");
      const data = await world.anybody().data("/record/PA-1");
      const steps = data.fields.find((field) => field.name === "steps").values[0].text.split("\n");
      equal(steps.length, 7);
      page.says("Training providers and their calendars are listed", "Completion is followed up", "Counselling goes along");
      equal(page.fields["Authorities consulted"], ["National Agency for Employment"]);
      assert.ok(page.fields.Artefacts[0].includes("Brochure"));
    },
  },
  {
    id: "D19", what: "The health action lists its steps, authorities and artefacts",
    async check(world) {
      const page = await world.anybody().page("/record/PA-2");
      const data = await world.anybody().data("/record/PA-2");
      equal(data.fields.find((field) => field.name === "steps").values[0].text.split("\n").length, 6);
      equal(page.fields["Authorities consulted"], ["National Health Insurance House", "County health departments", "Family doctors"]);
      page.says("Willing family doctors are found and contacted", "entered in the lists of the insurance house", "Leaflet on medical care");
    },
  },
  {
    id: "D20", what: "The procedure of medical help as a diagram of states, with the body that decides and its criteria",
    async check(world) { await diagram(world, "/record/PD-2", "Services, medicine, equipment"); },
  },
  {
    id: "D21", what: "The procedure of material help as a diagram of states",
    async check(world) { await diagram(world, "/record/PD-3", "Household items, overdue rent, utilities"); },
  },
  {
    id: "D25", what: "Preparatory tasks with their days and who is responsible",
    async check(world) {
      const page = await world.anybody().page(practice);
      const tasks = section(page, "preparation_task");
      equal(tasks.length, 5);
      equal(part(page, "TK-11"), { Begins: ["24 October 2011"], Ends: ["28 October 2011"], Responsible: ["IOM Romania"], "What is done": ["What is bought, when and by which procedure."] });
      page.says("Procurement calendar", "Assistance commission set up", "Experts for the information materials recruited");
    },
  },
  {
    id: "D26", what: "Needs data as a table: small numbers are hidden, and others that they would follow from",
    async check(world) {
      const page = await world.anybody().page("/record/NT-10");
      const { rows } = page.table("needs");
      equal(Object.keys(rows), ["Work", "Health care", "Housing", "Language"]);
      equal(rows.Work.Bucharest, "41");
      equal(rows.Housing["Cluj-Napoca"], "hidden");
      const hidden = Object.values(rows).flatMap((row) => Object.values(row)).filter((cell) => cell === "hidden").length;
      assert.ok(hidden >= 4, `${hidden} cells are hidden: with one alone its row and column would give it away`);
      const cell = await world.anybody().page("/record/NC-17");
      cell.lacks("Count");
      for (const path of ["/record/NT-10.json", "/record/NC-17.json", "/records/needs_table.json"]) {
        const { body, status } = await world.anybody().ask(path);
        equal(status, 200);
        assert.ok(!/"(text|count)":"?3"?[,}]/.test(body), `${path} tells the hidden number`);
      }
    },
  },
  {
    id: "D28", what: "Partners and local organisations have pages of their own, in a register or not",
    async check(world) {
      const page = await world.anybody().page(practice);
      const partner = await world.anybody().page(page.link("Asociația Serviciul Apel"));
      equal(partner.title, "Asociația Serviciul Apel");
      partner.says("Assistance for Third Country Nationals");
      const lead = await world.anybody().page(page.link("IOM Romania"));
      lead.says("Assistance for Third Country Nationals", "Network of migrant information centres");
      const hosts = (await world.anybody().page("/record/SV-20")).all("a").filter((a) => a.get("href").startsWith("/bodies/") && a.text.startsWith("Local host"));
      equal(new Set(hosts.map((a) => a.get("href"))).size, 15);
      (await world.anybody().page(hosts[2].get("href"))).says("Information centre");
      equal((await world.anybody().ask("/bodies/nobody%20of%20that%20name")).status, 404);
    },
  },
  {
    id: "D29", what: "Figures that do not agree are listed side by side, each with its place in the source",
    async check(world) {
      const page = await world.anybody().page("/conflicts");
      const tables = page.all("table");
      equal(tables.length, 3);
      const claims = {};
      for (const number of ["CL-1", "CL-3", "CL-5"]) {
        const { rows, caption } = page.table(`conflict-${number}`);
        assert.ok(caption.includes("Assistance for Third Country Nationals"));
        equal(Object.keys(rows).length, 2);
        for (const row of Object.values(rows)) assert.match(row["Place in the source"], /^characters \d+ to \d+$/);
        Object.assign(claims, rows);
      }
      equal(claims["CL-1"]["Figure as printed"], "2224");
      equal(claims["CL-2"]["Figure as printed"], "some 1,000");
      equal(claims["CL-3"].Agreement, "does not agree with CL-4");
      equal(claims["CL-5"]["Figure as printed"], "248");
      // The places are those of the text itself, where it is at hand.
      const source = join(testData, "reference-systems", "d-ewsi.txt");
      if (!existsSync(source)) return;
      const characters = [...readFileSync(source, "utf8")];
      for (const row of Object.values(claims)) {
        const [, begin, end] = row["Place in the source"].match(/(\d+) to (\d+)/);
        equal(characters.slice(Number(begin), Number(end)).join(""), row["Words of the source"]);
      }
    },
  },
];
