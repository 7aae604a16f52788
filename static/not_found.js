// @ts-check
// Unknown addresses: a code goes to its page at once, words get the best matches of the search.
"use strict";

(async () => {
  const lost = document.querySelector("[data-lost]");
  const search = document.querySelector("[data-search]");
  if (!(lost instanceof HTMLElement) || !(search instanceof HTMLFormElement)) return;
  const prefix = document.documentElement.dataset.prefix ?? "/";

  const parts = decode(location.pathname).split("/").filter(Boolean);
  const last = (parts.at(-1) ?? "").replace(/\.(html?|md)$/i, "");
  if (last === "" || (last === "404" && location.pathname.endsWith("404.html"))) return;
  if (last === lost.dataset.code) return go(lost.dataset.href ?? prefix);

  const { index, rank } = await globalThis.statusbook.loadSearch(search.dataset);
  const page = index.pages.find(({ code }) => code === last);
  if (page) return go(prefix + page.href);

  const query = last.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  if (!query) return;
  offer(query, rank(index, query).results.slice(0, 5));

  /** @param {string} path */
  function decode(path) {
    try {
      return decodeURIComponent(path);
    } catch {
      return path;
    }
  }

  /**
   * Never to the address that was asked for: that would go on for ever.
   * @param {string} href
   */
  function go(href) {
    if (new URL(href, location.href).pathname !== location.pathname) location.replace(href);
  }

  /**
   * @param {string} query
   * @param {Result[]} results
   */
  function offer(query, results) {
    const matches = document.querySelector("[data-lost-matches]");
    const list = matches?.querySelector("ul");
    const name = matches?.querySelector("code");
    if (!(matches instanceof HTMLElement) || !list || !name || results.length === 0) return;
    name.textContent = query;
    list.append(
      ...results.map(({ page }) => {
        const item = document.createElement("li");
        item.dataset.class = page.class;
        const link = document.createElement("a");
        link.href = prefix + page.href;
        const code = document.createElement("span");
        code.className = "code";
        code.textContent = page.label;
        link.append(code, " ", page.phrase);
        const summary = document.createElement("p");
        summary.textContent = page.summary;
        item.append(link, summary);
        return item;
      }),
    );
    matches.hidden = false;
  }
})();
