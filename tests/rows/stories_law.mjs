// Acceptance stories of domain.md section 6 about the law itself, end to end, on small acts of our own that are imported by the page.
import assert from "node:assert/strict";

const equal = (value, wanted, what) => assert.deepEqual(value, wanted, what);
const id_of = (page) => page.path.split("#")[0].split("/").pop();

// Gives a text by the page of editors, and answers how it was read.
export async function importText(world, name, text, fields = {}) {
  const editor = await world.as("demo-editor");
  const answer = await editor.upload("/import", name, Buffer.from(text), fields);
  equal(answer.status, 303, `import of ${name}: ${answer.text.slice(0, 400)}`);
  return editor.page(answer.location);
}
export const accept = async (world, read) => (await world.as("demo-editor")).send(read.path, "/texts/accept");

// As the portal prints a consolidated law: labels glued to what follows, "+" marks, notes of amendments, a superscript.
const portalLaw = `LEGE nr. 910 din 3 martie 2021
privind centrele de întâlnire
EMITENT PARLAMENTUL ROMÂNIEI
Publicat în MONITORUL OFICIAL nr. 210 din 9 martie 2021
Forma consolidată valabilă la data de 15 ianuarie 2024

+  Capitolul I - Dispoziții generale
+  Articolul 1Prezenta lege privește centrele de întâlnire ale comunelor.
+  Articolul 2
(1) Fiecare comună are un centru de întâlnire.
(2) Centrul este deschis:
a) dimineața;
b) seara, dacă o cer locuitorii.
(la 15-01-2024, Litera b) din Alineatul (2), Articolul 2 a fost modificată de Punctul 1, Articolul I din LEGEA nr. 3 din 8 ianuarie 2024, publicată în MONITORUL OFICIAL nr. 20 din 10 ianuarie 2024 )
+  Articolul 2^1
Intrarea este liberă.
(la 15-01-2024, Capitolul I a fost completat de Punctul 2, Articolul I din LEGEA nr. 3 din 8 ianuarie 2024, publicată în MONITORUL OFICIAL nr. 20 din 10 ianuarie 2024 )
+  Articolul 3Centrul are un registru.
+  Articolul 5Comuna plătește întreținerea centrului.
`;

const datedLaw = (date, sentence) => `LEGE nr. 911 din 4 martie 2021
privind registrele centrelor
Forma consolidată la data de ${date}

Articolul 1
Centrele țin registre.

Articolul 11
Cererea de înscriere
(1) Cererea se scrie pe hârtie.
(2) ${sentence}
`;

const directive = `DIRECTIVE 2031/95/EU OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL
of 3 May 2031
on meeting places

HAVE ADOPTED THIS DIRECTIVE:

${Array.from({ length: 12 }, (_, i) => `Article ${i + 1}\nMatter ${i + 1}\nMember States shall do the thing of number ${i + 1}.\n`).join("\n")}`;

const draft = `LEGE nr. 912 din 5 mai 2025
privind centrele
Forma consolidată la data de 5 mai 2025
Prezenta lege transpune art.2 lit.(d), art.4 alin.(1), art.6, 18, art.23 alin.(3), art.24 alin.(1) şi (3), art.26, art.31 alin.(8), art.32 alin.(1), art.36, art.37 alin.(2) şi (3), art.38 alin.(1) şi (2), art.39 alin.(2)–(4) şi Anexa I din Directiva 2013/32/UE a Parlamentului European și a Consiliului, publicată în Jurnalul Oficial al Uniunii Europene L 180 din 29 iunie 2013.

Articolul 1
Centrele primesc pe oricine.

Articolul 2
Legea intră în vigoare la data publicării.
`;
const clause = ["art_2__point_d", "art_4__para_1", "art_6", "art_18", "art_23__para_3", "art_24__para_1", "art_24__para_3", "art_26", "art_31__para_8",
  "art_32__para_1", "art_36", "art_37__para_2", "art_37__para_3", "art_38__para_1", "art_38__para_2", "art_39__para_2..4", "annex_I"];

