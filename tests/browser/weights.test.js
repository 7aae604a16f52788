// What a visit costs, and what Lighthouse makes of it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { launch as launchChrome } from "chrome-launcher";
import lighthouse from "lighthouse";
import { executablePath, flags, launch, quietPage } from "./browser.js";
import { addresses, folder, golden, serve } from "./site.js";

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
before(async () => {
  browser = await launch();
  server = await serve(folder);
});
after(async () => {
  await browser.close();
  await server.close();
});

const KB = 1024;

/** What a visitor takes who reads a page to its end and does not search. @param {string} address */
async function visit(address) {
  const { page } = await quietPage(browser, {
    viewport: { width: 1440, height: 900 },
    serviceWorkers: "block",
  });
  server.taken();
  await page.goto(server.url + address, { waitUntil: "networkidle" });
  const height = await page.evaluate(() => document.body.scrollHeight);
  for (let y = 0; y < height; y += 600) {
    await page.evaluate(
      (y) =>
        new Promise((resolve) => {
          scrollTo(0, y);
          requestAnimationFrame(() => requestAnimationFrame(resolve));
        }),
      y,
    );
  }
  await page.waitForLoadState("networkidle");
  await page.close();
  const taken = server.taken();
  const counted = taken.filter(({ path }) => /(\/|\.html|\.css|\.js)$/.test(path));
  return {
    requests: taken.length,
    files: counted,
    bytes: counted.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/** The size of a file as a server sends it. @param {string} path */
const size = (path) => gzipSync(readFileSync(join(folder, path))).length;

test("a code page takes at most 17 KB gzipped in all, the home page 30", async (context) => {
  for (const [kind, address] of Object.entries(golden)) {
    const { bytes, requests, files } = await visit(address);
    const names = files.map(({ path, bytes }) => `${path} ${bytes}`).join(", ");
    context.diagnostic(`${kind}: ${(bytes / KB).toFixed(1)} KB in ${requests} requests (${names})`);
    const most = kind.startsWith("code") && kind !== "codes" ? 17 : 30;
    assert.ok(bytes <= most * KB, `${kind}: ${bytes} bytes`);
    assert.ok(requests <= 8, `${kind}: ${requests} requests`);
  }
});

test("no code page of all is heavier", async (context) => {
  const { files } = await visit("404/");
  assert.ok(
    files.some(({ path }) => path === "/copy_buttons.js"),
    "whatever a page can ask for is counted",
  );
  const shared = files
    .filter(({ path }) => path !== "/404/")
    .reduce((sum, { bytes }) => sum + bytes, 0);
  const pages = addresses().filter((address) => /^\d{3}\/$/.test(address));
  const sizes = pages
    .map((address) => ({ address, bytes: shared + size(`${address}index.html`) }))
    .sort((a, b) => b.bytes - a.bytes);
  const middle = sizes[Math.floor(sizes.length / 2)];
  context.diagnostic(
    `${pages.length} code pages: heaviest ${sizes[0].address} ${(sizes[0].bytes / KB).toFixed(2)} KB, median ${(middle.bytes / KB).toFixed(2)} KB`,
  );
  assert.ok(pages.length > 60);
  assert.deepEqual(
    sizes.filter(({ bytes }) => bytes > 17 * KB),
    [],
  );
});

test("the search takes its share only when it is used", async (context) => {
  const { page } = await quietPage(browser, { serviceWorkers: "block" });
  await page.goto(`${server.url}404/`, { waitUntil: "networkidle" });
  assert.ok(
    server.taken().every(({ path }) => !path.startsWith("/search")),
    "nothing of it before",
  );
  await page.keyboard.press("/");
  await page.keyboard.type("teapot");
  await page.locator("[role=option]").first().waitFor();
  const taken = server.taken();
  const bytes = taken.reduce((sum, { bytes }) => sum + bytes, 0);
  context.diagnostic(
    `the first search: ${(bytes / KB).toFixed(1)} KB (${taken.map(({ path, bytes }) => `${path} ${bytes}`).join(", ")})`,
  );
  assert.deepEqual(taken.map(({ path }) => path).sort(), ["/search.css", "/search.js"]);
  assert.ok(bytes <= 34 * KB, `${bytes} bytes`);
  await page.close();
});

test(
  "Lighthouse gives 100 for accessibility, best practices and SEO",
  { timeout: 240_000 },
  async (context) => {
    for (const kind of /** @type {const} */ (["home", "class", "code", "codes"])) {
      const chrome = await launchChrome({
        chromePath: executablePath,
        chromeFlags: ["--headless=new", ...flags],
        logLevel: "silent",
      });
      try {
        const result = await lighthouse(server.url + golden[kind], {
          port: chrome.port,
          logLevel: "silent",
          output: "json",
        });
        const { categories, audits } = result?.lhr ?? assert.fail("no result");
        const scores = Object.values(categories).map(
          ({ id, score }) => `${id} ${Math.round((score ?? 0) * 100)}`,
        );
        const timings = [
          "first-contentful-paint",
          "largest-contentful-paint",
          "total-blocking-time",
          "cumulative-layout-shift",
        ].map((id) => `${id} ${audits[id].displayValue}`);
        context.diagnostic(`${kind}: ${scores.join(", ")}; ${timings.join(", ")}`);
        for (const id of ["accessibility", "best-practices", "seo"]) {
          const faults = categories[id].auditRefs
            .map((ref) => audits[ref.id])
            .filter(
              ({ score, scoreDisplayMode }) =>
                score !== null && score < 1 && scoreDisplayMode !== "informative",
            );
          assert.equal(
            categories[id].score,
            1,
            `${kind} ${id}: ${faults.map(({ id, title }) => `${id} ${title}`)}`,
          );
        }
        assert.equal(audits["cumulative-layout-shift"].numericValue, 0);
      } finally {
        chrome.kill();
      }
    }
  },
);
