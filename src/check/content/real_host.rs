//! An example names a host that may be somebody's (RFC 2606, RFC 5737).

// `core::net` holds addresses, not sockets.
use core::net::{Ipv4Addr, Ipv6Addr};
use std::ops::Range;

use super::examples::{self, Example};
use super::json_members::members;
use crate::model::diagnostic::{Diagnostics, Rule, Severity};
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
      help: write `example.com` or a name below it, or name your own in `hosts` of \
content/site.yaml
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
)
.by_default(Severity::Warning);

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for example in examples::all(site) {
        for (part, range) in addresses(&example).chain(problem_types(&example)) {
            let host = uri::host(&part.text[range.clone()]);
            let range = range.start + host.start..range.start + host.end;
            let host = &part.text[range.clone()];
            if is_reserved(host) || site.config.hosts.iter().any(|own| is_below(host, own)) {
                continue;
            }
            let place = example.place_in(part, range);
            diagnostics.add(&RULE, &place, format!("`{host}` may be somebody's host")).help(
                "write `example.com` or a name below it, or name your own in `hosts` of \
                 content/site.yaml",
            );
        }
    }
}

/// The hosts of a message, with their ports: parts of it and ranges of their bytes.
fn addresses<'page>(
    example: &Example<'page>,
) -> impl Iterator<Item = (&'page Part, Range<usize>)> + use<'page> {
    let target = match &example.message.start_line {
        StartLine::Request { method, target, .. } if method.text == "CONNECT" => {
            Some((target, 0..target.text.len()))
        }
        StartLine::Request { target, .. } if !target.text.starts_with('/') => {
            authority(target, 0..target.text.len())
        }
        _ => None,
    };
    let hosts = example.fields(&["Host"]).map(|(_, line)| (&line.value, 0..line.value.text.len()));
    let urls = example
        .fields(&["Location", "Content-Location", "Origin", "Referer"])
        .filter_map(|(_, line)| authority(&line.value, 0..line.value.text.len()));
    let links = example.fields(&["Link"]).flat_map(|(_, line)| {
        bracketed(&line.value.text).into_iter().filter_map(|range| authority(&line.value, range))
    });
    let mut all: Vec<_> = target.into_iter().chain(hosts).chain(urls).chain(links).collect();
    all.sort_by_key(|(part, range)| part.start + range.start);
    all.into_iter()
}

/// The `type` of problem details is a URL that readers may follow.
fn problem_types<'page>(example: &Example<'page>) -> Vec<(&'page Part, Range<usize>)> {
    let message = example.message;
    let Some(content) = message.content.as_ref().filter(|_| message.shows_json()) else {
        return Vec::new();
    };
    if message.media_type().as_deref() != Some("application/problem+json") {
        return Vec::new();
    }
    let members = members(&content.text);
    let types = members.iter().filter(|member| member.name == "type").filter_map(|member| {
        let value = &content.text[member.value.clone()];
        let is_text = value.len() > 1 && value.starts_with('"') && value.ends_with('"');
        let text = is_text.then(|| member.value.start + 1..member.value.end - 1)?;
        authority(content, text)
    });
    types.collect()
}

/// The authority of a URL of the web, which may have no scheme.
fn authority(part: &Part, range: Range<usize>) -> Option<(&Part, Range<usize>)> {
    let url = &part.text[range.clone()];
    let authority = uri::authority(url)?;
    let scheme = url[..authority.start].trim_end_matches('/').to_ascii_lowercase();
    let is_web = matches!(scheme.as_str(), "" | "http:" | "https:");
    is_web.then(|| (part, range.start + authority.start..range.start + authority.end))
}

/// Whether a host is another or a name below it.
fn is_below(host: &str, other: &str) -> bool {
    let (host, other) = (host.to_ascii_lowercase(), other.to_ascii_lowercase());
    let before = host.strip_suffix(other.as_str());
    before.is_some_and(|before| before.is_empty() || before.ends_with('.'))
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
    fn an_example_may_name_the_sites_own_hosts() {
        check(
            &RULE,
            "
//- content/site.yaml
title: T
hosts: [acme.com]
//- content/404.md
---
## Example

```http
GET / HTTP/1.1
Host: API.acme.com:8080
Origin: https://acme.com
Referer: https://notacme.com/
                 ^^^^^^^^^^^ error: `notacme.com` may be somebody's host
```
",
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
