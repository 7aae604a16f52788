// @ts-check
// Ranks the pages of the index for a query, as docs/search.md says. Pure: no DOM, no state.
"use strict";

(() => {
  /** Three digits that may be a code: no part of a longer number, no size, no span of time. */
  const CODE = new RegExp(
    "(?<![\\p{L}\\d.:])(?:e|err|http|status|code|error)?[_-]?([1-9]\\d\\d)" +
      "(?![\\d\\p{L}]|[.:]\\d|\\s*(?:[mkg]i?b|bytes|ms|s|seconds|minutes|requests)\\b)",
    "giu",
  );
  const { statusbook } = globalThis;
  const {
    plain,
    wordsOf,
    joined,
    unjoined,
    unpack,
    slight,
    essence,
    match,
    remember,
    GLUED,
    NOISE,
  } = statusbook.words;
  const UNOFFICIAL = 0.88;
  /** A guide is the answer to a question about several codes, else it comes after them. */
  const GUIDE = 0.6;
  const ASKED = 1.25;
  const QUESTION = /\b(?:which|or|vs|versus|difference|choose|should|when)\b/i;
  const WHOLE = 1.15;
  /** Below this share of the query's weight nothing fits. */
  const ENOUGH = 0.34;
  const MOST_WORDS = 14;

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
    let sections = [...rest.matchAll(/(?<![\d.:])(\d{1,2}(?:\.\d{1,2}){1,3})(?![\d.:])/g)].map(
      (found) => found[1],
    );
    const bare = /^\W*(?:(\d{4})\W+)?(?:section|sec|§)?\W*\d{1,2}(?:\.\d{1,2}){1,3}\W*$/i.exec(
      rest,
    );
    if (bare?.[1]) rfcs.push(bare[1]);
    if (!rfcs.length && !bare && !/section|§/i.test(rest)) sections = [];
    const codes = [...rest.matchAll(CODE)]
      .map((found) => found[1])
      .filter((code) => index.codes.has(code));
    return {
      rfcs,
      sections,
      codes: [...new Set(line && index.codes.has(line[1]) ? [line[1]] : codes)],
      tokens: tokens(index, rest, codes, sections),
    };
  }

  /**
   * @param {Index} index
   * @param {string} text
   * @param {string[]} codes
   * @param {string[]} sections
   */
  function tokens({ noise, ids }, text, codes, sections) {
    const parts = text.split(/[^\p{L}\p{N}'’.]+/u).flatMap((part) => {
      const whole = part
        .split(".")
        .map((piece) => (ids.has(plain(piece)) ? piece : unjoined(piece)));
      return wordsOf(/\d\.\d/.test(part) ? part : whole.join(" "));
    });
    const all = [...new Set(parts)].filter(
      (word) => !codes.includes(word) && !sections.includes(word),
    );
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
    const top = index.pages.map(() => ({
      score: 0,
      next: 0,
      name: /** @type {Name | null} */ (null),
    }));
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
      const whole =
        covered > 0.9 * total && !prose && asked === (name.joined ??= essence(index, words));
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
      const fair =
        page.kind === "status"
          ? page.official
            ? 1
            : UNOFFICIAL
          : page.kind === "guide"
            ? guide
            : GUIDE;
      return {
        page,
        share,
        score: (sum / total + 1.6 * top[at].score + 0.3 * top[at].next) * share ** 0.5 * fair,
        name: top[at].name,
      };
    });
  }

  /** @param {Result} a @param {Result} b */
  const byScore = (a, b) => b.score - a.score || (a.page.code < b.page.code ? -1 : 1);

  /** @param {Index} index @param {Name | null} name @returns {Why | null} */
  const because = ({ section }, name) =>
    name && !/^(phrase|summary|text)$/.test(name.field)
      ? {
          field: name.field,
          text: name.field === "specs" ? name.text.replace(/^(\d+) (.+)/, section) : name.text,
        }
      : null;

  /**
   * Pages that the query's codes and sections name: what they are worth beside the words.
   * @param {Index} index
   * @param {{ rfcs: string[], sections: string[], codes: string[] }} said
   * @returns {Map<number, { score: number, name: Name | null }>}
   */
  function named(index, { rfcs, sections, codes }) {
    const found = new Map();
    const add = (
      /** @type {number} */ page,
      /** @type {number} */ score,
      /** @type {Name | null} */ name,
    ) => {
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
      else if (sections.some((part) => section.startsWith(`${part}.`)))
        add(name.page, 30 * first, name);
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
    const scored = score(
      index,
      matches,
      QUESTION.test(query) ? ASKED : GUIDE,
      said.tokens.join(""),
    );
    const most = Math.max(0, ...scored.map(({ share }) => share));
    const enough = most >= ENOUGH || numbers.size > 0;
    if (!enough) return [];
    return scored
      .map(({ page, share, score, name }, at) => {
        const number = numbers.get(at);
        const fits = number || (!numbers.size && share >= most * 0.5);
        return {
          page,
          score: fits ? score + (number?.score ?? 0) : 0,
          why: because(index, number?.name ?? name),
        };
      })
      .filter(({ score }) => score > 0)
      .sort(byScore);
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
      for (const result of found)
        result.score = -Math.abs((Number(result.page.code) || 1e9) - Number(digits[1]));
      return found.sort(byScore).slice(0, 5);
    }
    let known = likenesses.get(index);
    if (!known) {
      known = index.names
        .filter(({ field }) => /^(phrase|errors|formerly|keywords)$/.test(field))
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
  const unslipped = (query) =>
    /^[1-5][\doli]{2}$/i.test(query) ? query.replace(/o/gi, "0").replace(/[li]/gi, "1") : query;

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
    const list = index.pages.filter((page) => page.class && page.code.startsWith(start));
    if (some && list.length) {
      const whole = some[1].length === 3 ? list.filter(({ kind }) => kind === "class") : [];
      const codes = list.filter(({ kind }) => kind === "status");
      return {
        results: [...whole, ...codes].map((page) => ({ page, score: 1, why: null })),
        nearest: false,
      };
    }
    const found = results(index, asked);
    if (found.length) return { results: found, nearest: false };
    return { results: nearest(index, asked), nearest: true };
  }

  statusbook.openIndex = (packed) => {
    statusbook.search = { index: unpack(packed), rank };
  };
})();
