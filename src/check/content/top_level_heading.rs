//! The text of a page has a top-level heading.

use crate::model::diagnostic::{Diagnostics, Rule};
use crate::model::site::Site;

pub const RULE: Rule =
    Rule::error("top-level-heading", "The page's only `h1` is its code and phrase.").shown(
        "
//- content/404.md
---
# Not Found
^^^^^^^^^^^ error: the page's title comes from its front matter
help: write `## Not Found`, or drop the line
",
        "
//- content/404.md
---
## Meaning

Nothing is here.
",
    );

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for heading in site.proses().flat_map(|(_, prose)| prose.headings()) {
        if heading.level == 1 {
            diagnostics
                .add(&RULE, &heading.place, "the page's title comes from its front matter")
                .help(format!("write `## {}`, or drop the line", heading.text));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn the_title_is_not_written_in_the_text() {
        check(
            &RULE,
            "
//- content/404.md
---
# Not Found
^^^^^^^^^^^ error: the page's title comes from its front matter

## Meaning
",
        );
    }
}
