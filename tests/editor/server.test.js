// The YAML server completes and explains every field, in site.yaml and in pages.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { start } from "./server.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (name) => fs.readFileSync(path.join(root, name), "utf8");
const { definitions } = JSON.parse(read("docs/front-matter.schema.json"));
const schemas = (files) => ({ schemas: { "./docs/front-matter.schema.json": files }, hover: true, completion: true });

const vscode = JSON.parse(read(".vscode/settings.json"))["yaml.schemas"];

/** A key or value at the end of a line, and the rest of the file below. */
async function labels(document, line, character) {
  const { items } = await document.complete(line, character);
  return items.map(({ label }) => label);
}

test("site.yaml is explained, completed and checked with the settings of the repository", async () => {
  const server = await start({ schemas: vscode, validate: true, hover: true, completion: true });
  const text = `${read("content/site.yaml").replace(/^offline:.*\n/m, "")}offline: maybe\n`;
  const document = server.open("content/site.yaml", "yaml", text);
  const faults = await document.faults();
  assert.deepEqual(faults.map(({ message }) => message), ['Value is not accepted. Valid values: "on", "off".']);
  const { contents } = await document.hover(0, 2);
  assert.match(contents.value, new RegExp(definitions.site.properties.title.description));
  await server.stop();
});

test("a page is explained and completed if the editor shows it to the server", async () => {
  const server = await start({ ...schemas(["content/*.md", "content/guides/*.md", "content/pages/*.md"]), validate: false });
  const kinds = [
    ["status", "content/998.md", "code: 998"],
    ["class", "content/4xx.md", "class: 4xx"],
    ["guide", "content/guides/x.md", "codes: [404]"],
    ["page", "content/pages/x.md", "summary: S"],
  ];
  for (const [kind, file, first] of kinds) {
    const { properties } = definitions[kind];
    const names = Object.keys(properties).filter((name) => !first.startsWith(`${name}:`));
    const page = (lines) => `---\n${first}\n${lines.join("\n")}\n---\n\n## Meaning\n\n- *Text*: it is no YAML\n`;

    const whole = server.open(file, "markdown", page(names.map((name) => `${name}: `)));
    for (const [at, name] of names.entries()) {
      const hover = await whole.hover(at + 2, 1);
      assert.ok(hover, `${kind}.${name} is not explained`);
      const { contents } = hover;
      const wanted = properties[name].description.replace(/[^a-z ]+/gi, "");
      const shown = contents.value.replace(/[^a-z ]+/gi, "");
      assert.ok(shown.includes(wanted), `${kind}.${name}: ${contents.value}`);
      for (const word of properties[name].enum ?? []) {
        assert.ok((await labels(whole, at + 2, name.length + 2)).includes(word), `${kind}.${name}: ${word}`);
      }
    }

    const bare = server.open(`content/bare-${kind}.md`, "markdown", page([""]));
    const offered = await labels(bare, 2, 0);
    for (const name of names) assert.ok(offered.includes(name), `${kind}: ${name} is not among ${offered}`);
  }
  await server.stop();
});
