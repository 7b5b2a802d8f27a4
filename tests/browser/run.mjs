// Journeys of people through the pages, in one Chromium against one server: every journeys/*.mjs exports
//   export const title = "A reader finds a paragraph";
//   export default async function (visit) { ... }
// `visit` is below. Names on the command line choose journeys. Skipped, loudly, where Chromium or the program is missing.
import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { axeFindings, chromiumPath, hasChromium, launch, openPage, picture } from "./browser.mjs";
import { assert, assertEqual, assertNone, Report } from "./report.mjs";
import { binary, hasBinary, startServer, testData } from "./server.mjs";

const here = join(dirname(fileURLToPath(import.meta.url)), "journeys");
const chosen = process.argv.slice(2);
const journeys = (existsSync(here) ? readdirSync(here) : [])
  .filter((file) => file.endsWith(".mjs") && (chosen.length === 0 || chosen.includes(file.replace(/\.mjs$/, "")))).sort();
const report = new Report();

async function travel() {
  if (!hasChromium()) return report.skip("browser journeys", `no Chromium at ${chromiumPath} (set CHROMIUM)`);
  if (!hasBinary()) return report.skip("browser journeys", `no program at ${binary} (set LACUNA_BIN)`);
  const server = await startServer();
  const { browser, close } = await launch();
  try {
    for (const file of journeys) {
      const journey = await import(pathToFileURL(join(here, file)).href);
      await report.check(journey.title, async () => {
        const pages = [];
        const visit = {
          server,
          origin: server.origin,
          testData,
          assert, assertEqual, assertNone,
          // A new visitor with own cookies: {width, height, script, scheme, locale}.
          async person(options = {}) {
            const page = await openPage(browser, { origin: server.origin, ...options });
            pages.push(page);
            return page;
          },
          picture,
          async accessible(page, options) { assertNone(await axeFindings(page, options), `axe on ${new URL(page.url()).pathname}`); },
        };
        try {
          await journey.default(visit);
          for (const page of pages) assertNone(page.troubles, "what must not happen");
        } catch (error) {
          for (const [i, page] of pages.entries()) await picture(page, `failed-${file.replace(/\.mjs$/, "")}-${i}`).catch(() => {});
          throw error;
        } finally {
          for (const page of pages) await page.context().close();
        }
      });
    }
  } finally {
    await close();
    await report.check("the server leaves cleanly", async () => assertEqual(await server.stop(), 0, "exit code"));
    server.remove();
  }
}

await travel();
report.finish();
