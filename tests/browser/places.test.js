// Where the site lives: on GitHub Pages, below a path, on the disk, and without a network.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync, cpSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch, quietPage } from "./browser.js";
import {
  addresses,
  artifacts,
  folder,
  folderBelow,
  folderUnkept,
  golden,
  serve,
  subpath,
} from "./site.js";

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** @param {import("playwright-core").Page} page */
const heading = (page) => page.locator("h1").innerText();
/** A visitor reads what 404 means, and has a way on. @param {string[]} complaints */
const withoutLost = (complaints) => complaints.filter((text) => !/\b404\b/.test(text));

for (const [name, root, base] of [
  ["at the root", folder, "/"],
  ["below a path", folderBelow, subpath],
]) {
  test(`GitHub Pages' manners, ${name}`, async () => {
    const server = await serve(root, base);
    const { page, complaints } = await quietPage(browser, { serviceWorkers: "block" });
    await page.goto(`${server.url}410`);
    assert.equal(page.url(), `${server.url}410/`, "a folder redirects to its slash");

    const lost = await page.goto(`${server.url}404`);
    assert.equal(lost?.status(), 404);
    await page.waitForURL(`${server.url}404/`);
    assert.match(await heading(page), /404\s+Not Found/);

    await page.goto(`${server.url}499.html`);
    await page.waitForURL(`${server.url}499/`);
    await page.goto(`${server.url}deep/down/502`);
    await page.waitForURL(`${server.url}502/`);

    await page.goto(`${server.url}rate-limit`);
    await page.locator("[data-lost-matches] a").first().waitFor();
    assert.match(await page.locator("[data-lost-matches]").innerText(), /429/);
    await page.locator("[data-lost-matches] a[href*='429']").click();
    assert.equal(page.url(), `${server.url}429/`);

    await page.goto(`${server.url}a/b/c/4o4-zzz/`);
    assert.equal(
      await page.evaluate(() => getComputedStyle(document.querySelector("h1 .code")).fontWeight),
      "700",
      "with its style at any depth",
    );
    await page.getByRole("link", { name: "All codes in one table" }).click();
    assert.equal(page.url(), `${server.url}codes/`);

    const { page: plain } = await quietPage(browser, { javaScriptEnabled: false });
    await plain.goto(`${server.url}404`);
    assert.match(
      await heading(plain),
      /404\s+Not Found/,
      "whoever typed /404 reads about 404 without JavaScript too",
    );
    await plain.getByRole("link", { name: "the page about 404" }).click();
    assert.equal(plain.url(), `${server.url}404/`);

    assert.deepEqual(withoutLost(complaints), []);
    await page.close();
    await plain.close();
    await server.close();
  });
}

test("below a path every kind of page loads in silence and asks for nothing outside", async () => {
  const server = await serve(folderBelow, subpath);
  const { page, complaints } = await quietPage(browser, { serviceWorkers: "block" });
  const outside = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(server.url)) outside.push(`${page.url()}: ${request.url()}`);
  });
  for (const address of Object.values(golden).filter((address) => address !== "404.html")) {
    await page.goto(server.url + address, { waitUntil: "networkidle" });
    await page.keyboard.press("/");
    await page.keyboard.type("teapot");
    await page.locator("[role=option]").first().waitFor();
  }
  await page.keyboard.press("Enter");
  await page.waitForURL(`${server.url}418/`);
  assert.deepEqual(outside, []);
  assert.deepEqual(complaints, []);
  await page.close();
  await server.close();
});

test("from the disk the site reads, links and searches", async () => {
  const root = pathToFileURL(`${folder}/`).href;
  const { page, complaints } = await quietPage(browser);
  for (const address of Object.values(golden).filter((address) => address !== "404.html")) {
    await page.goto(`${root}${address}index.html`, { waitUntil: "load" });
    await page.waitForTimeout(100);
  }
  await page.goto(`${root}index.html`);
  await page.getByRole("link", { name: "404 Not Found" }).click();
  await page.waitForURL(`${root}404/index.html`);
  await page.getByRole("link", { name: "statusbook" }).first().click();
  await page.waitForURL(`${root}index.html`);
  await page.keyboard.press("/");
  await page.keyboard.type("teapot");
  await page.locator("[role=option]").first().waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(`${root}418/index.html`);
  await page.goto(`${root}codes/index.html`);
  await page.locator("select[name=vendor]").selectOption("nginx");
  await page.waitForFunction(
    () => document.querySelectorAll("[data-code]:not([hidden])").length < 20,
  );
  assert.deepEqual(complaints, []);
  await page.close();
});

