// JavaScript off: everything is a plain link or a plain form; a comment belongs to a paragraph, a phrase is copied by hand.
import { arrive, law, signIn } from "../steps.mjs";

export const title = "with JavaScript off: search, comment by paragraph and by phrase, reply, resolve, record a gap with evidence and an ask";

const save = "main form .button-row button";

export default async function ({ server, person, assert, assertEqual }) {
  const page = await person({ script: false });
  await signIn(page, server, "demo-expert");
  // Playwright waits for an element to stand still by asking the page's script; here there is none.
  const press = (selector) => page.locator(selector).first().press("Enter");
  await page.goto("/");
  await page.fill("#hero-find", "adeverinta de participare");
  await press(".hero .find__go");
  await arrive(page, /\/search\?/);
  assert(await page.locator(".facets button").isVisible(), "filters have a button");
  await press(".hit__place a");
  await arrive(page, /\/law\//);
  await page.goto(`/law/${law}`);
  await press('.unit[data-eid="art_10__para_1"] a[data-comment], #art_10 .notes__add a');
  await arrive(page, /\/comments\/new/);
  await page.fill("#body", "Pe scurt: pentru cine?");
  await press(save);
  await arrive(page, /\/comments\/[0-9a-f-]+#comment-/);
  await press(".comment__tools a");
  await page.fill("#body", "Pentru toți cei din art. 2.");
  await press(save);
  await arrive(page, /#comment-/);
  await press(".comment__tools form button");
  await page.locator(".comment--resolved").first().waitFor();

  await page.goto("/graph?of=G-2");
  assert(await page.locator("table a[href^='/law/']").count() > 0, "without script the graph is a table of links");
  assert(!(await page.locator("#graph").isVisible()), "and no empty drawing");

  await page.goto(`/comments/new?on=provision:${law}!art_7__para_1`);
  await page.fill("#exact", "programul de integrare");
  await page.fill("#body", "O frază copiată de mână.");
  await press(save);
  await arrive(page, /\/comments\/[0-9a-f-]+#comment-/);
  assertEqual(await page.locator(".phrase-quoted").textContent(), "programul de integrare", "the phrase was found by the server");

  page.expectStatus(422);
  await page.goto(`/comments/new?on=provision:${law}!art_7__para_1`);
  await page.fill("#exact", "cuvinte care nu stau acolo");
  await page.fill("#body", "Ce am scris rămâne.");
  await press(save);
  assertEqual(await page.inputValue("#body"), "Ce am scris rămâne.", "a refused form keeps what was typed");
  assert(await page.locator("#exact-error").isVisible(), "and says what is wrong beside the field");

  await page.goto(`/gaps/new?provision=${law}!art_7__para_1`);
  await page.fill("#title", "Gol scris fără script");
  await page.fill("#who", "solicitanții");
  await page.fill("#right", "afla termenul");
  await page.fill("#cause", "nimeni nu îl comunică");
  await page.selectOption("#primary_type", { index: 1 });
  await page.press("#levels-CEN", "Space");  // a click could meet its neighbour while fonts still arrive
  assert(await page.isChecked("#levels-CEN"), "a level is chosen");
  await page.fill("#rationale", "Alineatul nu cere comunicarea.");
  await page.selectOption("#visibility", "public");
  await press(save);
  await arrive(page, /\/gaps\/[0-9a-f-]{36}$/);
  const gap = page.url();
  await press("#evidence a[href$='/evidence/new']");
  await page.fill("#title", "Notă de teren");
  await page.selectOption("#type", { index: 1 });
  await page.check("#direction-supports");
  await page.check("#grade-C");
  await page.fill("#observed_on", "2026-09-15");
  await page.fill("#summary", "Nimeni nu știa termenul.");
  await page.fill("#source", "Jurnal de teren (exemplu)");
  await page.selectOption("#visibility", "public");
  await press(save);
  await arrive(page, /#evidence$/);
  await press("#asks a[href$='/asks/new']");
  await page.fill("#title", "Termenul să fie comunicat în scris.");
  await page.selectOption("#type", "amend_law");
  await page.fill("#addressee", "ro/mmss");
  await page.selectOption("#visibility", "public");
  await press(save);
  await page.waitForURL((url) => !url.pathname.endsWith("/asks"));
  await page.goto(gap);
  const chain = await page.locator("main").textContent();
  for (const words of ["Notă de teren", "comunicat în scris", "Cererea de înscriere"]) assert(chain.includes(words), `the chain has "${words}"`);
}
