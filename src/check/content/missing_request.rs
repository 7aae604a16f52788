//! An example shows a response, and not what it answers.

use super::examples;
use crate::model::diagnostic::{Diagnostics, Rule, Severity};
use crate::model::site::Site;

pub const RULE: Rule =
    Rule::error("missing-request", "The reader sees what came back, and not for which request.")
        .shown(
            "
//- content/404.md
---
## Example
^^^^^^^^^^ error: the example has no request
help: write the request in an `http` block before the response

```http
HTTP/1.1 404 Not Found
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
        .by_default(Severity::Off)
        .unfinished();

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for page in site.status_pages() {
        let section = examples::section(page, &site.labels);
        let requests = section.examples.iter().filter(|example| example.message.is_request());
        let requests = requests.count();
        let shows = section.examples.len() > requests || examples::is_logged(page);
        let Some(heading) = section.heading else { continue };
        if shows && requests == 0 && !section.is_broken {
            let fault = diagnostics.add(&RULE, &heading.place, "the example has no request");
            fault.help("write the request in an `http` block before the response");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn content_alone_is_an_example_without_a_request() {
        check(
            &RULE,
            "
//- content/404.md
---
## Example
^^^^^^^^^^ error: the example has no request

```json
{}
```
//- content/405.md
---
## Example

```http
GET / HTTP/1.1
```
",
        );
    }
}