/**
 * Waits until the worker has kept every page of a version: of any, if none is named.
 * @param {import("playwright-core").Page} page
 * @param {string} home
 * @param {string} [wanted]
 */
async function keptAll(page, home, wanted) {
  for (let attempt = 0; attempt < 150; attempt += 1) {
    const version = await page.evaluate(
      async (mark) => (await caches.match(mark))?.text(),
      `${home}kept-version`,
    );
    if (wanted ? version === wanted : version) return;
    await page.waitForTimeout(200);
  }
  assert.fail("the worker did not keep the pages within half a minute");
}

test("after one visit the whole site is read and searched without a network", async (context) => {
  const server = await serve(folderBelow, subpath);
  const visitor = await browser.newContext();
  const { page, complaints } = await quietPage(visitor);
  await page.goto(`${server.url}404/`);
  await keptAll(page, server.url);
  const taken = server.taken();
  const bytes = taken.reduce((sum, { bytes }) => sum + bytes, 0);
  context.diagnostic(
    `kept in the background after the first visit: ${taken.length} files, ${(bytes / 1024).toFixed(0)} KB gzipped`,
  );
  await server.close();

  for (const address of addresses().filter((address) => address !== "404.html")) {
    const response = await page.goto(server.url + address);
    assert.equal(response?.status(), 200, address);
  }
  await page.goto(`${server.url}?q=teapot`);
  await page.waitForFunction(
    () => document.querySelectorAll("[data-code]:not([hidden])").length < 20,
  );
  await page.goto(`${server.url}404`);
  assert.equal(page.url(), `${server.url}404/`);
  await page.keyboard.press("/");
  await page.keyboard.type("too many requests");
  await page.locator("[role=option]").first().waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(`${server.url}429/`);
  assert.deepEqual(
    complaints.filter((text) => !/icon|manifest|ERR_CONNECTION_REFUSED/.test(text)),
    [],
  );
  const lost = await page.goto(`${server.url}never-there/`);
  assert.equal(lost?.status(), 503);
  assert.equal(await heading(page), "No network");
  await visitor.close();
});

test("with a network no page is stale, and a new build is kept anew", async () => {
  const copy = mkdtempSync(join(artifacts, "changing-"));
  cpSync(folder, copy, { recursive: true });
  const server = await serve(copy);
  const visitor = await browser.newContext();
  const { page } = await quietPage(visitor);
  await page.goto(`${server.url}404/`);
  await keptAll(page, server.url);
  await page.goto(`${server.url}410/`);
  const change = (/** @type {string} */ path, /** @type {(text: string) => string} */ by) => {
    writeFileSync(join(copy, path), by(readFileSync(join(copy, path), "utf8")));
  };
  change("410/index.html", (html) => html.replace(/<title>[^<]*/, "<title>Changed"));
  change("411/index.html", (html) => html.replace(/<title>[^<]*/, "<title>Changed"));
  change("service_worker.js", (script) =>
    script.replace(/"version":"[0-9a-f]*"/, '"version":"other"'),
  );
  await page.goto(`${server.url}410/`);
  assert.equal(await page.title(), "Changed", "the page that was kept and read before");
  await keptAll(page, server.url, "other");
  await server.close();
  await page.goto(`${server.url}411/`);
  assert.equal(await page.title(), "Changed", "a page that was not read since");
  await visitor.close();
  rmSync(copy, { recursive: true });
});

test("a site that is not to be kept has no worker, and lets go of what was kept", async () => {
  const changing = mkdtempSync(join(artifacts, "changing-"));
  cpSync(folder, changing, { recursive: true });
  const server = await serve(changing);
  const visitor = await browser.newContext();
  const { page } = await quietPage(visitor);
  await page.goto(server.url);
  await keptAll(page, server.url);
  cpSync(folderUnkept, changing, { recursive: true });
  const left = () =>
    page.evaluate(async () => {
      const workers = await navigator.serviceWorker.getRegistrations();
      return workers.length + (await caches.keys()).length;
    });
  // A browser asks for a worker's script again some time after a page of its scope has loaded.
  await page.goto(`${server.url}404/`);
  for (let attempt = 0; attempt < 60 && (await left()) > 0; attempt += 1) {
    await page.waitForTimeout(500);
  }
  assert.equal(await left(), 0);
  await visitor.close();
  await server.close();
  rmSync(changing, { recursive: true });
});
