// The files themselves, before any browser: valid HTML, links, titles, data blocks, pictures.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { HtmlValidate } from "html-validate";
import { addresses, artifacts, folder, htmlFiles, isRedirect, read } from "./site.js";

const pages = htmlFiles().filter((path) => !isRedirect(path));
/** @param {string} html @param {RegExp} pattern */
const all = (html, pattern) => [...html.matchAll(pattern)].map(([, found]) => unescaped(found));
/** @param {string} text */
const unescaped = (text) =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&#39;", "'")
    .replaceAll("&#x2F;", "/")
    .replaceAll("&amp;", "&");

test("every page, alias and 404.html is valid HTML", async (context) => {
  const validator = new HtmlValidate({
    root: true,
    extends: ["html-validate:recommended", "html-validate:a11y"],
    rules: {
      // A listbox of links over an index, and a table that scrolls: no element does what they do.
      "prefer-native-element": ["error", { exclude: ["listbox", "group"] }],
      // Search results cut long titles at their end, where the site's name is.
      "long-title": "off",
    },
  });
  const faults = [];
  for (const path of htmlFiles()) {
    const report = await validator.validateString(read(path), path);
    for (const { messages } of report.results) {
      for (const { line, column, message, ruleId } of messages)
        faults.push(`${path}:${line}:${column} ${ruleId}: ${message}`);
    }
  }
  context.diagnostic(`${htmlFiles().length} HTML files, ${pages.length} of them pages`);
  assert.ok(pages.length > 100, "the real site is there");
  assert.deepEqual(faults, []);
});

