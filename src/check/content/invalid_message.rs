//! An example in the language `http` is not an HTTP message.

use crate::model::diagnostic::{Diagnostics, Rule, Severity};
use crate::model::site::Site;

pub const RULE: Rule = Rule::error(
    "invalid-message",
    "Readers copy examples; what the grammar refuses, a server refuses too.",
)
.shown(
    "
//- content/404.md
---
## Example

```http
GET / HTTP/1.1
Host : example.com
    ^ error: the field name holds the character U+0020
    help: drop it
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
.blocks_fixes()
.by_default(Severity::Warning);

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for block in site.proses().flat_map(|(_, prose)| prose.code_blocks()) {
        let Some(Err(faults)) = &block.message else { continue };
        for fault in faults {
            diagnostics.add_finding(&RULE, fault.clone(), |range| block.place(range));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn an_example_is_a_message() {
        check(
            &RULE,
            "
//- content/404.md
---
## Example

```http
GET /a b HTTP/2
      ^ error: a target does not hold the character U+0020
         ^^^^^^ error: a message of HTTP/2 has no start line
Host : example.com
    ^ error: the field name holds the character U+0020
```

```text
no message
```

//- content/guides/some.md
---
title: Some
summary: Some.
codes: [404]
keywords: [some]
reviewed: 2026-11-20
---
- In a list:

  ```http
  HTTP/1.1 2O0 OK
           ^^^ error: `2O0` is not a status code
  ```
",
        );
    }
}
