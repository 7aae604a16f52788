//! A request of HTTP/1.1 has no Host field, or more than one (RFC 9112 section 3.2).

use super::examples;
use crate::model::diagnostic::{Diagnostics, Rule, Severity};
use crate::model::http_message::StartLine;
use crate::model::site::Site;

pub const RULE: Rule = Rule::error(
    "missing-host",
    "A server has to answer such a request with 400, whatever the page says that it answers.",
)
.shown(
    "
//- content/404.md
---
## Example

```http
GET /none HTTP/1.1
^^^^^^^^^^^^^^^^^^ error: the request has no Host field
help: write `Host: example.com` below it
```
",
    "
//- content/404.md
---
## Example

```http
GET /none HTTP/1.1
Host: example.com
```
",
)
.by_default(Severity::Warning);

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for example in examples::all(site) {
        let StartLine::Request { version, .. } = &example.message.start_line else { continue };
        let mut lines = example.message.lines("Host");
        if lines.next().is_none() && version.text == "HTTP/1.1" {
            diagnostics
                .add(&RULE, &example.start_line(), "the request has no Host field")
                .help("write `Host: example.com` below it");
        }
        for line in lines {
            diagnostics
                .add(&RULE, &example.place(&line.name), "the request has two Host fields")
                .help("drop one of them");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn a_request_names_its_host_once() {
        check(
            &RULE,
            "
//- content/404.md
---
## Example

```http
GET / HTTP/1.1
^^^^^^^^^^^^^^ error: the request has no Host field
```

```http
GET / HTTP/1.1
host: example.com
Host: example.com
^^^^ error: the request has two Host fields
```

```http
GET / HTTP/1.0
```

```http
HTTP/1.1 404 Not Found
```
",
        );
    }
}
