// How well and how fast an engine answers the queries, and how many bytes it costs.
import fs from "node:fs";
import { gzipSync } from "node:zlib";

export const queries = JSON.parse(fs.readFileSync(new URL("queries.json", import.meta.url), "utf8"));

/** Every third query is held back: nobody looks at it while tuning. */
export const held = (at) => at % 3 === 2;

/** Whether the first hit is right, whether one of the first three is, whether there is any. */
export function judge({ expect, all }, found) {
  if (expect.length === 0) return { false: found.length > 0 };
  const right = (address) => expect.includes(address);
  const first = all ? expect.every((address) => found.slice(0, expect.length).includes(address)) : right(found[0]);
  return { first, three: first || found.slice(0, 3).some(right), any: found.length > 0 };
}

/** Counts over some of the queries, whose places `chosen` takes. */
export async function quality(engine, chosen = () => true) {
  const sum = { asked: 0, first: 0, three: 0, any: 0, nonsense: 0, false: 0, kinds: {}, missed: [] };
  for (const [at, query] of queries.entries()) {
    if (!chosen(at)) continue;
    const found = await engine.search(query.query);
    const verdict = judge(query, found);
    if ("false" in verdict) {
      sum.nonsense += 1;
      if (verdict.false) sum.false += 1;
    } else {
      sum.asked += 1;
      for (const what of ["first", "three", "any"]) if (verdict[what]) sum[what] += 1;
      const kind = sum.kinds[query.kind] ??= { asked: 0, first: 0 };
      kind.asked += 1;
      if (verdict.first) kind.first += 1;
    }
    if (verdict.false || verdict.first === false) sum.missed.push({ ...query, at, found: found.slice(0, 5), ...verdict });
  }
  return sum;
}

/** Every query letter by letter, as it is typed: milliseconds of each keystroke, ascending. */
export async function keystrokes(engine) {
  const times = [];
  for (const { query } of queries) {
    for (let end = 1; end <= query.length; end += 1) {
      const start = process.hrtime.bigint();
      await engine.search(query.slice(0, end));
      times.push(Number(process.hrtime.bigint() - start) / 1e6);
    }
  }
  return times.sort((a, b) => a - b);
}

/** The bytes of the files, each gzipped as a server would. */
export const gzipped = (files) => files.reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0);
