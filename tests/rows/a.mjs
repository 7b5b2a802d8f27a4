// Rows of the cities and regions project (domain.md 1.A).
import assert from "node:assert/strict";

const equal = (value, wanted, what) => assert.deepEqual(value, wanted, what);

// A gap of the test's own, observed; `fields` of its form.
const gap = (person, title, fields = {}) => person.send("/gaps/new", "/gaps", {
  title, who: "people", where: "Drochia", right: "attend a course", cause: "there is none", standard: "the example law", requirement: "courses",
  primary_type: "SRV", levels: ["LOC"], groups: ["TP"], sectors: ["LAN"], territories: "MD-DR", language: "en", visibility: "public", ...fields,
});
const evidence = (person, of, fields = {}) => person.send(`${of.path}/evidence/new`, "/evidence", {
  title: "A count of courses", type: "SUR", grade: "C", direction: "supports", observed_on: "2026-09-01", practice: "1", summary: "Nobody teaches there.", source: "Count by the centre", source_organisation: "Centre", event: "Count of 2026", ...fields,
});
const fact = (page, label) => {
  const list = page.one("dl.pairs--side").children.filter((child) => child.tag);
  return list.filter((child, i) => child.tag === "dd" && list[i - 1].tag === "dt" && list[i - 1].text === label).map((child) => child.text);
};
const move = (person, path, to, fields = {}) => person.send(path, "/move", { to, ...fields });

