// @ts-check
// On `file://` a folder shows a listing, so an alias leads on to the page's file instead.
"use strict";

(() => {
  const href = document.documentElement.dataset.href ?? "";
  if (location.protocol !== "file:" || !href.endsWith("/")) return;
  // The page's own refresh must not come first.
  window.stop();
  location.replace(`${href}index.html`);
})();
