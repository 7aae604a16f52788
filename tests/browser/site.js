// The built site, as the tests see it: its pages by kind, and a server that answers as GitHub
// Pages does.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

export const artifacts = fileURLToPath(new URL("artifacts", import.meta.url));
export const folder = join(artifacts, "site");
export const folderBelow = join(artifacts, "below");
/** The build of a site that says `offline: off`. */
export const folderUnkept = join(artifacts, "unkept");
/** Where the second build lives: two folders deep, as a project's site on a shared host. */
export const subpath = "/status/codes/";

/** The folders of examples/: small sites of other people's kinds. */
export const examples = readdirSync(fileURLToPath(new URL("../../examples", import.meta.url)));

/** One page of every kind, and one of every state that a kind can be in. */
export const golden = {
  home: "",
  codes: "codes/",
  class: "4xx/",
  "class-outside": "outside/",
  code: "404/",
  "code-long": "502/",
  "code-temporary": "104/",
  "code-unofficial": "499/",
  "code-without-spec": "783/",
  "code-two-specs": "100/",
  "code-table": "406/",
  guides: "guides/",
  guide: "guides/401-or-403/",
  "not-found": "404.html",
};

/** The addresses of every page of the site that is not a redirect. */
export const addresses = () =>
  htmlFiles()
    .filter((path) => !isRedirect(path))
    .map(address);

/** Every HTML file of the site. */
export const htmlFiles = () =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".html"))
    .sort();

/** @param {string} path */
export const read = (path) => readFileSync(join(folder, path), "utf8");

/** Whether a file is the page at an alias, which leads on. @param {string} path */
export const isRedirect = (path) => read(path).includes('http-equiv="refresh"');

/** `404/index.html` -> `404/`. @param {string} path */
const address = (path) => path.replace(/(^|\/)index\.html$/, "$1");

const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".xml": "application/xml",
};

/**
 * Serves a folder below a path as GitHub Pages does: `x` is `x.html` where there is one, else a
 * folder redirects to its slash, and what is not there is answered with `404.html`.
 * @param {string} root
 * @param {string} [base]
 */
export async function serve(root, base = "/") {
  /** @type {{ path: string, bytes: number }[]} */
  const served = [];
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? "/", "http://localhost");
    const found = find(root, base, pathname);
    if ("redirect" in found) {
      response.writeHead(301, { Location: found.redirect + search }).end();
      return;
    }
    const type = types[extname(found.file)] ?? "application/octet-stream";
    const plain = readFileSync(found.file);
    const isText = !type.startsWith("image/png");
    const body = isText ? gzipSync(plain) : plain;
    const etag = `"${createHash("sha256").update(plain).digest("base64url").slice(0, 16)}"`;
    const headers = {
      "Content-Type": type,
      "Cache-Control": "max-age=600",
      ETag: etag,
      Vary: "Accept-Encoding",
    };
    if (found.status === 200 && request.headers["if-none-match"] === etag) {
      response.writeHead(304, headers).end();
      return;
    }
    served.push({ path: pathname, bytes: body.length });
    response.writeHead(found.status, {
      ...headers,
      ...(isText ? { "Content-Encoding": "gzip" } : {}),
      "Content-Length": body.length,
    });
    response.end(body);
  });
  await new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve(undefined));
  });
  const bound = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${bound.port}${base}`,
    /** What was sent since it was last asked, gzipped as sent. */
    taken: () => served.splice(0),
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {string} root
 * @param {string} base
 * @param {string} pathname
 * @returns {{ file: string, status: number } | { redirect: string }}
 */
function find(root, base, pathname) {
  const lost = { file: join(root, "404.html"), status: 404 };
  if (!pathname.startsWith(base)) return lost;
  const inside = decodeURIComponent(pathname.slice(base.length));
  if (inside.split("/").includes("..")) return lost;
  const file = join(root, inside);
  const isFile = (/** @type {string} */ path) => existsSync(path) && statSync(path).isFile();
  if (inside === "404" || inside === "404.html") return lost;
  if (isFile(file)) return { file, status: 200 };
  if (inside && !inside.endsWith("/") && isFile(`${file}.html`))
    return { file: `${file}.html`, status: 200 };
  if (!isFile(join(file, "index.html"))) return lost;
  if (inside && !inside.endsWith("/")) return { redirect: `${pathname}/` };
  return { file: join(file, "index.html"), status: 200 };
}
