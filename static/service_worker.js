// @ts-check
// Keeps the site readable and searchable without a network. With one, every page comes from it.
// The generator puts `kept` in front: the theme's files, the pages with what else the site has, the
// version, and the page to show where there is none.
"use strict";

(() => {
  const { registration } = /** @type {any} */ (self);
  const { version, core, pages } = kept;
  const scope = registration.scope;
  // The scope is in the name, as one host may carry several sites.
  const name = `statusbook ${scope}`;
  const mark = new URL("kept-version", scope).href;

  /** @param {string} address */
  const whole = (address) => new URL(address, scope).href;

  /** The address that something is kept under: without the search and the place in the page. */
  function key(/** @type {string} */ address) {
    const { origin, pathname } = new URL(address);
    return origin + pathname.replace(/\/index\.html$/, "/");
  }

  /** Asks the network, past what the browser itself has stored. */
  const fresh = (/** @type {string} */ address) =>
    fetch(address, { cache: "no-cache", priority: "low" });

  async function keepCore() {
    const cache = await caches.open(name);
    await cache.addAll(
      core.map(
        (/** @type {string} */ address) => new Request(whole(address), { cache: "no-cache" }),
      ),
    );
  }

  /**
   * Keeps every page, one after the other, once a version; drops what the site has no more. A file
   * that the host does not give out is left out; a host that is busy is asked again another time.
   */
  async function keepAll() {
    const cache = await caches.open(name);
    const last = await cache.match(mark);
    if (isSparing() || (await last?.text()) === version) return;
    for (const address of pages.map(whole)) {
      const response = await fresh(address);
      if (response.status === 429 || response.status >= 500) return;
      if (response.ok) await cache.put(address, response);
    }
    const wanted = new Set([...core, ...pages].map(whole));
    for (const { url } of await cache.keys()) if (!wanted.has(url)) await cache.delete(url);
    await cache.put(mark, new Response(version));
  }

  /** Whether the reader pays for every page: then only what is read is kept. */
  function isSparing() {
    const { saveData = false, effectiveType = "4g" } =
      /** @type {any} */ (navigator).connection ?? {};
    return saveData || effectiveType !== "4g";
  }

  /** @param {any} event */
  async function answer(event) {
    const { request } = event;
    try {
      const response = await fetch(
        request,
        request.mode === "navigate" ? { cache: "no-cache" } : {},
      );
      if (response.ok && !response.redirected)
        event.waitUntil(remember(request.url, response.clone()));
      return response;
    } catch (error) {
      const known = await recall(request.url);
      if (known) return known;
      if (request.mode !== "navigate") throw error;
      return apology();
    }
  }

  /**
   * @param {string} address
   * @param {Response} response
   */
  async function remember(address, response) {
    const cache = await caches.open(name);
    await cache.put(key(address), response);
  }

  /** @param {string} address */
  async function recall(address) {
    const cache = await caches.open(name);
    const known = await cache.match(key(address));
    if (known) return known;
    const folder = `${key(address)}/`;
    return (await cache.match(folder)) && Response.redirect(folder);
  }

  function apology() {
    return new Response(kept.noNetwork.replaceAll("{scope}", scope), {
      status: 503,
      headers: { "Content-Type": "text/html; charset=utf-8" },
    });
  }

  self.addEventListener("install", (/** @type {any} */ event) => {
    event.waitUntil(Promise.all([keepCore(), /** @type {any} */ (self).skipWaiting()]));
  });
  self.addEventListener("activate", (/** @type {any} */ event) => {
    event.waitUntil(/** @type {any} */ (self).clients.claim());
  });
  self.addEventListener("message", (/** @type {any} */ event) => {
    event.waitUntil(keepAll().catch(() => undefined));
  });
  self.addEventListener("fetch", (/** @type {any} */ event) => {
    const { method, url } = event.request;
    if (method === "GET" && url.startsWith(scope)) event.respondWith(answer(event));
  });
})();
