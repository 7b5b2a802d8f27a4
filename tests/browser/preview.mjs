// Looks at the previews of ui/preview.mjs: axe on every page, light and dark, no console error, no sideways scroll on a phone;
// with --pictures also screenshots (desktop, phone, dark) and print; and what script adds. Names choose pages (--scripts adds the scripts).
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { axeFindings, launch, openPage, picture, root, screenshots } from "./browser.mjs";
import { assert, assertNone, Report } from "./report.mjs";
import { checkScripts } from "./script_checks.mjs";
import { servePreviews } from "./static_server.mjs";

const folder = join(root, "build", "preview", "ro");
const only = process.argv.slice(2).filter((arg) => !arg.startsWith("--"));
const pictures = process.argv.includes("--pictures");
const names = readdirSync(folder).filter((f) => f.endsWith(".html")).map((f) => f.replace(/\.html$/, ""))
  .filter((name) => only.length === 0 || only.includes(name));
const report = new Report();
const { browser, close } = await launch();
const { origin, close: closeServer } = await servePreviews();

for (const [view, options] of [
  ["desktop", { width: 1200 }],
  ["phone", { width: 390, height: 844 }],
  ["dark", { width: 1200, scheme: "dark" }],
]) {
  const page = await openPage(browser, { origin, ...options });
  for (const name of names)
    await report.check(`${name}, ${view}`, async () => {
      await page.goto(`/ro/${name}.html`);
      if (pictures) await picture(page, `preview-${name}-${view}`);
      assertNone(await axeFindings(page), "axe");
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert(wide <= 0, `the page is ${wide} px wider than its window`);
      assertNone(page.troubles.splice(0), "troubles");
      if (pictures && view === "desktop")
        await page.pdf({ path: join(screenshots, `preview-${name}-print.pdf`), format: "A4", preferCSSPageSize: true });
    });
}
if (only.length === 0 || process.argv.includes("--scripts")) await checkScripts(report, browser, origin);
await close();
await closeServer();
report.finish();
