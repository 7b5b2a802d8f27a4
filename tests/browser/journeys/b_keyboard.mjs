// The same path with the keyboard alone: Tab, Enter, Space, arrows and letters; no click, no programmatic focus.
import { arrive, data, law, pressOn, tabTo, chooseByArrows, typeInto } from "../steps.mjs";

export const title = "by keyboard only: sign in, search, comment on a phrase, reply, resolve, record a gap with evidence and an ask";

const save = "main form .button-row button";

export default async function ({ server, person, assert, assertEqual }) {
  const page = await person();
  await page.goto("/sign-in");
  await typeInto(page, "#login", "demo-expert");
  await typeInto(page, "#password", server.password);
  await page.keyboard.press("Enter");
  await page.locator(".top__side a[href='/account']").waitFor();

  await page.goto("/");
  await page.keyboard.press("Tab");
  assert(await page.evaluate(() => document.activeElement.matches(".govuk-skip-link")), "the skip link comes first");
  await typeInto(page, "#hero-find", "cererea de inscriere in program");
  await page.keyboard.press("Enter");
  await arrive(page, /\/search\?/);
  await pressOn(page, `.hit__place a[href*="${law}"][href*="art_7"]`);
  await arrive(page, /art_7/);
  await pressOn(page, '.unit[data-eid="art_7__para_1"] a[data-comment]');
  await arrive(page, /\/comments\/new/);

  await tabTo(page, "#source");
  await page.keyboard.press("Control+Home");
  for (let i = 0; i < 7; i += 1) await page.keyboard.press("Shift+ArrowRight");
  await page.waitForFunction(() => document.querySelector("[name=end]").value === "7");
  assertEqual(await page.inputValue("#exact"), "Cererea", "the phrase that was selected");
  await typeInto(page, "#body", "Cine primește cererea?");
  await pressOn(page, save);
  await arrive(page, /\/comments\/[0-9a-f-]+#comment-/);
  await pressOn(page, ".comment__tools a");
  await arrive(page, /reply_to=/);
  await typeInto(page, "#body", "Punctul de informare.");
  await pressOn(page, save);
  await arrive(page, /#comment-/);
  await pressOn(page, ".comment__tools form button");
  await page.locator(".comment--resolved").first().waitFor();

  await page.goto(`/law/${law}!art_7__para_1`);
  await pressOn(page, ".citing a[href^='/gaps/new']");
  await arrive(page, /\/gaps\/new/);
  await typeInto(page, "#title", "Cererea nu se poate depune la distanță");
  await typeInto(page, "#who", "persoanele din sate fără punct de informare");
  await typeInto(page, "#right", "depune cererea");
  await typeInto(page, "#cause", "legea nu spune cum");
  await typeInto(page, "#rationale", "Alineatul nu numește calea.");
  await chooseByArrows(page, "#primary_type", await page.locator("#primary_type option").nth(2).getAttribute("value"));
  await pressOn(page, "#levels-CEN", "Space");
  await chooseByArrows(page, "#visibility", "public");
  await pressOn(page, save);
  await arrive(page, /\/gaps\/[0-9a-f-]{36}$/);
  assert((await page.locator("#provisions").textContent()).includes("Cererea de înscriere"), "the provision with its text");

  await pressOn(page, "#evidence a[href$='/evidence/new']");
  await arrive(page, /\/evidence\/new$/);
  await typeInto(page, "#title", "Trei drumuri pentru o cerere");
  await chooseByArrows(page, "#type", await page.locator("#type option").nth(2).getAttribute("value"));
  await tabTo(page, "input[name=direction]");
  await page.keyboard.press("Space");
  await tabTo(page, "input[name=grade]");
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await tabTo(page, "#observed_on");
  await page.keyboard.type("10102025"); // the tenth of October, whichever of day and month comes first
  await typeInto(page, "#summary", "Trei familii au venit de câte trei ori.");
  await typeInto(page, "#source", "Jurnal de teren (exemplu)");
  await chooseByArrows(page, "#visibility", "public");
  await pressOn(page, save);
  await arrive(page, /#evidence$/);
  await pressOn(page, "#asks a[href$='/asks/new']");
  await arrive(page, /\/asks\/new$/);
  await typeInto(page, "#title", "Cererea să se poată trimite prin poștă electronică.");
  await chooseByArrows(page, "#type", "amend_law");
  await typeInto(page, "#addressee", "ro/mmss");
  await chooseByArrows(page, "#visibility", "public");
  await pressOn(page, save);
  await page.waitForURL((url) => !url.pathname.endsWith("/new") && !url.pathname.endsWith("/asks"));
  const text = await page.locator("main").textContent();
  assert(text.includes("poștă electronică"), "the ask stands there");

  await page.goto("/graph?of=G-2");
  await page.locator(".graph__node").first().waitFor();
  assertEqual(await page.locator(".graph__node").count(), (await data(page, "/graph?of=G-2")).nodes.length, "every node is drawn");
  assert(await page.locator(".graph__edge").count() > 0, "and what joins them");
  await tabTo(page, ".graph__node--centre");
  await pressOn(page, ".graph__node.graph-sign--provision");
  await arrive(page, /\/graph\?of=provision/);
  assert((await page.locator("h1").textContent()).includes("art."), "a node leads to its own graph");
}
