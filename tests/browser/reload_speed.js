// From the save of a page to the browser showing it: `npm run reload-speed`, `-- 41` for more rounds.
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launch } from "./browser.js";
import { artifacts } from "./site.js";

const rounds = Number(process.argv[2] ?? 21);
const root = `${artifacts}/serve-speed`;
const program = process.env.STATUSBOOK ?? fileURLToPath(new URL("../../target/release/statusbook", import.meta.url));
rmSync(root, { recursive: true, force: true });
mkdirSync(root, { recursive: true });
cpSync(fileURLToPath(new URL("../../content", import.meta.url)), `${root}/content`, { recursive: true });
const path = `${root}/content/429.md`;
const text = readFileSync(path, "utf8");

const server = spawn(program, ["serve", "--root", root, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
const built = /** @type {number[]} */ ([]);
const url = await new Promise((resolve) => {
  server.stdout.setEncoding("utf8").on("data", (/** @type {string} */ lines) => {
    const serving = /serving at (\S+)/.exec(lines)?.[1];
    if (serving) resolve(serving);
    for (const [, milliseconds] of lines.matchAll(/: built in (\d+) ms/g)) built.push(Number(milliseconds));
  });
});
const browser = await launch();
const page = await browser.newPage();
await page.addInitScript(() => {
  const look = () => {
    if (document.readyState === "loading") return;
    const word = /round-\d+-/.exec(document.querySelector("main")?.textContent ?? "")?.[0];
    if (word && !sessionStorage.getItem(word)) sessionStorage.setItem(word, String(performance.timeOrigin + performance.now()));
  };
  document.addEventListener("DOMContentLoaded", look);
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
});
await page.goto(`${url}429/`);
const times = [];
for (let round = 0; round <= rounds; round += 1) {
  await page.waitForTimeout(300);
  const word = `round-${round}-`;
  const saved = performance.timeOrigin + performance.now();
  writeFileSync(path, text.replace("The request may be perfectly valid.", `The request may be perfectly valid ${word}.`));
  await page.waitForFunction((wanted) => sessionStorage.getItem(wanted), word, { polling: 20 });
  // One round to warm up.
  if (round > 0) times.push(Number(await page.evaluate((wanted) => sessionStorage.getItem(wanted), word)) - saved);
}
await browser.close();
server.kill("SIGINT");
rmSync(root, { recursive: true, force: true });
const show = (/** @type {number[]} */ list) => {
  const sorted = list.toSorted((one, other) => one - other);
  const at = (/** @type {number} */ part) => sorted[Math.round((sorted.length - 1) * part)].toFixed(0);
  return `median ${at(.5)} ms, fastest ${at(0)}, nine tenths within ${at(.9)}, slowest ${at(1)}`;
};
console.log(`${rounds} saves of one of 120 pages`);
console.log(`from the save to the reloaded page: ${show(times)}`);
console.log(`of that, to the new site: ${show(built.slice(1))}`);
