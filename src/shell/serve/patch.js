// @ts-check
// Brings the page that is shown to what it is now, without loading it again.
"use strict";

/**
 * What scripts bind to or fill, and what the browser reads only once. A change there takes a
 * reload, and so does one where a script has been at work.
 */
const unpatchable = [
  "figure.listing",
  "[data-copy]",
  "[data-needs-script]",
  "form",
  "input",
  "select",
  "button",
  "[data-sortable]",
  "script:not([type='application/ld+json'])",
  "link",
  "base",
  "meta[http-equiv]",
].join();

/**
 * @param {Document} shown the page as it came, before any script changed it
 * @returns {(next: Document) => boolean} false if the page has to be loaded again
 */
(globalThis.statusbook ??= /** @type {Statusbook} */ ({})).patch = (shown) => {
  /** The node on the screen for each node of the page as it was loaded. */
  const live = /** @type {WeakMap<Node, Node>} */ (new WeakMap());
  dropUnread(shown);
  let known = /** @type {Document} */ (shown.cloneNode(true));
  pair(known, shown);

  /**
   * @param {Node} node
   * @param {Node} screen
   */
  function pair(node, screen) {
    live.set(node, screen);
    node.childNodes.forEach((child, at) => pair(child, screen.childNodes[at]));
  }

  /** The same for a node that has not changed. @param {Node} node @param {Node} before */
  function keep(node, before) {
    const screen = live.get(before);
    if (screen) live.set(node, screen);
    node.childNodes.forEach((child, at) => keep(child, before.childNodes[at]));
  }

  /**
   * Whether two nodes differ only in what is in them.
   * @param {Node} one
   * @param {Node} other
   */
  const isAlike = (one, other) =>
    one instanceof Element && one.cloneNode().isEqualNode(other.cloneNode());

  /** @param {Node} node */
  const isPlain = (node) =>
    !(node instanceof Element) || (!node.matches(unpatchable) && !node.querySelector(unpatchable));

  /**
   * Adds what there is to do; false if that cannot be done.
   * @param {Node} before
   * @param {Node} after
   * @param {(() => void)[]} edits
   * @returns {boolean}
   */
  function compare(before, after, edits) {
    const [old, next] = [[...before.childNodes], [...after.childNodes]];
    const least = Math.min(old.length, next.length);
    let start = 0;
    while (start < least && old[start].isEqualNode(next[start])) start += 1;
    let end = 0;
    while (end < least - start && old.at(-1 - end)?.isEqualNode(next.at(-1 - end) ?? null))
      end += 1;
    const [gone, come] = [old.slice(start, old.length - end), next.slice(start, next.length - end)];
    edits.push(() => {
      const screen = live.get(before);
      if (screen) live.set(after, screen);
      next.slice(0, start).forEach((node, at) => keep(node, old[at]));
      for (let at = 1; at <= end; at += 1) keep(next[next.length - at], old[old.length - at]);
    });
    if (gone.length === come.length && gone.every((node, at) => isAlike(node, come[at]))) {
      return gone.every((node, at) => compare(node, come[at], edits));
    }
    const screen = live.get(before);
    const screens = gone.map((node) => live.get(node));
    const isTouched = screens.some(
      (node, at) => node?.parentNode !== screen || !node?.isEqualNode(gone[at]),
    );
    const isBound = before instanceof Element && before.closest(unpatchable);
    if (!screen || isTouched || isBound || ![...gone, ...come].every(isPlain)) return false;
    const behind =
      screens.length > 0 ? screens.at(-1)?.nextSibling : (live.get(old[start]) ?? null);
    edits.push(() => {
      for (const node of come) {
        const made = document.importNode(node, true);
        pair(node, made);
        screen.insertBefore(made, behind ?? null);
      }
      for (const node of screens) node?.parentNode?.removeChild(node);
    });
    return true;
  }

  /**
   * Removes what a browser parses differently in a page that it does not show.
   * @param {Document} page
   */
  function dropUnread(page) {
    for (const element of page.querySelectorAll("noscript")) element.remove();
  }

  return (next) => {
    dropUnread(next);
    /** @type {(() => void)[]} */
    const edits = [];
    if (!compare(known, next, edits)) return false;
    for (const edit of edits) edit();
    known = next;
    return true;
  };
};
