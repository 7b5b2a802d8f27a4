// One Chromium for everything, pages that report what must not happen, and axe.
import { AxeBuilder } from "@axe-core/playwright";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
export const chromiumPath = process.env.CHROMIUM ?? "/usr/bin/chromium";
export const hasChromium = () => existsSync(chromiumPath);
export const screenshots = join(root, "build", "screenshots");

// Rules of WCAG 2.0 to 2.2, levels A and AA.
const axeTags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

export async function launch() {
  mkdirSync(screenshots, { recursive: true });
  const profile = mkdtempSync(join(tmpdir(), "lacuna-chromium-"));
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    headless: true,
    args: [
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", `--disk-cache-dir=${profile}`,
    ],
  });
  return { browser, close: async () => { await browser.close(); rmSync(profile, { recursive: true, force: true }); } };
}

// A page of its own context (own cookies). `troubles` collects console errors, page errors and requests to other hosts;
// a journey that ends with any of them fails. An answer of 4xx that the journey provokes is announced by expectStatus.
export async function openPage(browser, { origin, width = 1200, height = 900, script = true, scheme = "light", locale = "ro" } = {}) {
  const context = await browser.newContext({
    viewport: { width, height },
    javaScriptEnabled: script,
    colorScheme: scheme,
    locale,
    baseURL: origin,
    acceptDownloads: true,
    permissions: script ? ["clipboard-read", "clipboard-write"] : [],
  });
  const page = await context.newPage();
  const troubles = [];
  let expected = [];
  page.on("console", (message) => {
    if (message.type() !== "error") return;
    const status = /status of (\d+)/.exec(message.text())?.[1];
    if (status && expected.includes(Number(status))) return;
    troubles.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => troubles.push(`script: ${error.message}`));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !/^(data|about|blob):/.test(url)) troubles.push(`off-origin request: ${url}`);
  });
  page.expectStatus = (...statuses) => { expected = statuses; };
  page.troubles = troubles;
  return page;
}

// Violations of the page as it stands, one line each; [] when clean.
// With `rules`, those alone.
export async function axeFindings(page, { rules } = {}) {
  const builder = new AxeBuilder({ page });
  const result = await (rules ? builder.withRules(rules) : builder.withTags(axeTags)).analyze();
  return result.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(" ")} (${violation.help})`));
}

// Long pages are cut: a picture is to look at.
export async function picture(page, name, { full = true } = {}) {
  await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: full });
}
