// Acceptance stories of domain.md section 6 that belong to the gap map, end to end.
import assert from "node:assert/strict";
import { practiceFromText } from "./d.mjs";

const equal = (value, wanted, what) => assert.deepEqual(value, wanted, what);
const id_of = (page) => page.path.split("#")[0].split("/").pop();

export const rows = [
  {
    id: "story 2", what: "A citation in a paper is a link, and the provision lists the paper; a gazette reference is no link",
    async check(world) {
      const paper = await world.anybody().page("/law/ro/position-paper/2026/exemplu-drepturi-care-pot-fi-exercitate");
      const cited = paper.all("a").map((a) => a.get("href")).filter((href) => href?.startsWith("/law/ro/lege-exemplu/2020/900"));
      assert.ok(cited.length > 0, "the paper links the example law");
      const law = await world.anybody().page(cited.find((href) => href.includes("!art_")).split("#")[0]);
      assert.ok(law.all("a").some((a) => (a.get("href") ?? "").includes("position-paper/2026/exemplu-drepturi")), "the article lists the paper that cites it");
    },
  },
  {
    id: "story 5", what: "A gap is refused validation guard by guard, and validated when complete by somebody of another organisation",
    async check(world) {
      const author = await world.as("demo-expert");
      const other = await world.as("demo-validator");
      const made = await author.send("/gaps/new", "/gaps", {
        title: "An observation", who: "people", right: "get a form", primary_type: "ACC", levels: ["LOC"], groups: ["BIP"], sectors: ["SOC"], language: "en", visibility: "public",
      });
      const move = (person, to) => person.send(made.path, "/move", { to });
      const missing = async (person) => (await person.page(made.path)).text;
      await move(author, "triaged");
      await move(author, "under_analysis");
      const version = async () => (await other.data(made.path)).version ?? (await other.page(made.path)).one('input[name="version"]').get("value");
      const refused = await other.post(made.path, `${made.path}/move`, { to: "validated", version: String(await version()) });
      equal(refused.status, 422);
      assert.ok((await missing(other)).includes("Still missing"));
      await author.send(`${made.path}/edit`, "/edit", { cause: "the form is not there", standard: "the example law", requirement: "a form" });
      await author.send(`${made.path}/links/new`, "/links", { provision: "md/lege-exemplu/2022/902!art_9", verb: "causes", rationale: "It names no form." });
      const evidence = { type: "OBS", grade: "D", direction: "supports", observed_on: "2026-09-01", practice: "1", summary: "No form at the desk.", source: "Visit", source_organisation: "Centre", event: "A visit" };
      await author.send(`${made.path}/evidence/new`, "/evidence", { title: "One observation", ...evidence });
      // One D alone does not carry it.
      equal((await other.post(made.path, `${made.path}/move`, { to: "validated", version: String(await version()) })).status, 422);
      await author.send(`${made.path}/evidence/new`, "/evidence", { title: "A study", ...evidence, type: "SUR", grade: "C", event: "A study" });
      // Nor may the author.
      equal((await author.post(made.path, `${made.path}/move`, { to: "validated", version: String(await version()) })).status, 422);
      await move(other, "validated");
      const page = await world.anybody().page(made.path);
      equal((await world.anybody().data(made.path)).state, "validated");
      for (const lamp of ["Provision", "Standard", "Evidence", "Ask", "Outcome"]) page.says(lamp);
    },
  },
  {
    id: "story 8", what: "From a meeting to gaps: seven counties, three difficulties, two solutions; drafts keep the link, action points are carried over",
    async check(world) {
      const expert = await world.as("demo-expert");
      const series = await expert.send("/records/series/new", "/records/series", { title: "A series of the story", type: "quarterly_meeting", region: "RO-P-2", visibility: "public" });
      const number = (await expert.data(series.path)).number;
      const meeting = (title, ordinal, on) => expert.send("/records/meeting/new", "/records/meeting", { title, type: "meeting", series: number, ordinal, on, host: "Consiliul Județean Vaslui", visibility: "public" });
      const first = await meeting("First of the story", "1", "2026-06-02");
      const part = (whole, kind, fields) => expert.send(`/records/${kind}/new?within=${id_of(whole)}`, `/records/${kind}`, fields);
      const counties = ["Constanța", "Tulcea", "Brăila", "Vrancea", "Bacău", "Vaslui", "Galați"];
      for (const county of counties)
        await part(first, "organisation_role", { title: `From ${county}`, organisation: `Instituția-exemplu ${county}`, role: "participant", type: "prefecture", territory: county, count: "1" });
      const titles = ["No lawyer", "No bus", "No form"];
      for (const title of titles) await part(first, "difficulty", { title, text: `${title} in the county.`, territory: "Tulcea", organisation: "Instituția-exemplu Tulcea", groups: ["TCN"], gap_type: "SRV" });
      for (const title of ["A lawyer on Mondays", "A bus on Mondays"]) await part(first, "solution", { title, text: title, organisation: "Instituția-exemplu Tulcea" });
      await part(first, "action_point", { title: "Ask for a bus", owner_body: "Instituția-exemplu Tulcea", due: "2026-09-01", status: "open" });
      const page = await expert.page(first.path);
      equal(page.table("participants").rows.prefecture["How many came"], "7");
      for (const title of titles) {
        const gap = await expert.send(page.link(title), "/raise");
        assert.ok(gap.one("#records").text.includes("First of the story"), title);
        equal((await expert.data(gap.path)).state, "observed");
      }
      const second = await meeting("Second of the story", "2", "2026-09-01");
      assert.ok(Object.keys((await expert.page(second.path)).table("carried").rows)[0].includes("Ask for a bus"));
      const minutes = await expert.ask(`/export/record.csv?of=${id_of(first)}`);
      equal(minutes.status, 200, "the minutes as a file");
      assert.ok(minutes.body.includes("No lawyer") && minutes.body.includes("Ask for a bus"));
    },
  },
  {
    id: "story 18", what: "Who exchanges what with whom: the matrix, a run that exceeds a legal deadline, and no approval without a basis",
    async check(world) {
      const run = (await world.anybody().page("/record/PD-1")).table("run-RN-1");
      equal(run.rows["PS-2 Needs assessment"].Finding, "exceeds its legal deadline");
      const expert = await world.as("demo-expert");
      const flow = await expert.send("/records/exchange_flow/new", "/records/exchange_flow", {
        title: "A flow of the story", sender: "md/igm", receiver: "md/mec", data_category: "enrolment", minimised: "yes", access_logged: "yes", retention_set: "yes", transfer_checked: "yes", visibility: "public",
      });
      await expert.send(flow.path, "/move", { to: "proposed" });
      const version = (await expert.page(`${flow.path}/edit`)).one('input[name="version"]').get("value");
      equal((await expert.post(flow.path, `${flow.path}/move`, { to: "approved", version })).status, 422);
      const matrix = await world.anybody().page("/matrix/flows");
      const cells = matrix.all("table")[0].all("tbody td").map((cell) => cell.text);
      assert.ok(cells.some((cell) => cell.includes("residence status") && cell.includes("no legal basis")), "a cell without a basis says so");
      assert.ok(cells.some((cell) => cell.includes("basis: Legea nr. 1585/1998") && cell.includes("channel: interoperability platform") && cell.includes("deadline: 5 working days")));
    },
  },
  {
    id: "story 20", what: "A reader comments on a gap without script; the address appears nowhere and the comment waits",
    async check(world) {
      const reader = world.anybody();
      const gap = await reader.page("/gaps/G-6");
      const form = await reader.page(gap.link("Write a comment"));
      for (const name of ["guest_name", "guest_email", "body"])
        assert.ok(form.all(`[name="${name}"]`).length === 1, `a field ${name}`);
      const address = ["story.reader", "example.org"].join(String.fromCharCode(64));
      const sent = await reader.submit(form.path, "/comments", { guest_name: "A reader", guest_email: address, body: "In our town there is no course either." });
      equal(sent.status, 303);
      for (const path of ["/gaps/G-6", "/gaps/G-6.json", "/", "/search?q=course", "/gaps"]) {
        const { body } = await world.anybody().ask(path);
        assert.ok(!body.includes("story.reader"), `${path} shows the address`);
        assert.ok(!body.includes("no course either"), `${path} shows a comment that waits`);
      }
      const moderator = await world.as("demo-moderator");
      const queue = await moderator.page("/moderation");
      queue.says("no course either");
      assert.ok(queue.all("form").some((one) => one.get("action").startsWith("/moderation/")), "the moderator decides by a form");
    },
  },
  {
    id: "story 7", what: "The law on a day: texts, links, search and tables of that day with its date, and acts that were no law then say so",
    async check(world) {
      const anybody = world.anybody();
      const law = "/law/ro/lege-exemplu/2020/900";
      const old = await anybody.page(`${law}@2021-09-01`);
      assert.ok(!old.text.includes("Articolul 2^1") && (await anybody.page(law)).text.includes("Articolul 2^1"), "the article came later");
      old.says("1 September 2021", "16 April 2020");
      // Links stay on the day, from one act to the other.
      const decision = await anybody.page("/law/ro/hg-exemplu/2021/901@2021-09-01");
      const cited = decision.all("a").map((a) => decodeURIComponent(a.get("href") ?? "")).filter((href) => href.includes("lege-exemplu/2020/900"));
      assert.ok(cited.length > 0 && cited.every((href) => href.includes("@2021-09-01")), cited.join(" "));
      (await anybody.page(cited[0].split("#")[0])).says("16 April 2020");
      const search = await anybody.page((await anybody.page(`${law}@2020-06-01`)).link("Search the law of that day") + "&kind=provision");
      search.says("The law of 1 June 2020");
      const found = await anybody.page("/search?q=punct+de+informare&on=2020-06-01");
      found.says("The law of 1 June 2020", "16 April 2020");
      assert.ok(found.all("a").some((a) => (a.get("href") ?? "").includes("@2020-06-01")), "hits lead to the text of the day");
      assert.ok(found.all(`input[name="on"]`).length > 0, "the next search stays on the day");
      assert.ok(!found.all("section").some((section) => section.text.includes("901")), "an act made later is not among the law of that day");
      const later = await anybody.page("/search?q=punct+de+informare&on=2021-09-01");
      assert.ok(later.all("section").some((section) => section.text.includes("901")), "on a later day it is");
      // The list of acts: not yet in force is greyed, in force and not yet applicable is said.
      const acts = await anybody.page("/acts?q=2024/1347&on=2025-01-01");
      assert.ok(acts.all("li.soft").some((row) => row.text.includes("applies from 1 July 2026: on 1 January 2025 it is in force but does not yet apply")), acts.text);
      const before = await anybody.page("/acts?q=2024/1347&on=2024-05-20");
      assert.ok(before.all("li.soft").some((row) => row.text.includes("enters into force on 11 June 2024")), before.text);
      const young = await anybody.page("/acts?q=2024/1347&on=2021-01-01");
      assert.ok(young.all("li.soft").some((row) => /there was none/.test(row.text) && !row.text.includes("in force ")), young.text);
      // Tables and their files print the day.
      const place = await anybody.page("/territories/MD-DR?on=2025-03-01");
      place.says("1 March 2025");
      const matrix = await anybody.page("/matrix/topics?on=2025-03-01");
      matrix.says("1 March 2025");
      equal((await anybody.ask("/acts?on=yesterday")).status, 400);
    },
  },
  {
    id: "story 15", what: "The good-practice record is read from its text: every field, fifteen places, shares that sum, two conflicts, no name of a person",
    async check(world) {
      const page = await world.anybody().page("/record/GP-1");
      equal(page.fields.Places.length, 15);
      page.says("The shares sum to the total of 1,691,887 RON.", "does not agree with");
      assert.ok((await world.anybody().page("/gaps/G-6")).one("#records").text.includes("transferable, with conditions"));
      const expert = await world.as("demo-expert");
      const made = await practiceFromText(expert);
      equal(made.title, "Assistance for Third Country Nationals");
      equal(made.fields.Begins, ["17 October 2011"]);
      equal(made.fields.Places.length, 15);
      equal(made.fields.Themes.length, 7);
      const goals = (await expert.data(made.path)).fields.find((field) => field.name === "goals");
      equal(goals.values[0].text.split("\n").length, 6);
      made.says("The shares sum to the total of 1,691,887 RON.");
      equal(made.one("section#practice_action").all("ul.records li").length, 7);
      equal(made.fields["Contact person"].length, 1, "members see the contact");
      // Published, it shows its function and no name.
      await expert.send(`${made.path}/edit`, "/edit", { visibility: "public" });
      const open = await world.anybody().page(made.path);
      equal(open.fields["Function of the contact"], ["PR Officer"]);
      assert.ok(!("Contact person" in open.fields));
      const name = made.fields["Contact person"][0];
      assert.ok(!(await world.anybody().ask(`${made.path}.json`)).body.includes(name) && !(await world.anybody().ask(made.path)).body.includes(name), "the name is nowhere");
      // And the figures that do not agree are listed.
      (await world.anybody().page("/conflicts")).says("248", "750");
    },
  },
  {
    id: "story 16", what: "A two-page brief for a ministry: filtered, with texts, standard, grade, ask and addressee, and nothing that is not public",
    async check(world) {
      const ministry = await world.as("demo-ministry");
      const brief = await ministry.page("/brief?sector=HLT&level=CEN&priority=high");
      brief.says("SHA-256");
      const expert = await world.as("demo-expert");
      await expert.send("/gaps/new", "/gaps", { title: "A draft that no ministry sees", who: "people", right: "see a doctor", primary_type: "ACC", levels: ["CEN"], sectors: ["HLT"], groups: ["TP"], language: "en", visibility: "coalition" });
      const again = await ministry.page("/brief?sector=HLT&level=CEN&priority=high");
      again.lacks("A draft that no ministry sees");
    },
  },
  {
    id: "story 19", what: "A local officer's page: services with stale ones flagged, duties, gaps of the level, grants that end; a row verified today",
    async check(world) {
      const page = await (await world.as("demo-town")).page("/territories/MD-CU");
      page.says("Romanian courses Chișinău", "stale verified on 1 February 2026");
      // Whoever answers for a service corrects it with one click.
      const expert = await world.as("demo-expert");
      const service = (await expert.data("/records/service")).rows.find((row) => row.number === "SV-2");
      await expert.send("/territories/MD-CU", `${service.href}/verify`);
      (await world.anybody().page("/territories/MD-CU")).says("verified today");
    },
  },
];
