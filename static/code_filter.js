// @ts-check
// The quick filters over the codes: they work together with the search, and live in the address.
"use strict";

(() => {
  const { labels, say } = globalThis.statusbook;
  const form = document.querySelector("form[data-filters]");
  if (!(form instanceof HTMLFormElement)) return;
  const items = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-code]")]);
  const blocks = /** @type {HTMLElement[]} */ ([
    ...document.querySelectorAll(".class-block, .class-block [role=group]"),
  ]);
  const count = form.querySelector("[data-filter-count]");
  const reset = /** @type {HTMLButtonElement | null} */ (form.querySelector("[type=reset]"));
  const nothing = /** @type {HTMLElement | null} */ (document.querySelector(".nothing"));
  const search = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-search]"));
  const field = form.elements.namedItem("q") ?? search?.elements.namedItem("q");
  const text = field instanceof HTMLInputElement ? field : null;
  const names = [...form.querySelectorAll("select")].map(({ name }) => name);

  /** @param {HTMLElement} item */
  const vendorsOf = (item) =>
    [...item.querySelectorAll(".vendors li")].map((name) => name.textContent ?? "");

  /** @param {string} name */
  function control(name) {
    const element = form instanceof HTMLFormElement && form.elements.namedItem(name);
    return element instanceof HTMLSelectElement ? element : null;
  }

  /** What is chosen, as it is in the address. */
  function state() {
    const chosen = new URLSearchParams();
    if (text?.value.trim()) chosen.set("q", text.value.trim());
    for (const box of boxes()) if (box.checked) chosen.append(filterOf(box), box.value);
    for (const name of names) {
      const value = control(name)?.value;
      if (value) chosen.set(name, value);
    }
    return chosen;
  }

  /**
   * What a box is called in the address.
   * @param {HTMLInputElement} box
   */
  const filterOf = (box) => box.dataset.filter ?? box.name;

  function boxes() {
    return /** @type {HTMLInputElement[]} */ ([
      ...document.querySelectorAll("[data-filters] [type=checkbox]"),
    ]);
  }

  /**
   * The codes that the text finds, or the nearest; null where there is no text, or the index does
   * not load.
   * @param {string | null} query
   */
  async function findCodes(query) {
    if (!query) return null;
    try {
      const { rank, index } = await globalThis.statusbook.loadSearch(search?.dataset ?? {});
      const { results, nearest } = rank(index, query);
      return { codes: new Set(results.map((result) => result.page.code)), nearest };
    } catch (error) {
      console.error(error);
      return null;
    }
  }

  /**
   * Whether the choice of one filter lets an item through.
   * @param {HTMLElement} item
   * @param {string} name
   */
  function lets(item, name) {
    const option = control(name)?.selectedOptions[0];
    if (!option?.value) return true;
    if (name === "vendor") return vendorsOf(item).includes(option.value);
    if (name.startsWith("extra."))
      return (item.dataset.extra ?? "").split("\n").includes(`${name}=${option.value}`);
    return (option.dataset.words ?? "").split(" ").includes(item.dataset[name] ?? "");
  }

  /**
   * Whether what is chosen besides the text lets an item through.
   * @param {HTMLElement} item
   * @param {URLSearchParams} chosen
   */
  function passes(item, chosen) {
    const classes = chosen.getAll("class");
    return (
      (classes.length === 0 || classes.includes(item.dataset.class ?? "")) &&
      names.every((name) => lets(item, name))
    );
  }

  /** @param {URLSearchParams} chosen */
  const isFiltered = (chosen) => ["class", ...names].some((name) => chosen.has(name));

  /**
   * Whether the search may offer a page: a code that passes, and anything while nothing is chosen.
   * @param {string} code
   */
  function fits(code) {
    const chosen = state();
    return (
      !isFiltered(chosen) ||
      items.some((item) => item.dataset.code === code && passes(item, chosen))
    );
  }

  let turn = 0;

  async function apply() {
    const mine = ++turn;
    const chosen = state();
    const { codes, nearest = false } = (await findCodes(chosen.get("q"))) ?? {};
    if (mine !== turn) return;
    let shown = 0;
    for (const item of items) {
      const isShown = (!codes || codes.has(item.dataset.code ?? "")) && passes(item, chosen);
      item.hidden = !isShown;
      if (isShown) shown += 1;
    }
    for (const block of blocks) {
      const cards = block.querySelectorAll("[data-code]");
      if (cards.length)
        block.hidden = [...cards].every((card) => card instanceof HTMLElement && card.hidden);
    }
    const any = chosen.has("q") || isFiltered(chosen);
    if (count)
      count.textContent = say(any ? labels.shown : labels.all, { shown, count: items.length });
    if (reset) reset.disabled = !any;
    if (nothing) {
      nothing.hidden = shown > 0 && !nearest;
      const query = chosen.get("q") ?? "";
      nothing.textContent = shown > 0 ? say(labels.nearest, { query }) : labels.nothing;
    }
    remember(chosen);
  }

  /** @param {URLSearchParams} chosen */
  function remember(chosen) {
    const query = chosen.size ? `?${chosen}` : "";
    if (query === location.search) return;
    try {
      history.replaceState(history.state, "", `${location.pathname}${query}${location.hash}`);
    } catch {
      // From the disk some browsers keep the address as it is.
    }
  }

  function restore() {
    const given = new URLSearchParams(location.search);
    if (text) text.value = given.get("q") ?? "";
    for (const box of boxes()) box.checked = given.getAll(filterOf(box)).includes(box.value);
    for (const name of names) {
      const select = control(name);
      if (!select) continue;
      select.value = given.get(name) ?? "";
      if (select.selectedIndex < 0) select.value = "";
    }
  }

  function offerVendors() {
    const vendors = new Set(items.flatMap(vendorsOf));
    const options = [...vendors]
      .sort((a, b) => a.localeCompare(b, document.documentElement.lang))
      .map((name) => new Option(name, name));
    control("vendor")?.append(...options);
  }

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;
  const soon = () => {
    clearTimeout(pause);
    pause = setTimeout(apply, 90);
  };

  form.addEventListener("input", soon);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    apply();
  });
  form.addEventListener("reset", () => {
    if (text) text.value = "";
    setTimeout(apply);
  });
  if (text && text.form !== form) text.addEventListener("input", soon);
  globalThis.statusbook.fits = fits;
  offerVendors();
  restore();
  apply();
})();
