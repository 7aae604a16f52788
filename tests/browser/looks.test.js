// What the pages look like: pictures to look at, kept in artifacts/, and the table on paper.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, quietPage } from "./browser.js";
import { artifacts, folder, golden, serve } from "./site.js";

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
const pictures = join(artifacts, "pictures");
before(async () => {
  mkdirSync(pictures, { recursive: true });
  browser = await launch();
  server = await serve(folder);
});
after(async () => {
  await browser.close();
  await server.close();
});

/** @param {Buffer} pdf */
const sheets = (pdf) => pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;

test("every kind of page has its picture in both schemes and three sizes", async (context) => {
  let count = 0;
  for (const [kind, address] of Object.entries(golden)) {
    for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
      const { page } = await quietPage(browser, {
        colorScheme,
        viewport: { width: 320, height: 800 },
        serviceWorkers: "block",
      });
      await page.goto(server.url + address, { waitUntil: "networkidle" });
      for (const width of [320, 768, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        const picture = await page.screenshot({
          path: join(pictures, `${kind}-${width}-${colorScheme}.png`),
          fullPage: true,
        });
        assert.ok(picture.length > 5_000, `${kind}: an empty picture`);
        count += 1;
      }
      await page.close();
    }
  }
  context.diagnostic(`${count} pictures in tests/browser/artifacts/pictures`);
});

test("the table of all codes prints on two sheets of A4, a code page on few", async (context) => {
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    const { page } = await quietPage(browser, { colorScheme, serviceWorkers: "block" });
    for (const [kind, most] of /** @type {const} */ ([
      ["codes", 2],
      ["code", 6],
    ])) {
      await page.goto(server.url + golden[kind], { waitUntil: "networkidle" });
      const pdf = await page.pdf({ preferCSSPageSize: true, format: "A4" });
      writeFileSync(join(pictures, `${kind}-${colorScheme}.pdf`), pdf);
      context.diagnostic(`${kind}, ${colorScheme}: ${sheets(pdf)} sheets`);
      assert.ok(sheets(pdf) > 0 && sheets(pdf) <= most, `${kind}: ${sheets(pdf)} sheets`);
      await page.emulateMedia({ media: "print" });
      assert.match(
        await page.evaluate(() => getComputedStyle(document.body).color),
        /rgb\((\d|[0-4]\d), /,
        "dark on white",
      );
      assert.equal(await page.locator(".site-header").isVisible(), false);
      await page.emulateMedia({ media: null });
    }
    await page.close();
  }
});