export const rows = [
  {
    id: "story 1", what: "A consolidated law from the portal: its tree, each note a dated event, a report, nothing public before it is accepted, article 2^1 with an address",
    async check(world) {
      const read = await importText(world, "lege-910.txt", portalLaw);
      equal(read.fields.Articles, ["5"]);
      equal(read.fields["Amendment notes"], ["2"]);
      const units = read.all("ol.tree li").map((unit) => unit.one("span.address").text);
      for (const eid of ["chp_I", "art_1", "art_2__para_2__point_b", "art_2-1", "art_5"]) assert.ok(units.includes(eid), `${eid} of ${units}`);
      assert.ok(read.all("ul.plain-list li").some((line) => line.text.includes("Articolul 3 is followed by Articolul 5")), "the article that is missing");
      const law = "/law/ro/lege/2021/910";
      assert.ok(![200].includes((await world.anybody().ask(`${law}!art_2-1`)).status) || !(await world.anybody().ask(`${law}!art_2-1`)).text.includes("Intrarea"), "nobody reads it before");
      assert.ok(!(await world.anybody().ask("/search?q=registru+centru+comuna+intretinerea")).text.includes("întreținerea centrului"), "nor finds it");
      await accept(world, read);
      const open = await world.anybody().page(`${law}!art_2-1`);
      open.says("Intrarea este liberă.");
      assert.ok(open.top.all("[id]").some((one) => one.get("id") === "art_2-1"), "the address is the unit's");
      const timeline = await world.anybody().page("/law/ro/lege/2021/910");
      timeline.says("15 January 2024: amended by art. I pct. 1 din Legea nr. 3/2024");
    },
  },
  {
    id: "story 3", what: "A note on a phrase survives an amendment: what changed stands side by side, one click keeps it, and the gap says it is to be reviewed",
    async check(world) {
      await accept(world, await importText(world, "lege-911.txt", datedLaw("1 aprilie 2021", "Cererea se soluționează în 30 de zile de la depunere.")));
      const expert = await world.as("demo-expert");
      const place = "ro/lege/2021/911!art_11__para_2";
      const note = await expert.send(`/comments/new?on=provision:${place}&exact=${encodeURIComponent("în 30 de zile")}`, "/comments", { body: "Prea mult.", exact: "în 30 de zile", visibility: "public" });
      const gap = await expert.send("/gaps/new", "/gaps", {
        title: "The answer comes late", who: "people", right: "get an answer", primary_type: "ACC", levels: ["LOC"], groups: ["TP"], sectors: ["SOC"], language: "en", visibility: "public",
      });
      await expert.send(`${gap.path}/links/new`, "/links", { provision: place, verb: "causes", rationale: "It sets the term." });
      const whole = await expert.send("/comments/new?on=provision:ro/lege/2021/911!art_1", "/comments", { body: "Bine așa.", visibility: "public" });
      const later = await importText(world, "lege-911-b.txt", datedLaw("1 mai 2022", "Cererea se soluționează în 10 zile de la depunere."));
      later.says("What it would replace");
      await accept(world, later);
      // The note on words that stand as they stood is left in peace.
      assert.ok(!(await expert.page("/recheck")).text.includes("Bine așa."), whole.path);
      const list = await expert.page("/recheck");
      const item = list.all("article.recheck-place").find((one) => one.text.includes("Prea mult."));
      assert.ok(item, "the note waits");
      assert.ok(item.one(".mark--recheck"), "with what became of its words");
      const lines = item.one(".diff").text;
      assert.ok(lines.includes("30 de") && lines.includes("10"), `old and new side by side: ${lines}`);
      (await expert.page(gap.path)).says("re-check");
      const keep = item.all("form").find((form) => form.one('input[name="decision"]')?.get("value") === "confirmed");
      await expert.send("/recheck", keep.get("action"));
      assert.ok(!(await expert.page("/recheck")).all("li.recheck--waits").some((one) => one.text.includes("Prea mult.")), "decided");
      assert.ok((await expert.page(note.path)).text.includes("Prea mult."), "and its words are there");
    },
  },
  {
    id: "story 4", what: "A concordance table: ten degrees, the whole computed, articles without a row, stale rows, and rows from a transposition clause",
    async check(world) {
      await accept(world, await importText(world, "directive.txt", directive));
      await accept(world, await importText(world, "lege-912.txt", draft));
      const expert = await world.as("demo-expert");
      const table = await expert.send("/records/concordance_table/new", "/records/concordance_table", {
        title: "Directive 2031/95/EU and the law on centres", eu_act: "eu/dir/2031/95", national_acts: "ro/lege/2025/912", visibility: "public",
      });
      const row = (number, fields) => expert.send(`/records/concordance_row/new?within=${id_of(table)}`, "/records/concordance_row", {
        title: `Article ${number}`, order: String(number), eu_provision: `eu/dir/2031/95!art_${number}`, obligation: "obligatory", national: "ro/lege/2025/912!art_1",
        degree: "fully", eu_version: "2031-05-03", national_version: "2025-05-05", ...fields,
      });
      for (let number = 1; number <= 8; ++number) await row(number);
      await row(9, { degree: "partially", difference: "The centre opens later." });
      await row(10, { degree: "not_transposed", national: null, national_version: "2020-01-01" });
      const page = await world.anybody().page(table.path);
      const whole = page.table("concordance").rows;
      equal(whole["Overall degree (computed)"].Rows, "partially transposed");
      equal(whole["fully transposed"].Rows, "8");
      for (const article of ["11", "12"]) assert.ok(whole["Articles without a row"].Rows.includes(article), whole["Articles without a row"].Rows);
      assert.ok(page.table("concordance-rows").rows["Article 10: Member States shall do the thing of number 10."]["Texts compared"].includes("the national act has a newer text"), "a row compared with an older text says so");
      assert.ok(!page.table("concordance-rows").rows["Article 1: Member States shall do the thing of number 1."]["Texts compared"].includes("newer"), "and no other");
      const csv = (await world.anybody().ask(`/export/concordance.csv?of=${id_of(table)}`));
      equal(csv.status, 200);
      assert.ok(csv.body.includes("2025-05-05") || csv.body.includes("5 May 2025"), "the versions of the texts are printed");
      // A draft that says what it transposes fills a table by itself.
      const other = await expert.send("/records/concordance_table/new", "/records/concordance_table", {
        title: "Directive 2013/32/EU and the law on centres", eu_act: "eu/dir/2013/32", national_acts: "ro/lege/2025/912", visibility: "public",
      });
      await expert.send(other.path, "/prefill");
      const text = (await expert.page(other.path)).table("concordance-rows").links;
      const hrefs = Object.values(text).flat().map((href) => decodeURIComponent(href));
      for (const eid of clause) assert.ok(hrefs.some((href) => href.includes(`eu/dir/2013/32!${eid}`)), `${eid} of ${hrefs.join(" ")}`);
    },
  },
];
