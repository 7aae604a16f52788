// Every page in a browser: nothing to complain about, nothing wider than a small phone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, quietPage } from "./browser.js";
import { addresses, folder, golden, htmlFiles, isRedirect, serve } from "./site.js";

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

test("every page loads in silence and fits into 320 pixels", async (context) => {
  const { page, complaints } = await quietPage(browser, {
    viewport: { width: 320, height: 640 },
    serviceWorkers: "block",
  });
  const wide = [];
  for (const address of addresses().filter((address) => address !== "404.html")) {
    await page.goto(server.url + address);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > 320) wide.push(`${address}: ${width}`);
  }
  context.diagnostic(`${addresses().length - 1} pages`);
  assert.deepEqual(wide, []);
  assert.deepEqual(complaints, []);
  await page.close();
});

test("every alias leads to its page", async (context) => {
  const { page, complaints } = await quietPage(browser, { serviceWorkers: "block" });
  const aliases = htmlFiles()
    .filter(isRedirect)
    .map((path) => path.replace("index.html", ""));
  for (const alias of aliases) {
    await page.goto(server.url + alias);
    await page.waitForURL((url) => !url.pathname.endsWith(`/${alias}`));
    assert.match(await page.title(), /^\d{3} /, alias);
  }
  context.diagnostic(`${aliases.length} aliases`);
  assert.deepEqual(complaints, []);
  await page.close();
});

test("twice the text fits into 640 pixels", async () => {
  for (const address of Object.values(golden)) {
    const { page } = await quietPage(browser, {
      viewport: { width: 640, height: 900 },
      serviceWorkers: "block",
    });
    const session = await page.context().newCDPSession(page);
    await session.send("Page.enable");
    await session.send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 26 } });
    await page.goto(server.url + address);
    const [size, width] = await page.evaluate(() => [
      getComputedStyle(document.documentElement).fontSize,
      document.documentElement.scrollWidth,
    ]);
    assert.equal(size, "32px");
    assert.ok(width <= 640, `${address}: ${width}`);
    await page.close();
  }
});

test("nothing moves while a page loads, on a slow phone and a slow desktop", async (context) => {
  for (const viewport of [
    { width: 360, height: 740 },
    { width: 1350, height: 940 },
  ]) {
    for (const [kind, address] of Object.entries(golden)) {
      const { page } = await quietPage(browser, { viewport, serviceWorkers: "block" });
      const session = await page.context().newCDPSession(page);
      await session.send("Network.emulateNetworkConditions", {
        offline: false,
        latency: 150,
        downloadThroughput: 200_000,
        uploadThroughput: 90_000,
      });
      await page.addInitScript(() => {
        globalThis.shifts = [];
        new PerformanceObserver((list) => {
          for (const entry of /** @type {any[]} */ (list.getEntries()))
            globalThis.shifts.push({
              by: entry.value,
              of: entry.sources.map(({ node }) => node?.outerHTML?.slice(0, 60)),
            });
        }).observe({ type: "layout-shift", buffered: true });
      });
      await page.goto(server.url + address, { waitUntil: "networkidle" });
      assert.deepEqual(
        await page.evaluate(() => globalThis.shifts),
        [],
        `${kind} at ${viewport.width} pixels`,
      );
      await page.close();
    }
  }
  context.diagnostic(
    `a layout shift of 0 on ${Object.keys(golden).length} pages at 360 and 1350 pixels, at 1.6 Mbit/s with 150 ms of latency`,
  );
});
