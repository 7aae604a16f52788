//! The value of an example's field does not follow the field's grammar.

mod lists;
mod single;

use super::examples;
use crate::model::diagnostic::{Diagnostics, Finding, Rule, Severity};
use crate::model::site::Site;

pub const RULE: Rule = Rule::error(
    "invalid-field-value",
    "A recipient ignores such a field or refuses the message; in both cases the example is wrong.",
)
.shown(
    "
//- content/404.md
---
## Example

```http
HTTP/1.1 404 Not Found
Cache-Control: max-age=soon
               ^^^^^^^^^^^^ error: `max-age` takes a number of seconds
               help: write `max-age=60`
```
",
    "
//- content/404.md
---
## Example

```http
HTTP/1.1 404 Not Found
Cache-Control: max-age=60
```
",
)
.by_default(Severity::Warning);

type Grammar = fn(&str, &mut Vec<Finding>);

/// The fields whose grammar decides whether a value is wrong.
const GRAMMARS: &[(&str, Grammar)] = &[
    ("Accept", lists::media_types),
    ("Accept-Encoding", lists::weighted_tokens),
    ("Accept-Language", lists::weighted_tokens),
    ("Accept-Patch", lists::media_types),
    ("Accept-Post", lists::media_types),
    ("Accept-Ranges", lists::tokens),
    ("Access-Control-Allow-Headers", lists::tokens),
    ("Access-Control-Allow-Methods", lists::tokens),
    ("Age", single::number),
    ("Allow", lists::tokens),
    ("Cache-Control", lists::directives),
    ("Connection", lists::tokens),
    ("Content-Encoding", lists::tokens),
    ("Content-Language", lists::tokens),
    ("Content-Location", single::uri_reference),
    ("Content-Range", single::content_range),
    ("Content-Type", single::media_type),
    ("ETag", single::entity_tag),
    ("Host", single::host),
    ("If-Match", lists::entity_tags),
    ("If-None-Match", lists::entity_tags),
    ("Link", lists::links),
    ("Location", single::uri_reference),
    ("Max-Forwards", single::number),
    ("Proxy-Authenticate", lists::challenges),
    ("Range", single::range),
    ("Referer", single::uri_reference),
    ("Trailer", lists::tokens),
    ("Transfer-Encoding", lists::weighted_tokens),
    ("Upgrade", lists::protocols),
    ("Vary", lists::tokens),
    ("WWW-Authenticate", lists::challenges),
];

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for example in examples::all(site) {
        for line in &example.message.fields {
            let named = |(name, _): &&(&str, Grammar)| name.eq_ignore_ascii_case(&line.name.text);
            let Some((_, grammar)) = GRAMMARS.iter().find(named) else { continue };
            let mut faults = Vec::new();
            grammar(&line.value.text, &mut faults);
            for fault in faults {
                diagnostics.add_finding(&RULE, fault, |range| example.place_in(&line.value, range));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{GRAMMARS, RULE};
    use crate::fixture::check;

    /// The wrong bytes of a value, and what is wrong with them.
    fn faults(name: &str, value: &str) -> Vec<String> {
        let (_, grammar) = GRAMMARS.iter().find(|row| row.0 == name).expect("a known field");
        let mut faults = Vec::new();
        grammar(value, &mut faults);
        let texts = faults
            .iter()
            .map(|fault| format!("[{}] {}", &value[fault.range.clone()], fault.message));
        texts.collect()
    }

    #[test]
    fn a_value_follows_the_grammar_of_its_field() {
        check(
            &RULE,
            "
//- content/404.md
---
## Example

```http
HTTP/1.1 404 Not Found
etag: abc
      ^^^ error: `abc` is not an entity tag
Cache-Control: no-store, max-age=soon
                         ^^^^^^^^^^^^ error: `max-age` takes a number of seconds
Whatever: ,,\";
```
",
        );
    }

    #[test]
    fn right_values_are_not_reported() {
        for (name, values) in [
            ("Accept", &["", "*/*", "text/html;q=0.8, application/json", "text/*"][..]),
            ("Accept-Encoding", &["", "gzip, br;q=0.5", "*;q=0"]),
            ("Accept-Ranges", &["bytes", "none"]),
            ("Age", &["0", "3600"]),
            ("Allow", &["", "GET, HEAD"]),
            (
                "Cache-Control",
                &["no-store", "max-age=60, private=\"Set-Cookie, X\"", "max-stale", "x=y"],
            ),
            ("Content-Range", &["bytes 0-499/1234", "bytes */1234", "bytes 5-5/*", "rows a-b/c"]),
            (
                "Content-Type",
                &["text/html; charset=utf-8", "multipart/byteranges; boundary=\"a b\""],
            ),
            ("ETag", &["\"\"", "W/\"a\"", "\"a\\\""]),
            ("Host", &["", "example.com:8080", "[2001:db8::1]"]),
            ("If-Match", &["*", "\"a\", W/\"b,c\""]),
            (
                "Link",
                &[
                    "<https://example.com/a,b>; rel=\"next\"; title*=UTF-8''x, </>;rel=up",
                    "</style.css>; rel=preload; as=style; nopush",
                ],
            ),
            ("Location", &["/a?b#c", "https://example.com/", "", "?page=2"]),
            ("Range", &["bytes=0-499", "bytes=500-, -5", "rows=a"]),
            ("Transfer-Encoding", &["gzip, chunked"]),
            ("Upgrade", &["websocket", "HTTP/2.0, TLS/1.2"]),
            ("Vary", &["*", "Accept, Accept-Language"]),
            (
                "WWW-Authenticate",
                &[
                    "Basic realm=\"a, b\", charset=\"UTF-8\"",
                    "Negotiate",
                    "Negotiate oYG2MIGzoAMKAQChCwYJ==",
                    "Digest realm=\"x\", algorithm=SHA-256, nonce=\"n\", Bearer error=\"e\"",
                ],
            ),
        ] {
            for value in values {
                assert_eq!(faults(name, value), [""; 0], "{name}: {value}");
            }
        }
    }

    #[test]
    fn wrong_values_are_found_at_the_wrong_bytes() {
        for (name, value, expected) in [
            ("Accept", "text", "[text] `text` is not a media type"),
            ("Accept-Encoding", "gzip q=1", "[gzip q=1] `gzip q=1` is not a token"),
            ("Age", "5s", "[5s] `5s` is not a number"),
            ("Allow", "GET HEAD", "[GET HEAD] `GET HEAD` is not a token"),
            ("Allow", "GET,, HEAD", "[] an element of the list is empty"),
            ("Cache-Control", "max-age = 5", "[max-age = 5] `max-age = 5` is not a directive"),
            (
                "Cache-Control",
                "no-store; private",
                "[no-store; private] `no-store; private` is not a \
              directive",
            ),
            ("Content-Range", "bytes 5-1/10", "[5-1] the range ends before it starts"),
            ("Content-Range", "bytes 0-10/10", "[10] the range ends after the last octet of 10"),
            (
                "Content-Range",
                "bytes=0-1/10",
                "[bytes=0-1/10] `bytes=0-1/10` is not a content range",
            ),
            ("Content-Range", "bytes */*", "[bytes */*] `bytes */*` is not a content range"),
            ("Content-Type", "text/html; charset", "[charset] `charset` is not a parameter"),
            ("Content-Type", "text/html;", "[] a parameter is empty"),
            ("Content-Type", "json", "[json] `json` is not a media type"),
            ("ETag", "*", "[*] `*` is not an entity tag"),
            ("ETag", "w/\"a\"", "[w/\"a\"] `w/\"a\"` is not an entity tag"),
            ("ETag", "\"a b\"", "[\"a b\"] `\"a b\"` is not an entity tag"),
            (
                "Host",
                "https://example.com",
                "[https://example.com] `https://example.com` is not a host",
            ),
            ("If-Match", "\"a\", b", "[b] `b` is not an entity tag"),
            ("If-None-Match", "", "[] an entity tag is missing"),
            (
                "Link",
                "https://example.com; rel=next",
                "[https://example.com] a link is not in `<…>`",
            ),
            ("Link", "</a b>; rel=next", "[ ] no URL holds ` `"),
            ("Link", "</a>; rel=next page", "[rel=next page] `rel=next page` is not a parameter"),
            ("Link", "</a>", "[</a>] the link has no `rel`"),
            ("Location", "/a b", "[ ] no URL holds ` `"),
            ("Range", "bytes 0-5", "[bytes 0-5] `bytes 0-5` is not a range"),
            ("Range", "bytes=0-5, 9-7", "[9-7] `9-7` is not a range of octets"),
            ("Upgrade", "HTTP/", "[HTTP/] `HTTP/` is not a protocol"),
            ("WWW-Authenticate", "realm=\"x\"", "[realm=\"x\"] there is no scheme before `realm`"),
            ("WWW-Authenticate", "Basic realm=x", "[realm=x] the realm is not in quotes"),
            ("WWW-Authenticate", "Basic \"x\"", "[\"x\"] `\"x\"` is not a parameter"),
            ("WWW-Authenticate", "", "[] a challenge is missing"),
        ] {
            assert_eq!(faults(name, value), [expected], "{name}: {value}");
        }
    }

    proptest! {
        #[test]
        fn no_value_is_too_strange(value in "([ \t,;=<>\"/*a1\\\\é-]|bytes |W/|rel)*") {
            for (_, grammar) in GRAMMARS {
                let mut faults = Vec::new();
                grammar(&value, &mut faults);
                for fault in faults {
                    prop_assert!(value.get(fault.range).is_some());
                }
            }
        }
    }
}
