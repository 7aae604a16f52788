// The ranker over a small index, written out here in the packed form.
import assert from "node:assert/strict";
import fs from "node:fs";
import test from "node:test";
import vm from "node:vm";
import { cases, nonsense } from "./cases.mjs";

const source = ["words", "rank"]
  .map((part) => fs.readFileSync(new URL(`../../static/search_${part}.js`, import.meta.url), "utf8"))
  .join("");

/** Code, phrase, summary, former phrases, keywords, vendors, required fields, fields, sections. */
const pages = [
  ["307", "Temporary Redirect", "Elsewhere for now.", "", "temporary redirect keep method", "", "Location", "", "9110 15.4.8"],
  ["400", "Bad Request", "Something in it looks wrong.", "", "invalid syntax", "", "", "", "9110 15.5.1"],
  ["401", "Unauthorized", "The request lacks valid credentials.", "", "login required|token expired", "", "WWW-Authenticate", "", "9110 15.5.2"],
  ["403", "Forbidden", "The server refuses it.", "", "access denied", "", "", "", "9110 15.5.4"],
  ["404", "Not Found", "Nothing to show at this address.", "", "dead link", "", "", "", "9110 15.5.5"],
  ["405", "Method Not Allowed", "Not for this method.", "", "cors preflight fails", "", "Allow", "", "9110 15.5.6"],
  ["409", "Conflict", "It clashes with the current state.", "", "already exists|lost update", "", "", "", "9110 15.5.10"],
  ["410", "Gone", "Removed on purpose.", "", "deleted for good", "", "", "", "9110 15.5.11"],
  ["413", "Content Too Large", "More than the server takes.", "Request Entity Too Large|Payload Too Large", "file too big|upload limit", "", "", "Retry-After", "9110 15.5.14"],
  ["418", "(Unused)", "A joke.", "I'm a teapot", "coffee", "", "", "", "9110 15.5.19"],
  ["419", "Page Expired", "The token does not match.", "", "csrf token expired", "Laravel", "", "", ""],
  ["422", "Unprocessable Content", "The values are wrong.", "Unprocessable Entity", "validation failed", "", "", "", "9110 15.5.21"],
  ["423", "Locked", "A lock protects it.", "", "WebDAV lock", "", "", "", "4918 11.3"],
  ["429", "Too Many Requests", "Wait before you send more.", "", "rate limit|slow down|Retry-After", "", "", "Retry-After", "6585 4"],
  ["499", "Client Closed Request", "The client hung up.", "", "client disconnected", "nginx", "", "", ""],
  ["502", "Bad Gateway", "The gateway got an invalid response.", "", "upstream sent too big header", "", "", "", "9110 15.6.3"],
  ["503", "Service Unavailable", "Overload or maintenance.", "", "server overloaded", "", "", "Retry-After", "9110 15.6.4"],
  ["521", "Web Server Is Down", "Refused by the origin.", "", "origin down", "Cloudflare", "", "", ""],
  ["4xx", "Client error", "The request cannot be fulfilled.", "", "", "", "", "", ""],
  ["4-steps", "Four steps", "How to report an error.", "", "help desk", "", "", "", ""],
  ["guides/401-or-403", "401 or 403?", "Nobody is signed in, or somebody is.", "", "not logged in or not allowed", "", "", "", ""],
];

const column = (at) => pages.map((page) => `${page[at]}\n`).join("");
/** The errors that pages have names for. */
const errors = { 404: "order_not_found|UserNotFound|20404", 409: "ORDER-LOCKED" };

const fields = ["formerly", "keywords", "vendors", "required", "headers", "specs"];
const packed = {
  version: 2,
  weights: { phrase: 12, errors: 12, formerly: 10, keywords: 10, vendors: 7, required: 10, headers: 6, specs: 6, summary: 4 },
  noise: "a code codes http httpstatuscode response status statuscode the vs",
  alike: ["big large", "deleted removed"],
  code: column(0),
  phrase: column(1),
  summary: column(2),
  unofficial: "419 499 521",
  english: true,
  section: "RFC {rfc}, section {section}",
  labels: { guides: "Guide", pages: "Page", outside: "600+" },
  fields: {
    errors: pages.map(([code]) => `${errors[code] ?? ""}\n`).join(""),
    ...Object.fromEntries(fields.map((field, at) => [field, column(at + 3)])),
  },
};

