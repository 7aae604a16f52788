//! An example's content is not as long as its framing says (RFC 9112 section 6).

use super::chunks;
use super::examples::{self, Example};
use super::invalid_json;
use crate::model::diagnostic::{Diagnostics, Edit, Rule, Severity};
use crate::model::http_message::Part;
use crate::model::site::Site;

pub const RULE: Rule = Rule::error(
    "wrong-content-length",
    "Whoever sends the example waits for octets that never come, or loses the last ones.",
)
.shown(
    "
//- content/404.md
---
## Example

```http
HTTP/1.1 404 Not Found
Content-Length: 5
                ^ error: the content is 6 octets long, not 5
                help: write `6`

nobody
```
",
    "
//- content/404.md
---
## Example

```http
HTTP/1.1 404 Not Found
Content-Length: 6

nobody
```
",
)
.fixable()
.by_default(Severity::Warning);

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for example in examples::all(site) {
        check_fields(&example, diagnostics);
        if example.message.has("Transfer-Encoding") {
            check_chunks(&example, diagnostics);
        } else if let Some(length) = example.message.values("Content-Length").next() {
            check_length(&example, length, diagnostics);
        } else {
            check_framing(&example, diagnostics);
        }
    }
}

fn check_fields(example: &Example, diagnostics: &mut Diagnostics) {
    let message = example.message;
    for line in message.lines("Content-Length").skip(1) {
        let place = example.place(&line.name);
        diagnostics.add(&RULE, &place, "a message has one Content-Length").help("drop the line");
    }
    for line in message.lines("Content-Length").take(1) {
        let value = &line.value;
        if value.text.is_empty() || !value.text.bytes().all(|byte| byte.is_ascii_digit()) {
            let place = if value.text.is_empty() { &line.name } else { value };
            diagnostics
                .add(&RULE, &example.place(place), format!("`{}` is not a length", value.text))
                .help("write the number of octets, in digits");
        } else if message.has("Transfer-Encoding") {
            diagnostics
                .add(&RULE, &example.place(&line.name), "Content-Length beside Transfer-Encoding")
                .help("drop one of them (RFC 9112, section 6.2)");
        }
    }
}

fn check_length(example: &Example, length: &Part, diagnostics: &mut Diagnostics) {
    let digits = length.text.bytes().all(|byte| byte.is_ascii_digit());
    // JSON that does not parse will have another length when it does.
    let is_broken = || invalid_json::is_broken(example.message);
    if length.text.is_empty() || !digits || !shows_content(example) || is_broken() {
        return;
    }
    let octets = octets(example);
    if length.text.parse() != Ok(octets) {
        let message = format!("the content is {octets} octets long, not {}", length.text);
        let place = example.place(length);
        let fault = diagnostics.add(&RULE, &place, message);
        if octets == 0 {
            fault.help("write `0`, or a line `…` for content that is left out");
        } else {
            fault.edit(Edit::new(&place, octets.to_string())).help(format!("write `{octets}`"));
        }
    }
}

/// Whether the example shows all of its content.
fn shows_content(example: &Example) -> bool {
    let message = example.message;
    let awaits_continue = message.content.is_none()
        && message.values("Expect").any(|value| value.text.eq_ignore_ascii_case("100-continue"));
    // What must have none is reported by another rule; only 205 says its length then.
    let has_none = message.code().is_some_and(|code| code.has_no_content() && code.number() != 205);
    let answers_head = message.code().is_some() && example.answers() == Some("HEAD");
    !(message.is_elided() || awaits_continue || has_none || answers_head)
}

/// A response without a length ends with its connection; a request cannot.
fn check_framing(example: &Example, diagnostics: &mut Diagnostics) {
    let Some(content) = example.message.content.as_ref().filter(|_| example.message.is_request())
    else {
        return;
    };
    let message = "a request with content has Content-Length or Transfer-Encoding";
    let fault = diagnostics.add(&RULE, &example.place(content), message);
    if example.message.is_elided() {
        fault.help("add `Content-Length:` with the length of the real thing");
        return;
    }
    let line = format!("Content-Length: {}", octets(example));
    let last = example.message.fields.last().map(|field| example.place(&field.value));
    // In a list or a quote a line of the block starts with more than itself.
    if let Some(last) = last.filter(|_| example.block.is_bare()) {
        fault.edit(Edit::new(&last.at(last.end, last.end), format!("\n{line}")));
    }
    fault.help(format!("add `{line}`"));
}

