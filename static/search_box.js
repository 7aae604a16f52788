// @ts-check
// The search box: a combobox as WAI-ARIA has it, over the ranker and the index.
"use strict";

(() => {
  const SHOWN = 8;
  const form = globalThis.document?.querySelector("[data-search]");
  if (!(globalThis.HTMLFormElement && form instanceof HTMLFormElement)) return;
  const prefix = document.documentElement.dataset.prefix ?? "./";
  const { statusbook } = globalThis;
  const { labels, say } = statusbook;
  const { index, rank } = /** @type {Search} */ (statusbook.search);
  const action = form.action;
  const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
  const list = /** @type {HTMLElement} */ (form.querySelector("[role=listbox]"));
  const popup = /** @type {HTMLElement} */ (list.parentElement);
  const status = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));

  /** @type {HTMLAnchorElement[]} */
  let options = [];
  let active = -1;
  let certain = false;

  /**
   * @param {string} name
   * @param {string} className
   * @param {...(Node | string)} children
   */
  function element(name, className, ...children) {
    const made = document.createElement(name);
    made.className = className;
    made.append(...children);
    return made;
  }

  /**
   * The text with what was searched for marked, where a word of it begins so.
   * @param {string} text
   * @param {string} query
   */
  function marked(text, query) {
    const words = query.match(/[\p{L}\p{N}]+/gu) ?? [];
    const tokens = words.length > 1 ? words.filter(({ length }) => length > 2) : words;
    if (tokens.length === 0) return [text];
    const pattern = new RegExp(
      `(?<![\\p{L}\\p{N}])(${tokens.sort((a, b) => b.length - a.length).join("|")})`,
      "giu",
    );
    return text.split(pattern).map((part, at) => (at % 2 ? element("mark", "", part) : part));
  }

  /**
   * @param {{ page: any, why: { field: string, text: string } | null }} result
   * @param {number} at
   * @param {string} query
   */
  function option({ page, why }, at, query) {
    const link = document.createElement("a");
    link.href = prefix + page.href;
    if (why?.field === "errors")
      link.hash = encodeURIComponent(why.text.replace(/[^\p{Alphabetic}\p{N}_.:/-]+/gu, "-"));
    link.dataset.class = page.class;
    const phrase = element("span", "phrase", ...marked(page.phrase, query));
    link.append(element("span", "code", ...marked(page.label, query)), phrase);
    if (!page.official) {
      const badge = element("span", "badge", labels.unofficial);
      badge.dataset.standing = "unofficial";
      phrase.append(" ", badge);
    }
    if (why)
      link.append(element("span", "why", `${labels.why[why.field]} `, ...marked(why.text, query)));
    link.append(element("span", "summary", ...marked(page.summary, query)));
    return listed(link, at);
  }

  /**
   * @param {HTMLAnchorElement} link
   * @param {number} at
   */
  function listed(link, at) {
    link.id = `search-result-${at}`;
    link.tabIndex = -1;
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    return link;
  }

  function update() {
    const query = input.value.trim();
    if (query === "") return close();
    const { results: ranked, nearest } = rank(index, query);
    const results = ranked.filter(({ page }) => statusbook.fits?.(page.code) ?? true);
    certain = !nearest;
    options = results.slice(0, SHOWN).map((result, at) => option(result, at, query));
    if (!nearest && results.length > SHOWN) options.push(all(results.length, query));
    list.replaceChildren(...options);
    popup.querySelector(".note")?.remove();
    if (nearest) popup.prepend(element("p", "note", say(labels.nearest, { query })));
    status.textContent = nearest
      ? say(labels.nearestCount, { count: options.length })
      : say(labels.count, { count: results.length });
    popup.hidden = false;
    input.setAttribute("aria-expanded", "true");
    activate(nearest ? -1 : 0);
  }

  /**
   * @param {number} count
   * @param {string} query
   */
  function all(count, query) {
    const link = document.createElement("a");
    link.href = `${action}?${new URLSearchParams({ q: query })}`;
    link.className = "all";
    link.append(say(labels.all, { count }));
    return listed(link, SHOWN);
  }

  /** @param {number} at */
  function activate(at) {
    options[active]?.setAttribute("aria-selected", "false");
    active = at;
    const option = options[at];
    if (!option) return input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  }

  function close() {
    popup.hidden = true;
    options = [];
    list.replaceChildren();
    input.setAttribute("aria-expanded", "false");
    activate(-1);
    status.textContent = "";
  }

  /** Enter goes to the chosen page, or the first; to one that is only the nearest, if chosen. */
  function follow() {
    if (popup.hidden) update();
    (options[active] ?? (certain ? options[0] : undefined))?.click();
  }

  /** @param {KeyboardEvent} event */
  function keydown(event) {
    if (event.isComposing) return;
    const { key } = event;
    if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault();
      if (popup.hidden) return update();
      const step = key === "ArrowDown" ? 1 : -1;
      const places = options.length + 1;
      activate(((active + 1 + step + places) % places) - 1);
    } else if (key === "Escape") {
      event.preventDefault();
      if (!popup.hidden) return close();
      input.value = "";
      input.dispatchEvent(new Event("input", { bubbles: true }));
    } else if (key === "Tab") {
      close();
    }
  }

  input.addEventListener("input", update);
  input.addEventListener("keydown", keydown);
  input.addEventListener("blur", () =>
    setTimeout(() => {
      if (!form.contains(document.activeElement)) close();
    }, 150),
  );
  popup.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("pointermove", (event) => {
    const option = event.target instanceof Element && event.target.closest("[role=option]");
    const at = options.findIndex((candidate) => candidate === option);
    if (at >= 0 && at !== active) activate(at);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    follow();
  });
  // An address with a query (`?q=`) shows its codes in the page: the box waits for Enter.
  const given = new URLSearchParams(location.search).get("q");
  if (given && given === input.value) input.focus();
  else if (document.activeElement === input) update();
})();
