// The search page as people use it: suggestions by keyboard and by mouse, the same field without script, chips, order, and
// results on paper.
import { arrive, data, law, tabTo } from "../steps.mjs";

export const title = "suggestions while typing by keyboard and mouse, chips, order, and results that can be printed";

const field = "#q";
const open = `${field}[aria-expanded="true"]`;

export default async function ({ person, assert, assertEqual, accessible }) {
  const page = await person();
  await page.goto("/search");
  await tabTo(page, field);
  assertEqual(await page.getAttribute(field, "role"), "combobox", "script makes it a combobox");
  await page.keyboard.type("900/2020");
  await page.locator(open).waitFor();
  const first = page.locator('[role="option"]').first();
  await accessible(page);
  await page.keyboard.press("ArrowDown");
  assertEqual(await first.getAttribute("aria-selected"), "true", "the arrow chooses");
  assertEqual(await page.getAttribute(field, "aria-activedescendant"), await first.getAttribute("id"), "and says which");
  await page.keyboard.press("Escape");
  assertEqual(await page.inputValue(field), "900/2020", "Escape gives back what was typed");
  assertEqual(await page.getAttribute(field, "aria-expanded"), "false", "and closes the list");
  await page.keyboard.type(" ");
  await page.locator(open).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await arrive(page, new RegExp(`/law/${law}`));

  await page.goto("/search");
  await page.click(field);
  await page.keyboard.type("inscri");
  await page.locator(open).waitFor();
  await page.locator('[role="option"]').last().click();
  await arrive(page, /\/search\?q=/);
  assert((await data(page, new URL(page.url()).pathname + new URL(page.url()).search)).total > 0, "a suggested word finds something");

  await page.goto("/search?q=inscriere");
  const all = (await data(page, "/search?q=inscriere")).total;
  const box = page.locator('.facets input[name="kind"]').first();
  await box.check();
  await page.locator(".facets button").click();
  await arrive(page, /kind=/);
  assertEqual(await page.locator(".chip").count(), 1, "one chip");
  await page.locator(".sorts a").nth(1).click();
  await arrive(page, /sort=newest/);
  await page.locator(".chip").click();
  await arrive(page, /sort=newest/);
  assertEqual((await data(page, `/search${new URL(page.url()).search}`)).total, all, "a chip takes its value off and nothing else");
  await page.emulateMedia({ media: "print" });
  assert(await page.locator(".hit").first().isVisible(), "hits are on paper");
  assert(!(await page.locator(field).isVisible()), "the field is not");

  const plain = await person({ script: false });
  await plain.goto("/search");
  assertEqual(await plain.getAttribute(field, "role"), null, "without script it is a plain field");
  await plain.fill(field, "inscriere");
  await plain.press(field, "Enter");
  await arrive(plain, /q=inscriere/);
  assert(await plain.locator(".hit").count() > 0, "that searches");
}
