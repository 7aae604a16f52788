// Whether everybody can read and use every kind of page: axe-core, keyboard, wishes of the reader.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, quietPage, violations } from "./browser.js";
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

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  for (const width of [360, 1440]) {
    test(`axe finds nothing, ${colorScheme}, ${width} pixels`, async (context) => {
      for (const [kind, address] of Object.entries(golden)) {
        const { page } = await quietPage(browser, {
          viewport: { width, height: 900 },
          colorScheme,
          serviceWorkers: "block",
        });
        await page.goto(server.url + address, { waitUntil: "networkidle" });
        await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
        const { faults, passed } = await violations(page);
        assert.deepEqual(faults, [], kind);
        context.diagnostic(`${kind}: ${passed} rules passed, none broken`);
        await page.close();
      }
    });
  }
}

test("axe finds nothing in an open search, with much contrast, and in forced colors", async () => {
  for (const wish of [{}, { contrast: "more" }, { forcedColors: "active" }]) {
    for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
      const options = {
        colorScheme,
        ...wish,
        viewport: { width: 1440, height: 900 },
        serviceWorkers: "block",
      };
      const { page } = await quietPage(browser, /** @type {any} */ (options));
      await page.goto(`${server.url}404/`);
      await page.keyboard.press("/");
      await page.keyboard.type("gateway");
      await page.locator("[role=option]").first().waitFor();
      assert.deepEqual((await violations(page)).faults, [], JSON.stringify(options));
      await page.close();
    }
  }
});

test("the focus goes everywhere and is seen everywhere", async (context) => {
  for (const [kind, address] of Object.entries(golden)) {
    const { page } = await quietPage(browser, {
      viewport: { width: 1440, height: 900 },
      serviceWorkers: "block",
    });
    await page.goto(server.url + address, { waitUntil: "networkidle" });
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await page.waitForTimeout(200);
    await page.evaluate(() => scrollTo(0, 0));
    const count = await page.evaluate(() => {
      const reachable = [
        ...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']"),
      ];
      return reachable.filter(
        (element) =>
          element.checkVisibility({ visibilityProperty: true }) &&
          !element.matches(":disabled, [tabindex='-1']"),
      ).length;
    });
    const seen = new Set();
    for (let at = 0; at < count + 3; at += 1) {
      await page.keyboard.press("Tab");
      const focus = await page.evaluate(() => {
        const element = /** @type {HTMLElement} */ (document.activeElement);
        if (element === document.body) return null;
        const marks = [element, element.nextElementSibling].filter(
          (mark) => mark instanceof HTMLElement,
        );
        const outlined =
          marks.some((mark) => getComputedStyle(mark).outlineStyle !== "none") ||
          getComputedStyle(element, "::after").outlineStyle !== "none";
        element.dataset.number ??= String(document.querySelectorAll("[data-number]").length);
        return { number: element.dataset.number, outlined, what: element.outerHTML.slice(0, 120) };
      });
      if (!focus) break;
      assert.ok(focus.outlined, `${kind}: no focus to be seen on ${focus.what}`);
      seen.add(focus.number);
    }
    assert.ok(seen.size >= count, `${kind}: ${seen.size} of ${count} reached`);
    context.diagnostic(`${kind}: ${seen.size} stops`);
    await page.close();
  }
});

test("who wants less motion gets none", async () => {
  const { page } = await quietPage(browser, { reducedMotion: "reduce", serviceWorkers: "block" });
  await page.goto(`${server.url}404/`);
  const moving = await page.evaluate(
    () =>
      [...document.querySelectorAll("*")].filter((element) => {
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
        return (
          transitionDuration !== "0s" || animationName !== "none" || scrollBehavior === "smooth"
        );
      }).length,
  );
  assert.equal(moving, 0);
  await page.close();
});

test("who wants more contrast gets black on white", async () => {
  for (const [colorScheme, paper] of /** @type {const} */ ([
    ["light", "rgb(255, 255, 255)"],
    ["dark", "rgb(0, 0, 0)"],
  ])) {
    const { page } = await quietPage(browser, {
      colorScheme,
      contrast: "more",
      serviceWorkers: "block",
    });
    await page.goto(`${server.url}404/`);
    assert.equal(
      await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor),
      paper,
    );
    await page.close();
  }
});
