// The ranker answers as tests/search/ranking.json says, to which src/search/ is held as well: a
// change to one of the two is a change to both. `UPDATE=1 SITE=public node --test tests/search/`
// writes the file anew, with the index of that site; what pages say later does not touch it.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

const root = fileURLToPath(new URL("../..", import.meta.url));
const file = path.join(root, "tests/search/ranking.json");

/** What people type, whole and on the way, and what nobody should. */
function queries() {
  const bench = JSON.parse(fs.readFileSync(path.join(root, "benches/search/queries.json"), "utf8"));
  const whole = bench.map(({ query }) => query);
  const begun = whole.map((query) => [...query].slice(0, Math.ceil(query.length * 0.6)).join(""));
  const odd = [
    "", "  ", "(", "[a-z]+", "\\", "constructor", "🫖", "%00", "don’t", "naïve café", "É", "4O4", "5l3", "9", "99",
    "6xx", "4XX errors", "406 410", "which 401 403", "RFC9110", "rfc 6585 4", "§ 15.5", "15.5.5", "9110 99.9",
    "HTTP/1.1\" 404 153", "e404", "file 410 MB", ":8080", "4.0.4", "time out", "timeout", "ratelimit", "HTTPStatus",
  ];
  return [...new Set([...whole, ...begun, ...odd])];
}

function load(packed) {
  const context = vm.createContext({});
  for (const part of ["words", "rank"]) {
    vm.runInContext(fs.readFileSync(path.join(root, `static/search_${part}.js`), "utf8"), context);
  }
  context.statusbook.openIndex({ labels: {}, ...packed });
  return context.statusbook.search;
}

function answer({ index, rank }, query) {
  const { results, nearest } = rank(index, query);
  const why = results[0]?.why;
  return { query, nearest, count: results.length, first: results.slice(0, 10).map(({ page }) => page.code), why: why ? [why.field, why.text] : null };
}

if (process.env.UPDATE) {
  const script = fs.readFileSync(path.resolve(root, process.env.SITE, "search.js"), "utf8");
  const index = JSON.parse(/^statusbook\.openIndex\((.*)\);$/m.exec(script)[1]);
  const search = load(index);
  const answers = queries().map((query) => JSON.stringify(answer(search, query)));
  fs.writeFileSync(file, `{"index":${JSON.stringify(index)},\n"answers":[\n${answers.join(",\n")}\n]}\n`);
}

test("every query has the answer that is written down", () => {
  const { index, answers } = JSON.parse(fs.readFileSync(file, "utf8"));
  const search = load(index);
  assert.ok(answers.length > 500);
  for (const wanted of answers) assert.deepEqual(JSON.parse(JSON.stringify(answer(search, wanted.query))), wanted);
});
