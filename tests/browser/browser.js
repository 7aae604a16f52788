// Debian's Chromium, and what every test asks of it.
import axe from "axe-core";
import { chromium } from "playwright-core";

export const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";

export const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-sync",
  "--disable-background-networking",
  "--disable-component-update",
];

export const launch = () => chromium.launch({ executablePath, args: flags });

/**
 * A page, and whatever it had to complain about.
 * @param {import("playwright-core").Browser | import("playwright-core").BrowserContext} browser
 * @param {import("playwright-core").BrowserContextOptions} [options]
 */
export async function quietPage(browser, options) {
  const page = await /** @type {import("playwright-core").Browser} */ (browser).newPage(options);
  /** @type {string[]} */
  const complaints = [];
  page.on("console", (message) => {
    const isOurs = !message.text().includes("blocked by Playwright");
    if (isOurs && ["error", "warning"].includes(message.type()))
      complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
  page.on("requestfailed", (request) => {
    // Going on to the next page cuts off what the last one was still asking for.
    const error = request.failure()?.errorText;
    if (error !== "net::ERR_ABORTED") complaints.push(`${page.url()}: ${request.url()} ${error}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400)
      complaints.push(`${page.url()}: ${response.url()} ${response.status()}`);
  });
  return { page, complaints };
}

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * What axe-core finds on a page.
 * @param {import("playwright-core").Page} page
 */
export async function violations(page) {
  await page.evaluate(axe.source);
  const { violations, passes } = await page.evaluate(
    (values) =>
      globalThis.axe.run(document, {
        runOnly: { type: "tag", values },
        rules: { "target-size": { enabled: true } },
      }),
    tags,
  );
  const faults = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
  );
  return { faults, passed: passes.length };
}
