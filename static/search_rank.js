// @ts-check
// Ranks the pages of the index for a query, as docs/search.md tells. Pure: no DOM, no state but
// what is remembered of the words that were just typed.
"use strict";

/**
 * @typedef {object} Packed the index as the build writes it: src/render/search_script.rs
 * @property {Record<string, number>} weights
 * @property {string} noise
 * @property {string[]} alike
 * @property {string} code
 * @property {string} phrase
 * @property {string} summary
 * @property {string} unofficial
 * @property {Record<string, string>} fields
 *
 * @typedef {object} Page
 * @property {string} code `404`, `4xx`, `guides/401-or-403`
 * @property {string} kind `status`, `class` or `guide`
 * @property {string} label what stands for it in a list: `404`, `4xx`, `Guide`
 * @property {string} phrase
 * @property {string} summary
 * @property {string} href
 * @property {string} class
 * @property {boolean} official
 *
 * @typedef {{ page: number, field: string, weight: number, text: string, words: number[], size: number, joined?: string }} Name
 * @typedef {{ field: string, text: string }} Why
 * @typedef {{ page: Page, score: number, why: Why | null }} Result
 * @typedef {object} Index
 * @property {Page[]} pages
 * @property {Map<string, number>} codes where a code's page stands in `pages`
 * @property {Name[]} names
 * @property {string[]} words
 * @property {Map<string, number>} ids where a word stands in `words`
 * @property {Map<string, number[]>} stems the words of a stem
 * @property {Map<string, Set<string>>} alike
 * @property {Set<string>} noise
 * @property {Map<string, Match>} remembered
 * @typedef {{ quality: Float32Array, ids: number[], rarity: number, number: boolean }} Match
 */

