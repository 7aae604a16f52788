//! An example shows content, or its framing, where HTTP allows none.

use super::examples::{self, Example};
use crate::model::class::Class;
use crate::model::diagnostic::{Diagnostics, Rule, Severity};
use crate::model::facts::Body;
use crate::model::site::Site;

pub const RULE: Rule = Rule::error(
    "forbidden-content",
    "A client takes such content for the start of the next response.",
)
.shown(
    "
//- content/204.md
---
## Example

```http
HTTP/1.1 204 No Content

done
^^^^ error: a 204 response has no content
help: drop what follows the empty line
```
",
    "
//- content/204.md
---
## Example

```http
HTTP/1.1 204 No Content
```
",
)
.by_default(Severity::Warning)
.deviation();

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for example in examples::all(site) {
        if let Some(what) = without_content(&example) {
            check_content(&example, &what, diagnostics);
        }
        if let Some(what) = without_framing(&example) {
            check_framing(&example, &what, diagnostics);
        }
    }
    for page in site.status_pages().iter().filter(|page| page.body == Some(Body::Forbidden)) {
        for example in examples::of(&page.prose.pieces) {
            let own = example.message.code() == Some(page.code.value);
            if own && without_content(&example).is_none() {
                check_content(&example, &format!("a {} response", page.code.value), diagnostics);
            }
        }
    }
}

/// What the message is, if it has no content.
fn without_content(example: &Example) -> Option<String> {
    match example.message.code() {
        None => {
            // RFC 9110 section 9.3.8.
            (example.message.method() == Some("TRACE")).then(|| "a TRACE request".to_owned())
        }
        Some(code) if code.has_no_content() => Some(format!("a {code} response")),
        // RFC 9110 section 9.3.2.
        Some(_) if example.answers() == Some("HEAD") => Some("the answer to HEAD".to_owned()),
        Some(_) => without_framing(example),
    }
}

/// What the message is, if it must not even have fields about content.
fn without_framing(example: &Example) -> Option<String> {
    let code = example.message.code()?;
    if code.has_no_framing() {
        return Some(format!("a {code} response"));
    }
    let tunnel = code.class() == Class::Successful && example.answers() == Some("CONNECT");
    tunnel.then(|| format!("a {code} response to CONNECT"))
}

fn check_content(example: &Example, what: &str, diagnostics: &mut Diagnostics) {
    if let Some(content) = &example.message.content {
        let message = format!("{what} has no content");
        diagnostics
            .add(&RULE, &example.place(content), message)
            .help("drop what follows the empty line");
    }
}

fn check_framing(example: &Example, what: &str, diagnostics: &mut Diagnostics) {
    for (name, line) in example.fields(&["Content-Length", "Transfer-Encoding"]) {
        let message = format!("{what} carries no {name}");
        diagnostics.add(&RULE, &example.place(&line.name), message).help("drop the line");
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn some_responses_have_no_content() {
        check(
            &RULE,
            "
//- content/204.md
---
## Example

```http
HTTP/1.1 204 No Content
Content-Length: 0
^^^^^^^^^^^^^^ error: a 204 response carries no Content-Length

gone
^^^^ error: a 204 response has no content
```

```http
HTTP/1.1 103 Early Hints
Transfer-Encoding: chunked
^^^^^^^^^^^^^^^^^ error: a 103 response carries no Transfer-Encoding

…
^ error: a 103 response has no content
```

```http
HTTP/1.1 205 Reset Content
Content-Length: 0
```

```http
HTTP/1.1 304 Not Modified
Content-Length: 5

hello
^^^^^ error: a 304 response has no content
```

```http
TRACE / HTTP/1.1

hello
^^^^^ error: a TRACE request has no content
```
",
        );
    }

    #[test]
    fn the_answer_to_head_has_no_content() {
        check(
            &RULE,
            "
//- content/404.md
---
## Example

```http
HEAD / HTTP/1.1
```

```http
HTTP/1.1 404 Not Found
Content-Length: 5

hello
^^^^^ error: the answer to HEAD has no content
```

```http
GET / HTTP/1.1
```

```http
HTTP/1.1 404 Not Found

hello
```
",
        );
    }

    #[test]
    fn a_tunnel_has_no_content() {
        check(
            &RULE,
            "
//- content/200.md
---
## Example

```http
CONNECT example.com:443 HTTP/1.1
```

```http
HTTP/1.1 200 OK
Content-Length: 0
^^^^^^^^^^^^^^ error: a 200 response to CONNECT carries no Content-Length
```

```http
HTTP/1.1 407 Proxy Authentication Required
Content-Length: 2

no
```
",
        );
    }

    #[test]
    fn a_page_may_say_that_its_responses_have_no_content() {
        check(
            &RULE,
            "
//- content/599.md
body: forbidden
---
## Example

```http
HTTP/1.1 599 Some Name

hello
^^^^^ error: a 599 response has no content
```

```http
HTTP/1.1 404 Not Found

hello
```
",
        );
    }
}
