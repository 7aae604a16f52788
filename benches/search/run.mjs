// `npm install && npm run bench`: builds the site, asks every engine every query, and writes the table
// into docs/search.md. `-- --site FOLDER` takes a site that is built; `-- --missed` lists what
// statusbook misses among the queries that are not held back.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { engines } from "./engines.mjs";
import { gzipped, held, keystrokes, quality, queries } from "./measure.mjs";
import { engine } from "./statusbook.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const given = process.argv.indexOf("--site");
const site = given > 0 ? path.resolve(process.argv[given + 1]) : build();

function build() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "statusbook-"));
  const options = ["run", "--quiet", "--release", "--locked", "--", "build", "--quiet", "--output", path.join(folder, "site")];
  execFileSync("cargo", options, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  return path.join(folder, "site");
}

const own = engine(site);
if (process.argv.includes("--missed")) {
  for (const missed of (await quality(own, (at) => !held(at))).missed) {
    console.log(`${missed.kind}: ${missed.query} (${missed.expect}) -> ${missed.found}`);
  }
  process.exit();
}

const percent = (part, whole) => (100 * part / whole).toFixed(1);
const rows = [];
const kinds = new Map();
for (const one of [own, ...await engines(site)]) {
  const all = await quality(one);
  const back = await quality(one, held);
  const times = await keystrokes(one);
  const bytes = gzipped(one.bytes) + (one.more ?? 0);
  rows.push([
    one.name, percent(all.first, all.asked), percent(back.first, back.asked), percent(all.three, all.asked),
    all.asked - all.any, `${all.false} of ${all.nonsense}`, times[times.length >> 1].toFixed(2),
    times[Math.floor(times.length * 0.95)].toFixed(1), (bytes / 1000).toFixed(1),
  ].join(" | "));
  for (const [kind, { asked, first }] of Object.entries(all.kinds)) {
    kinds.set(kind, [...kinds.get(kind) ?? [asked], first]);
  }
  console.log(rows.at(-1));
  one.end?.();
}

const names = rows.map((row) => row.split(" | ")[0]);
const table = [
  "| engine | first hit right, % | of those held back, % | in the first three, % | no answer | false hits for nonsense | a keystroke, median ms | 95th percentile, ms | index and script, KB gzipped |",
  "|---|---|---|---|---|---|---|---|---|",
  ...rows.map((row) => `| ${row} |`),
  "",
  `First hits by kind of query:`,
  "",
  `| kind | queries | ${names.join(" | ")} |`,
  `|---|---|${names.map(() => "---|").join("")}`,
  ...[...kinds].map(([kind, counts]) => `| ${kind} | ${counts.join(" | ")} |`),
].join("\n");
const page = path.join(root, "docs/search.md");
const [before, after] = fs.readFileSync(page, "utf8").split(/(?<=<!-- table -->\n)[^]*(?=<!-- end -->)/);
fs.writeFileSync(page, `${before}\n${table}\n\n${after}`);
console.log(`${queries.length} queries; the table stands in docs/search.md`);
process.exit();