fn octets(example: &Example) -> usize {
    example.message.content.as_ref().map_or(0, |content| content.text.len())
}

fn check_chunks(example: &Example, diagnostics: &mut Diagnostics) {
    let mut codings = example.message.values("Transfer-Encoding");
    let chunked = codings.next().is_some_and(|value| value.text.eq_ignore_ascii_case("chunked"));
    if !chunked || codings.next().is_some() || !shows_content(example) {
        return;
    }
    let Some(content) = &example.message.content else { return };
    if let Some(fault) = chunks::first_fault(&content.text) {
        diagnostics.add_finding(&RULE, fault, |range| example.place_in(content, range));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn a_length_counts_the_octets() {
        check(
            &RULE,
            "
//- content/404.md
---
## Example

```http
HTTP/1.1 404 Not Found
Content-Length: 5
                ^ error: the content is 6 octets long, not 5

né
ok
```

```http
HTTP/1.1 404 Not Found
Content-Length: 6

né
ok
```

```http
HTTP/1.1 404 Not Found
Content-Length: 12
                ^^ error: the content is 0 octets long, not 12
```

```http
HTTP/1.1 404 Not Found

with the connection it ends
```
",
        );
    }

    #[test]
    fn json_that_does_not_parse_has_any_length() {
        check(
            &RULE,
            "
//- content/404.md
---
## Example

```http
HTTP/1.1 404 Not Found
Content-Type: application/json
Content-Length: 5

{\"a\": 1,}
```
",
        );
    }

    #[test]
    fn content_that_is_not_shown_has_any_length() {
        check(
            &RULE,
            "
//- content/404.md
---
## Example

```http
HTTP/1.1 404 Not Found
Content-Length: 1000

…
```

```http
HEAD / HTTP/1.1
```

```http
HTTP/1.1 404 Not Found
Content-Length: 1000
```

```http
HTTP/1.1 304 Not Modified
Content-Length: 1000
```

```http
PUT / HTTP/1.1
Expect: 100-continue
Content-Length: 1000
```
",
        );
    }

    #[test]
    fn a_length_is_one_number() {
        check(
            &RULE,
            "
//- content/404.md
---
## Example

```http
HTTP/1.1 404 Not Found
Content-Length: five
                ^^^^ error: `five` is not a length
Content-Length: 5
^^^^^^^^^^^^^^ error: a message has one Content-Length
```

```http
HTTP/1.1 404 Not Found
Content-Length:
^^^^^^^^^^^^^^ error: `` is not a length
```

```http
HTTP/1.1 404 Not Found
Content-Length: 99999999999999999999
                ^^^^^^^^^^^^^^^^^^^^ error: the content is 0 octets long, not 99999999999999999999
```

```http
HTTP/1.1 404 Not Found
Content-Length: 5
^^^^^^^^^^^^^^ error: Content-Length beside Transfer-Encoding
Transfer-Encoding: chunked
```
",
        );
    }

    #[test]
    fn a_request_says_how_long_its_content_is() {
        check(
            &RULE,
            "
//- content/404.md
---
## Example

```http
POST / HTTP/1.1

a=b
^^^ error: a request with content has Content-Length or Transfer-Encoding
```

```http
POST / HTTP/1.1

…
^ error: a request with content has Content-Length or Transfer-Encoding
```

```http
POST / HTTP/1.1
```
",
        );
    }

    #[test]
    fn a_chunk_has_the_size_that_it_says() {
        check(
            &RULE,
            "
//- content/404.md
---
## Example

```http
POST / HTTP/1.1
Transfer-Encoding: chunked

3
^ error: the chunk is 5 octets long, not 3
hello
0

```
",
        );
    }
}
