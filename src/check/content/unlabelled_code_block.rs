//! A block of code does not say its language.

use crate::model::diagnostic::{Diagnostics, Rule, Severity};
use crate::model::prose::CodeBlock;
use crate::model::site::Site;

pub const RULE: Rule = Rule::error(
    "unlabelled-code-block",
    "It is neither highlighted nor, if it is an HTTP message, checked.",
)
.shown(
    "
//- content/404.md
---
## Notes

```
^^^ error: the code block has no language
help: write ```` ```http ````, or ```` ```text ```` for plain text
error_page 404 /none.html;
```
",
    "
//- content/404.md
---
## Notes

```nginx
error_page 404 /none.html;
```
",
)
.blocks_fixes()
.by_default(Severity::Warning);

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for block in site.proses().flat_map(|(_, prose)| prose.code_blocks()) {
        if block.language.value.is_empty() && !is_of_other_program(site, block) {
            diagnostics
                .add(&RULE, &block.language.place, "the code block has no language")
                .help("write ```` ```http ````, or ```` ```text ```` for plain text");
        }
    }
}

/// Whether the block is the indented text of what other programs read as a tab or an alert, which
/// is reported itself.
fn is_of_other_program(site: &Site, block: &CodeBlock) -> bool {
    let place = &block.language.place;
    let source = site.sources().find(|(path, _)| **path == place.path);
    let before = source.and_then(|(_, source)| source.text.get(..place.start)).unwrap_or("");
    let above = before.trim_end().lines().next_back().unwrap_or("").trim_start();
    let marks = ["=== \"", "===! \"", "===+ \"", "!!! ", "??? ", "???+ "];
    marks.iter().any(|mark| above.starts_with(mark))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn a_code_block_says_its_language() {
        check(
            &RULE,
            "
//- content/404.md
---
## Meaning

```
^^^ error: the code block has no language
some text
```

- Also in a list:

  ~~~~
  ^^^^ error: the code block has no language
  x
  ~~~~

```text
fine
```

=== \"curl\"

    ```bash
    curl
    ```
",
        );
    }
}