(() => {
  const STEM = 0.92;
  const GLUED = 0.95;
  const PREFIX = 0.8;
  const ALIKE = 0.65;
  const TYPO = 0.6;
  const TYPOS = 0.45;
  const UNOFFICIAL = 0.88;
  /** A guide is the answer to a question about several codes, else it comes after them. */
  const GUIDE = 0.6;
  const ASKED = 1.25;
  const QUESTION = /\b(?:which|or|vs|versus|difference|choose|should|when)\b/i;
  const NOISE = 0.25;
  const WHOLE = 1.15;
  /** What a word that stands nowhere weighs. */
  const UNKNOWN = 0.6;
  /** Below this share of the query's weight nothing fits. */
  const ENOUGH = 0.34;
  const MOST_WORDS = 14;

  /** @param {string} text */
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
    .replace(/n['’]t\b/g, " not").replace(/['’](?=\p{L})/gu, "");

  /** @param {string} text */
  const wordsOf = (text) => plain(text).match(/\d+(?:\.\d+)*|\p{L}+/gu) ?? [];

  /** @param {string} text */
  const joined = (text) => plain(text).replace(/[^\p{L}\p{N}]+/gu, "");

  /** `StatusNotFound` and `HTTPStatus` as the words they are made of. @param {string} name */
  const unjoined = (name) => name
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2");

  /** What is left of a word without its endings. @param {string} word */
  function stem(word) {
    if (word.length < 4) return word;
    const bare = word.replace(/'s?$/, "").replace(/(?:ied|ies|y)$/, "i");
    if (bare.length < 4) return bare;
    const cut = bare.replace(/(?:ations?|ating|ated|ates?|ions?|ings?|ed|es|ly|e|(?<!s)s)$/, "");
    if (cut.length < 3) return bare;
    return cut.length > 4 ? cut.replace(/([b-df-hj-km-np-rtv-z])\1$/, "$1") : cut.replace(/([bdgmnprt])\1$/, "$1");
  }

  /** @param {string} column */
  const lines = (column) => column.split("\n").slice(0, -1);

  /** @param {string} code @param {number} kindOf */
  function classOf(code, kindOf = Number(code[0])) {
    if (/^\d{3}$/.test(code)) return kindOf <= 5 ? `${kindOf}xx` : "outside";
    return code.startsWith("guides/") ? "" : code;
  }

  /**
   * Reads the packed index: splits its columns and numbers its words.
   * @param {Packed} packed
   * @returns {Index}
   */
  function unpack(packed) {
    const phrases = lines(packed.phrase);
    const summaries = lines(packed.summary);
    const unofficial = new Set(packed.unofficial.split(" "));
    const pages = lines(packed.code).map((code, at) => ({
      code,
      kind: code.startsWith("guides/") ? "guide" : /^\d{3}$/.test(code) ? "status" : "class",
      label: code.startsWith("guides/") ? "Guide" : code === "outside" ? "600+" : code,
      phrase: phrases[at],
      summary: summaries[at],
      href: `${code}/`,
      class: classOf(code),
      official: !unofficial.has(code),
    }));
    /** @type {Index} */
    const index = {
      pages,
      codes: new Map(pages.map(({ code }, at) => [code, at])),
      names: [],
      words: [],
      ids: new Map(),
      stems: new Map(),
      alike: alike(packed.alike),
      noise: new Set(packed.noise.split(" ")),
      remembered: new Map(),
    };
    const columns = { phrase: packed.phrase, ...packed.fields, summary: packed.summary };
    for (const [field, column] of Object.entries(columns)) {
      lines(column).forEach((line, page) => {
        for (const text of line ? line.split("|") : []) {
          const words = wordsOf(field === "constants" ? unjoined(text) : text).map((word) => number(index, word));
          const size = words.reduce((sum, id) => sum + (slight(index, id) ? NOISE : 1), 0);
          index.names.push({ page, field, weight: packed.weights[field], text, words, size });
        }
      });
    }
    return index;
  }

  /** Words and numbers that a name may be found without. @param {Index} index @param {number} id */
  const slight = ({ noise, words }, id) => noise.has(words[id]) || words[id] <= "9";

  /** Its words in one, without those that say nothing. @param {Index} index @param {number[]} ids */
  const telling = ({ noise, words }, ids) => ids.map((id) => words[id]).filter((word) => !noise.has(word)).join("");

  /** @param {Index} index @param {string} word */
  function number({ ids, words, stems }, word) {
    const known = ids.get(word);
    if (known !== undefined) return known;
    const id = words.push(word) - 1;
    ids.set(word, id);
    const root = stem(word);
    const same = stems.get(root);
    if (same) same.push(id);
    else stems.set(root, [id]);
    return id;
  }

  /** @param {string[]} groups */
  function alike(groups) {
    const others = new Map();
    for (const group of groups.map((words) => words.split(" ").map(stem))) {
      for (const word of group) others.set(word, new Set([...(others.get(word) ?? []), ...group]));
    }
    return others;
  }

  /**
   * How many letters have to be put in, left out, changed or swapped; more than `most` is `most + 1`.
   * @param {string} a
   * @param {string} b
   * @param {number} most
   */
  function typos(a, b, most) {
    let start = 0;
    while (start < a.length && a[start] === b[start]) start += 1;
    let end = 0;
    while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
    const left = a.slice(start, a.length - end);
    const right = b.slice(start, b.length - end);
    if (!left || !right) return Math.max(left.length, right.length);
    if (Math.max(left.length, right.length) > most + 2) return most + 1;
    const rows = [Array.from({ length: right.length + 1 }, (_, at) => at)];
    for (let i = 1; i <= left.length; i += 1) {
      rows.push([i]);
      for (let j = 1; j <= right.length; j += 1) {
        const same = left[i - 1] === right[j - 1];
        let cost = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (same ? 0 : 1));
        const swapped = i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1];
        if (swapped) cost = Math.min(cost, rows[i - 2][j - 2] + 1);
        rows[i].push(cost);
      }
    }
    return rows[left.length][right.length];
  }

  /**
   * The words that one typo, or in long words two, make of a word.
   * @param {string[]} words
   * @param {string} token
   * @returns {[number, number][]}
   */
  function misspelt(words, token) {
    const most = token.length >= 8 ? 2 : 1;
    /** @type {[number, number][][]} */
    const found = [[], [], []];
    words.forEach((word, id) => {
      if (word.length < 4 || Math.abs(word.length - token.length) > most || word[0] <= "9") return;
      if (word[0] !== token[0] && word[1] !== token[1] && word[0] !== token[1]) return;
      const count = typos(token, word, most);
      if (count <= most) found[count].push([id, count === 1 ? TYPO : TYPOS]);
    });
    return found[1].length ? found[1] : found[2];
  }

  /**
   * How well each word of the index meets a word of the query. Numbers are never nearly right.
   * @param {Index} index
   * @param {string} token
   * @param {boolean} last it may be unfinished
   * @returns {Match}
   */
  function match(index, token, last) {
    const key = last ? `${token}…` : token;
    const known = index.remembered.get(key);
    if (known) return known;
    const quality = new Float32Array(index.words.length);
    const meet = (/** @type {number} */ id, /** @type {number} */ met) => {
      if (met > quality[id]) quality[id] = met;
    };
    const exact = index.ids.get(token);
    if (exact !== undefined) meet(exact, 1);
    if (/^\p{L}/u.test(token)) {
      for (const id of index.stems.get(stem(token)) ?? []) meet(id, STEM);
      if (token.length >= 3 || last) {
        index.words.forEach((word, id) => {
          if (word.length > token.length && word.startsWith(token)) {
            meet(id, last ? PREFIX : PREFIX * Math.max(0.5, token.length / word.length));
          }
        });
      }
      const met = quality.some(Boolean);
      for (const root of index.alike.get(stem(token)) ?? []) {
        for (const id of index.stems.get(root) ?? []) meet(id, ALIKE);
      }
      if (!met && !halves(index, token, meet) && token.length >= 4) {
        for (const [id, near] of misspelt(index.words, token)) meet(id, near);
      }
    }
    return remember(index, key, quality, key <= "9");
  }

  /**
   * `ratelimit` is `rate` and `limit`.
   * @param {Index} index
   * @param {string} token
   * @param {(id: number, met: number) => void} meet
   */
  function halves({ ids }, token, meet) {
    let found = false;
    for (let at = 3; at <= token.length - 3; at += 1) {
      const left = ids.get(token.slice(0, at));
      const right = ids.get(token.slice(at));
      if (left === undefined || right === undefined) continue;
      meet(left, GLUED);
      meet(right, GLUED);
      found = true;
    }
    return found;
  }

  /**
   * @param {Index} index
   * @param {string} key
   * @param {Float32Array} quality
   * @param {boolean} number whether it is one
   */
  function remember(index, key, quality, number) {
    const ids = [];
    quality.forEach((met, id) => { if (met) ids.push(id); });
    const holders = new Set();
    for (const { page, words } of index.names) if (words.some((id) => quality[id] >= TYPOS)) holders.add(page);
    const rarity = Math.log(1 + index.pages.length / (holders.size || 1)) * (ids.length ? 1 : number ? 0 : UNKNOWN);
    const made = { quality, ids, rarity, number };
    if (index.remembered.size > 60) index.remembered.clear();
    index.remembered.set(key, made);
    return made;
  }

  /**
   * What a query says: codes, sections of specifications, and words.
   * @param {Index} index
   * @param {string} query
   */
  function read(index, query) {
    const line = query.match(/\bHTTP\/\d(?:\.\d)?"?\s+([1-9]\d\d)(?!\d)/i);
    let rest = query.replace(/\bHTTPS?\/\d(?:\.\d)?\b/gi, " ");
    const rfcs = [...rest.matchAll(/\brfc[\s_-]?(\d{3,5})\b/gi)].map((found) => found[1]);
    rest = rest.replace(/\brfc[\s_-]?\d{3,5}\b/gi, " ");
    let sections = [...rest.matchAll(/(?<![\d.:])(\d{1,2}(?:\.\d{1,2}){1,3})(?![\d.:])/g)].map((found) => found[1]);
    const bare = /^\W*(?:(\d{4})\W+)?(?:section|sec|§)?\W*\d{1,2}(?:\.\d{1,2}){1,3}\W*$/i.exec(rest);
    if (bare?.[1]) rfcs.push(bare[1]);
    if (!rfcs.length && !bare && !/section|§/i.test(rest)) sections = [];
    const codes = [...rest.matchAll(
      /(?<![\p{L}\d.:])(?:e|err|http|status|code|error)?[_-]?([1-9]\d\d)(?![\d\p{L}]|[.:]\d|\s*(?:[mkg]i?b|bytes|ms|s|seconds|minutes|requests)\b)/giu,
    )].map((found) => found[1]).filter((code) => index.codes.has(code));
    return { rfcs, sections, codes: [...new Set(line && index.codes.has(line[1]) ? [line[1]] : codes)], tokens: tokens(index, rest, codes, sections) };
  }

  /**
   * @param {Index} index
   * @param {string} text
   * @param {string[]} codes
   * @param {string[]} sections
   */
  function tokens({ noise, ids }, text, codes, sections) {
    const parts = text.split(/[^\p{L}\p{N}'’.]+/u).flatMap((part) => {
      const whole = part.split(".").map((piece) => ids.has(plain(piece)) ? piece : unjoined(piece));
      return wordsOf(/\d\.\d/.test(part) ? part : whole.join(" "));
    });
    const all = [...new Set(parts)].filter((word) => !codes.includes(word) && !sections.includes(word));
    const left = all.filter((word) => !noise.has(word) && !/^[a-z]$/.test(word));
    return (left.length || codes.length ? left : all).slice(0, MOST_WORDS);
  }

  /**
   * The words as matches; two that are one word in the index are that, too: `time out`.
   * @param {Index} index
   * @param {string[]} words
   * @param {boolean} open whether the last may be unfinished
   */
  function matchAll(index, words, open) {
    const matches = words.map((word, at) => match(index, word, open && at === words.length - 1));
    words.slice(1).forEach((word, at) => {
      const id = index.ids.get(words[at] + word);
      if (id === undefined) return;
      for (const place of [at, at + 1]) {
        const quality = Float32Array.from(matches[place].quality);
        quality[id] = GLUED;
        matches[place] = remember(index, `${words[at]}+${word}+${place}`, quality, false);
      }
    });
    return matches;
  }

  /**
   * The pages with what their names and texts have of the words.
   * @param {Index} index
   * @param {Match[]} matches
   * @param {number} guide what a guide is worth beside a code
   * @param {string} asked the words of the query in one
   */
  function score(index, matches, guide, asked) {
    const total = matches.reduce((sum, { rarity }) => sum + rarity, 0) || 1;
    const hit = new Uint8Array(index.words.length);
    for (const { ids } of matches) for (const id of ids) hit[id] = 1;
    const count = matches.length;
    const best = new Float32Array(index.pages.length * count);
    const met = new Float32Array(index.pages.length * count);
    const top = index.pages.map(() => ({ score: 0, next: 0, name: /** @type {Name | null} */ (null) }));
    const here = new Float32Array(count);
    for (const name of index.names) {
      const { page, weight, words, size } = name;
      let hits = 0;
      here.fill(0);
      for (const id of words) {
        if (!hit[id]) continue;
        let quality = 0;
        for (let at = 0; at < count; at += 1) {
          const own = matches[at].quality[id];
          if (own > here[at]) here[at] = own;
          if (own > quality) quality = own;
        }
        hits += slight(index, id) ? quality * NOISE : quality;
      }
      if (!hits) continue;
      let covered = 0;
      for (let at = 0; at < count; at += 1) covered += here[at] * matches[at].rarity;
      const prose = name.field === "text" || name.field === "summary";
      const whole = covered > 0.9 * total && !prose && asked === (name.joined ??= telling(index, words));
      const filled = whole ? 1 : hits / size;
      for (let at = 0; at < count; at += 1) {
        if (!here[at]) continue;
        const place = page * count + at;
        const part = here[at] * weight * (matches[at].number ? filled : 1);
        if (part > best[place]) best[place] = part;
        if (here[at] > met[place]) met[place] = here[at];
      }
      const worth = weight * (covered / total) * (prose ? 0.25 : whole ? WHOLE : filled ** 0.6);
      const known = top[page];
      if (worth > known.score) top[page] = { score: worth, next: known.score, name };
      else if (worth > known.next) known.next = worth;
    }
    return index.pages.map((page, at) => {
      let sum = 0;
      let share = 0;
      for (let token = 0; token < count; token += 1) {
        sum += best[at * count + token] * matches[token].rarity;
        share += met[at * count + token] * matches[token].rarity;
      }
      share /= total;
      const fair = page.kind === "status" ? page.official ? 1 : UNOFFICIAL : page.kind === "guide" ? guide : GUIDE;
      return { page, share, score: (sum / total + 1.6 * top[at].score + 0.3 * top[at].next) * share ** 0.5 * fair, name: top[at].name };
    });
  }

  /** @param {Result} a @param {Result} b */
  const byScore = (a, b) => b.score - a.score || (a.page.code < b.page.code ? -1 : 1);

  /** @param {Name | null} name @returns {Why | null} */
  const because = (name) => name && !/^(phrase|summary|text)$/.test(name.field)
    ? { field: name.field, text: name.field === "specs" ? name.text.replace(/^(\d+) /, "RFC $1, section ") : name.text }
    : null;

  /**
   * Pages that the query's codes and sections name: what they are worth beside the words.
   * @param {Index} index
   * @param {{ rfcs: string[], sections: string[], codes: string[] }} said
   * @returns {Map<number, { score: number, name: Name | null }>}
   */
  function named(index, { rfcs, sections, codes }) {
    const found = new Map();
    const add = (/** @type {number} */ page, /** @type {number} */ score, /** @type {Name | null} */ name) => {
      if (score > (found.get(page)?.score ?? 0)) found.set(page, { score, name });
    };
    codes.forEach((code, at) => add(index.codes.get(code) ?? 0, 100 - at, null));
    if (codes.length > 1) {
      index.pages.forEach(({ kind, phrase }, page) => {
        const count = codes.filter((code) => kind === "guide" && phrase.includes(code)).length;
        if (count > 1) add(page, 100 + 10 * count, null);
      });
    }
    if (!rfcs.length && !sections.length) return found;
    const seen = new Set();
    for (const name of index.names.filter(({ field }) => field === "specs")) {
      const [rfc, section = ""] = name.text.split(" ");
      const first = seen.has(name.page) ? 0.8 : 1;
      seen.add(name.page);
      if (rfcs.length && !rfcs.includes(rfc)) continue;
      if (!sections.length) add(name.page, 40 * first, name);
      else if (sections.includes(section)) add(name.page, 60 * first, name);
      else if (sections.some((part) => section.startsWith(`${part}.`))) add(name.page, 30 * first, name);
    }
    return found;
  }

  /**
   * @param {Index} index
   * @param {string} query
   * @returns {Result[]}
   */
  function results(index, query) {
    const said = read(index, query);
    const numbers = named(index, said);
    const matches = matchAll(index, said.tokens, /[\p{L}\p{N}]$/u.test(query));
    const scored = score(index, matches, QUESTION.test(query) ? ASKED : GUIDE, said.tokens.join(""));
    const most = Math.max(0, ...scored.map(({ share }) => share));
    const enough = most >= ENOUGH || numbers.size > 0;
    if (!enough) return [];
    return scored.map(({ page, share, score, name }, at) => {
      const number = numbers.get(at);
      const fits = number || !numbers.size && share >= most * 0.5;
      return { page, score: fits ? score + (number?.score ?? 0) : 0, why: because(number?.name ?? name) };
    }).filter(({ score }) => score > 0).sort(byScore);
  }

  /** @param {string} text */
  function pairs(text) {
    const found = new Set();
    for (let at = 0; at < text.length; at += 1) found.add(text.slice(Math.max(0, at - 1), at + 1));
    return found;
  }

  /** @type {WeakMap<Index, { name: Name, own: Set<string> }[]>} */
  const likenesses = new WeakMap();

  /**
   * Where nothing fits: the numbers next to it, or the names that look most like it.
   * @param {Index} index
   * @param {string} query
   * @returns {Result[]}
   */
  function nearest(index, query) {
    const digits = /^\s*(\d+)\s*$/.exec(query);
    const found = index.pages.map((page) => ({ page, score: -1, why: null }));
    if (digits) {
      for (const result of found) result.score = -Math.abs((Number(result.page.code) || 1e9) - Number(digits[1]));
      return found.sort(byScore).slice(0, 5);
    }
    let known = likenesses.get(index);
    if (!known) {
      known = index.names.filter(({ field }) => /^(phrase|formerly|keywords)$/.test(field))
        .map((name) => ({ name, own: pairs(joined(name.text)) }));
      likenesses.set(index, known);
    }
    const asked = pairs(joined(query));
    for (const { name, own } of known) {
      let common = 0;
      for (const pair of asked) if (own.has(pair)) common += 1;
      const score = (2 * common) / (own.size + asked.size);
      if (score > found[name.page].score) found[name.page].score = score;
    }
    return found.sort(byScore).slice(0, 5);
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
    const asked = unslipped(query.trim());
    if (asked === "") return { results: [], nearest: false };
    const some = /^(\d{1,2}|[1-9]xx)(?: ?(?:codes?|errors?|responses?|status))*$/i.exec(asked);
    const start = some?.[1].toLowerCase().replace(/xx$/, "") ?? "";
    const list = index.pages.filter(({ code, kind }) => kind !== "guide" && code.startsWith(start));
    if (some && list.length) {
      const whole = some[1].length === 3 ? list.filter(({ kind }) => kind === "class") : [];
      const codes = list.filter(({ kind }) => kind === "status");
      return { results: [...whole, ...codes].map((page) => ({ page, score: 1, why: null })), nearest: false };
    }
    const found = results(index, asked);
    if (found.length) return { results: found, nearest: false };
    return { results: nearest(index, asked), nearest: true };
  }

  globalThis.statusbookIndex = (packed) => {
    globalThis.statusbookSearch = { index: unpack(packed), rank };
  };
})();
