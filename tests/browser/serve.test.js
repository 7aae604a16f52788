// `statusbook serve` in a browser: what a writer sees while writing.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, quietPage } from "./browser.js";
import { folder, serve } from "./site.js";
import { served } from "./served.js";

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof served>>} */
let site;
before(async () => {
  [browser, site] = await Promise.all([launch(), served()]);
});
after(() => Promise.all([browser.close(), site.end()]));

const sentence = "The request may be perfectly valid.";

/** A page that remembers whether it was loaded again. @param {string} path @param {any} [from] */
async function open(path, from = site) {
  const { page, complaints } = await quietPage(browser);
  await page.goto(from.url + path);
  await page.evaluate(() => {
    globalThis.isSame = true;
  });
  const isSame = () => page.evaluate(() => globalThis.isSame === true);
  return { page, complaints, isSame };
}

/** Waits for a text to be in the page, or to be gone. @param {import("playwright-core").Page} page @param {string} text */
const shows = (page, text, there = true) =>
  page.waitForFunction(
    ([wanted, is]) =>
      document.readyState === "complete" && document.body.textContent?.includes(wanted) === is,
    /** @type {[string, boolean]} */ ([text, there]),
  );

const scroll = (/** @type {import("playwright-core").Page} */ page) =>
  page.evaluate(() => Math.round(scrollY));

test("a changed text is put in place, in every tab, and the page stays where it was", async () => {
  const tabs = await Promise.all([open("429/"), open("429/"), open("503/")]);
  const [{ page }] = tabs;
  await page.evaluate(() => scrollTo(0, 900));
  site.change("content/429.md", sentence, "The request **may be** put in place.");
  await Promise.all(
    tabs.slice(0, 2).map((tab) => shows(tab.page, "The request may be put in place.")),
  );
  assert.equal(await page.locator("strong", { hasText: "may be" }).count(), 1);
  assert.equal(await scroll(page), 900);
  site.change("content/429.md", "The request **may be** put in place.", `${sentence} Twice.`);
  await Promise.all(tabs.slice(0, 2).map((tab) => shows(tab.page, "Twice.")));
  site.change("content/429.md", `${sentence} Twice.`, sentence);
  await Promise.all(tabs.slice(0, 2).map((tab) => shows(tab.page, "Twice.", false)));
  for (const { page: tab, isSame, complaints } of tabs) {
    assert.ok(await isSame(), "nothing was loaded again");
    assert.deepEqual(complaints, []);
    await tab.close();
  }
});

test("what scripts have to do with takes a reload, and the page stays where it was", async () => {
  const { page, isSame, complaints } = await open("429/");
  await page.evaluate(() => scrollTo(0, 900));
  site.change("content/429.md", "limit_req_status 429;", "limit_req_status 429; # again");
  await shows(page, "# again");
  assert.equal(await isSame(), false);
  assert.equal(await scroll(page), 900);
  const copies = page.locator("figure.listing", { hasText: "# again" }).getByRole("button");
  await copies.first().waitFor();
  site.change("content/429.md", "limit_req_status 429; # again", "limit_req_status 429;");
  await shows(page, "# again", false);
  assert.deepEqual(complaints, []);
  await page.close();
});

test("a changed style is put in place", async () => {
  const { page, isSame, complaints } = await open("429/");
  const color = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const plain = await color();
  const style = site.read("static/style.css/1_base.css");
  for (const [added, wanted] of [
    ["body { background: rgb(1, 2, 3); }", "rgb(1, 2, 3)"],
    ["body { background: rgb(4, 5, 6); }", "rgb(4, 5, 6)"],
    ["", plain],
  ]) {
    site.put("static/style.css/1_base.css", `${style}\n${added}\n`);
    await page.waitForFunction(
      (is) => getComputedStyle(document.body).backgroundColor === is,
      wanted,
    );
  }
  assert.equal(await page.locator("link[rel=stylesheet]").count(), 1, "the old ones are gone");
  assert.ok(await isSame());
  assert.deepEqual(complaints, []);
  await page.close();
});

