// @ts-check
// Ranks the pages of the search index for a query. Pure: no DOM, no state but a cache.
"use strict";

/**
 * @typedef {object} Page
 * @property {number} code
 * @property {string} phrase
 * @property {string} summary
 * @property {string} href
 * @property {string} class
 * @property {boolean} official
 * @property {string[]} formerly
 * @property {string[]} keywords
 * @property {string[]} constants
 * @property {string[]} vendors
 * @property {string[]} headers
 * @property {string[]} specs
 * @property {string} terms
 *
 * @typedef {{ version: number, pages: Page[] }} Index
 * @typedef {{ field: string, weight: number, text: string, words: string[], joined: string[] }} Entry
 * @typedef {{ page: Page, entries: Entry[] }} Prepared
 * @typedef {{ field: string, text: string }} Why
 * @typedef {{ page: Page, score: number, why: Why | null }} Result
 */

(() => {
  /** What a match in a field is worth. */
  const WEIGHTS = {
    phrase: 12, formerly: 8, constant: 8, keyword: 8, vendor: 6, header: 6, spec: 5, summary: 3, text: 1,
  };
  const EXACT = 1;
  const PREFIX = 0.75;
  const STEM = 0.6;
  const TYPO = 0.4;

  /** Words that say nothing here, unless they are all there is. */
  const NOISE = new Set(
    "a an and are vs versus as at be by code codes do does error errors for from how http https i in is it its me mean means my of on or response status that the this to what when which why with you".split(" "),
  );

  /** @param {string} text */
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  /** @param {string} text */
  const words = (text) => plain(text).match(/[1-5]xx\b|\d+(?:\.\d+)*|\p{L}+/gu) ?? [];

  /** `StatusNotFound` and `HTTPStatus` as the words they are made of. @param {string} name */
  const unjoined = (name) => name
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2");

  /** @param {string} text */
  const joined = (text) => plain(text).replace(/[^\p{L}\p{N}]+/gu, "");

  /**
   * @param {keyof typeof WEIGHTS} field
   * @param {string} text
   * @returns {Entry}
   */
  function entry(field, text) {
    const name = field === "constant" ? unjoined(text) : text;
    const forms = field === "constant" ? [text, text.split(/[.:]+/).at(-1) ?? ""] : [text];
    const whole = field !== "summary" && field !== "text";
    return { field, text, weight: WEIGHTS[field], words: words(name), joined: whole ? forms.map(joined) : [] };
  }

  /** @param {Page} page @returns {Prepared} */
  function prepare(page) {
    return {
      page,
      entries: [
        entry("phrase", page.phrase),
        ...page.formerly.map((text) => entry("formerly", text)),
        ...page.keywords.map((text) => entry("keyword", text)),
        ...page.constants.map((text) => entry("constant", text)),
        ...page.vendors.map((text) => entry("vendor", text)),
        ...page.headers.map((text) => entry("header", text)),
        ...page.specs.map((text) => entry("spec", text)),
        entry("summary", page.summary),
        entry("text", page.terms),
      ],
    };
  }

  /** @type {WeakMap<Index, Prepared[]>} */
  const cache = new WeakMap();

  /** @param {Index} index */
  function prepared(index) {
    let pages = cache.get(index);
    if (!pages) {
      pages = index.pages.map(prepare);
      cache.set(index, pages);
    }
    return pages;
  }

  /**
   * Whether one letter too many, too few, another or two swapped make one word of the other.
   * @param {string} a
   * @param {string} b
   */
  function oneTypo(a, b) {
    if (Math.abs(a.length - b.length) > 1) return false;
    let start = 0;
    while (start < a.length && a[start] === b[start]) start += 1;
    let end = 0;
    while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
    const left = a.slice(start, a.length - end);
    const right = b.slice(start, b.length - end);
    if (left.length <= 1 && right.length <= 1) return true;
    return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
  }

  /**
   * How well a word of the query meets a word of a page. Numbers are never nearly right.
   * @param {string} token
   * @param {string} word
   */
  function quality(token, word) {
    if (token === word) return EXACT;
    if (/\d/.test(token)) return token.includes(".") && word.startsWith(`${token}.`) ? PREFIX : 0;
    if (token.length >= 2 && word.startsWith(token)) return PREFIX;
    if (word.length >= 4 && token.startsWith(word) && token.length - word.length <= 3) return STEM;
    if (token.length >= 4 && word.length >= 4 && oneTypo(token, word)) return TYPO;
    return 0;
  }

  /**
   * The best that a page has for a word of the query.
   * @param {Prepared} prepared
   * @param {string} token
   */
  function best({ page, entries }, token) {
    if (String(page.code) === token) return { score: 1000, quality: EXACT, entry: null };
    if (page.class === token) return { score: 20, quality: EXACT, entry: null };
    /** @type {{ score: number, quality: number, entry: Entry | null }} */
    let found = { score: 0, quality: 0, entry: null };
    for (const entry of entries) {
      for (const word of entry.words) {
        const met = quality(token, word);
        const score = met * entry.weight;
        if (score > found.score) found = { score, quality: met, entry };
      }
    }
    return found;
  }

  /**
   * What it is worth that the whole query is a name: a phrase, a constant, a keyword.
   * @param {Prepared} prepared
   * @param {string} query
   */
  function whole({ entries }, query) {
    let found = { score: 0, entry: /** @type {Entry | null} */ (null) };
    if (query.length < 3) return found;
    for (const entry of entries) {
      for (const name of entry.joined) {
        const met = name === query ? 5 : name.startsWith(query) ? 2 : query.length >= 6 && name.includes(query) ? 1 : 0;
        if (met * entry.weight > found.score) found = { score: met * entry.weight, entry };
      }
    }
    return found;
  }

  /** @param {string} query */
  function tokensOf(query) {
    const identifier = !/\s/.test(query.trim());
    const all = [...new Set(words(identifier ? unjoined(query) : query))];
    const telling = all.filter((token) => !NOISE.has(token));
    return telling.length ? telling : all;
  }

  /** @param {Result} a @param {Result} b */
  const byScore = (a, b) => b.score - a.score || a.page.code - b.page.code;

  /** @param {Entry | null} entry @returns {Why | null} */
  const because = (entry) => entry && !/^(phrase|summary|text)$/.test(entry.field)
    ? { field: entry.field, text: entry.text }
    : null;

  /**
   * Pages that hold all words of the query; where there is none, those that hold the most.
   * @param {Prepared[]} pages
   * @param {string} query
   * @returns {Result[]}
   */
  function matches(pages, query) {
    const tokens = tokensOf(query);
    const name = joined(query);
    const table = tokens.map((token) => pages.map((page) => best(page, token)));
    for (const row of table) {
      if (row.some((met) => met.quality > TYPO)) {
        for (const met of row) if (met.quality <= TYPO) met.score = 0;
      }
    }
    const rarity = table.map((row) => {
      const holders = row.filter((met) => met.score > 0).length;
      return Math.log(1 + pages.length / (holders || 1));
    });
    const scored = pages.map((prepared, at) => {
      let hits = 0;
      let score = 0;
      let top = { score: 0, entry: /** @type {Entry | null} */ (null) };
      table.forEach((row, token) => {
        if (row[at].score === 0) return;
        hits += 1;
        const worth = row[at].score * rarity[token];
        score += worth;
        if (worth > top.score) top = { score: worth, entry: row[at].entry };
      });
      const named = whole(prepared, name);
      if (named.score > 0) {
        hits = Math.max(hits, tokens.length);
        score += named.score * 3;
        top = { score, entry: named.entry };
      }
      const fair = prepared.page.official ? score : score * 0.85;
      return { page: prepared.page, score: fair, why: because(top.entry), hits };
    });
    const most = Math.max(0, ...scored.map(({ hits }) => hits));
    if (most === 0) return [];
    return scored.filter(({ hits }) => hits === most)
      .map(({ page, score, why }) => ({ page, score, why }))
      .sort(byScore);
  }

  /** @param {string} text */
  function pairs(text) {
    const padded = ` ${text}`;
    return new Set([...padded].slice(1).map((letter, at) => padded[at] + letter));
  }

  /**
   * Where nothing fits: the numbers next to it, or the names that look most like it.
   * @param {Prepared[]} pages
   * @param {string} query
   * @returns {Result[]}
   */
  function nearest(pages, query) {
    const number = /^\s*\d+\s*$/.test(query) ? Number(query) : NaN;
    const asked = pairs(joined(query));
    const likeness = (/** @type {Prepared} */ { page, entries }) => {
      if (!Number.isNaN(number)) return -Math.abs(page.code - number);
      return Math.max(...entries.flatMap((entry) => entry.joined).map((name) => {
        const own = pairs(name);
        const common = [...own].filter((pair) => asked.has(pair)).length;
        return (2 * common) / (own.size + asked.size);
      }));
    };
    return pages.map((prepared) => ({ page: prepared.page, score: likeness(prepared), why: null }))
      .sort(byScore)
      .slice(0, 5);
  }

  /** `4o4` and `5O3` are codes whose zero was a letter. @param {string} query */
  const unslipped = (query) => /^[1-5][\doli]{2}$/i.test(query)
    ? query.replace(/o/gi, "0").replace(/[li]/gi, "1")
    : query;

  /**
   * @param {Index} index
   * @param {string} query
   * @returns {{ results: Result[], nearest: boolean }}
   */
  function rank(index, query) {
    const pages = prepared(index);
    const asked = unslipped(query.trim());
    if (asked === "") return { results: [], nearest: false };
    const results = /^\d{1,2}$/.test(asked)
      ? pages.filter(({ page }) => String(page.code).startsWith(asked))
        .map(({ page }) => ({ page, score: 1, why: null }))
      : matches(pages, asked);
    if (results.length) return { results, nearest: false };
    return { results: nearest(pages, asked), nearest: true };
  }

  globalThis.statusbookRank = rank;
})();
