// Acceptance story of domain.md section 6 about search, end to end, on small acts of our own. It comes last: its acts stand beside those of the demo.
import assert from "node:assert/strict";
import { accept, importText } from "./stories_law.mjs";

const asylum = `LEGE nr. 122 din 4 mai 2006
privind azilul (text ilustrativ)

Articolul 19
Procedura
Cererea se înregistrează în ziua în care este depusă.

Articolul 20
Drepturile în timpul șederii
(1) Persoana are dreptul de ședere până la decizie.
(2) Persoana primește sprijin la cerere.

Articolul 21
Obligațiile
Persoana anunță schimbarea locuinței.
`;

const integration = `LEGE nr. 274 din 27 decembrie 2011
privind integrarea străinilor (text ilustrativ)

Articolul 1
Obiectul
Legea privește integrarea străinilor în comună.

Articolul 2
Noțiuni
Plan individual înseamnă lista activităților unei persoane.
`;

const citing = `LEGE nr. 913 din 6 iunie 2025
privind activitățile comunale (text ilustrativ)

Articolul 1
Domeniul
Comuna organizează activități.

Articolul 2
Planul
Planul individual este cel prevăzut la art. 2 din Legea nr. 274/2011.
`;

// Whether this page's first hit is at `wanted`.
const leads = (data, wanted) => decodeURIComponent(data.groups[0]?.hits[0]?.href ?? "").includes(wanted);
const snippet = (data) => data.groups[0].hits[0].snippet;
const marked = (data) => snippet(data).filter((piece) => piece.match).map((piece) => piece.text.toLowerCase());

export const rows = [
  {
    id: "story 6", what: "Search like a lawyer: a citation, cedilla, no diacritics, a phrase with fields, what cites a provision; snippets, and the filters in the address",
    async check(world) {
      await accept(world, await importText(world, "lege-122.txt", asylum));
      for (const [name, text] of [["lege-274.txt", integration], ["lege-913.txt", citing]])
        await accept(world, await importText(world, name, text, { jurisdiction: "md" }));
      const expert = await world.as("demo-expert");
      const gap = await expert.send("/gaps/new", "/gaps", {
        title: "Protecție temporară fără tutore local", who: "copiii neînsoțiți aflați sub protecție temporară", right: "un reprezentant", primary_type: "LEG", levels: ["LOC"], groups: ["UAM"],
        sectors: ["SOC"], language: "ro", visibility: "public",
      });
      const anybody = world.anybody();
      const address = (query, more = "") => `/search?q=${encodeURIComponent(query)}${more}`;
      // The index takes what was just written within a moment.
      const finds = async (query, wanted, more) => {
        let data;
        for (let tries = 0; tries < 100; ++tries) {
          data = await anybody.data(address(query, more));
          if (leads(data, wanted)) return data;
          await new Promise((resolve) => setTimeout(resolve, 200));
        }
        return assert.fail(`${query}: the first hit is not ${wanted}: ${JSON.stringify(data.groups[0])}`);
      };

      const article = await finds("azil 122/2006 art 20", "ro/lege/2006/122!art_20");
      assert.match(article.understood.text, /art\.\s20/);
      assert.ok(snippet(article).length > 0, "with words of the article");

      const cedilla = await finds("\u015federe", "ro/lege/2006/122!art_20");
      assert.deepEqual(cedilla.groups, (await anybody.data(address("ședere"))).groups, "cedilla and comma are one letter");
      assert.ok(marked(cedilla).length > 0 && marked(cedilla).every((word) => /^ședer/.test(word)), marked(cedilla).join());

      const plain = await finds("integrarea strainilor", "md/lege/2011/274");
      assert.ok(marked(plain).some((word) => /^străin/.test(word)), marked(plain).join());

      const phrase = '"protecție temporară" level:LOC group:UAM';
      const gaps = await finds(phrase, gap.path.split("#")[0]);
      assert.equal(gaps.total, 1);
      assert.equal(marked(gaps).join(" "), "protecție temporară");
      // The same filters chosen by hand stand in the address, and each can be taken off.
      const chosen = await finds('"protecție temporară"', gap.path.split("#")[0], "&level=LOC&group=UAM");
      assert.equal(chosen.total, 1);
      assert.deepEqual(chosen.chips.map((chip) => chip.name).sort(), ["group", "level"]);
      assert.ok(chosen.sorts.every((sort) => sort.href.includes("level=LOC") && sort.href.includes("group=UAM")), "sorting keeps them");
      assert.ok(chosen.chips.every((chip) => chip.remove_href.includes("level=LOC") !== chip.remove_href.includes("group=UAM")), "each is taken off alone");
      assert.ok((await anybody.data(address('"protecție temporară" level:CTY group:UAM'))).groups.every((group) => group.hits.every((hit) => !hit.href.includes(gap.path))));

      // Papers of the demo cite this article too; the filter in the address leaves the laws.
      const citations = await finds("citing:md/lege/2011/274!art_2", "md/lege/2025/913!art_2", "&type=lege");
      assert.ok((await anybody.data(address("citing:md/lege/2011/274!art_2"))).total > citations.total, "papers and laws");
      assert.ok(snippet(citations).length > 0, "with what it says");
    },
  },
];
