// @ts-check
// Searches for what the address asks (`?q=`), on a page whose codes are not filtered.
"use strict";

(() => {
  const query = new URLSearchParams(location.search).get("q");
  const form = document.querySelector("[data-search]");
  if (!query || !(form instanceof HTMLFormElement)) return;
  const input = form.elements.namedItem("q");
  if (!(input instanceof HTMLInputElement)) return;
  input.value = query;
  input.focus();
  globalThis.statusbook
    .loadSearch(form.dataset)
    .then(() => input.dispatchEvent(new Event("input", { bubbles: true })), console.error);
})();
