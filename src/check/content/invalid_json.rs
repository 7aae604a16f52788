//! Content of an example that is labelled as JSON is not JSON (RFC 8259).

use std::ops::Range;

use serde::de::IgnoredAny;

use super::{examples, scalar};
use crate::model::diagnostic::{Diagnostics, Finding, Rule, Severity};
use crate::model::http_message::{ELISION, HttpMessage};
use crate::model::site::Site;
use crate::model::text::json_string_end;

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
                ^ error: a comma comes after the last element
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
        )
        .blocks_fixes()
        .by_default(Severity::Warning);

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for example in examples::all(site) {
        if !example.message.shows_json() || example.message.is_elided() {
            continue;
        }
        let Some(content) = &example.message.content else { continue };
        if let Err(error) = serde_json::from_str::<IgnoredAny>(&content.text) {
            let fault = explained(&content.text, &error);
            diagnostics.add_finding(&RULE, fault, |range| example.place_in(content, range));
        }
    }
    for page in site.status_pages() {
        for error in page.errors.iter().filter(|error| error.shows_json()) {
            let Some(example) = &error.example else { continue };
            let text = &example.value;
            let is_elided = text.lines().any(|line| line.trim() == ELISION);
            if !is_elided && let Err(error) = serde_json::from_str::<IgnoredAny>(text) {
                let place = |range| scalar::place_in(example, &page.source, range);
                diagnostics.add_finding(&RULE, explained(text, &error), place);
            }
        }
    }
}

/// Whether a message shows all of its content, which is to be JSON and is none.
pub fn is_broken(message: &HttpMessage) -> bool {
    let content = message.content.as_ref().filter(|_| message.shows_json() && !message.is_elided());
    content.is_some_and(|content| serde_json::from_str::<IgnoredAny>(&content.text).is_err())
}

/// What is wrong where the parser could not go on: its line and column are facts, its message is
/// not read.
fn explained(text: &str, error: &serde_json::Error) -> Finding {
    let range = wrong_bytes(text, error);
    let before = text[..range.start].trim_end();
    let label = "write JSON, or label the content as what it is";
    if error.is_eof() {
        return Finding::new(range, "the content ends before the JSON does", label);
    }
    if is_in_open_string(text, range.start) {
        let help = "close it, and write `\\n` for a line break in it";
        return Finding::new(range, "the string is not closed on its line", help);
    }
    let straight = "write text in straight double quotes";
    match &text[range.clone()] {
        "}" | "]" if before.ends_with(',') => {
            let comma = before.len() - 1..before.len();
            Finding::new(comma, "a comma comes after the last element", "drop the comma")
        }
        "," if before.ends_with(',') => Finding::new(range, "a comma follows a comma", "drop it"),
        wrong @ ("'" | "“" | "”" | "„" | "‘" | "’") => {
            Finding::new(range, format!("`{wrong}` is not a quote of JSON"), straight)
        }
        wrong => {
            let help = if wrong.starts_with(char::is_alphabetic) { straight } else { label };
            Finding::new(range.clone(), format!("`{wrong}` cannot be here in JSON"), help)
        }
    }
}

/// Whether a byte is in a string that no quote closes on its line; all before it is JSON.
fn is_in_open_string(text: &str, byte: usize) -> bool {
    let mut at = 0;
    while at <= byte {
        let Some(start) = text[at..].find('"').map(|start| at + start) else { return false };
        at = json_string_end(text, start);
        if start <= byte && byte < at {
            return !text[start + 1..at].ends_with('"');
        }
    }
    false
}

/// The character at which the reading ended: the parser counts lines from 1 and bytes of the line
/// from 1.
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

    use super::{RULE, explained};
    use crate::fixture::check;

    #[test]
    fn a_comma_is_between_two_elements() {
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
        ^ error: a comma comes after the last element
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
  ^ error: a comma comes after the last element
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
       ^ error: `i` cannot be here in JSON
```

```http
HTTP/1.1 404 Not Found
Content-Type: application/json

{'a': 1}
 ^ error: `'` is not a quote of JSON
```

```http
HTTP/1.1 404 Not Found
Content-Type: application/json

[1
 ^ error: the content ends before the JSON does
```

```http
HTTP/1.1 404 Not Found
Content-Type: application/json

"a
 ^ error: the string is not closed on its line
b"
```

```http
HTTP/1.1 404 Not Found
Content-Type: application/json

[“é”]
 ^ error: `“` is not a quote of JSON
```
"#,
        );
    }

    #[test]
    fn what_is_not_json_or_not_complete_is_not_checked() {
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

    #[test]
    fn the_example_of_an_error_is_json_if_it_starts_so() {
        check(
            &RULE,
            r#"
//- content/404.md
errors:
  - name: a
    example: |

      {
        "a": 1,
              ^ error: a comma comes after the last element
      }
  - name: b
    example: '{ "b": nil }'
                      ^ error: `i` cannot be here in JSON
  - { name: c, example: "{ \"c\": }" }
                        ^^^^^^^^^^^^ error: `}` cannot be here in JSON
  - name: d
    example: >-
      { "d":
      ^^^^^^ error: a comma comes after the last element
      1, }
  - name: e
    example: <error>e</error>
  - name: f
    example: |
      {
      …
"#,
        );
    }

    proptest! {
        #[test]
        fn no_content_is_too_strange(text in "([{}\\[\\]\",:\\\\é“ \n0.-]|true|nul)*") {
            if let Err(error) = serde_json::from_str::<IgnoredAny>(&text) {
                prop_assert!(text.get(explained(&text, &error).range).is_some());
            }
        }
    }
}
