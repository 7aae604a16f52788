// `npm run keyboard -- FOLDER`: uses the search of a built site by keyboard alone, in Chromium:
// under a subpath, from the disk, by address, with the network slow, and without JavaScript.
// CHROMIUM names the browser, if it is not /usr/bin/chromium.
import assert from "node:assert/strict";
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const site = path.resolve(process.argv[2]);
const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };
const requests = [];
let delay = 0;
const server = http.createServer((request, response) => {
  const { pathname } = new URL(request.url, "http://127.0.0.1");
  requests.push(pathname);
  const file = path.join(site, pathname.replace(/^\/a\/b\//, "").replace(/(^|\/)$/, "$1index.html"));
  const found = pathname.startsWith("/a/b/") && fs.existsSync(file);
  const type = types[path.extname(file)] ?? "application/octet-stream";
  setTimeout(() => {
    response.writeHead(found ? 200 : 404, { "Content-Type": found ? type : "text/plain" });
    response.end(found ? fs.readFileSync(file) : "");
  }, pathname.endsWith("search.js") ? delay : 0);
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const base = `http://127.0.0.1:${server.address().port}/a/b/`;
const disk = `${pathToFileURL(site)}/`;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

async function open(address, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.faults = [];
  page.on("pageerror", (error) => page.faults.push(String(error)));
  page.on("console", (message) => { if (message.type() === "error") page.faults.push(message.text()); });
  await page.goto(address);
  return page;
}
const chosen = (page) => page.evaluate(() => {
  const input = document.querySelector("#search");
  const option = document.getElementById(input.getAttribute("aria-activedescendant"));
  return option && { code: option.querySelector(".code")?.textContent, selected: option.getAttribute("aria-selected") };
});
const popup = (page) => page.waitForSelector("[role=option]");

for (const [where, start] of [["under a subpath", `${base}404/`], ["from the disk", `${disk}404/index.html`]]) {
  const page = await open(start);
  if (start.startsWith("http")) assert(!requests.some((address) => address.endsWith("search.js")), "nothing is fetched before the focus");
  await page.keyboard.press("/");
  await page.keyboard.type("rate limit");
  await popup(page);
  assert.deepEqual(await chosen(page), { code: "429", selected: "true" });
  assert.equal(await page.getAttribute("#search", "aria-expanded"), "true");
  assert.match(await page.textContent("[role=status]"), /results?$/);
  assert(await page.locator("[role=option] mark").count() > 0, "the match is marked");
  await page.keyboard.press("ArrowDown");
  assert.notEqual((await chosen(page)).code, "429");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Escape");
  assert.equal(await page.getAttribute("#search", "aria-expanded"), "false");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("503");
  await popup(page);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/503\/(index\.html)?$/);
  await page.keyboard.press("/");
  await page.keyboard.type("blorptastic");
  await page.waitForSelector(".results .note");
  assert(await page.locator("[role=option]").count() > 0, "the nearest are offered");
  await page.keyboard.press("Enter");
  assert.match(page.url(), /\/503\//, "nobody is led to what merely looks alike");
  assert.deepEqual(page.faults, []);
  console.log(`${where}: by keyboard`);
  await page.context().close();
}

const given = await open(`${base}?q=not+fuond`);
await popup(given);
assert.equal((await chosen(given)).code, "404");
assert(await given.locator("[data-code='404']").isVisible());
assert(await given.locator("[data-code='200']").isHidden());
await given.goto(`${base}?q=blorptastic`);
await popup(given);
assert.match(await given.textContent(".nothing"), /^Nothing fits “blorptastic”/);
assert(await given.locator("[data-code]:visible").count() > 0, "never a blank");
await given.goto(`${base}codes/?q=teapot`);
await given.waitForFunction(() => document.querySelectorAll("[data-code]:not([hidden])").length < 10);
assert.deepEqual(given.faults, []);
console.log("by address");
await given.context().close();

delay = 1500;
const slow = await open(`${base}200/`);
await slow.keyboard.press("/");
await slow.keyboard.type("418");
await slow.keyboard.press("Enter");
await slow.waitForURL(/\/418\/$/);
delay = 0;
console.log("Enter before the search has come");
await slow.context().close();

const phone = await open(`${base}200/`, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
await phone.tap("#search");
await phone.keyboard.type("teepot");
await popup(phone);
const box = await phone.locator(".results").boundingBox();
assert(box.x >= 0 && box.x + box.width <= 360, "the results fit on a phone");
await phone.tap("[role=option]");
await phone.waitForURL(/\/418\/$/);
console.log("by touch, 360 pixels wide");
await phone.context().close();

const plain = await open(base, { javaScriptEnabled: false });
assert(await plain.locator("#search").isHidden());
assert(await plain.locator("main a[href$='codes/']").first().isVisible());
console.log("without JavaScript: the table instead of the box");

await browser.close();
server.close();
