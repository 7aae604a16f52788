// @ts-check
// What every page needs. It loads the search and the copy buttons when they are wanted.
"use strict";

(() => {
  const { labels } = statusbook;
  const root = document.documentElement;
  const { copySrc = "", searchStyleHref = "", workerSrc } = document.currentScript?.dataset ?? {};

  /** The reader's choice, if the browser keeps it. */
  function storedScheme() {
    try {
      return localStorage.getItem("theme");
    } catch {
      return null;
    }
  }

  /** @param {string | null} scheme */
  function showScheme(scheme) {
    if (scheme === "light" || scheme === "dark") root.dataset.theme = scheme;
    else delete root.dataset.theme;
    const button = document.querySelector("[data-theme-switch]");
    const { theme = "auto" } = root.dataset;
    button?.setAttribute("aria-label", labels[theme]);
  }

  function nextScheme() {
    const schemes = ["auto", "light", "dark"];
    const scheme = schemes[(schemes.indexOf(root.dataset.theme ?? "auto") + 1) % schemes.length];
    showScheme(scheme);
    try {
      localStorage.setItem("theme", scheme);
    } catch {
      // The choice lasts as long as the page.
    }
  }

  /**
   * On `file://` a folder shows a listing, so a link to one is completed when it is followed.
   * @param {Event} event
   */
  function completeLink(event) {
    const link = event.target instanceof Element && event.target.closest("a");
    if (link && link.protocol === "file:" && link.pathname.endsWith("/"))
      link.pathname += "index.html";
  }

  /** @type {Map<string, Promise<unknown>>} */
  const loaded = new Map();

  /**
   * Loads a script or a stylesheet once.
   * @param {string} src
   */
  function load(src) {
    const promise =
      loaded.get(src) ??
      new Promise((resolve, reject) => {
        const isStyle = src.endsWith(".css");
        const made = document.createElement(isStyle ? "link" : "script");
        made.onload = resolve;
        made.onerror = () => reject(new Error(`${src} does not load`));
        Object.assign(made, isStyle ? { rel: "stylesheet", href: src } : { src });
        document.head.append(made);
      });
    loaded.set(src, promise);
    return promise;
  }

  /**
   * The index and the ranker, for whoever searches first; the script brings the search box, too.
   * @param {DOMStringMap} sources
   */
  async function loadSearch({ src = "" }) {
    await Promise.all([load(searchStyleHref), load(src)]);
    return statusbook.search;
  }

  /** @param {HTMLFormElement} form */
  function openSearch(form) {
    const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
    const begin = () => loadSearch(form.dataset).catch(console.error);
    input.addEventListener("focus", begin, { once: true });
    if (document.activeElement === input) begin();
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      // Enter may come before the search: then it is asked again.
      if (!statusbook.search)
        loadSearch(form.dataset).then(() => form.requestSubmit(), console.error);
    });
    document.addEventListener("keydown", (event) => {
      const { key, target } = event;
      const command = event.ctrlKey || event.metaKey;
      const typing =
        target instanceof Element && target.matches("input[type=text], select, textarea");
      if (command ? key !== "k" : key !== "/" || typing) return;
      event.preventDefault();
      input.focus();
      input.select();
    });
  }

  /**
   * Copies a text and says so on the button, or selects it where that is not allowed.
   * @param {HTMLElement} button
   * @param {string} text
   * @param {Element} source
   */
  async function copy(button, text, source) {
    const label = button.textContent;
    button.ariaLive = "polite";
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = labels.copied;
    } catch {
      getSelection()?.selectAllChildren(source);
      button.textContent = labels.keys;
    }
    setTimeout(() => {
      button.textContent = label;
    }, 1600);
  }

  /** Loads the copy buttons when something to copy comes near. */
  function awaitCopying() {
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        load(copySrc).catch(console.error);
      },
      { rootMargin: "25%" },
    );
    for (const source of document.querySelectorAll("figure.listing, [data-copy]"))
      observer.observe(source);
  }

  /** Has a worker keep the site, where workers are allowed. */
  function keepOffline() {
    const { serviceWorker } = navigator;
    if (!workerSrc || !serviceWorker || !location.protocol.startsWith("http")) return;
    const keep = () => serviceWorker.controller?.postMessage("keep");
    serviceWorker.addEventListener("controllerchange", keep);
    serviceWorker.register(workerSrc).then(keep, () => undefined);
  }

  showScheme(storedScheme());
  document.addEventListener("click", completeLink, true);
  document.addEventListener("auxclick", completeLink, true);
  // From the disk no page sees the next one's consent to fade, and the browser reports it.
  if (location.protocol === "file:")
    addEventListener("pageswap", (event) => event.viewTransition?.skipTransition());
  document.addEventListener("click", ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    if (target.matches("[data-theme-switch]")) nextScheme();
    if (target.matches("[data-copy-address]")) copy(target, location.href, target);
  });
  Object.assign(statusbook, { loadSearch, copy });
  awaitCopying();
  addEventListener("load", keepOffline);
  const form = document.querySelector("[data-search]");
  if (form instanceof HTMLFormElement) openSearch(form);
})();