export const rows = [
  {
    id: "A04", what: "Legal status and nationality are apart: the filter by status finds without meaning a nationality",
    async check(world) {
      const page = await world.anybody().page("/records/project?target_groups=TP");
      page.says("Cities and Regions for All");
      const project = await world.anybody().page("/record/PJ-3");
      assert.ok(project.fields.Groups.includes("Beneficiaries of temporary protection"));
      equal(project.fields["Nationality context"], ["Ukrainian"]);
      // CareFor has the status and no nationality; a project with the nationality alone is not found by the status.
      page.says("CareFor");
      const expert = await world.as("demo-expert");
      await expert.send("/records/project/new", "/records/project", { title: "A project for a nationality", nationalities: "Ukrainian", visibility: "public" });
      (await world.anybody().page("/records/project?target_groups=TP")).lacks("A project for a nationality");
    },
  },
  {
    id: "A05", what: "The same service across places: how many are assessed, spread and worst from those alone",
    async check(world) {
      const page = await world.anybody().page("/matrix/quality?sector=LAN");
      // Each region says how much of it was assessed; the mean is of what was.
      assert.match(page.text, /\d+ of \d+ assessed/);
      assert.match(page.text, /2 of 13 assessed; spread 2\.5: 1\.0 to 3\.5/);
      page.says("A place with less than half assessed is never called the worst");
      page.lacks("worst: ");
    },
  },
  {
    id: "A06", what: "A reform lists its acts, the provisions and competences it moves, and the gaps it causes and affects",
    async check(world) {
      const page = await world.anybody().page("/record/RF-1");
      equal(page.fields["Acts that make it"], ["Legea nr. 256/2023", "Hotărârea Guvernului nr. 955/2023"]);
      equal(page.fields["Provisions it changes"], ["art. 9, Legea-exemplu nr. 902/2022"]);
      assert.ok(page.fields["Gaps it causes"][0].startsWith("G-8") && page.fields["Gaps it affects"][0].startsWith("G-6"));
      assert.ok(page.fields["Competences it moves"][0].startsWith("CP-14"));
      (await world.anybody().page(page.link("G-8"))).says("RESTART: territorial agencies of social assistance");
    },
  },
  {
    id: "A09", what: "A gap of social protection goes its whole life cycle, guard by guard, to closed and back",
    async check(world) {
      const author = await world.as("demo-expert");
      const other = await world.as("demo-validator");
      const made = await gap(author, "Nobody opens social services on Saturdays", { sectors: ["SOC"], primary_type: "SRV" });
      await move(author, made.path, "triaged");
      await move(author, made.path, "under_analysis");
      (await other.page(made.path)).says("Still missing");
      await author.send(`${made.path}/links/new`, "/links", { provision: "md/lege-exemplu/2022/902!art_9", verb: "causes", rationale: "It says nothing of hours." });
      await evidence(author, made);
      await move(other, made.path, "validated");
      (await author.page(made.path)).says("validated");
      const paper = (await author.page(`${made.path}/asks/new`)).one('select[name="paper"]').all("option").find((option) => option.text.includes("After temporary protection")).get("value");
      const asked = await author.send(`${made.path}/asks/new`, "/asks", { title: "The agency opens on Saturdays", type: "create_service", paper, addressee: "md/agsssi", rationale: "It would close it", visibility: "public" });
      assert.ok(asked.text.includes("The agency opens on Saturdays"));
      const ask = (await author.page(made.path)).link("The agency opens on Saturdays");
      // Nothing counts as submitted without the day and the channel.
      await author.send(`${ask}/edit`, "/edit", { state: "proposed" });
      equal((await author.submit(`${ask}/edit`, "/edit", { state: "submitted" })).status, 422);
      await author.send(`${ask}/edit`, "/edit", { state: "submitted", submitted_on: "2026-10-01", submitted_channel: "letter" });
      await move(author, made.path, "addressed");
      equal((await author.data(made.path)).state, "addressed");
      // Closing needs proof of practice against the gap and somebody else.
      assert.ok(!(await author.page(made.path)).all('form input[name="to"]').some((input) => input.get("value") === "closed"), "not without proof of practice");
      await evidence(author, made, { title: "Open on Saturdays", direction: "contradicts", summary: "Seen open." });
      await move(other, made.path, "closed");
      equal((await author.data(made.path)).state, "closed");
      await move(other, made.path, "reopened", { reason: "Closed again on Saturdays" });
      equal((await author.data(made.path)).state, "reopened");
    },
  },
  {
    id: "A10", what: "North finds a gap tagged Drochia alone and not one tagged Cahul, by the tree of the day",
    async check(world) {
      const expert = await world.as("demo-expert");
      await gap(expert, "A gap in Drochia alone", { territories: "MD-DR" });
      await gap(expert, "A gap in Cahul alone", { territories: "MD-CA" });
      const page = await world.anybody().page("/territories/MD-R-N");
      page.says("A gap in Drochia alone");
      page.lacks("A gap in Cahul alone");
      const register = await world.anybody().page("/gaps?place=MD-R-N");
      register.says("A gap in Drochia alone");
      register.lacks("A gap in Cahul alone");
    },
  },
  {
    id: "A13", what: "An amendment proposal is exported in three columns",
    async check(world) {
      const page = await world.anybody().page("/record/AM-1");
      assert.ok(page.fields["Text in force"] && page.fields["Text proposed"] && page.fields.Reasons);
      const { status, body } = await world.anybody().ask("/export/amendments.csv");
      equal(status, 200);
      const head = body.split("\n").find((line) => line.includes("Text in force"));
      assert.ok(head?.includes("Text proposed") && head.includes("Reasons"), body.slice(0, 400));
      assert.ok(body.includes("The application is made within three months, or later for good cause."));
    },
  },
  {
    id: "A14", what: "A practice says what really happens and how it stands to the provision",
    async check(world) {
      const page = await world.anybody().page("/record/PR-1");
      equal(page.fields["Relation to the provision"], ["deviates from the provision"]);
      equal(page.fields.Provision, ["art. 18, Legea nr. 274/2011"]);
      const form = await (await world.as("demo-expert")).page("/record/PR-1/edit");
      equal(form.one('select[name="relation"]').all("option").map((option) => option.get("value")).filter(Boolean), ["complies", "deviates", "fills_void", "contradicts"]);
      (await world.anybody().page("/records/practice?relation=deviates")).says("Originals are asked for");
      (await world.anybody().page("/gaps/G-10")).says("Originals are asked for");
    },
  },
  {
    id: "A15", what: "A report groups gaps by type and level; no gap is without a level",
    async check(world) {
      const page = await world.anybody().page("/matrix/types");
      page.says("Local", "Central government", "Legislative gap");
      const expert = await world.as("demo-expert");
      const refused = await expert.submit("/gaps/new", "/gaps", { title: "A gap without level", who: "people", right: "stay", primary_type: "LEG", levels: null, visibility: "public" });
      equal(refused.status, 422);
    },
  },
  {
    id: "A17", what: "A practice of one state is proposed for a gap of another, with conditions and the lesson",
    async check(world) {
      const page = await world.anybody().page("/record/TR-1");
      equal(page.fields.Verdict, ["transferable, with conditions"]);
      assert.ok(page.fields["Good practice"][0].startsWith("GP-1") && page.fields.Gap[0].startsWith("G-6"));
      assert.ok(page.fields.Conditions && page.fields["Lesson learnt"]);
      equal((await world.anybody().page("/record/GP-1")).fields.Country, ["Romania"]);
      const there = await world.anybody().page("/gaps/G-6");
      equal(fact(there, "Country"), ["Republic of Moldova"]);
      assert.ok(there.one("#records").text.includes("Information centres for the north of Moldova"));
    },
  },
  {
    id: "A18", what: "Availability and accessibility are counted apart",
    async check(world) {
      const page = await world.anybody().page("/matrix/dimensions");
      const columns = page.all("table")[0].all("thead th").map((cell) => cell.text.toLowerCase());
      assert.ok(columns.some((column) => column.includes("availability")), columns.join());
      assert.ok(columns.some((column) => column.includes("access") || column.includes("affordab")), columns.join());
      const count = async (type) => Number((await world.anybody().page(`/gaps?type=${type}`)).text.match(/(\d+) gaps?/)[1]);
      const [services, barriers] = [await count("SRV"), await count("ACC")];
      assert.ok(services > 0 && barriers > 0);
      await gap(await world.as("demo-expert"), "One more barrier", { primary_type: "ACC" });
      equal([await count("SRV"), await count("ACC")], [services, barriers + 1]);
    },
  },
  {
    id: "A19", what: "The 5W table goes out as CSV and comes back; stale rows are flagged",
    async check(world) {
      const { status, body } = await world.anybody().ask("/export/services.csv");
      equal(status, 200);
      assert.ok(body.includes("demo-1") && body.includes("Information desk Galați"));
      const editor = await world.as("demo-editor");
      const { body: all } = await editor.ask("/export/services.csv");
      const back = await editor.upload("/services/import", "services.csv", all);
      equal(back.status, 200);
      back.says("0 new", "0 changed", "Nothing would change.");
      const changed = await editor.upload("/services/import", "services.csv", all.replaceAll("Information desk Galați", "Information desk of Galați"));
      changed.says("1 changed", "Information desk of Galați", "Accept these rows");
      (await world.anybody().page("/territories/MD-CU")).says("Romanian courses Chișinău", "stale verified on 1 February 2026");
    },
  },
  {
    id: "A21", what: "Coded feedback stands on its gap as evidence of grade D; counts below five are hidden",
    async check(world) {
      const page = await world.anybody().page("/gaps/G-4");
      const item = page.all("#evidence div.evidence").find((one) => one.text.includes("Refused at the family doctor"));
      equal(item.one(".grade").text, "D");
      assert.ok(item.text.includes("refusal at a desk: 12 in the month"), item.text);
      const expert = await world.as("demo-expert");
      const made = await expert.send("/records/feedback_signal/new", "/records/feedback_signal", {
        title: "Refused at the dentist", channel: "complaint", category: "refusal", sectors: ["HLT"], month: "2026-10", count: "3", gaps: "G-4", visibility: "public",
      });
      equal(made.fields.Count, ["<5"]);
      const again = await world.anybody().page("/gaps/G-4");
      again.says("refusal: <5 in the month");
      assert.ok(!(await world.anybody().ask(`${made.path}.json`)).body.includes('"3"'), "the number itself is told nowhere");
    },
  },
  {
    id: "A22", what: "Grants are counted against those planned; a gap says until when a grant covers it",
    async check(world) {
      const page = await world.anybody().page("/record/PJ-3");
      page.table("grants");
      page.says("1 of 14 planned");
      equal(fact(await world.anybody().page("/gaps/G-6"), "Covered by a time-limited grant until"), ["31 January 2027"]);
      const expert = await world.as("demo-expert");
      await expert.send("/records/grant/new", "/records/grant", { title: "A second grant", size: "large", grantee: "Casa Comună Nord (exemplu)", starts: "2026-03-01", ends: "2027-02-28", project: "PJ-3", visibility: "public" });
      (await world.anybody().page("/record/PJ-3")).says("2 of 14 planned");
    },
  },
  {
    id: "A24", what: "A service traces who is eligible to a provision, or says that nothing in the law gives it a basis",
    async check(world) {
      const page = await world.anybody().page("/record/SV-2");
      equal([page.fields["Legal basis"], page.fields["Who is eligible"]], [["art. 11, Legea nr. 274/2011"], ["Holders of a form of protection and their families."]]);
      equal((await world.anybody().page("/record/SV-1")).fields["Nothing in the law gives it a basis"], ["yes"]);
      const expert = await world.as("demo-expert");
      const both = await expert.submit("/record/SV-2/edit", "/edit", { no_legal_basis: "yes" });
      equal(both.status, 422);
      both.says("There is a legal basis, or there is none: not both.");
    },
  },
  {
    id: "A25", what: "An interview with an address, a number or a name in its findings is refused unless a reason is given",
    async check(world) {
      const expert = await world.as("demo-expert");
      const of = await gap(expert, "A gap with an interview");
      const form = { title: "Interview with a head of desk", type: "KII", grade: "D", direction: "supports", observed_on: "2026-09-01", source: "Interview", consent_basis: "spoken consent" };
      for (const summary of ["Write to ileana" + String.fromCharCode(64) + "example.org", "Call 0740 123 456", "Dna Ileana Exemplu said so"]) {
        const refused = await expert.submit(`${of.path}/evidence/new`, "/evidence", { ...form, summary });
        equal(refused.status, 422, summary);
      }
      await expert.send(`${of.path}/evidence/new`, "/evidence", { ...form, summary: "The desk has two people for the whole district." });
      const overridden = await expert.send(`${of.path}/evidence/new`, "/evidence", { ...form, title: "Another interview", summary: "Call the public line 0800 123 456.", privacy_reason: "The number of a public line" });
      overridden.says("Another interview");
    },
  },
  {
    id: "A26", what: "A focus group holds aggregates alone; fewer than five people warn",
    async check(world) {
      const expert = await world.as("demo-expert");
      const form = { type: "focus_group", on: "2026-09-10", groups: ["BIP"], language: "English", bands: "2 women, 2 men; 25 to 40", topics: "Housing", findings: "Rents are too high.", visibility: "public" };
      const small = await expert.send("/records/consultation/new", "/records/consultation", { title: "A small group", participants: "4", ...form });
      small.says("Fewer than five people: somebody may be recognised.");
      const large = await expert.send("/records/consultation/new", "/records/consultation", { title: "A group of nine", participants: "9", ...form });
      large.lacks("Fewer than five people");
      equal(large.fields["Sex and age bands"], ["2 women, 2 men; 25 to 40"]);
      const named = await expert.submit("/records/consultation/new", "/records/consultation", { title: "A group with a name", participants: "9", ...form, findings: "Dna Ileana Exemplu pays too much." });
      equal(named.status, 422);
    },
  },
  {
    id: "A27", what: "A planning session's solution becomes a measure with an owner, and the measure stands on the gap",
    async check(world) {
      const expert = await world.as("demo-expert");
      const session = await expert.send("/records/meeting/new", "/records/meeting", { title: "A planning session", type: "planning", on: "2026-10-20", host: "Consiliul Județean Vaslui", visibility: "public" });
      const id = session.path.split("/").pop();
      await expert.send(`/records/difficulty/new?within=${id}`, "/records/difficulty", { title: "No course in the evening", text: "Courses are held at noon.", territory: "Vaslui", groups: ["TCN"], gap_type: "ACC" });
      const difficulty = (await expert.page(session.path)).link("No course in the evening");
      const raised = await expert.send(difficulty, "/raise");
      const number = (await expert.page(difficulty)).title && (await expert.data(difficulty)).number;
      await expert.send(`/records/solution/new?within=${id}`, "/records/solution", { title: "Courses in the evening", text: "Two evenings a week.", organisation: "Asociația Novapolis", difficulty: number });
      const measure = await expert.send((await expert.page(session.path)).link("Courses in the evening"), "/raise");
      equal([measure.fields.Owner, measure.fields.Status], [["Asociația Novapolis"], ["planned"]]);
      assert.ok(measure.fields["Raised at"][0].includes("A planning session"));
      assert.ok((await expert.page(raised.path)).one("#records").text.includes("Courses in the evening"));
    },
  },
  {
    id: "A28", what: "Community-validated, by a consultation of five or more of the gap's group and place; the share of all gaps",
    async check(world) {
      equal(fact(await world.anybody().page("/gaps/G-6"), "community-validated"), ["14 May 2026"]);
      const share = async () => (await world.anybody().page("/gaps")).text.match(/Validated by communities: (\d+) of (\d+) gaps \((\d+) %\)/).slice(1).map(Number);
      const [before, total, percent] = await share();
      equal(percent, Math.round((100 * before) / total));
      const expert = await world.as("demo-expert");
      const of = await gap(expert, "A gap that a group speaks of", { groups: ["BIP"], territories: "MD" });
      const number = (await expert.data(of.path)).number;
      const form = { type: "focus_group", on: "2026-09-10", territory: "Drochia", groups: ["BIP"], findings: "Nobody teaches there.", gaps: number, visibility: "public" };
      await expert.send("/records/consultation/new", "/records/consultation", { title: "Four people", participants: "4", ...form });
      equal(fact(await expert.page(of.path), "community-validated"), []);
      await expert.send("/records/consultation/new", "/records/consultation", { title: "Seven people of another group", participants: "7", ...form, groups: ["AS"] });
      equal(fact(await expert.page(of.path), "community-validated"), []);
      await expert.send("/records/consultation/new", "/records/consultation", { title: "Seven people", participants: "7", ...form });
      equal(fact(await expert.page(of.path), "community-validated"), ["10 September 2026"]);
      equal((await share())[0], before + 1);
    },
  },
];