test("a changed script takes a reload", async () => {
  const { page, isSame } = await open("429/");
  site.put(
    "static/site.js",
    `${site.read("static/site.js")}\ndocument.documentElement.dataset.again = "yes";\n`,
  );
  await page.locator("html[data-again=yes]").waitFor();
  assert.equal(await isSame(), false);
  await page.close();
});

test("a fault shows over the last good page, and goes when it is fixed", async () => {
  const { page, isSame, complaints } = await open("429/");
  const box = page.locator("statusbook-faults").getByRole("alert");
  site.change("content/429.md", "phrase: Too Many Requests", "phrase: Too Many");
  await box.waitFor();
  const text = await box.innerText();
  for (const wanted of [
    "1 error",
    "error[wrong-phrase]",
    "content/429.md:3:9",
    "^^^^^^^^",
    "help: write `phrase: Too Many Requests`",
  ]) {
    assert.ok(text.includes(wanted), `${wanted} is not in:\n${text}`);
  }
  assert.equal(await page.locator("h1 .phrase").innerText(), "Too Many Requests");
  const second = await open("503/");
  await second.page.locator("statusbook-faults").getByRole("alert").waitFor();
  await page.keyboard.press("Escape");
  await box.waitFor({ state: "detached" });
  await page.reload();
  await shows(page, sentence);
  site.change("content/429.md", "phrase: Too Many\n", "phrase: Too Few\n");
  await box.waitFor();
  site.change("content/429.md", "phrase: Too Few\n", "phrase: Too Many Requests\n");
  await Promise.all(
    [page, second.page].map((tab) =>
      tab.locator("statusbook-faults").waitFor({ state: "detached" }),
    ),
  );
  assert.ok(await second.isSame());
  assert.equal(await isSame(), false, "it was loaded again by hand");
  assert.deepEqual([...complaints, ...second.complaints], []);
  await Promise.all([page.close(), second.page.close()]);
});

test("a page that comes or goes changes what is shown at its address", async () => {
  const { page } = await open("588/");
  await shows(page, "There is no page at this address.");
  site.put(
    "content/588.md",
    site
      .read("content/598.md")
      .replaceAll("598", "588")
      .replace(/^aliases:.*\n/m, ""),
  );
  await page.locator("h1 .code", { hasText: "588" }).waitFor();
  site.remove("content/588.md");
  await shows(page, "There is no page at this address.");
  await page.close();
});

test("the line to try an example is below it, and can be copied", async () => {
  const { page, complaints } = await open("503/");
  const line = page
    .locator("figure.listing", { hasText: "curl -i" })
    .filter({ hasText: "/try/503" });
  assert.equal(await line.locator("code").innerText(), `curl -i ${site.url}try/503`);
  await line.scrollIntoViewIfNeeded();
  await line.getByRole("button", { name: "Copy" }).waitFor();
  assert.equal((await fetch(`${site.url}try/503`)).status, 503);
  assert.deepEqual(complaints, []);
  await page.goto(`${site.url}444/`);
  assert.equal(await page.getByText("/try/").count(), 0, "444 is never sent");
  await page.close();
});

test("a worker that kept another site here goes", async (context) => {
  const kept = await serve(folder);
  const { page } = await quietPage(browser);
  await page.goto(kept.url);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.goto("about:blank");
  await kept.close();
  const now = await served({ port: Number(new URL(kept.url).port) });
  context.after(now.end);
  await page.goto(now.url);
  await page.waitForFunction(
    async () =>
      !navigator.serviceWorker.controller && !(await navigator.serviceWorker.getRegistration()),
  );
  await page.waitForFunction(async () => (await caches.keys()).length === 0);
  now.change(
    "content/429.md",
    "You have sent too many requests",
    "You have sent far too many requests",
  );
  await page.goto(`${now.url}429/`);
  await shows(page, "far too many");
  await page.close();
});

test("faults at the start show over what could be made", async (context) => {
  const broken = await served({ write: { "templates/home_page.html": "{% if %}" } });
  context.after(broken.end);
  const { page } = await open("", broken);
  await page.locator("statusbook-faults").getByRole("alert").waitFor();
  broken.remove("templates/home_page.html");
  await page.locator("h1").waitFor();
  await page.locator("statusbook-faults").waitFor({ state: "detached" });
  await page.close();
});
