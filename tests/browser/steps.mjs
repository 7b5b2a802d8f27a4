// What people do again and again: signing in, selecting words, walking by keyboard. Every step works with and without script.
import { assert } from "./report.mjs";

export const law = "ro/lege-exemplu/2020/900";

export async function signIn(page, server, login) {
  await page.goto("/sign-in");
  await page.fill("#login", login);
  await page.fill("#password", server.password);
  await page.click("main form button");
  await page.locator(".top__side a[href='/account']").waitFor();
}

// A page's model: the same address as data.
export async function data(page, path) {
  const [bare, query] = path.split("?");
  const answer = await page.request.get(`${bare === "/" ? "/index" : bare}.json${query ? `?${query}` : ""}`);
  assert(answer.ok(), `${path} as data answers ${answer.status()}`);
  return answer.json();
}

export async function status(page, path) {
  return (await page.request.get(path)).status();
}

// Drags the mouse over a phrase of a unit, as a reader does.
export async function dragOver(page, eid, phrase) {
  const words = page.locator(`.unit[data-eid="${eid}"] [data-text]`);
  await words.scrollIntoViewIfNeeded();
  const ends = await words.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const from = element.textContent.indexOf(wanted);
    const range = document.createRange();
    let at = 0;
    for (let node; (node = walker.nextNode()); at += node.length) {
      if (from >= at && from < at + node.length) range.setStart(node, from - at);
      if (from + wanted.length > at && from + wanted.length <= at + node.length) range.setEnd(node, from + wanted.length - at);
    }
    const lines = range.getClientRects();
    const first = lines[0];
    const last = lines[lines.length - 1];
    return [first.left + 0.5, first.top + first.height / 2, last.right - 0.5, last.top + last.height / 2];
  }, phrase);
  await page.mouse.move(ends[0], ends[1]);
  await page.mouse.down();
  await page.mouse.move(ends[2] - 8, ends[3], { steps: 4 });
  await page.mouse.move(ends[2], ends[3], { steps: 4 });
  await page.mouse.up();
  await page.locator("#selection-bar").waitFor({ state: "visible" });
}

// Presses Tab until the focus is on `selector`; fails when a person would have given up.
export async function tabTo(page, selector, { most = 250 } = {}) {
  for (let i = 0; i < most; i += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) {
      const seen = await page.evaluate(() => {
        const style = getComputedStyle(document.activeElement);
        return style.outlineStyle !== "none" || style.boxShadow !== "none" || document.activeElement.matches("[type=checkbox]");
      });
      assert(seen, `the focus on ${selector} cannot be seen`);
      return;
    }
  }
  throw new Error(`Tab does not reach ${selector} on ${page.url()}`);
}

export async function pressOn(page, selector, key = "Enter") {
  await tabTo(page, selector);
  await page.keyboard.press(key);
}

export async function typeInto(page, selector, text) {
  await tabTo(page, selector);
  await page.keyboard.type(text);
}

// Chooses an option with the arrow keys.
export async function chooseByArrows(page, selector, value) {
  await tabTo(page, selector);
  await page.keyboard.press("Home");
  for (let i = 0; i < 40 && (await page.locator(selector).inputValue()) !== value; i += 1) await page.keyboard.press("ArrowDown");
  assert((await page.locator(selector).inputValue()) === value, `the arrows reach "${value}" in ${selector}`);
}

// Follows what a key or click began: waits for the address.
export async function arrive(page, pattern) {
  await page.waitForURL(pattern);
  await page.waitForLoadState("load");
}