const context = vm.createContext({});
vm.runInContext(source, context);
context.statusbook.openIndex(packed);
const { index, rank } = context.statusbook.search;
const ask = (query) => {
  const { results, nearest } = rank(index, query);
  return { codes: [...results].map(({ page }) => page.code), nearest, why: results[0]?.why };
};

for (const [query, wanted] of cases) {
  test(`${query} finds ${wanted}`, () => {
    const { codes, nearest } = ask(query);
    assert.equal(nearest, false);
    assert(wanted.split(" ").includes(codes[0]), `found ${codes}`);
  });
}

test("an error is found by its name in any spelling", () => {
  for (const query of [
    "order_not_found",
    "orderNotFound",
    "Order not found",
    "ORDER-NOT-FOUND",
    "OrderNotFoundException order_not_found",
    "order_not_foun",
  ]) {
    const { codes, why } = ask(query);
    assert.equal(codes[0], "404", query);
    assert.deepEqual({ ...why }, { field: "errors", text: "order_not_found" }, query);
  }
  assert.equal(ask("user not found").why.text, "UserNotFound");
  assert.equal(ask("20404").why.text, "20404");
  assert.equal(ask("orderLocked").codes[0], "409");
  assert.equal(ask("404 order_not_found").why.text, "order_not_found");
  assert.equal(ask("Not Found").why, null);
});

test("a page about no code is found, and is no code", () => {
  assert.equal(ask("help desk").codes[0], "4-steps");
  const page = index.pages.find(({ code }) => code === "4-steps");
  assert.deepEqual([page.kind, page.label, page.class, page.href], ["page", "Page", "", "4-steps/"]);
  assert(!ask("4").codes.includes("4-steps"));
});

test("half a number lists the codes that start so", () => {
  assert.deepEqual(ask("40").codes, ["400", "401", "403", "404", "405", "409"].filter((code) => code.startsWith("40")));
});

test("a class lists itself and its codes", () => {
  const { codes } = ask("4XX");
  assert.equal(codes[0], "4xx");
  assert.equal(codes[1], "400");
  assert(codes.slice(1).every((code) => /^4\d\d$/.test(code)));
});

test("a number is never nearly right, and a size or a port is no code", () => {
  assert.deepEqual(ask("405").codes.slice(0, 1), ["405"]);
  assert.equal(ask("406").nearest, true);
  assert.notEqual(ask("file too big 410 MB").codes[0], "410");
});

test("nonsense gets the nearest, and never nothing", () => {
  for (const query of nonsense) {
    const { codes, nearest } = ask(query);
    assert.equal(nearest, true, query);
    assert(codes.length > 0, query);
  }
});

test("in another language no word has another's endings, and a character is a word", () => {
  const own = vm.createContext({});
  vm.runInContext(source, own);
  const line = "寻找丢失的页面\n";
  const empty = Object.fromEntries(fields.map((field) => [field, "\n"]));
  own.statusbook.openIndex({
    ...packed,
    english: false,
    alike: [],
    section: "RFC {rfc} 第 {section} 节",
    code: "404\n",
    phrase: "Rating\n",
    summary: line,
    unofficial: "",
    fields: { ...empty, specs: "9110 15.5.5\n" },
  });
  const { index, rank } = own.statusbook.search;
  const asked = (query) => ({ ...rank(index, query), why: rank(index, query).results[0]?.why });
  assert.equal(asked("页面").nearest, false);
  assert.equal(asked("rated ").nearest, true);
  assert.equal(asked("rating").nearest, false);
  assert.equal(asked("9110 15.5.5").why.text, "RFC 9110 第 15.5.5 节");
});

test("an empty query finds nothing", () => {
  assert.deepEqual(ask("  "), { codes: [], nearest: false, why: undefined });
});

test("a result says why it was found, unless its phrase says so", () => {
  assert.deepEqual({ ...ask("slow down").why }, { field: "keywords", text: "slow down" });
  assert.deepEqual({ ...ask("9110 15.5.5").why }, { field: "specs", text: "RFC 9110, section 15.5.5" });
  assert.equal(ask("not found").why, null);
});

test("the same query has the same answer, whatever was typed before", () => {
  const before = ask("login required").codes;
  for (let end = 1; end <= 14; end += 1) ask("cloudflare origin".slice(0, end));
  assert.deepEqual(ask("login required").codes, before);
});

test("queries that look like patterns do no harm", () => {
  for (const query of ["(", "[a-z]+", "\\", "*", "constructor", "__proto__", "a".repeat(5000), "🫖", "%00"]) {
    assert(Array.isArray([...rank(index, query).results]), query);
  }
});
