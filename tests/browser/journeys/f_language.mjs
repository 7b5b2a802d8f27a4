// English and Romanian: the switch stays, the law keeps its own language, and no Romanian page speaks English.
import { law } from "../steps.mjs";

export const title = "the language of the pages is switched and kept; the law keeps its own";

export default async function ({ person, assertEqual }) {
  const page = await person({ locale: "ro" });
  await page.goto("/");
  assertEqual(await page.getAttribute("html", "lang"), "ro", "the browser's language is taken");
  await page.click(".languages a[lang=en]");
  assertEqual(await page.getAttribute("html", "lang"), "en", "after the switch");
  await page.goto("/gaps");
  assertEqual(await page.locator("h1").textContent(), "Gaps", "the switch is kept");
  await page.goto(`/law/${law}`);
  assertEqual(await page.getAttribute(".law", "lang"), "ro", "the law keeps its language");
  await page.click(".languages a[lang=ro]");
  await page.goto("/gaps");
  assertEqual(await page.locator("h1").textContent(), "Lacune", "and back");
  const english = await person({ locale: "en" });
  await english.goto("/");
  assertEqual(await english.getAttribute("html", "lang"), "en", "an English browser gets English");
}
