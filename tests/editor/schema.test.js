// The schema of front matter accepts what the reader accepts, and refuses what it refuses.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import Ajv from "ajv";
import { parse, parseDocument } from "yaml";

const root = fileURLToPath(new URL("../..", import.meta.url));
const schema = JSON.parse(fs.readFileSync(path.join(root, "docs/front-matter.schema.json"), "utf8"));
// A day has a pattern beside its format; ajv checks formats only with another package.
const ajv = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true, formats: { date: true } });
const validate = ajv.compile(schema);
const validators = Object.fromEntries(Object.keys(schema.definitions).map((kind) => {
  return [kind, ajv.compile({ definitions: schema.definitions, $ref: `#/definitions/${kind}` })];
}));

const frontMatter = (text) => text.startsWith("---") ? text.split(/^---\r?$/m)[1] : text;

function pages(folder) {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    return entry.isDirectory() ? pages(file) : [file];
  });
}

const content = pages(path.join(root, "content")).filter((file) => /\.(md|yaml)$/.test(file));

test("every page of the site is valid", () => {
  assert.ok(content.length > 130);
  for (const file of content) {
    const value = parse(frontMatter(fs.readFileSync(file, "utf8")));
    assert.ok(validate(value), `${file}: ${JSON.stringify(validate.errors, null, 1)}`);
  }
});

const example = {
  status: "content/429.md",
  class: "content/4xx.md",
  guide: "content/guides/401-or-403.md",
  page: "content/pages/help.md",
  site: "content/site.yaml",
};

/** The front matter of the example; the reference has no page about no code. */
const yamlOf = (kind, file) =>
  kind === "page" ? "title: Help\nsummary: S\n" : frontMatter(fs.readFileSync(path.join(root, file), "utf8"));

/** Values that some field refuses. Plain text, as it is written in YAML. */
const probes = [
  "~", "''", "…", "some text", "404", "'404'", "99", "1000", "'4 + 4'", "9110", "0", "2026-11-20",
  "2026-13-01", "https://example.org/", "http://example.org", "ftp://example.org", "never", "on",
  "[]", "[one]", "-1", "1.5", "false", "{ a: [b, c] }", "{ a: [[b]] }", "{ a: { b: c } }", "[{ name: n, do: d, example: e }]", "[{ do: d }]", "[404]", "['']", "[…]", "[{}]", "[[]]", "{}", "{ a: b }", "true", "4xx", "a-b", "A b",
  "[4xx]", "[404-not]", "[{ code: 404 }]", "[{ code: 404, why: w, x: y }]", "[{ rfc: 9110 }]",
  "[{ rfc: 9110, section: '1', title: T }]", "[{ title: T, url: 'http://example.org' }]",
  "[{ name: Allow, in: reply, need: must }]", "[{ phrase: P }]", `'${"x".repeat(161)}'`,
];

/** What a program says of a page, as far as it is about front matter alone. */
function faults(folder) {
  const options = ["check", "--root", folder, "--format", "json"];
  const { stdout } = spawnSync(path.join(root, "target/debug/statusbook"), options, { encoding: "utf8" });
  const alone = new Set([
    "invalid-address", "invalid-alias", "invalid-color", "long-summary", "missing-field", "unknown-key", "unknown-word",
    "unsafe-address", "unwritten-text", "wrong-class", "wrong-type",
  ]);
  // Which fields `require` may name is known to the reader alone.
  const known = ({ message }) => !message.startsWith("no page has a field");
  return JSON.parse(stdout).diagnostics.filter((it) => alone.has(it.rule) && known(it));
}

test("reader and schema agree on every field and every probe", () => {
  execFileSync("cargo", ["build", "--quiet", "--locked"], { cwd: root });
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "statusbook-"));
  let probed = 0;
  const differ = [];
  for (const [kind, file] of Object.entries(example)) {
    const text = yamlOf(kind, file);
    const fields = Object.keys(schema.definitions[kind].properties);
    for (const field of [...fields, "something_else"]) {
      for (const probe of [...probes, undefined]) {
        const document = parseDocument(text);
        document.delete(field);
        const rest = document.toString({ lineWidth: 0 });
        const yaml = probe === undefined ? rest : `${rest}${field}: ${probe}\n`;
        const value = parse(yaml);
        // Without its mark a file is of another kind for the schema; the reader goes by its name.
        const accepts = validators[kind](value);
        fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
        const page = kind === "site" ? yaml : `---\n${yaml}---\n\nText.\n`;
        fs.writeFileSync(path.join(folder, file), page);
        if (kind === "site") fs.writeFileSync(path.join(folder, "content/4xx.md"), fs.readFileSync(path.join(root, "content/4xx.md")));
        const told = faults(folder);
        probed += 1;
        if (accepts === told.length > 0) {
          differ.push(`${kind}.${field}: ${probe}: schema ${accepts ? "accepts" : "refuses"}, reader says ${JSON.stringify(told.map(({ message }) => message))}`);
        }
        fs.rmSync(path.join(folder, "content"), { recursive: true });
      }
    }
  }
  fs.rmSync(folder, { recursive: true });
  assert.ok(probed > 1500, String(probed));
  assert.deepEqual(differ, []);
});
