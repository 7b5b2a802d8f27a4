// Rows of the coalition that belong to the gap map (domain.md 1.B).
import assert from "node:assert/strict";

export const rows = [
  {
    id: "B04", what: "A problem statement is inserted in a paper with its references",
    async check(world) {
      const expert = await world.as("demo-expert");
      const block = await expert.page("/record/TB-1");
      const form = await expert.page(block.link("Begin a paper with it"));
      const text = form.one('textarea[name="key_message"]').children.join("");
      assert.ok(text.includes("more room to border security than to integration"), text);
      assert.ok(text.includes("[[md/lege-exemplu/2022/902!art_2]]") && text.includes("[[md/lege-exemplu/2022/902!art_5]]"), text);
      const paper = await expert.send(form.path, "/positions", { title: "A paper that begins with a block", language: "en", visibility: "public" });
      paper.says("more room to border security than to integration", "md/lege-exemplu/2022/902!art_2");
    },
  },
  {
    id: "B05", what: "A consultation on a draft act says whether the affected persons were consulted: yes, no or unknown",
    async check(world) {
      const expert = await world.as("demo-expert");
      const form = await expert.page("/records/consultation/new");
      const choices = form.one('select[name="affected_consulted"]').all("option").map((option) => option.get("value"));
      assert.deepEqual(choices.filter(Boolean), ["yes", "no", "unknown"]);
      const made = await expert.send("/records/consultation/new", "/records/consultation", {
        title: "Draft on housing", type: "public_consultation", on: "2026-06-01", groups: ["BIP"], draft_act: "ro/hg-exemplu/2021/901", affected_consulted: "no", visibility: "public",
      });
      assert.deepEqual(made.fields["Affected persons consulted"], ["no"]);
      (await world.anybody().page("/records/consultation?affected_consulted=no")).says("Draft on housing");
      (await world.anybody().page("/records/consultation?affected_consulted=yes")).lacks("Draft on housing");
    },
  },
  {
    id: "B06", what: "Rights that are exercised through non-governmental organisations alone, as a list",
    async check(world) {
      const page = await world.anybody().page("/matrix/ngo");
      page.says("only through NGOs: 1 service");
      const list = await world.anybody().page("/matrix/ngo?row=INF&column=BIP");
      list.says("Information desk Galați");
      list.lacks("Romanian courses Chișinău");
    },
  },
];
