// What readers do: search, filter, sort, copy, choose a scheme, and read without JavaScript.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, quietPage } from "./browser.js";
import { folder, golden, serve } from "./site.js";

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

/** @param {import("playwright-core").BrowserContextOptions} [options] */
const open = (options) =>
  quietPage(browser, {
    viewport: { width: 1440, height: 900 },
    serviceWorkers: "block",
    ...options,
  });
/** @param {import("playwright-core").Page} page */
const shown = (page) =>
  page
    .locator("[data-code]:visible")
    .evaluateAll((items) => items.map((item) => item.dataset.code));

test("the search is used by keyboard alone", async () => {
  for (const [key, address] of [
    ["/", "404/"],
    ["Control+k", "codes/"],
    ["/", ""],
    ["/", golden.guide],
  ]) {
    const { page, complaints } = await open();
    await page.goto(server.url + address);
    await page.keyboard.press(key);
    await page.keyboard.type("too many requests");
    const input = page.locator("[data-search] input");
    await page.locator("[role=option]").first().waitFor();
    assert.equal(await input.getAttribute("aria-expanded"), "true");
    const first = await input.getAttribute("aria-activedescendant");
    assert.ok(first, "the best match is chosen");
    await page.keyboard.press("ArrowDown");
    const second = await input.getAttribute("aria-activedescendant");
    assert.notEqual(second, first);
    assert.equal(await page.locator(`#${second}`).getAttribute("aria-selected"), "true");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await page.waitForURL(`${server.url}429/`);
    assert.deepEqual(complaints, []);
    await page.close();
  }
});

test("Escape closes the search, and what nothing fits is said", async () => {
  const { page } = await open();
  await page.goto(`${server.url}404/`);
  await page.keyboard.press("/");
  await page.keyboard.type("404");
  await page.locator("[role=option]").first().waitFor();
  await page.keyboard.press("Escape");
  await page.locator("[role=option]").first().waitFor({ state: "detached" });
  const input = page.locator("[data-search] input");
  assert.equal(await input.getAttribute("aria-expanded"), "false");
  await input.fill("zxqvjkw");
  await page.waitForFunction(
    () => document.querySelector("[data-search] [role=status]")?.textContent,
  );
  assert.match(await page.locator("[data-search] [role=status]").innerText(), /Noth|No /);
  await page.close();
});

test("an address with a search shows what it finds", async () => {
  const { page, complaints } = await open();
  await page.goto(`${server.url}?q=bad+gateway`);
  await page.waitForFunction(
    () => document.querySelectorAll("main [data-code]:not([hidden])").length < 60,
  );
  const codes = await shown(page);
  assert.ok(codes.includes("502"), `${codes}`);
  assert.ok(!codes.includes("201"), `${codes}`);
  assert.equal(await page.locator("[data-search] input").inputValue(), "bad gateway");
  assert.deepEqual(complaints, []);
  await page.close();
});

for (const address of ["", "codes/"]) {
  test(`the filters of /${address} work together and live in the address`, async () => {
    const { page, complaints } = await open();
    await page.goto(server.url + address);
    const whole = (await shown(page)).length;
    await page.locator("input[value='5xx']").check({ force: true });
    await page.waitForURL(/class=5xx/);
    assert.ok((await shown(page)).every((code) => code?.startsWith("5")));
    await page.locator("select[name=standing]").selectOption("official");
    await page.locator("select[name=retry]").selectOption("retryable");
    await page.waitForURL(/class=5xx&standing=official&retry=retryable/);
    const codes = await shown(page);
    assert.ok(
      codes.includes("503") && !codes.includes("520") && !codes.includes("501"),
      `${codes}`,
    );
    const said = await page.locator("[data-filter-count]").innerText();
    assert.match(said, new RegExp(`^${codes.length} of ${whole} codes`));

    await page.reload();
    await page.waitForFunction(
      (count) => document.querySelectorAll("[data-code]:not([hidden])").length === count,
      codes.length,
    );
    assert.deepEqual(await shown(page), codes, "the address brings them back");

    await page.locator("[data-filters] [type=reset]").click();
    await page.waitForFunction(
      (count) => document.querySelectorAll("[data-code]:not([hidden])").length === count,
      whole,
    );
    assert.equal(new URL(page.url()).search, "");

    await page.locator("select[name=vendor]").selectOption("nginx");
    await page.waitForURL(/vendor=nginx/);
    const nginx = await shown(page);
    assert.ok(nginx.includes("444") && nginx.includes("499") && !nginx.includes("404"), `${nginx}`);
    await page.locator("select[name=cache]").selectOption("heuristic");
    await page.waitForURL(/cache=heuristic/);
    await page.goto(`${server.url}${address}?class=2xx&vendor=Cloudflare`);
    await page.locator(".nothing").waitFor();
    assert.deepEqual(await shown(page), []);
    assert.deepEqual(complaints, []);
    await page.close();
  });
}

