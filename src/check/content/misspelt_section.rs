//! A section of a status page has almost the name of a section that the page is made of.

use crate::model::diagnostic::{Diagnostics, Rule, Severity};
use crate::model::section;
use crate::model::site::Site;

pub const RULE: Rule = Rule::error(
    "misspelt-section",
    "What is made of the section is missing: the page does not know it under this name.",
)
.shown(
    "
//- content/404.md
---
## When you recieve it
^^^^^^^^^^^^^^^^^^^^^^ error: `When you recieve it` is almost the name of a section
help: is it `## When you receive it`?

Check the path.
",
    "
//- content/404.md
---
## When you receive it

Check the path.
",
)
.by_default(Severity::Warning);

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for heading in site.status_pages().iter().flat_map(|page| page.prose.headings()) {
        if heading.level != 2 {
            continue;
        }
        if let Some(name) = section::misspelt(&heading.text, &site.labels) {
            let message = format!("`{}` is almost the name of a section", heading.text);
            diagnostics.add(&RULE, &heading.place, message).help(format!("is it `## {name}`?"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn a_section_within_two_typos_of_another_is_reported() {
        check(
            &RULE,
            "
//- content/404.md
---
## meaning
^^^^^^^^^^ error: `meaning` is almost the name of a section
help: is it `## Meaning`?

## WHEN TO SEND IT
^^^^^^^^^^^^^^^^^^ error: `WHEN TO SEND IT` is almost the name of a section
help: is it `## When to send it`?

## Compared wiht 410
^^^^^^^^^^^^^^^^^^^^ error: `Compared wiht 410` is almost the name of a section
help: is it `## Compared with 410`?

## Examples
^^^^^^^^^^^ error: `Examples` is almost the name of a section
help: is it `## Example`?

### Note

## Notes

## Notices

## History

## When you send it
^^^^^^^^^^^^^^^^^^^ error: `When you send it` is almost the name of a section
help: is it `## When to send it`?

## Comparison with 410
",
        );
    }
}
