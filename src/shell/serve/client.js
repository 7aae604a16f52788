// @ts-check
// Keeps a served page up to date: follows the changes of the site, shows its faults, and the line
// to try the example of the page with.
"use strict";

(() => {
  const { base = "/", version = "0", file = "", example } = document.currentScript?.dataset ?? {};
  const folder = "/.statusbook/";
  const dismissed = "statusbook dismissed faults";
  const script = `script[src="${folder}client.js"]`;
  const own = document.querySelector(script);
  own?.remove();
  const patch = globalThis.statusbook.patch(document);
  let seen = version;
  /** @type {EventSource | undefined} */
  let events;

  /** Only pages that are seen listen: a browser has few connections to one server. */
  function listen() {
    events?.close();
    if (document.visibilityState === "hidden") return;
    const query = new URLSearchParams({ path: location.pathname, file, version: seen });
    events = new EventSource(`${folder}events?${query}`);
    events.onmessage = ({ data }) => follow(JSON.parse(data));
    events.onerror = () => {
      events?.close();
      setTimeout(listen, 500);
    };
  }

  /**
   * @param {{
   *   version: number, page: string | null, files: string[], faults: Faults | null
   * }} change
   */
  function follow({ version, page, files, faults }) {
    const changed = (/** @type {string} */ address) => files.includes(name(address));
    const loaded = /** @type {NodeListOf<HTMLScriptElement | HTMLImageElement>} */ (
      document.querySelectorAll("script[src], img[src]")
    );
    if ([...loaded].some(({ src }) => changed(src)) || (page !== null && !refresh(page))) {
      location.reload();
      return;
    }
    seen = String(version);
    showFaults(faults);
    const styles = /** @type {NodeListOf<HTMLLinkElement>} */ (
      document.querySelectorAll("link[rel=stylesheet]:not([data-replaced])")
    );
    for (const link of styles) if (changed(link.href)) replace(link);
  }

  /** Shows the page as it is now; false if it has to be loaded again. @param {string} html */
  function refresh(html) {
    const next = new DOMParser().parseFromString(html, "text/html");
    const its = next.querySelector(script);
    const isSame =
      its instanceof HTMLElement && its.dataset.file === file && its.dataset.example === example;
    its?.remove();
    return isSame && patch(next);
  }

  /** The path of a file from the site's root. @param {string} address */
  function name(address) {
    const { origin, pathname } = new URL(address);
    const isOwn = origin === location.origin && pathname.startsWith(base);
    return isOwn ? decodeURIComponent(pathname.slice(base.length)) : "";
  }

  /** The old style stays until the new one is there. @param {HTMLLinkElement} link */
  function replace(link) {
    const next = /** @type {HTMLLinkElement} */ (link.cloneNode());
    next.href = `${new URL(link.href).pathname}?${seen}`;
    next.onload = () => link.remove();
    link.dataset.replaced = "";
    link.after(next);
  }

  /** @typedef {{ sum: string, reports: string[], more: number, has_good_site: boolean }} Faults */

  /** @param {Faults | null} faults */
  function showFaults(faults) {
    const key = JSON.stringify(faults);
    const shown = document.querySelector("statusbook-faults");
    if (shown instanceof HTMLElement && shown.dataset.key === key) return;
    shown?.remove();
    if (!faults || sessionStorage.getItem(dismissed) === key) return;
    const host = element("statusbook-faults");
    host.dataset.key = key;
    const style = element("link");
    Object.assign(style, { rel: "stylesheet", href: `${folder}overlay.css` });
    host.attachShadow({ mode: "open" }).append(
      style,
      faultBox(faults, () => dismiss(host)),
    );
    document.body.append(host);
  }

  /**
   * @param {Faults} faults
   * @param {() => void} close
   */
  function faultBox({ sum, reports, more, has_good_site: hasGoodSite }, close) {
    const box = element("section");
    box.setAttribute("role", "alert");
    const head = element("header", "", element("h2", sum));
    if (hasGoodSite) head.append(element("p", "The page is the last good one."));
    const button = element("button", "Dismiss (Esc)");
    button.addEventListener("click", close);
    head.append(button);
    box.append(
      head,
      ...reports.map((text) => {
        const [first, ...rest] = text.split("\n");
        const pre = element("pre", "", element("strong", first));
        pre.append(["", ...rest].join("\n"));
        scrolls(pre, first);
        return pre;
      }),
    );
    if (more > 0) box.append(element("p", `And ${more} more; the terminal has them all.`));
    return box;
  }

  /** @param {HTMLElement} host */
  function dismiss(host) {
    sessionStorage.setItem(dismissed, host.dataset.key ?? "");
    host.remove();
  }

  /**
   * @template {keyof HTMLElementTagNameMap} Name
   * @param {Name | string} tag
   * @param {string} [text]
   * @param {HTMLElement[]} children
   */
  function element(tag, text = "", ...children) {
    const made = document.createElement(tag);
    made.textContent = text;
    made.append(...children);
    return made;
  }

  /** Lets a keyboard scroll an element. @param {HTMLElement} element @param {string} label */
  function scrolls(element, label) {
    element.tabIndex = 0;
    element.setAttribute("role", "group");
    element.setAttribute("aria-label", label);
  }

  /** The line that has this server answer as the example does, below it. */
  function offerTrial() {
    if (!example) return;
    const start = new RegExp(`^HTTP/\\S+ ${example.slice(-3)}\\b`);
    const responses = document.querySelectorAll("figure.listing[data-message=response]");
    const response = [...responses].find(({ textContent }) => start.test(textContent ?? ""));
    const figure = element("figure");
    figure.className = "listing";
    figure.dataset.language = "sh";
    const pre = element("pre", "", element("code", `curl -i ${location.origin}${example}`));
    scrolls(pre, "Code");
    figure.append(pre);
    response?.after(element("p", "The server that shows you this page answers so, too:"), figure);
  }

  /** A worker that kept the site would keep it as it was. */
  async function forgetWorker() {
    const worker = navigator.serviceWorker;
    const registration = await worker?.getRegistration();
    await registration?.unregister();
    const kept = (await globalThis.caches?.keys()) ?? [];
    await Promise.all(
      kept.filter((name) => name.startsWith("statusbook ")).map((name) => caches.delete(name)),
    );
    // It stays at work, and keeps, until the page goes.
    if (registration && worker.controller) location.reload();
  }

  document.addEventListener("keydown", ({ key }) => {
    const shown = document.querySelector("statusbook-faults");
    if (key === "Escape" && shown instanceof HTMLElement) dismiss(shown);
  });
  document.addEventListener("visibilitychange", listen);
  offerTrial();
  forgetWorker().catch(console.error).then(listen);
})();
