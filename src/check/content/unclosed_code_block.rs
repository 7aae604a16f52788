//! A fence opens a block of code, and none closes it.

use crate::model::diagnostic::{Diagnostics, Rule};
use crate::model::site::Site;

pub const RULE: Rule =
    Rule::error("unclosed-code-block", "The rest of the page would be shown as code.")
        .shown(
            "
//- content/404.md
---
## Example

```http
^^^^^^^ error: nothing closes this code block
help: write a line of the same fence after its last line
GET /none HTTP/1.1
Host: example.com
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
        .blocks_fixes();

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for block in site.proses().flat_map(|(_, prose)| prose.code_blocks()) {
        if let Some(fence) = &block.unclosed {
            diagnostics
                .add(&RULE, fence, "nothing closes this code block")
                .help("write a line of the same fence after its last line");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn a_code_block_is_closed() {
        check(
            &RULE,
            "
//- content/404.md
---
## Meaning

```text
closed
```

> ~~~~text
> closed
> ~~~~

- ```text
  closed
  ```

```http
^^^^^^^ error: nothing closes this code block
GET / HTTP/1.1

```http
HTTP/1.1 200 OK
```

````markdown
```http
shown as it is written
```
````

````text
^^^^^^^^ error: nothing closes this code block
```

## Notes
",
        );
    }
}
