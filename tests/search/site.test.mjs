// The same cases over the real index, as the binary writes it. SITE takes a site that is built.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import test, { after } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { load } from "../../benches/search/statusbook.mjs";
import { cases, nonsense } from "./cases.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "statusbook-"));
const site = process.env.SITE ?? path.join(folder, "site");
if (!process.env.SITE) {
  execFileSync("cargo", ["run", "--quiet", "--release", "--locked", "--", "build", "--quiet", "--output", site], { cwd: root });
}
after(() => fs.rmSync(folder, { recursive: true }));
const { index, rank } = load(site);
const ask = (query) => [...rank(index, query).results].map(({ page }) => page.code);

for (const [query, wanted] of cases) {
  test(`${query} finds ${wanted}`, () => {
    const codes = ask(query);
    assert(wanted.split(" ").includes(codes[0]), `found ${codes.slice(0, 5)}`);
  });
}

test("half a number and a class are lists", () => {
  const codes = [...index.pages].filter(({ kind }) => kind === "status").map(({ code }) => code);
  assert.deepEqual(ask("40"), codes.filter((code) => code.startsWith("40")));
  assert.deepEqual(ask("4xx"), ["4xx", ...codes.filter((code) => code.startsWith("4"))]);
});

test("every code finds itself, as a number and as a status line", () => {
  for (const { code, kind, phrase } of index.pages) {
    if (kind !== "status") continue;
    assert.equal(ask(code)[0], code);
    assert.equal(ask(`HTTP/1.1 ${code} ${phrase}`)[0], code);
  }
});

test("every phrase finds a page of that phrase", () => {
  for (const { kind, phrase } of index.pages) {
    if (kind !== "status" || /^\(/.test(phrase)) continue;
    const { page } = rank(index, phrase).results[0];
    assert.equal(page.phrase.toLowerCase(), phrase.toLowerCase());
  }
});

test("nonsense gets the nearest, and never nothing", () => {
  for (const query of nonsense) {
    assert.equal(rank(index, query).nearest, true, query);
    assert(ask(query).length > 0, query);
  }
});

test("index, ranker and box are one file of at most 33 KB gzipped", () => {
  const bytes = gzipSync(fs.readFileSync(path.join(site, "search.js")), { level: 9 }).length;
  assert(bytes <= 33_000, `${bytes} bytes`);
});
