// Draws the pictures of the theme, once, to be committed: the images of shared links, one a class,
// and the icons that have to be PNG. `npm --prefix tests/browser run draw`
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { launch } from "./browser.js";

const folder = new URL("../../static/", import.meta.url);

/** Each class as `src/model/class.rs` calls it, with what its page says and its hue in style.css. */
const classes = [
  ["1xx", "Informational", "Still under way: the final response is yet to come.", 295, 0.14],
  ["2xx", "Successful", "Received, understood and accepted.", 152, 0.14],
  ["3xx", "Redirection", "There is one more step to take.", 242, 0.14],
  ["4xx", "Client error", "Something about the request has to change.", 62, 0.14],
  ["5xx", "Server error", "The server knows that it has failed.", 24, 0.17],
  ["outside", "Outside the classes", "600 and up: no standard gives them a meaning.", 340, 0.06],
];
const bars = [1, 0.8, 0.55, 1, 0.7];

/** @param {number} hue @param {number} chroma */
const bright = (hue, chroma) => `oklch(76% ${chroma} ${hue})`;

/** The stripes of the icon, one a class, as long as there. @param {string} [only] */
const stripes = (only) =>
  classes
    .slice(0, 5)
    .map(
      ([name, , , hue, chroma], at) => `
  <rect x="0" y="${at * 44}" width="${bars[at] * 230}" height="30" rx="4"
    fill="${bright(hue, chroma)}" opacity="${!only || only === name ? 1 : 0.22}"/>`,
    )
    .join("");

/** @param {string} number @param {string} color @param {string} title @param {string} line @param {string} [only] */
const picture = (number, color, title, line, only) => `
<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" font-family="system-ui, sans-serif">
  <rect width="1200" height="630" fill="#121317"/>
  <rect width="1200" height="16" fill="${color}"/>
  <text x="80" y="290" font-size="${number.length > 4 ? 150 : 230}" font-weight="700" letter-spacing="-8" fill="${color}">${number}</text>
  <text x="84" y="400" font-size="68" font-weight="700" fill="#f3f4f7" letter-spacing="-1">${title}</text>
  <text x="86" y="474" font-size="36" fill="#b4b9c4">${line}</text>
  ${only ? `<text x="86" y="570" font-size="28" fill="#8b919d">HTTP status codes</text>` : ""}
  <g transform="translate(890 120)">${stripes(only)}</g>
</svg>`;

/** @param {number} size @param {number} round how much of the corners is rounded off, of 32 */
const icon = (size, round) => `
<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 32 32">
  <rect width="32" height="32" rx="${round}" fill="#17191f"/>
  <g transform="translate(16 16) scale(${round ? 1 : 0.8}) translate(-16 -16)">
    <path fill="#9d86ff" d="M6 7h20v3H6z"/><path fill="#2fae66" d="M6 11h16v3H6z"/>
    <path fill="#3d9bec" d="M6 15h11v3H6z"/><path fill="#d98a1c" d="M6 19h20v3H6z"/>
    <path fill="#ec5b52" d="M6 23h14v3H6z"/>
  </g>
</svg>`;

const drawings = [
  [
    "share/site.png",
    1200,
    630,
    picture("404?", bright(62, 0.14), "HTTP status codes", "What they mean, and what to do now."),
  ],
  ...classes.map(([name, title, line, hue, chroma]) => [
    `share/${name}.png`,
    1200,
    630,
    picture(name === "outside" ? "600+" : name, bright(hue, chroma), title, line, name),
  ]),
  ["touch-icon.png", 180, 180, icon(180, 0)],
  ["icon-192.png", 192, 192, icon(192, 7)],
  ["icon-512.png", 512, 512, icon(512, 0)],
];

const browser = await launch();
await mkdir(new URL("share/", folder), { recursive: true });
for (const [path, width, height, svg] of drawings) {
  const page = await browser.newPage({ viewport: { width, height } });
  await page.setContent(`<!DOCTYPE html><style>body{margin:0}svg{display:block}</style>${svg}`);
  const png = await page.screenshot({ omitBackground: true });
  await writeFile(new URL(path, folder), png);
  console.log(`${path}: ${(await readFile(new URL(path, folder))).length} bytes`);
  await page.close();
}
await browser.close();
