//! An example lacks a field that the specification requires with the code.

use super::examples::{self, Example};
use crate::model::diagnostic::{Diagnostics, Rule, Severity};
use crate::model::facts::{Carrier, Need};
use crate::model::http_message::StartLine;
use crate::model::registry::registration;
use crate::model::site::Site;
use crate::model::status_page::StatusPage;

pub const RULE: Rule = Rule::error(
    "missing-required-field",
    "A server that is written after the example would break the specification.",
)
.shown(
    "
//- content/405.md
---
## Example

```http
HTTP/1.1 405 Method Not Allowed
         ^^^ error: a 405 response must carry `Allow`
         help: add a line `Allow: …`
```
",
    "
//- content/405.md
---
## Example

```http
HTTP/1.1 405 Method Not Allowed
Allow: GET, HEAD
```
",
)
.by_default(Severity::Warning)
.deviation();

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for page in site.status_pages() {
        let examples = examples::of(&page.prose.pieces);
        for example in &examples {
            check_response(page, example, diagnostics);
        }
        if !examples::section(page, &site.labels).is_broken {
            check_requests(page, &examples, diagnostics);
        }
    }
}

fn check_response(page: &StatusPage, example: &Example, diagnostics: &mut Diagnostics) {
    let StartLine::Status { code, .. } = &example.message.start_line else { return };
    if example.message.code() != Some(page.code.value) || example.block.is_head_added {
        return;
    }
    let required = required_in_response(page);
    for name in required.iter().filter(|name| !carries(example, name)) {
        let message = format!("a {} response must carry `{name}`", page.code.value);
        diagnostics
            .add(&RULE, &example.place(code), message)
            .help(format!("add a line `{name}: …`"));
    }
}

/// The names of the registry and those of the page, each once.
fn required_in_response(page: &StatusPage) -> Vec<&str> {
    let row = registration(page.code.value);
    let fields = row.iter().flat_map(|row| row.fields);
    let mut names: Vec<&str> =
        fields.filter(|(_, need)| *need == Need::Must).map(|(name, _)| *name).collect();
    for header in &page.headers {
        let required = header.need == Need::Must && header.carrier == Carrier::Response;
        if required && !names.iter().any(|name| name.eq_ignore_ascii_case(&header.name.value)) {
            names.push(&header.name.value);
        }
    }
    names
}

fn carries(example: &Example, name: &str) -> bool {
    // Of several ranges each part has its own (RFC 9110 section 15.3.7.2).
    let in_parts = name.eq_ignore_ascii_case("Content-Range")
        && example.message.media_type().as_deref() == Some("multipart/byteranges");
    in_parts || example.message.has(name)
}

fn check_requests(page: &StatusPage, examples: &[Example], diagnostics: &mut Diagnostics) {
    let messages = examples.iter().map(|example| example.message);
    let requests: Vec<_> = messages.filter(|message| message.is_request()).collect();
    if requests.is_empty() {
        return;
    }
    for header in &page.headers {
        let required = header.need == Need::Must && header.carrier == Carrier::Request;
        let name = &header.name.value;
        if required && !requests.iter().any(|message| message.has(name)) {
            let message = format!("no request of the example carries `{name}`");
            let help = format!("add a line `{name}: …` to the request, or write `need: should`");
            diagnostics.add(&RULE, &header.name.place, message).help(help);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn a_response_carries_what_the_registry_requires() {
        check(
            &RULE,
            "
//- content/405.md
---
## Example

```http
HTTP/1.1 405 Method Not Allowed
         ^^^ error: a 405 response must carry `Allow`
```

```http
HTTP/1.1 405 Method Not Allowed
allow: GET
```

```http
HTTP/1.1 401 Unauthorized
```
",
        );
    }

    #[test]
    fn a_response_carries_what_the_page_requires() {
        check(
            &RULE,
            "
//- content/405.md
headers: [{ name: allow, in: response, need: must }, { name: Date, in: response, need: must }]
---
## Example

```http
HTTP/1.1 405 Method Not Allowed
         ^^^ error: a 405 response must carry `Allow`
         ^^^ error: a 405 response must carry `Date`
```
",
        );
    }

    #[test]
    fn some_request_carries_what_the_page_requires() {
        check(
            &RULE,
            "
//- content/412.md
headers: [{ name: If-Match, in: request, need: must }, { name: Via, in: request, need: may }]
                  ^^^^^^^^ error: no request of the example carries `If-Match`
---
## Example

```http
PUT / HTTP/1.1
```
//- content/413.md
headers: [{ name: Expect, in: request, need: must }]
---
## Example

```http
PUT / HTTP/1.1
```

```http
PUT / HTTP/1.1
Expect: 100-continue
```
",
        );
    }

    #[test]
    fn the_parts_of_several_ranges_carry_content_range() {
        check(
            &RULE,
            "
//- content/206.md
---
## Example

```http
HTTP/1.1 206 Partial Content
Content-Type: multipart/byteranges; boundary=x
```

```http
HTTP/1.1 206 Partial Content
         ^^^ error: a 206 response must carry `Content-Range`
```
",
        );
    }
}
