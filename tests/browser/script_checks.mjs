// What script adds, checked on the preview of the reading page and of the comment form.
import { openPage } from "./browser.mjs";
import { assert, assertEqual, assertNone } from "./report.mjs";

// Selects characters [from, to) of a unit's words, in UTF-16 units, as a person would with mouse or caret browsing.
async function select(page, eid, from, to) {
  await page.evaluate(([id, begin, end]) => {
    const words = document.querySelector(`.unit[data-eid="${id}"] [data-text]`);
    const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    let at = 0;
    for (let node; (node = walker.nextNode()); at += node.length) {
      if (begin >= at && begin <= at + node.length) range.setStart(node, begin - at);
      if (end >= at && end <= at + node.length) range.setEnd(node, end - at);
    }
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }, [eid, from, to]);
  await page.locator(`.unit[data-eid="${eid}"] #selection-bar`).waitFor({ state: "visible" });
}

export async function checkScripts(report, browser, origin) {
  const page = await openPage(browser, { origin });

  await report.check("selecting words leads to the plain form with the phrase in code points", async () => {
    await page.goto("/ro/act_show.html");
    // A character outside the basic plane before the phrase: two UTF-16 units, one code point.
    await page.evaluate(() => {
      const node = document.querySelector('.unit[data-eid="art_7__para_1"] [data-text]').firstChild;
      node.data = `𐌀 ${node.data}`;
    });
    const text = await page.locator('.unit[data-eid="art_7__para_1"] [data-text]').textContent();
    const phrase = "consilierea".slice(0, 10);
    const at = text.indexOf(phrase);
    await select(page, "art_7__para_1", at, at + phrase.length + 1);
    const href = await page.locator("#selection-bar [data-tool=comment]").getAttribute("href");
    const query = new URL(href, origin).searchParams;
    assertEqual(query.get("exact"), text.slice(at, at + phrase.length + 1).trim(), "exact");
    assertEqual(query.get("start"), String(at - 1), "start in code points");
    assertEqual(query.get("end"), String(at - 1 + query.get("exact").length), "end in code points");
    assert(text.includes(query.get("prefix") + query.get("exact") + query.get("suffix")), "prefix and suffix stand around the phrase");
    assertEqual(query.get("on"), "provision:ro/lege/2031/12!art_7__para_1", "the target of the plain link is kept");
    const gap = new URL(await page.locator("#selection-bar [data-tool=gap]").getAttribute("href"), origin);
    assertEqual(gap.searchParams.get("provision"), "ro/lege/2031/12!art_7__para_1", "the gap begins with the paragraph");
  });

  await report.check("a selection across a link and a mark has the place of the words", async () => {
    await page.goto("/ro/act_show.html");
    const text = await page.locator('.unit[data-eid="art_5__para_2"] [data-text]').textContent();
    const at = text.indexOf("respectarea");
    await select(page, "art_5__para_2", at, at + 30);
    const query = new URL(await page.locator("#selection-bar [data-tool=comment]").getAttribute("href"), origin).searchParams;
    assertEqual(query.get("exact"), text.slice(at, at + 30).trim(), "exact");
    assertEqual(query.get("start"), String(at), "start");
  });

  await report.check("Tab leads from the selection into the bar, Escape closes it", async () => {
    const words = page.locator('.unit[data-eid="art_7__para_1"] [data-text]');
    await words.scrollIntoViewIfNeeded();
    const box = await words.boundingBox();
    await page.mouse.move(box.x + 30, box.y + 12);
    await page.mouse.down();
    await page.mouse.move(box.x + 160, box.y + 12, { steps: 5 });
    await page.mouse.up();
    await page.locator('.unit[data-eid="art_7__para_1"] #selection-bar').waitFor({ state: "visible" });
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => document.activeElement.outerHTML.slice(0, 120));
    assert(focused.includes('data-tool="comment"'), `the focus is not on the bar's first tool but on ${focused}`);
    await page.keyboard.press("Escape");
    assert(await page.locator("#selection-bar").isHidden(), "the bar is closed");
  });

  await report.check("copying gives the national citation and the dated quotation", async () => {
    await page.goto("/ro/act_show.html");
    await page.mouse.move(0, 0); // no unit under the pointer: the bar follows the focus
    await page.locator('.unit[data-eid="art_5__para_2"] a.unit__num').focus();
    await page.locator("#unit-bar [data-tool=citation]").click();
    assertEqual(await page.evaluate(() => navigator.clipboard.readText()),
      "art. 5 alin. (1) din Legea nr. 12/2031 privind sprijinul pentru persoanele strămutate, cu modificările și completările ulterioare", "citation");
    await page.locator("#unit-bar [data-tool=quote]").click();
    await page.waitForFunction(async () => (await navigator.clipboard.readText()).startsWith("„"));
    const quote = await page.evaluate(() => navigator.clipboard.readText());
    assert(quote.startsWith("„Drepturile") && quote.includes("” (art. 5") && quote.endsWith("textul din 1 iulie 2031)"), quote);
  });

  await report.check("the place of a phrase is taken from the readonly text by keyboard, and forgotten when it is typed over", async () => {
    await page.goto("/ro/comment_edit.html");
    await page.locator("#source").focus();
    await page.keyboard.type("x"); // changes nothing
    await page.keyboard.press("Control+Home");
    for (let i = 0; i < 9; i += 1) await page.keyboard.press("Shift+ArrowRight");
    const value = (name) => page.locator(`[name="${name}"]`).inputValue();
    await page.waitForFunction(() => document.querySelector("[name=end]").value === "9");
    assertEqual(await value("exact"), "să rămână", "exact");
    assertEqual(await value("start"), "0", "start");
    await page.locator("#exact").fill("altceva");
    assertEqual(await value("start"), "", "start after typing");
  });

  await report.check("the sentence of a gap grows with its parts", async () => {
    await page.goto("/ro/gap_edit.html");
    await page.locator("#cause").fill("norma tace");
    assert((await page.locator("[data-sentence]").textContent()).includes("deoarece norma tace"), "the sentence has the cause");
  });

  await report.check("printing adds notes with the addresses of links and takes them away", async () => {
    await page.goto("/ro/act_show.html");
    const before = await page.locator('.unit[data-eid="art_5__para_1"] [data-text]').textContent();
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    assertEqual(await page.locator(".print-notes li").first().textContent(), "1  ro/lege/2031/12!art_2__para_1__point_b", "note");
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    assertEqual(await page.locator('.unit[data-eid="art_5__para_1"] [data-text]').textContent(), before, "the words afterwards");
  });

  await report.check("script broke no rule", async () => assertNone(page.troubles, "troubles"));

  await report.check("without script every door is a plain link", async () => {
    const plain = await openPage(browser, { origin, script: false });
    await plain.goto("/ro/act_show.html");
    for (const id of ["#selection-bar", "#unit-bar"]) assert(await plain.locator(id).isHidden(), `${id} stays hidden`);
    assertEqual(await plain.locator("button[data-copy]:visible").count(), 0, "copy buttons that cannot copy");
    assert(await plain.locator('.unit[data-eid="art_5__para_1"] a[data-comment]').isVisible(), "the comment link stands beside the paragraph");
  });
}
