// `statusbook serve` in a folder of its own, as the tests use it.
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { artifacts } from "./site.js";

const home = fileURLToPath(new URL("../../", import.meta.url));
const program = process.env.STATUSBOOK ?? `${home}target/release/statusbook`;
let count = 0;

/**
 * A copy of the real site's content, served.
 * @param {{ port?: number, write?: Record<string, string> }} [options]
 */
export async function served({ port = 0, write = {} } = {}) {
  const root = `${artifacts}/served-${process.pid}-${(count += 1)}`;
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  cpSync(`${home}content`, `${root}/content`, { recursive: true });
  const put = (/** @type {string} */ path, /** @type {string} */ text) => {
    mkdirSync(dirname(`${root}/${path}`), { recursive: true });
    writeFileSync(`${root}/${path}`, text);
  };
  for (const [path, text] of Object.entries(write)) put(path, text);
  const child = spawn(program, ["serve", "--root", root, "--port", String(port)], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  // A test that fails must not leave it behind.
  process.on("exit", () => child.kill());
  let printed = "";
  const url = await new Promise((resolve, reject) => {
    child.on("exit", () => reject(new Error(`the server ended: ${printed}`)));
    child.stdout.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
      printed += text;
      const serving = /serving at (\S+)/.exec(printed)?.[1];
      if (serving) resolve(serving);
    });
  });
  return {
    url,
    /** What the terminal showed so far. */
    printed: () => printed,
    /** A source, or what the program brings in its place. @param {string} path */
    read: (path) =>
      readFileSync(existsSync(`${root}/${path}`) ? `${root}/${path}` : `${home}${path}`, "utf8"),
    put,
    /** @param {string} path */
    remove: (path) => rmSync(`${root}/${path}`),
    /** Changes a source. @param {string} path @param {string} from @param {string} to */
    change(path, from, to) {
      const text = this.read(path);
      if (!text.includes(from)) throw new Error(`${path} does not say ${from}`);
      put(path, text.replace(from, to));
    },
    end: () =>
      new Promise((resolve) => {
        child.removeAllListeners("exit").on("exit", (status) => {
          rmSync(root, { recursive: true, force: true });
          resolve(status);
        });
        child.kill("SIGINT");
      }),
  };
}
