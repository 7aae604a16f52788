//! A page about a code shows no response.

use super::examples;
use crate::model::diagnostic::{Diagnostics, Rule, Severity};
use crate::model::site::Site;

pub const RULE: Rule = Rule::error(
    "missing-example",
    "A request and its response say in ten lines what a page says in a hundred.",
)
.shown(
    "
//- content/404.md
---
## Example
^^^^^^^^^^ error: the example has no response
help: below `## Example` write the request in one `http` block, the response in the next

```http
GET / HTTP/1.1
Host: example.com
```
",
    "
//- content/404.md
---
## Example

```http
GET / HTTP/1.1
Host: example.com
```

```http
HTTP/1.1 404 Not Found
```
",
)
.unfinished()
.by_default(Severity::Off);

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for page in site.status_pages() {
        let section = examples::section(page, &site.labels);
        if section.is_broken {
            continue;
        }
        let request = section.examples.iter().any(|example| example.message.is_request());
        let response = section.examples.iter().any(|example| !example.message.is_request())
            || examples::is_logged(page);
        let message = match (request, response) {
            (_, true) => continue,
            (true, false) => "the example has no response",
            (false, false) => "the page shows no response",
        };
        let place = section.heading.map_or(&page.code.place, |heading| &heading.place);
        let heading = &site.labels.section.example;
        diagnostics.add(&RULE, place, message).help(format!(
            "below `## {heading}` write the request in one `http` block, the response in the next"
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn a_page_shows_an_exchange() {
        check(
            &RULE,
            "
//- content/404.md
code: 404
      ^^^ error: the page shows no response
---
## Meaning

```http
GET / HTTP/1.1
```
//- content/405.md
---
## Example
^^^^^^^^^^ error: the example has no response

```http
GET / HTTP/1.1
```

## Notes

```http
HTTP/1.1 405 Method Not Allowed
```
//- content/406.md
code: 406
//- content/407.md
---
## Example

```http
broken
```
",
        );
    }

    #[test]
    fn a_code_that_is_logged_needs_no_response() {
        let page = "
//- content/499.md
uses:
  - { vendor: V, name: N, meaning: M, sent: log, source: \"https://v.example\",
      confidence: primary }
---
## Example

```http
GET / HTTP/1.1
```
";
        check(&RULE, page);
    }
}
