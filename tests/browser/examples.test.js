// The sites of examples/, as their readers see them: at each width, in both schemes, and with no
// script.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, quietPage, violations } from "./browser.js";
import { artifacts, examples, serve } from "./site.js";

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

for (const name of examples) {
  const folder = join(artifacts, "examples", name);

  test(`the example ${name} is whole in every window`, async () => {
    const server = await serve(folder);
    const codes = readdirSync(folder).filter((entry) => /^\d{3}$/.test(entry));
    assert(codes.length >= 10, `${codes}`);
    for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
      for (const width of [320, 768, 1440]) {
        const { page, complaints } = await quietPage(browser, {
          viewport: { width, height: 900 },
          colorScheme,
          serviceWorkers: "block",
        });
        for (const address of ["", `${codes[0]}/`, `${codes.at(-1)}/`]) {
          await page.goto(server.url + address, { waitUntil: "networkidle" });
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          assert(wide <= width, `${address} is ${wide} pixels wide at ${width}`);
          assert.deepEqual((await violations(page)).faults, [], `${address} at ${width}`);
          const picture = `example-${name}-${address.replace("/", "") || "home"}`;
          const file = `${picture}-${width}-${colorScheme}.png`;
          await page.screenshot({ path: join(artifacts, "pictures", file) });
        }
        assert.deepEqual(complaints, []);
        await page.close();
      }
    }
    await server.close();
  });

  test(`the example ${name} says all without scripts`, async () => {
    const server = await serve(folder);
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(server.url);
    const codes = readdirSync(folder).filter((entry) => /^\d{3}$/.test(entry));
    const text = await page.locator("main").innerText();
    for (const code of codes) assert(text.includes(code), `${code} is on the home page`);
    await context.close();
    await server.close();
  });
}
