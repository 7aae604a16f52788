// From the save of a page to the browser showing it: `npm run reload-speed`, `-- 41` for more
// rounds. It wants the program built: `cargo build --release`.
import { launch } from "./browser.js";
import { served } from "./served.js";

const rounds = Number(process.argv[2] ?? 21);
const pause = 300;
const now = () => performance.timeOrigin + performance.now();
const site = await served();
const browser = await launch();

/** Writes down when a changed text was first shown by a page that was read to its end. */
function watchPage() {
  const look = () => {
    if (document.readyState === "loading") return;
    const word = /round-\w+-\d+-/.exec(document.querySelector("main")?.textContent ?? "")?.[0];
    const isNew = word && !sessionStorage.getItem(word);
    if (isNew) sessionStorage.setItem(word, String(performance.timeOrigin + performance.now()));
  };
  document.addEventListener("DOMContentLoaded", look);
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
  });
}

/**
 * Milliseconds from save to show, for a sentence of the page.
 * @param {string} name
 * @param {string} sentence
 */
async function measure(name, sentence) {
  const page = await browser.newPage();
  await page.addInitScript(watchPage);
  await page.goto(`${site.url}429/`);
  const path = "content/429.md";
  const text = site.read(path);
  const times = [];
  // One round to warm up.
  for (let round = 0; round <= rounds; round += 1) {
    await page.waitForTimeout(pause);
    const word = `round-${name}-${round}-`;
    const saved = now();
    site.put(path, text.replace(sentence, `${sentence} ${word}`));
    const shown = await page.waitForFunction((wanted) => sessionStorage.getItem(wanted), word, {
      polling: 20,
    });
    if (round > 0) times.push(Number(await shown.jsonValue()) - saved);
  }
  site.put(path, text);
  await page.close();
  return times;
}

/** @param {number[]} list */
function show(list) {
  const sorted = list.toSorted((one, other) => one - other);
  const at = (/** @type {number} */ part) =>
    sorted[Math.round((sorted.length - 1) * part)].toFixed(0);
  return `median ${at(0.5)} ms, fastest ${at(0)}, nine tenths within ${at(0.9)}, slowest ${at(1)}`;
}

console.log(`from a save to the page that shows it, ${rounds} rounds each`);
console.log(
  `  a sentence, put in place:  ${show(await measure("text", "The request may be perfectly valid."))}`,
);
console.log(
  `  an example, loaded again:  ${show(await measure("example", "limit_req_status 429;"))}`,
);
const built = [...site.printed().matchAll(/: built in (\d+) ms/g)].map(([, milliseconds]) =>
  Number(milliseconds),
);
console.log(`  of that, to the new site:  ${show(built)}`);
await browser.close();
await site.end();
