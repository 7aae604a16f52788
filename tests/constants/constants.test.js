// Each library has the constants of data/constants.csv, and no others.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { STATUS_CODES } from "node:http";
import os from "node:os";
import path from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { StatusCodes } from "http-status-codes";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (file) => fs.readFileSync(path.resolve(root, file), "utf8");

function run(program, args, options) {
  return execFileSync(program, args, { cwd: root, maxBuffer: 2 ** 30, stdio: "pipe", ...options });
}

/** The rows of a CSV file, each cell under the name of its column. */
function table(file) {
  const [head, ...rows] = read(file).trimEnd().split("\n").map((line) => {
    const cells = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g);
    return [...cells].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain);
  });
  return rows.map((cells) => Object.fromEntries(head.map((column, at) => [column, cells[at]])));
}

// How to read each library: its name with the version found, and its constants with their codes.

function rust() {
  const host = run("rustc", ["--print", "host-tuple"]).toString().trim();
  const args = ["--format-version", "1", "--locked", "--filter-platform", host];
  const { packages } = JSON.parse(run("cargo", ["metadata", ...args]));
  const { version, manifest_path: manifest } = packages.find(({ name }) => name === "http");
  const source = read(path.join(path.dirname(manifest), "src/status.rs"));
  const found = source.matchAll(/^ +\((\d{3}), (\w+), "/gm);
  const constants = [...found].map(([, code, name]) => [code, `http::StatusCode::${name}`]);
  return { library: "crate http", version, constants };
}

function node() {
  const manifest = "tests/constants/node_modules/http-status-codes/package.json";
  const { version } = JSON.parse(read(manifest));
  // An enum of TypeScript also leads from each number to its name.
  const found = Object.entries(StatusCodes).filter(([, code]) => typeof code === "number");
  const constants = found.map(([name, code]) => [code, `StatusCodes.${name}`]);
  return { library: "npm http-status-codes", version, constants };
}

function python() {
  const script = `
import http, json, platform
members = http.HTTPStatus.__members__.items()
constants = [[int(code), f"http.HTTPStatus.{name}"] for name, code in members]
print(json.dumps({"version": platform.python_version(), "constants": constants}))`;
  return { library: "Python", ...JSON.parse(run("python3", ["-c", script])) };
}

// Debian's packages are downloaded and not installed. The name of Go's sources has their version.
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "constants-"));
process.on("exit", () => fs.rmSync(folder, { recursive: true }));
const needs = run("apt-cache", ["depends", "golang-src"]).toString();
const [, goSources] = needs.match(/Depends: (\S+)/);
const others = ["php-symfony-http-foundation", "ruby-rack", "libspring-web-java"];
run("apt-get", ["download", "-qq", goSources, ...others], { cwd: folder });

/** The version of a package, and the content of one file in it. */
function debian(name, wanted) {
  const file = fs.readdirSync(folder).find((file) => file.startsWith(`${name}_`));
  const [, version] = file.match(/_(?:\d+%3a)?(\d+(?:\.\d+)*)/);
  const unpack = 'dpkg-deb --fsys-tarfile "$0" | tar -xO --wildcards "$1"';
  return [version, run("sh", ["-c", unpack, path.join(folder, file), wanted])];
}

function go() {
  const [version, source] = debian(goSources, "*/net/http/status.go");
  const found = source.toString().matchAll(/^\t(Status\w+) += (\d{3})/gm);
  const constants = [...found].map(([, name, code]) => [code, `http.${name}`]);
  return { library: "Go", version, constants };
}

function php() {
  const [version, source] = debian("php-symfony-http-foundation", "*/HttpFoundation/Response.php");
  const found = source.toString().matchAll(/public const (HTTP_\w+) = (\d{3});/g);
  const constants = [...found].map(([, name, code]) => [code, `Response::${name}`]);
  return { library: "Symfony HttpFoundation", version, constants };
}

