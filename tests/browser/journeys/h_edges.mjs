// Pages of things that go wrong, and the printed page.
import { law } from "../steps.mjs";

export const title = "what is not there says so in words, and the law prints without the chrome of the page";

export default async function ({ person, assert, assertEqual, accessible, picture }) {
  const page = await person();
  page.expectStatus(403, 404);
  for (const path of ["/nowhere", "/gaps/01a19b7c-0000-7003-8000-000000000001", `/law/${law}!art_99`, "/law/ro/lege/1900/1"]) {
    const answer = await page.goto(path);
    assertEqual(answer.status(), 404, path);
    assert((await page.locator("h1").textContent()).length > 3, `${path} has a heading`);
    assert(await page.locator("main a[href='/']").count() > 0, `${path} shows a way on`);
  }
  await accessible(page);
  const refused = await page.goto("/gaps/new");
  assert(page.url().includes("/sign-in") || refused.status() === 403, "what needs an account leads to signing in");

  await page.goto(`/law/${law}`);
  await page.goto("/graph?of=G-2");
  await page.locator(".graph__node").first().waitFor();
  await page.emulateMedia({ media: "print" });
  assert(!(await page.locator("#graph").isVisible()) && (await page.locator("table").isVisible()), "of a graph the table is on paper");
  await page.emulateMedia({ media: null });

  await page.goto(`/law/${law}`);
  await page.emulateMedia({ media: "print" });
  await picture(page, "act-print");
  for (const chrome of [".top", ".bottom", ".contents", "#selection-bar", ".unit__comment"])
    assertEqual(await page.locator(`${chrome}:visible`).count(), 0, `${chrome} on paper`);
  assert(await page.locator(".article__text").first().isVisible(), "the law is on paper");
}
