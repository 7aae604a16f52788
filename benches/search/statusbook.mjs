// The search of statusbook as a browser gets it: `search.js` of a built site.
import fs from "node:fs";
import path from "node:path";
import vm from "node:vm";

/** Runs the site's script without a document, so that the search box stays away. */
export function load(site) {
  const context = vm.createContext({ console });
  vm.runInContext(fs.readFileSync(path.join(site, "search.js"), "utf8"), context, { filename: "search.js" });
  return context.statusbook.search;
}

/** Addresses of the pages found, best first; none where the search says that nothing fits. */
export function engine(site) {
  const { index, rank } = load(site);
  return {
    name: "statusbook",
    bytes: [fs.readFileSync(path.join(site, "search.js"))],
    search(query) {
      const { results, nearest } = rank(index, query);
      return nearest ? [] : results.map(({ page }) => page.code);
    },
  };
}