test("the filters work by keyboard", async () => {
  const { page } = await open();
  await page.goto(`${server.url}codes/`);
  await page.locator("[data-filters] input[name=q]").focus();
  await page.keyboard.type("teapot");
  await page.waitForURL(/q=teapot/);
  await page.waitForFunction(
    () => document.querySelectorAll("[data-code]:not([hidden])").length < 20,
  );
  assert.ok((await shown(page)).includes("418"));
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await page.waitForURL(/class=1xx/);
  await page.close();
});

test("the table sorts by every column", async () => {
  const { page } = await open();
  await page.goto(`${server.url}codes/`);
  const column = (/** @type {number} */ at) =>
    page.locator(`tbody tr > :nth-child(${at})`).allInnerTexts();
  for (let at = 1; at <= 7; at += 1) {
    const heading = page.locator(`thead th:nth-child(${at})`);
    await heading.locator("button").click();
    if ((await heading.getAttribute("aria-sort")) !== "ascending")
      await heading.locator("button").click();
    const order = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
    const cells = (await column(at)).map((text) => text.split("\n")[0].trim()).filter(Boolean);
    assert.deepEqual(cells, cells.toSorted(order.compare), `column ${at}`);
    await heading.locator("button").focus();
    await page.keyboard.press("Enter");
    assert.equal(await heading.getAttribute("aria-sort"), "descending");
    assert.equal(await page.locator("thead [aria-sort]").count(), 1);
  }
  await page.close();
});

test("examples, constants and the address are copied", async () => {
  const { page, complaints } = await open({ permissions: ["clipboard-read", "clipboard-write"] });
  await page.goto(`${server.url}404/`);
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await page.getByRole("button", { name: "Copy link" }).click();
  assert.equal(await clipboard(), `${server.url}404/`);
  await page.locator("[data-message=request]").first().scrollIntoViewIfNeeded();
  await page.getByRole("button", { name: "Copy as curl" }).first().click();
  assert.match(await clipboard(), /^curl -i/);
  await page
    .locator("[data-message=request]")
    .first()
    .getByRole("button", { name: "Copy this example" })
    .click();
  assert.match(await clipboard(), /^[A-Z]+ \S+ HTTP\/1\.1\n/);
  await page.locator(".constants").scrollIntoViewIfNeeded();
  const name = await page.locator("[data-copy]").first().innerText();
  await page.locator(".constants .copy").first().click();
  assert.equal(await clipboard(), name);
  assert.deepEqual(complaints, []);
  await page.close();
});

test("a heading's link is an address to share", async () => {
  const { page } = await open();
  await page.goto(`${server.url}404/`);
  await page.locator("h2 .anchor").first().click();
  assert.match(page.url(), /404\/#[a-z]/);
  await page.close();
});

test("the scheme is the reader's to choose, and stays chosen", async () => {
  const { page } = await open({ colorScheme: "dark" });
  const paper = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.goto(`${server.url}404/`);
  const dark = await paper();
  const button = page.locator("[data-theme-switch]");
  assert.equal(await button.getAttribute("aria-label"), "Color scheme: automatic");
  await button.click();
  assert.equal(await button.getAttribute("aria-label"), "Color scheme: light");
  const light = await paper();
  assert.notEqual(light, dark);
  await page.goto(`${server.url}codes/`);
  assert.equal(await paper(), light);
  await button.click();
  assert.equal(await button.getAttribute("aria-label"), "Color scheme: dark");
  await button.click();
  assert.equal(await button.getAttribute("aria-label"), "Color scheme: automatic");
  assert.equal(await paper(), dark);
  await page.close();
});

test("every kind of page is whole without JavaScript", async () => {
  const { page: plain } = await open({ javaScriptEnabled: false });
  const { page: scripted } = await open();
  for (const [kind, address] of Object.entries(golden)) {
    const texts = [];
    for (const page of [plain, scripted]) {
      await page.goto(server.url + address);
      texts.push((await page.locator("main").allInnerTexts()).join(""));
      if (page === plain)
        assert.equal(
          await page.locator("[data-needs-script]:visible").count(),
          0,
          `${kind}: nothing that does nothing`,
        );
    }
    const words = (/** @type {string} */ text) => text.match(/[\p{L}\p{N}]{3,}/gu) ?? [];
    assert.ok(words(texts[0]).length > 60, `${kind}: ${words(texts[0]).length} words`);
    const cards = await plain.locator("[data-code]:visible").count();
    if (kind === "home" || kind === "codes") assert.ok(cards > 100, `${kind}: ${cards} codes`);
  }
  await plain.goto(server.url);
  await plain.getByRole("link", { name: "404 Not Found" }).click();
  assert.equal(plain.url(), `${server.url}404/`);
  await plain.close();
  await scripted.close();
});
