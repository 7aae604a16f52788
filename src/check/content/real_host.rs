//! An example names a host that may be somebody's (RFC 2606, RFC 5737).

// `core::net` holds addresses, not sockets.
use core::net::{Ipv4Addr, Ipv6Addr};
use std::ops::Range;

use super::examples::{self, Example};
use super::json_members::members;
use crate::model::diagnostic::{Diagnostics, Rule};
use crate::model::http_message::{Part, StartLine};
use crate::model::site::Site;
use crate::model::uri;

pub const RULE: Rule = Rule::error(
    "real-host",
    "Whoever tries the example would send requests to somebody who did not ask for them.",
)
.shown(
    "
//- content/404.md
---
## Example

```http
GET /none HTTP/1.1
Host: my-shop.com
      ^^^^^^^^^^^ error: `my-shop.com` may be somebody's host
      help: write `example.com`, `example.org`, `example.net` or a name below it
```
",
    "
//- content/404.md
---
## Example

```http
GET /none HTTP/1.1
Host: shop.example.com
```
",
);

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for example in examples::all(site) {
        check_target(&example, diagnostics);
        for (_, line) in example.fields(&["Host"]) {
            let whole = 0..line.value.text.len();
            check_authority(&example, &line.value, whole, diagnostics);
        }
        let names = &["Location", "Content-Location", "Origin", "Referer"];
        for (_, line) in example.fields(names) {
            check_url(&example, &line.value, 0..line.value.text.len(), diagnostics);
        }
        for (_, line) in example.fields(&["Link"]) {
            for range in bracketed(&line.value.text) {
                check_url(&example, &line.value, range, diagnostics);
            }
        }
        check_problem(&example, diagnostics);
    }
}

fn check_target(example: &Example, diagnostics: &mut Diagnostics) {
    let StartLine::Request { method, target, .. } = &example.message.start_line else { return };
    let whole = 0..target.text.len();
    if method.text == "CONNECT" {
        check_authority(example, target, whole, diagnostics);
    } else if !target.text.starts_with('/') {
        check_url(example, target, whole, diagnostics);
    }
}

/// The `type` of problem details is a URL that readers may follow.
fn check_problem(example: &Example, diagnostics: &mut Diagnostics) {
    let message = example.message;
    let Some(content) = message.content.as_ref().filter(|_| message.shows_json()) else { return };
    if message.media_type().as_deref() != Some("application/problem+json") {
        return;
    }
    for member in members(&content.text).iter().filter(|member| member.name == "type") {
        let value = &content.text[member.value.clone()];
        if value.len() > 1 && value.starts_with('"') && value.ends_with('"') {
            let range = member.value.start + 1..member.value.end - 1;
            check_url(example, content, range, diagnostics);
        }
    }
}

fn check_url(example: &Example, part: &Part, range: Range<usize>, diagnostics: &mut Diagnostics) {
    let url = &part.text[range.clone()];
    let Some(authority) = uri::authority(url) else { return };
    let scheme = url[..authority.start].trim_end_matches('/').to_ascii_lowercase();
    if matches!(scheme.as_str(), "" | "http:" | "https:") {
        let authority = range.start + authority.start..range.start + authority.end;
        check_authority(example, part, authority, diagnostics);
    }
}

fn check_authority(
    example: &Example,
    part: &Part,
    range: Range<usize>,
    diagnostics: &mut Diagnostics,
) {
    let host = uri::host(&part.text[range.clone()]);
    let range = range.start + host.start..range.start + host.end;
    let host = &part.text[range.clone()];
    if !is_reserved(host) {
        let place = example.place_in(part, range);
        diagnostics
            .add(&RULE, &place, format!("`{host}` may be somebody's host"))
            .help("write `example.com`, `example.org`, `example.net` or a name below it");
    }
}

/// The bytes between `<` and `>`.
fn bracketed(value: &str) -> Vec<Range<usize>> {
    let starts = value.match_indices('<').map(|(at, _)| at + 1);
    starts
        .filter_map(|start| Some(start..start + value[start..].split(['<', '>']).next()?.len()))
        .collect()
}

fn is_reserved(host: &str) -> bool {
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    if let Ok(address) = host.parse::<Ipv4Addr>() {
        return address.is_documentation();
    }
    if let Ok(address) = host.parse::<Ipv6Addr>() {
        return address.segments().starts_with(&[0x2001, 0xdb8]);
    }
    let labels: Vec<&str> = host.rsplit('.').collect();
    matches!(
        labels.as_slice(),
        [] | [""]
            | ["example" | "test" | "invalid" | "localhost", ..]
            | ["com" | "org" | "net", "example", ..]
    )
}

#[cfg(test)]
mod tests {
    use super::{RULE, is_reserved};
    use crate::fixture::check;

    #[test]
    fn an_example_names_hosts_that_nobody_has() {
        check(
            &RULE,
            r#"
//- content/404.md
---
## Example

```http
GET http://me@site.com:80/ HTTP/1.1
              ^^^^^^^^ error: `site.com` may be somebody's host
Host: Site.com:80
      ^^^^^^^^ error: `Site.com` may be somebody's host
Origin: https://app.example.com
Referer: https://www.site.com/a?b
                 ^^^^^^^^^^^^ error: `www.site.com` may be somebody's host
```

```http
CONNECT [2001:db9::1]:443 HTTP/1.1
         ^^^^^^^^^^^ error: `2001:db9::1` may be somebody's host
Host: example.com:443
```

```http
HTTP/1.1 404 Not Found
Location: /a//b.com
Content-Location: //cdn.site.com/a
                    ^^^^^^^^^^^^ error: `cdn.site.com` may be somebody's host
Link: <https://example.com>; rel=next, <http://site.com/a,b>; rel="https://rel.com"
                                               ^^^^^^^^ error: `site.com` may be somebody's host
Content-Type: application/problem+json

{"type": "https://site.com/problems/x", "instance": "https://real.com"}
                  ^^^^^^^^ error: `site.com` may be somebody's host
```
"#,
        );
    }

    #[test]
    fn names_and_addresses_for_documentation_are_nobodys() {
        for host in [
            "example.com",
            "a.b.Example.NET.",
            "example",
            "site.test",
            "localhost",
            "x.invalid",
            "192.0.2.7",
            "198.51.100.1",
            "203.0.113.255",
            "2001:db8:1::1",
            "",
        ] {
            assert!(is_reserved(host), "{host}");
        }
        for host in ["notexample.com", "example.de", "10.0.0.1", "::1", "com", "example.com.site"] {
            assert!(!is_reserved(host), "{host}");
        }
    }
}
