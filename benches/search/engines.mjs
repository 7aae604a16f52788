// The libraries, each set up as well as we could for these pages, over the same pages.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { createRequire } from "node:module";
import elasticlunr from "elasticlunr";
import FlexSearch from "flexsearch";
import Fuse from "fuse.js";
import MiniSearch from "minisearch";
import * as pagefind from "pagefind";
import { minify } from "terser";
import { load } from "./statusbook.mjs";

const root = path.dirname(createRequire(import.meta.url).resolve("./package.json"));
const script = (file) => fs.readFileSync(path.join(root, "node_modules", file));

const unjoined = (name) => name.replace(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2").replace(/_/g, " ");

/** The pages as flat documents, and the weights of their fields: what the own index holds. */
export function documents(site) {
  const { index } = load(site);
  const weights = { code: 20 };
  for (const { field, weight } of index.names) weights[field] = weight;
  const pages = index.pages.map(({ code, kind }) => ({
    id: code,
    ...Object.fromEntries(Object.keys(weights).map((field) => [field, []])),
    code: kind === "guide" ? [] : [code],
  }));
  for (const { page, field, text } of index.names) pages[page][field].push(field === "constants" ? unjoined(text) : text);
  return { pages, weights };
}

const flat = (page) => Object.fromEntries(Object.entries(page).map(([field, value]) => [field, [value].flat().join(" | ")]));

/** What a result shows, which an index without stored fields would have to bring, too. */
const shown = (pages) => pages.map(({ id, phrase, summary }) => ({ id, phrase, summary }));

const tokenize = (text) => unjoined(text).toLowerCase().match(/[1-5]xx\b|\d+(?:\.\d+)*|\p{L}+/gu) ?? [];

async function minisearch({ pages, weights }) {
  const index = new MiniSearch({ fields: Object.keys(weights), storeFields: ["phrase", "summary"], tokenize, processTerm: (term) => term });
  index.addAll(pages.map(flat));
  const options = { boost: weights, prefix: true, fuzzy: (term) => (/\d/.test(term) ? false : 0.2) };
  return {
    name: "MiniSearch",
    bytes: [(await minify(String(script("minisearch/dist/umd/index.js")))).code, JSON.stringify(index)],
    search(query) {
      const all = index.search(query, { ...options, combineWith: "AND" });
      return (all.length ? all : index.search(query, options)).map(({ id }) => id);
    },
  };
}

function elastic({ pages, weights }) {
  const index = elasticlunr(function describe() {
    this.setRef("id");
    Object.keys(weights).forEach((field) => this.addField(field));
    this.saveDocument(false);
  });
  pages.forEach((page) => index.addDoc(flat(page)));
  const fields = Object.fromEntries(Object.entries(weights).map(([field, boost]) => [field, { boost }]));
  return {
    name: "elasticlunr",
    bytes: [script("elasticlunr/elasticlunr.min.js"), JSON.stringify(index), JSON.stringify(shown(pages))],
    search: (query) => index.search(query, { fields, bool: "OR", expand: true }).map(({ ref }) => ref),
  };
}

async function flex({ pages, weights }) {
  const index = new FlexSearch.Document({ document: { id: "id", index: Object.keys(weights) }, tokenize: "forward" });
  pages.forEach((page) => index.add(flat(page)));
  const stored = [];
  await index.export((key, data) => { stored.push(`${key}\n${data ?? ""}`); });
  return {
    name: "FlexSearch",
    bytes: [script("flexsearch/dist/flexsearch.bundle.min.js"), stored.join("\n"), JSON.stringify(shown(pages))],
    search(query) {
      const scores = new Map();
      for (const { field, result } of index.search(query, { limit: 20, suggest: true })) {
        result.forEach((id, at) => scores.set(id, (scores.get(id) ?? 0) + weights[field] / (1 + at)));
      }
      return [...scores].sort((a, b) => b[1] - a[1]).map(([id]) => id);
    },
  };
}

function fuse({ pages, weights }) {
  const keys = Object.entries(weights).map(([name, weight]) => ({ name, weight }));
  const index = new Fuse(pages, { keys, threshold: 0.35, ignoreLocation: true, includeScore: true });
  return {
    name: "Fuse",
    bytes: [script("fuse.js/dist/fuse.min.mjs"), JSON.stringify(pages)],
    search: (query) => index.search(query, { limit: 20 }).map(({ item }) => item.id),
  };
}

/** Pagefind reads the pages themselves. It fetches, so here `fetch` reads files and counts bytes. */
async function find(site, ids) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "pagefind-"));
  const { index } = await pagefind.createIndex();
  for (const id of ids) {
    await index.addHTMLFile({ url: `/${id}/`, content: fs.readFileSync(path.join(site, id, "index.html"), "utf8") });
  }
  await index.writeFiles({ outputPath: folder });
  const fetched = new Map();
  globalThis.fetch = async (address) => {
    const file = path.join(folder, path.basename(path.dirname(String(address).split("?")[0])).replace(/^pagefind.*/, ""), path.basename(String(address).split("?")[0]));
    const body = fs.readFileSync(file);
    fetched.set(file, body);
    return new Response(body);
  };
  globalThis.document ??= { querySelector: () => null, currentScript: null };
  globalThis.window ??= globalThis;
  globalThis.location ??= { origin: "http://127.0.0.1", href: "http://127.0.0.1/" };
  fs.writeFileSync(path.join(folder, "package.json"), '{"type":"module"}');
  const engine = await import(path.join(folder, "pagefind.js"));
  await engine.options({ basePath: "http://127.0.0.1/pagefind/", baseUrl: "/" });
  await engine.init();
  const first = await engine.search("not found");
  for (const result of first.results.slice(0, 8)) await result.data();
  const compressed = [...fetched.values()].filter((body) => body[0] === 0x1f).reduce((sum, body) => sum + body.length, 0);
  const plain = [...fetched.values()].filter((body) => body[0] !== 0x1f);
  const addresses = new Map();
  return {
    name: "Pagefind",
    bytes: [fs.readFileSync(path.join(folder, "pagefind.js")), ...plain],
    more: compressed,
    async search(query) {
      const { results } = await engine.search(query);
      const found = [];
      for (const result of results.slice(0, 10)) {
        if (!addresses.has(result.id)) addresses.set(result.id, (await result.data()).url.replace(/^\/|\/$/g, ""));
        found.push(addresses.get(result.id));
      }
      return found;
    },
    end: () => fs.rmSync(folder, { recursive: true }),
  };
}

/** Every library, ready to search. */
export async function engines(site) {
  const own = documents(site);
  const addresses = own.pages.map(({ id }) => id);
  return [await minisearch(own), elastic(own), await flex(own), fuse(own), await find(site, addresses)];
}
