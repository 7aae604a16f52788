// Builds the real site: for the root of a host, for a path below it, and as one that is not to be
// kept offline. Builds the examples too.
import { execFileSync } from "node:child_process";
import { appendFileSync, cpSync, mkdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { artifacts, examples, subpath } from "./site.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const unkept = `${artifacts}/unkept-root`;
rmSync(artifacts, { recursive: true, force: true });
mkdirSync(artifacts, { recursive: true });
cpSync(`${root}content`, `${unkept}/content`, { recursive: true });
appendFileSync(`${unkept}/content/site.yaml`, "\noffline: off\n");

const sites = [
  ["site", "/", root],
  ["below", subpath, root],
  ["unkept", "/", unkept],
  ...examples.map((name) => [`examples/${name}`, "/", `${root}examples/${name}`]),
];
for (const [folder, base, from] of sites) {
  const options = [
    "--quiet",
    "--root",
    from,
    "--output",
    `${artifacts}/${folder}`,
    "--base-url",
    `https://statusbook.example${base}`,
  ];
  const cargo = ["run", "--quiet", "--release", "--locked", "--", "build", ...options];
  execFileSync("cargo", cargo, { cwd: root, stdio: "inherit" });
}
