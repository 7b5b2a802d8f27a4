// Issue 2, "What it must show", point 5, with the mouse.
import { arrive, dragOver, law, signIn } from "../steps.mjs";

export const title = "with the mouse: search, read, comment on a phrase, reply, resolve, record a gap with evidence and an ask, see the chain";

export default async function ({ server, person, assert, assertEqual, accessible }) {
  const page = await person();
  await signIn(page, server, "demo-expert");

  await page.goto("/");
  await page.fill("#hero-find", "cererea de inscriere in program");
  await page.click(".hero .find__go");
  await arrive(page, /\/search\?/);
  await page.click(`.hit__place a[href*="${law}"][href*="art_7"]`);
  await arrive(page, /art_7/);

  const eid = "art_7__para_1";
  await dragOver(page, eid, "3 luni de la data");
  await page.click("#selection-bar [data-tool=comment]");
  await arrive(page, /\/comments\/new/);
  assertEqual(await page.inputValue("#exact"), "3 luni de la data", "the phrase came along");
  await page.fill("#body", "Termenul este scurt pentru cine nu are adresă.");
  await page.selectOption("#visibility", "public");
  await page.click("main form button.govuk-button");
  await arrive(page, /\/comments\/[0-9a-f-]+#comment-/);
  assertEqual(await page.locator(".phrase-quoted").textContent(), "3 luni de la data", "the phrase stands above the comment");

  await page.click(".comment__tools a");
  await page.fill("#body", "De acord: propunem șase luni.");
  await page.click("main form button.govuk-button");
  await arrive(page, /#comment-/);
  assertEqual(await page.locator(".comment--reply").count(), 1, "replies");
  await page.click(".comment__tools form button");
  await page.locator(".comment--resolved").first().waitFor();

  await page.goto(`/law/${law}!${eid}`);
  await dragOver(page, eid, "3 luni de la data");
  await page.click("#selection-bar [data-tool=gap]");
  await arrive(page, /\/gaps\/new/);
  await page.fill("#title", "Termen prea scurt pentru înscriere");
  await page.fill("#who", "persoanele fără adresă stabilă");
  await page.fill("#where", "în comunele de primire");
  await page.fill("#right", "se înscrie în program");
  await page.fill("#cause", "termenul curge înainte să afle de el");
  await page.selectOption("#primary_type", { index: 1 });
  await page.check("#levels-CEN");
  await page.fill("#rationale", "Alineatul fixează termenul.");
  await page.selectOption("#visibility", "public");
  assert((await page.locator("[data-sentence]").textContent()).includes("deoarece termenul curge"), "the sentence grows");
  await page.click("main form .button-row button");
  await arrive(page, /\/gaps\/[0-9a-f-]{36}$/);
  const gap = page.url();
  assert((await page.locator("#provisions .quotation").textContent()).includes("3 luni de la data"), "the provision with its text");

  await page.click("#evidence a[href$='/evidence/new']");
  await page.fill("#title", "Zece dosare respinse");
  await page.selectOption("#type", { index: 1 });
  await page.check("#direction-supports");
  await page.check("#grade-B");
  await page.fill("#observed_on", "2026-10-01");
  await page.fill("#summary", "Zece cereri depuse în luna a patra au fost respinse.");
  await page.fill("#source", "Registrul punctului de informare (exemplu)");
  await page.selectOption("#visibility", "public");
  await page.click("main form .button-row button");
  await arrive(page, /#evidence$/);
  await page.click("#asks a[href$='/asks/new']");
  await page.fill("#title", "Termenul să fie de șase luni de la comunicare.");
  await page.selectOption("#type", { index: 1 });
  await page.fill("#addressee", "ro/mmss");
  await page.selectOption("#visibility", "public");
  await page.click("main form .button-row button");
  await arrive(page, (url) => url.href.startsWith(gap) || url.pathname.startsWith("/asks/"));

  const reader = await person();
  await reader.goto(gap);
  for (const words of ["persoanele fără adresă stabilă", "3 luni de la data", "Zece dosare respinse", "șase luni de la comunicare"])
    assert((await reader.locator("main").textContent()).includes(words), `the chain shows "${words}" to everybody`);
  await accessible(reader);
  await reader.goto(`/law/${law}!${eid}`);
  assert((await reader.locator("#art_7 .notes").textContent()).includes("Termen prea scurt"), "the gap stands in the margin of its article");
}
