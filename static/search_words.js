// @ts-check
// The index and its words: reads what the build packed, and finds how well each word of the index
// meets a word of a query. Pure: no DOM, no state but what is remembered of the words that were
// just typed. The types are in tests/browser/globals.d.ts.
"use strict";

(() => {
  const statusbook = (globalThis.statusbook ??= /** @type {Statusbook} */ ({}));
  const STEM = 0.92;
  const GLUED = 0.95;
  const PREFIX = 0.8;
  const ALIKE = 0.65;
  const TYPO = 0.6;
  const TYPOS = 0.45;
  const NOISE = 0.25;
  /** What a word that is nowhere weighs. */
  const UNKNOWN = 0.6;

  /** @param {string} text */
  const plain = (text) =>
    text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/n['’]t\b/g, " not")
      .replace(/['’](?=\p{L})/gu, "");

  /** Chinese and Japanese have no spaces: a character is a word. */
  const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]|[^\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]+/gu;

  /** @param {string} text @returns {string[]} */
  const wordsOf = (text) =>
    (plain(text).match(/\d+(?:\.\d+)*|\p{L}+/gu) ?? []).flatMap((word) =>
      /[^\0-\u303f]/.test(word) ? (word.match(UNSPACED) ?? []) : word,
    );

  /** @param {string} text */
  const joined = (text) => plain(text).replace(/[^\p{L}\p{N}]+/gu, "");

  /** `StatusNotFound` and `HTTPStatus` as the words they are made of. @param {string} name */
  const unjoined = (name) =>
    name.replace(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2").replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2");

  /** What is left of an English word without its endings. @param {string} word */
  function stem(word) {
    if (word.length < 4) return word;
    const bare = word.replace(/'s?$/, "").replace(/(?:ied|ies|y)$/, "i");
    if (bare.length < 4) return bare;
    const cut = bare.replace(/(?:ations?|ating|ated|ates?|ions?|ings?|ed|es|ly|e|(?<!s)s)$/, "");
    if (cut.length < 3) return bare;
    return cut.length > 4
      ? cut.replace(/([b-df-hj-km-np-rtv-z])\1$/, "$1")
      : cut.replace(/([bdgmnprt])\1$/, "$1");
  }

  /** @param {string} column */
  const lines = (column) => column.split("\n").slice(0, -1);

  /** @param {string} code */
  function kindOfPage(code) {
    if (code.startsWith("guides/")) return "guide";
    if (/^\d{3}$/.test(code)) return "status";
    return /^(\dxx|outside)$/.test(code) ? "class" : "page";
  }

  /** @param {string} code @param {number} kindOf */
  function classOf(code, kindOf = Number(code[0])) {
    if (/^\d{3}$/.test(code)) return kindOf <= 5 ? `${kindOf}xx` : "outside";
    return kindOfPage(code) === "class" ? code : "";
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
      kind: kindOfPage(code),
      label: packed.labels[code] ?? packed.labels[`${kindOfPage(code)}s`] ?? code,
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
      stem: packed.english ? stem : (word) => word,
      section: packed.section.replace("{rfc}", "$1").replace("{section}", "$2"),
      alike: new Map(),
      noise: new Set(packed.noise.split(" ")),
      remembered: new Map(),
    };
    index.alike = alike(index, packed.alike);
    const columns = { phrase: packed.phrase, ...packed.fields, summary: packed.summary };
    for (const [field, column] of Object.entries(columns)) {
      lines(column).forEach((line, page) => {
        for (const text of line ? line.split("|") : []) {
          const isName = /^(constants|errors)$/.test(field);
          const words = wordsOf(isName ? unjoined(text) : text).map((word) => number(index, word));
          const size = words.reduce((sum, id) => sum + (slight(index, id) ? NOISE : 1), 0);
          index.names.push({ page, field, weight: packed.weights[field], text, words, size });
        }
      });
    }
    return index;
  }

  /** Words and numbers that a name may be found without. @param {Index} index @param {number} id */
  const slight = ({ noise, words }, id) => noise.has(words[id]) || words[id] <= "9";

  /**
   * The words in one, without those that say nothing.
   * @param {Index} index
   * @param {number[]} ids
   */
  const essence = ({ noise, words }, ids) =>
    ids
      .map((id) => words[id])
      .filter((word) => !noise.has(word))
      .join("");

  /** @param {Index} index @param {string} word */
  function number({ ids, words, stems, stem }, word) {
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

  /** @param {Index} index @param {string[]} groups */
  function alike({ stem }, groups) {
    const others = new Map();
    for (const group of groups.map((words) => words.split(" ").map(stem))) {
      for (const word of group) others.set(word, new Set([...(others.get(word) ?? []), ...group]));
    }
    return others;
  }

  /**
   * How many letters have to be put in, left out, changed or swapped; more than `most` is
   * `most + 1`.
   * @param {string} a
   * @param {string} b
   * @param {number} most
   */
  function typos(a, b, most) {
    let start = 0;
    while (start < a.length && a[start] === b[start]) start += 1;
    let end = 0;
    while (
      end < Math.min(a.length, b.length) - start &&
      a[a.length - 1 - end] === b[b.length - 1 - end]
    )
      end += 1;
    const left = a.slice(start, a.length - end);
    const right = b.slice(start, b.length - end);
    if (!left || !right) return Math.max(left.length, right.length);
    if (Math.max(left.length, right.length) > most + 2) return most + 1;
    const rows = [Array.from({ length: right.length + 1 }, (_, at) => at)];
    for (let i = 1; i <= left.length; i += 1) {
      rows.push([i]);
      for (let j = 1; j <= right.length; j += 1) {
        const same = left[i - 1] === right[j - 1];
        let cost = Math.min(
          rows[i - 1][j] + 1,
          rows[i][j - 1] + 1,
          rows[i - 1][j - 1] + (same ? 0 : 1),
        );
        const swapped =
          i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1];
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
      for (const id of index.stems.get(index.stem(token)) ?? []) meet(id, STEM);
      if (token.length >= 3 || last) {
        index.words.forEach((word, id) => {
          if (word.length > token.length && word.startsWith(token)) {
            meet(id, last ? PREFIX : PREFIX * Math.max(0.5, token.length / word.length));
          }
        });
      }
      const met = quality.some(Boolean);
      for (const root of index.alike.get(index.stem(token)) ?? []) {
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
    /** @type {number[]} */
    const ids = [];
    quality.forEach((met, id) => {
      if (met) ids.push(id);
    });
    const holders = new Set();
    for (const { page, words } of index.names)
      if (words.some((id) => quality[id] >= TYPOS)) holders.add(page);
    const rarity =
      Math.log(1 + index.pages.length / (holders.size || 1)) *
      (ids.length ? 1 : number ? 0 : UNKNOWN);
    const made = { quality, ids, rarity, number };
    if (index.remembered.size > 60) index.remembered.clear();
    index.remembered.set(key, made);
    return made;
  }

  statusbook.words = {
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
  };
})();
