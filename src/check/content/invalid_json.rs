//! Content of an example that is labelled as JSON is none (RFC 8259).

use std::ops::Range;

use serde::de::IgnoredAny;

use super::examples;
use crate::model::diagnostic::{Diagnostics, Rule};
use crate::model::site::Site;

pub const RULE: Rule =
    Rule::error("invalid-json", "A program that reads the example fails at this very place.")
        .shown(
            "
//- content/404.md
---
## Example

```http
HTTP/1.1 404 Not Found
Content-Type: application/json

{ \"found\": false, }
                ^ error: a comma stands after the last element
                help: drop the comma
```
",
            "
//- content/404.md
---
## Example

```http
HTTP/1.1 404 Not Found
Content-Type: application/json

{ \"found\": false }
```
",
        );

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for example in examples::all(site) {
        if !example.message.shows_json() || example.message.is_elided() {
            continue;
        }
        let Some(content) = &example.message.content else { continue };
        let Err(error) = serde_json::from_str::<IgnoredAny>(&content.text) else { continue };
        let (message, help, range) = explain(&content.text, &error);
        let place = example.place_at(content.start + range.start, content.start + range.end);
        diagnostics.add(&RULE, &place, message).help(help);
    }
}

/// What the parser says, in the words of this house.
fn explain(text: &str, error: &serde_json::Error) -> (String, &'static str, Range<usize>) {
    let range = wrong_bytes(text, error);
    let before = text[..range.start].trim_end();
    if matches!(&text[range.clone()], "}" | "]") && before.ends_with(',') {
        let range = before.len() - 1..before.len();
        return ("a comma stands after the last element".into(), "drop the comma", range);
    }
    if &text[range.clone()] == "," && before.ends_with(',') {
        return ("a comma follows a comma".into(), "drop it", range);
    }
    let said = error.to_string();
    let fact = said.split(" at line ").next().unwrap_or_default();
    let (message, help) = match fact {
        "expected ident" => ("a word that JSON does not know".into(), "write a string in quotes"),
        "expected value" => ("a value is expected".into(), "write text in straight double quotes"),
        "key must be a string" => {
            ("a name is a string".into(), "write it in straight double quotes")
        }
        "trailing characters" => ("text stands after the end of the JSON".into(), "drop it"),
        control if control.starts_with("control character") => {
            ("a string holds a control character".into(), "write `\\n` for a line break")
        }
        _ => (
            fact.replace("EOF while parsing", "the content ends within"),
            "write JSON, or label the content as what it is",
        ),
    };
    (message, help, range)
}

/// The character at which the reading ends.
fn wrong_bytes(text: &str, error: &serde_json::Error) -> Range<usize> {
    let lines_before = text.split_inclusive('\n').take(error.line().saturating_sub(1));
    let after = lines_before.map(str::len).sum::<usize>() + error.column();
    let start = floor(text, after.saturating_sub(1).min(text.len()));
    let width = text[start..].chars().next().map_or(0, char::len_utf8);
    start..start + width
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::de::IgnoredAny;

    use super::{RULE, explain};
    use crate::fixture::check;

    #[test]
    fn a_comma_stands_between_two_elements() {
        check(
            &RULE,
            r#"
//- content/404.md
---
## Example

```http
HTTP/1.1 404 Not Found
Content-Type: application/json

{
  "a": 1,
        ^ error: a comma stands after the last element
}
```

```http
HTTP/1.1 404 Not Found
Content-Type: application/json

{"a": 1,, "b": 2}
        ^ error: a comma follows a comma
```

```http
HTTP/1.1 404 Not Found
Content-Type: application/json

[1, ]
  ^ error: a comma stands after the last element
```
"#,
        );
    }

    #[test]
    fn json_parses() {
        check(
            &RULE,
            r#"
//- content/404.md
---
## Example

```http
HTTP/1.1 404 Not Found
Content-Type: application/problem+json; charset=utf-8

{"é": nil}
       ^ error: a word that JSON does not know
```

```http
HTTP/1.1 404 Not Found
Content-Type: application/json

{'a': 1}
 ^ error: a name is a string
```

```http
HTTP/1.1 404 Not Found
Content-Type: application/json

[1
 ^ error: the content ends within a list
```

```http
HTTP/1.1 404 Not Found
Content-Type: application/json

"a
 ^ error: a string holds a control character
b"
```

```http
HTTP/1.1 404 Not Found
Content-Type: application/json

[“é”]
 ^ error: a value is expected
```
"#,
        );
    }

    #[test]
    fn what_is_no_json_or_not_whole_is_let_be() {
        check(
            &RULE,
            "
//- content/404.md
---
## Example

```http
HTTP/1.1 404 Not Found
Content-Type: application/json

{
…
```

```http
HTTP/1.1 404 Not Found
Content-Type: application/json-seq

{
```

```http
HTTP/1.1 404 Not Found
Content-Type: application/json
Transfer-Encoding: chunked

2
{}
0

```
",
        );
    }

    proptest! {
        #[test]
        fn no_content_is_too_strange(text in "([{}\\[\\]\",:\\\\é“ \n0.-]|true|nul)*") {
            if let Err(error) = serde_json::from_str::<IgnoredAny>(&text) {
                let (_, _, range) = explain(&text, &error);
                prop_assert!(text.get(range).is_some());
            }
        }
    }
}
