// Rows of the quarterly coordination of a region (domain.md 1.E).
import assert from "node:assert/strict";

const equal = (value, wanted, what) => assert.deepEqual(value, wanted, what);
const id_of = (page) => page.path.split("#")[0].split("/").pop();

// A meeting of the test's own, in a series or not.
const meeting = async (expert, title, fields = {}) =>
  expert.send("/records/meeting/new", "/records/meeting", { title, type: "meeting", on: "2026-10-14", visibility: "public", ...fields });
const part = async (expert, whole, kind, fields) =>
  expert.send(`/records/${kind}/new?within=${id_of(whole)}`, `/records/${kind}`, fields);

export const rows = [
  {
    id: "E01", what: "A meeting in its series with number, date, place and host; a wrong weekday is flagged",
    async check(world) {
      const series = await world.anybody().page("/record/SE-1");
      const { rows } = series.table("meetings");
      equal(Object.values(rows).map((row) => [row["Number in its series"], row.Date, row.Place]), [
        ["1", "30 August 2016", ""], ["2", "7 December 2016", "Constanța County"], ["3", "2 March 2017", "Vaslui County"],
      ]);
      const third = await world.anybody().page("/record/MT-3");
      equal([third.fields["Weekday as announced"], third.fields.Host, third.fields.Place], [["Thursday"], ["Consiliul Județean Vaslui"], ["Vaslui County"]]);
      equal(third.all("p.notice--caution").length, 0);
      const wrong = await meeting(await world.as("demo-expert"), "A meeting with a wrong weekday", { on: "2017-03-02", weekday: "wednesday" });
      wrong.says("The weekday announced is not that of the date.");
    },
  },
  {
    id: "E02", what: "Region 2 has seven counties; a county says its region in each tree, with dates and source",
    async check(world) {
      const region = await world.anybody().page("/territories/RO-P-2");
      equal(Object.keys(region.table("members").rows).sort((a, b) => a.localeCompare(b)), ["Bacău", "Brăila", "Constanța", "Galați", "Tulcea", "Vaslui", "Vrancea"].map((name) => `${name} County`));
      const county = await world.anybody().page("/territories/RO-VS");
      const { rows } = county.table("trees");
      assert.ok(Object.keys(rows).length >= 2, Object.keys(rows).join());
      const trees = Object.values(rows).map((row) => row.Tree);
      equal(new Set(trees).size, trees.length, "each tree once");
      assert.ok(Object.keys(rows).some((name) => name.includes("Region 2")), Object.keys(rows).join());
      for (const [name, row] of Object.entries(rows)) if (row.Tree !== "administrative") assert.ok(row.Source.length > 3, `${name} has a source`);
    },
  },
  {
    id: "E03", what: "A project has its beneficiary and two partners, each a page that lists the role",
    async check(world) {
      const page = await world.anybody().page("/record/PJ-1");
      const roles = page.one("#organisation_role").all("ul.records li").map((item) => item.all("span.value").map((value) => value.text));
      equal(roles.map(([organisation, role]) => [organisation, role]), [
        ["World Vision Romania", "beneficiary"], ["Asociația Novapolis", "partner 1"], ["Centrul de Resurse Civice Constanța", "partner 2"],
      ]);
      const body = await world.anybody().page(page.link("Asociația Novapolis"));
      body.says("partner 1", "INTEGRATION+: services and assistance for migrants in Region 2");
    },
  },
  {
    id: "E04", what: "The host of a meeting has the role of host",
    async check(world) {
      const page = await world.anybody().page("/record/MT-3");
      equal(page.fields.Host, ["Consiliul Județean Vaslui"]);
      const role = page.one("#organisation_role").all("ul.records li").find((item) => item.text.includes("OR-4"));
      assert.ok(role.text.includes("host") && role.text.includes("Consiliul Județean Vaslui"), role.text);
    },
  },
  {
    id: "E05", what: "Who took part, by type of organisation, with capacity and territory",
    async check(world) {
      const page = await world.anybody().page("/record/MT-3");
      const { rows } = page.table("participants");
      equal(Object.keys(rows).sort(), ["NGO", "agency", "county council", "prefecture", "social partner", "university"]);
      assert.ok(rows.agency.Organisations.includes("National Agency for Employment"));
      equal(rows.agency["How many came"], "5");
      page.says("answers for the county's institutions");
    },
  },
  {
    id: "E06", what: "Groups are found by their aliases",
    async check(world) {
      for (const alias of ["BPI", "BIP", "BP"]) {
        const page = await world.anybody().page(`/search?q=${alias}`);
        assert.ok(page.all("a").some((a) => a.get("href") === "/concepts/group/BIP"), `${alias} leads to the group`);
      }
      for (const alias of ["TCN", "RTT"]) {
        const page = await world.anybody().page(`/search?q=${alias}`);
        assert.ok(page.all("a").some((a) => a.get("href") === "/concepts/group/TCN"), `${alias} leads to the group`);
      }
      const none = await world.anybody().page("/search?q=XYZZY");
      assert.ok(!none.all("a").some((a) => (a.get("href") ?? "").startsWith("/concepts/group/")));
    },
  },
  {
    id: "E07", what: "A difficulty raised as a gap keeps the link both ways; withdrawing the draft leaves the difficulty",
    async check(world) {
      const expert = await world.as("demo-expert");
      const held = await meeting(expert, "A meeting about desks", { place: "Vaslui" });
      await part(expert, held, "difficulty", { title: "Nobody at the desk on Fridays", text: "The desk is closed on Fridays.", territory: "Vaslui", organisation: "Consiliul Județean Vaslui", groups: ["TCN"], sectors: ["SOC"], gap_type: "SRV" });
      const difficulty = (await expert.page(held.path)).link("Nobody at the desk on Fridays");
      const gap = await expert.send(difficulty, "/raise");
      assert.match(gap.path, /^\/gaps\//);
      gap.says("Nobody at the desk on Fridays", "The desk is closed on Fridays.", "observed");
      const origin = gap.one("#records").all("ul.records li").find((item) => item.text.includes("Difficulty"));
      for (const words of ["Vaslui", "Consiliul Județean Vaslui", "A meeting about desks"]) assert.ok(origin.text.includes(words), `${words}: ${origin.text}`);
      const raised = await expert.page(difficulty);
      assert.ok(raised.fields["Gap raised from it"][0].includes("Nobody at the desk on Fridays"));
      equal(raised.all("form").filter((form) => form.get("action").endsWith("/raise")).length, 0);
      await expert.send(gap.path, "/withdraw", { reason: "A draft made in the test" });
      equal((await expert.ask(gap.path)).status, 404);
      const left = await expert.page(difficulty);
      equal(left.title, "Nobody at the desk on Fridays");
      equal(left.fields["Gap raised from it"], undefined);
      equal(left.all("form").filter((form) => form.get("action").endsWith("/raise")).length, 1);
    },
  },
  {
    id: "E08", what: "Skills as a topic; a difficulty about them becomes a capacity gap",
    async check(world) {
      const page = await world.anybody().page("/record/MT-3");
      assert.ok(page.fields.Topics[0].includes("Skills and intercultural abilities"));
      const expert = await world.as("demo-expert");
      const gap = await expert.send("/record/DF-10", "/raise");
      gap.says("Staff without intercultural skills", "Capacity gap");
      assert.ok(gap.one("#records").text.includes("Third coordination meeting, Vaslui"));
      assert.ok((await expert.page("/record/DF-10")).fields["Gap raised from it"]);
    },
  },
  {
    id: "E09", what: "A local support network has a page with its members and territory",
    async check(world) {
      const page = await world.anybody().page("/record/NE-1");
      equal(page.title, "Local support network Vaslui");
      equal(page.fields.Members, ["Consiliul Județean Vaslui", "General directorates of social assistance and child protection"]);
      equal(page.fields.Territories, ["Vaslui County"]);
      (await world.anybody().page("/territories/RO-VS")).says("Local support network Vaslui");
    },
  },
  {
    id: "E10", what: "Results and progress from meeting to meeting, as a table and as a chart",
    async check(world) {
      const page = await world.anybody().page("/record/SE-1");
      const { rows, columns } = page.table("deliverables");
      equal(columns.slice(1), ["30 August 2016", "7 December 2016", "2 March 2017"]);
      equal(Object.values(rows["People counselled"]), ["40 of 200 planned", "96 of 200 planned", "151 of 200 planned"]);
      const charts = page.all("figure.chart");
      equal(charts.map((chart) => chart.one("figcaption").text), ["People counselled", "Staff trained"]);
      const heights = charts[0].all("rect.chart__bar").map((bar) => Number(bar.get("height")));
      equal(heights.length, 3);
      assert.ok(heights[0] < heights[1] && heights[1] < heights[2], heights.join());
      assert.ok(Math.abs(heights[0] / heights[2] - 40 / 151) < 0.02, "heights are as the numbers");
    },
  },
  {
    id: "E11", what: "The situation in a territory on a date, drafted from the base and kept",
    async check(world) {
      const expert = await world.as("demo-expert");
      const territory = await expert.page("/territories/RO-VS?on=2026-11-20");
      const form = await expert.page(territory.link("Draft the situation"));
      const text = form.one('textarea[name="text"]').children.join("");
      for (const words of ["Vaslui", "20 November 2026", "Local support network Vaslui", "Work point Vaslui", "No interpreter at county desks"])
        assert.ok(text.includes(words), `"${words}" in:\n${text}`);
      const made = await expert.send(form.path, "/records/snapshot", { title: "Situation in Vaslui, for the meeting", visibility: "public" });
      equal(made.fields.Date, ["20 November 2026"]);
      assert.ok(made.fields.Text[0].includes("Work point Vaslui"));
      (await world.anybody().page("/territories/RO-VS")).says("Situation in Vaslui, for the meeting");
    },
  },
  {
    id: "E12", what: "Each institution notes what it contributes, by a form",
    async check(world) {
      const expert = await world.as("demo-expert");
      const held = await meeting(expert, "A meeting about contributions");
      const form = await expert.page(held.link("Add: Contribution"));
      equal(form.all("textarea, input").length >= 0, true);
      const page = await part(expert, held, "contribution", { title: "A room", organisation: "Consiliul Județean Vaslui", text: "Gives a room each quarter." });
      const item = page.one("#contribution").text;
      assert.ok(item.includes("Consiliul Județean Vaslui") && item.includes("Gives a room each quarter."), item);
      const refused = await expert.submit(held.link("Add: Contribution"), "/records/contribution", { title: "Nothing", organisation: "", text: "" });
      equal(refused.status, 422);
    },
  },
  {
    id: "E14", what: "Open action points are carried over, and one that goes upward becomes an ask",
    async check(world) {
      const third = await world.anybody().page("/record/MT-3");
      const { rows } = third.table("carried");
      equal(Object.keys(rows), ["AP-1 List the desks without interpreters in each county"]);
      const expert = await world.as("demo-expert");
      const ask = await expert.send("/record/AP-10", "/raise");
      assert.match(ask.path, /^\/asks\//);
      ask.says("Propose a national list of interpreters", "General Inspectorate for Immigration", "G-21");
      const point = await expert.page("/record/AP-10");
      assert.ok(point.fields["Ask made of it"][0].includes("Propose a national list"));
      equal(point.fields.Direction, ["to central government"]);
    },
  },
  {
    id: "E15", what: "A contract reference, and an amount that is not well formed: read, and flagged",
    async check(world) {
      const page = await world.anybody().page("/record/PJ-1");
      equal(page.fields["Contract reference"], ["AMIF/15.03.02"]);
      equal(page.fields.Amount, ["1,469,247.47 RON (1.469.247.47 lei)"]);
      page.says("The amount is not well formed; read as its last two digits being decimals.");
    },
  },
  {
    id: "E17", what: "Integration centres and a work point are listed as service points",
    async check(world) {
      const page = await world.anybody().page("/record/SV-1");
      const points = page.one("#service_point").all("ul.records li h3").map((heading) => heading.text);
      for (const name of ["Regional integration centre Galați", "Regional integration centre Constanța", "Work point Vaslui"])
        assert.ok(points.some((point) => point.includes(name)), `${name} in ${points}`);
      for (const [key, name] of [["RO-GL", "Regional integration centre Galați"], ["RO-CT", "Regional integration centre Constanța"], ["RO-VS", "Work point Vaslui"]])
        (await world.anybody().page(`/territories/${key}`)).says(name);
    },
  },
];