test("every link and fragment inside the site leads somewhere", (context) => {
  const ids = new Map(
    htmlFiles().map((path) => [path, new Set(all(read(path), /\sid="([^"]*)"/g))]),
  );
  const faults = [];
  let count = 0;
  for (const path of htmlFiles()) {
    for (const href of all(
      read(path),
      /\s(?:href|src|data-[a-z-]+-(?:src|href)|action)="([^"]*)"/g,
    )) {
      if (/^https?:/.test(href)) continue;
      count += 1;
      const [address, fragment] = href.split("#");
      const from = address.startsWith("/") ? "" : posix.dirname(path);
      let target =
        address === "" ? path : posix.normalize(posix.join(from, address.replace(/^\//, "")));
      if (target.endsWith("/") || target === ".") target = posix.join(target, "index.html");
      if (!existsSync(join(folder, target))) faults.push(`${path}: ${href}`);
      else if (fragment && !ids.get(target)?.has(fragment))
        faults.push(`${path}: ${href} (no such id)`);
    }
  }
  context.diagnostic(`${count} links inside the site`);
  assert.deepEqual(faults, []);
});

test("titles and descriptions are unique, and headings are in order", () => {
  /** @type {Record<string, Map<string, string>>} */
  const seen = { title: new Map(), description: new Map() };
  for (const path of pages) {
    const html = read(path);
    assert.match(html, /^<!DOCTYPE html>\n<html lang="en"/, path);
    const [title] = all(html, /<title>([^<]*)<\/title>/g);
    const [description] = all(html, /<meta name="description" content="([^"]*)"/g);
    for (const [name, value] of Object.entries({ title, description })) {
      assert.ok(value && value.length > 10, `${path}: ${name} ${value}`);
      assert.equal(
        seen[name].get(value),
        undefined,
        `${path} has the ${name} of ${seen[name].get(value)}`,
      );
      seen[name].set(value, path);
    }
    const levels = all(html, /<h([1-6])[ >]/g).map(Number);
    assert.equal(levels.filter((level) => level === 1).length, 1, `${path}: one h1`);
    levels.reduce((before, level) => {
      assert.ok(level <= before + 1, `${path}: h${level} after h${before}`);
      return level;
    }, 0);
  }
});

test("a shared link has an absolute address and a legible picture", () => {
  for (const path of pages.filter((path) => path !== "404.html")) {
    const html = read(path);
    const property = (/** @type {string} */ name) =>
      all(html, new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`, "g"))[0];
    const address = `https://statusbook.example/${path.replace(/(^|\/)index\.html$/, "$1")}`;
    assert.equal(property("og:url"), address);
    assert.ok(html.includes(`<link rel="canonical" href="${address}">`), path);
    assert.equal(property("twitter:card"), "summary_large_image");
    for (const name of ["og:title", "og:description", "og:site_name", "og:image:alt"])
      assert.ok(property(name), `${path}: ${name}`);
    const png = readFileSync(
      join(folder, property("og:image").replace("https://statusbook.example/", "")),
    );
    assert.equal(png.toString("latin1", 1, 4), "PNG");
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [1200, 630], path);
    assert.ok(png.length < 100_000, `${path}: ${png.length} bytes`);
  }
});

test("the data blocks hold to schema.org's vocabulary", (context) => {
  const here = dirname(fileURLToPath(import.meta.url));
  const blocks = pages.flatMap((path) =>
    all(read(path), /<script type="application\/ld\+json">(.*?)<\/script>/gs).map((block) => ({
      path,
      data: JSON.parse(block),
    })),
  );
  assert.equal(blocks.length, pages.length - 1, "one a page, none on 404.html");
  for (const { path, data } of blocks) {
    const crumbs = data["@graph"].find(
      (/** @type {any} */ thing) => thing["@type"] === "BreadcrumbList",
    );
    assert.equal(Boolean(crumbs), path !== "index.html", path);
    for (const [at, { position, item, name }] of (crumbs?.itemListElement ?? []).entries()) {
      assert.equal(position, at + 1);
      assert.ok(name);
      const inside = item.replace("https://statusbook.example/", "");
      assert.ok(existsSync(join(folder, inside.split("#")[0], "index.html")), `${path}: ${item}`);
    }
  }
  // The types of schema-dts are made from schema.org: what the compiler takes is in the vocabulary.
  const scratch = mkdtempSync(join(artifacts, "schema-"));
  const graph = blocks.map(({ data }) => JSON.stringify(data)).join(",\n");
  writeFileSync(
    join(scratch, "data.ts"),
    `import type { Graph } from "schema-dts";\nexport const data: Graph[] = [\n${graph}\n];\n`,
  );
  const broken = JSON.stringify({
    "@context": "https://schema.org",
    "@graph": [{ "@type": "DefinedTerm", termCod: "404" }],
  });
  writeFileSync(
    join(scratch, "broken.ts"),
    `import type { Graph } from "schema-dts";\nexport const data: Graph = ${broken};\n`,
  );
  const compile = (/** @type {string} */ file) => {
    const options = [
      "--noEmit",
      "--strict",
      "--skipLibCheck",
      "--module",
      "nodenext",
      "--ignoreConfig",
      join(scratch, file),
    ];
    const compiler = join(here, "node_modules/typescript/bin/tsc");
    const { status, stdout } = spawnSync(process.execPath, [compiler, ...options], {
      encoding: "utf8",
    });
    return { status, stdout };
  };
  try {
    assert.match(
      compile("broken.ts").stdout,
      /"termCod"' does not exist/,
      "a fault would be found",
    );
    assert.deepEqual(compile("data.ts"), { status: 0, stdout: "" });
  } finally {
    rmSync(scratch, { recursive: true });
  }
  context.diagnostic(`${blocks.length} data blocks`);
});

test("no page holds a script or a style of its own", () => {
  for (const path of htmlFiles()) {
    const html = read(path);
    assert.doesNotMatch(html, /<style|\sstyle="|\son[a-z]+="|javascript:/, path);
    for (const tag of html.match(/<script[^>]*>/g) ?? []) {
      assert.match(tag, /^<script (src="[^":]*"|type="application\/ld\+json">)/, path);
    }
    assert.match(
      html,
      /<meta http-equiv="Content-Security-Policy" content="default-src 'none'[^"]*">/,
      path,
    );
    assert.doesNotMatch(html, /unsafe-/, path);
  }
});

test("the manifest and its icons are there", () => {
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.webmanifest"), "utf8"));
  for (const { src, sizes, type } of manifest.icons) {
    const bytes = readFileSync(join(folder, src));
    if (type === "image/png")
      assert.equal(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, sizes, src);
  }
  assert.match(readFileSync(join(folder, "icon.svg"), "utf8"), /prefers-color-scheme:\s*dark/);
  assert.ok(addresses().length > 100);
});