function ruby() {
  const [version, source] = debian("ruby-rack", "*/rack/utils.rb");
  // Rack makes its symbols of the phrases; those that it still takes are spelled out.
  const phrases = [...source.toString().matchAll(/^ +(\d{3}) => '(.+)'/gm)];
  const spelled = [...source.toString().matchAll(/^ +(\w+): (\d{3})/gm)];
  const symbol = (text) => /^\w+$/.test(text) ? `:${text}` : `:"${text}"`;
  const made = (phrase) => symbol(phrase.toLowerCase().replaceAll(/\s|-|'/g, "_"));
  const constants = phrases.map(([, code, phrase]) => [code, made(phrase)]);
  constants.push(...spelled.map(([, name, code]) => [code, symbol(name)]));
  return { library: "Rack", version, constants };
}

function java() {
  const [version, input] = debian("libspring-web-java", "*/java/spring*-web-*.jar");
  const script = `
import io, sys, zipfile
jar = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))
sys.stdout.buffer.write(jar.read("org/springframework/http/HttpStatus.class"))`;
  const found = enumOf(run("python3", ["-c", script], { input }));
  const constants = found.map(([name, code]) => [code, `HttpStatus.${name}`]);
  return { library: "Spring", version, constants };
}

/** The members of a Java enum whose constructor takes a number, and that number (JVMS 4, 6.5). */
function enumOf(file) {
  const sizes = { 7: 2, 8: 2, 16: 2, 19: 2, 20: 2, 15: 3, 5: 8, 6: 8 };
  const pool = [];
  let at = 10;
  for (let index = 1; index < file.readUInt16BE(8); index += 1) {
    const tag = file[at];
    const length = tag === 1 ? 2 + file.readUInt16BE(at + 1) : sizes[tag] ?? 4;
    pool[index] = file.subarray(at + (tag === 1 ? 3 : 1), at + 1 + length);
    index += tag === 5 || tag === 6 ? 1 : 0;
    at += 1 + length;
  }
  // new, dup, ldc or ldc_w of the name, the ordinal, bipush or sipush of the number.
  const member = /\xbb..\x59(?:\x12(.)|\x13(..))(?:[\x03-\x08]|\x10.|\x11..)(?:\x10(.)|\x11(..))/gs;
  const number = (bytes) => Buffer.from(bytes, "latin1").readUIntBE(0, bytes.length);
  return [...file.toString("latin1", at).matchAll(member)].map(([, short, long, ...codes]) => {
    const name = pool[pool[number(short ?? long)].readUInt16BE(0)].toString();
    return [name, number(codes[0] ?? codes[1])];
  });
}

/** Deprecated names of Spring for codes that had a better one, and a draft's meaning of 421. */
const leftOut = [
  "302 HttpStatus.MOVED_TEMPORARILY",
  "413 HttpStatus.REQUEST_ENTITY_TOO_LARGE",
  "414 HttpStatus.REQUEST_URI_TOO_LONG",
  "421 HttpStatus.DESTINATION_LOCKED",
];

/**
 * What a version must have of a row, and what it may have beside it, by the row's notes:
 * `3.13+; earlier A`, `3.1+ prefers :a`, `removed in Rack 3.1`.
 */
function names({ constant, source }, version) {
  const reached = (wanted) => version.localeCompare(wanted, "en", { numeric: true }) >= 0;
  const since = source.match(/([\d.]+)\+/)?.[1];
  const until = source.match(/removed in \w+ ([\d.]+)/)?.[1];
  const preferred = source.match(/prefers (\S+)/)?.[1];
  const last = source.match(/earlier (\w+)/)?.[1];
  const earlier = last ? [constant.replace(/\w+$/, last)] : [];
  if (until && reached(until)) return { must: [], may: [] };
  if (preferred) return { must: [constant, ...reached(since) ? [preferred] : []], may: [] };
  if (!since || reached(since)) return { must: [constant], may: earlier };
  return { must: earlier, may: [] };
}

const rows = table("data/constants.csv");
const libraries = { rust, node, python, go, php, ruby, java };

for (const [platform, load] of Object.entries(libraries)) {
  const { library, version, constants } = load();
  test(`${library} ${version}`, () => {
    const has = constants.map(([code, name]) => `${code} ${name}`);
    const wanted = rows.filter((row) => row.platform === platform);
    const [must, may] = ["must", "may"].map((kind) => {
      return wanted.flatMap((row) => names(row, version)[kind].map((it) => `${row.code} ${it}`));
    });
    const known = new Set([...must, ...may, ...leftOut]);
    assert.ok(has.length > 50, `only ${has.length} constants were found`);
    const wrong = {
      "rows that the library lacks": must.filter((name) => !has.includes(name)),
      "constants that the table lacks": has.filter((name) => !known.has(name)),
    };
    assert.deepEqual(Object.values(wrong).flat(), [], JSON.stringify(wrong, null, 1));
  });
}

test("the rows of a platform whose library is not at hand name the version that was read", () => {
  const silent = rows.filter((row) => !(row.platform in libraries) && !/\d/.test(row.source));
  assert.deepEqual(silent.map((row) => `${row.code} ${row.constant}`), []);
});

test(`Node.js ${process.versions.node}: http.STATUS_CODES`, () => {
  const kept = table("data/status-codes.csv").filter((row) => row.standing !== "temporary");
  const codes = kept.map((row) => row.code).filter((code) => code !== "306");
  assert.deepEqual(codes.filter((code) => !(code in STATUS_CODES)), [], "codes that Node.js lacks");
  // A page has the phrase as the code's own or as a former one; the build adds the registry's.
  const strange = Object.entries(STATUS_CODES).filter(([code, phrase]) => {
    const [, head] = read(`content/${code}.md`).split("---\n");
    const phrases = [...head.matchAll(/phrase: "?(.*?)"?(?:,|$)/gm)].map(([, it]) => it);
    const row = kept.find((row) => row.code === code);
    const formerly = row?.formerly.split("; ").map((it) => it.replace(/ \(.*\)$/, "")) ?? [];
    return ![...phrases, ...formerly].some((it) => it.toLowerCase() === phrase.toLowerCase());
  });
  assert.deepEqual(strange, [], "phrases that the page does not have");
});
