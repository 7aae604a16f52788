//! A section of a status page is not one that readers know from the others.

use crate::model::diagnostic::{Diagnostics, Rule, Severity};
use crate::model::section;
use crate::model::site::Site;

pub const RULE: Rule = Rule::error(
    "unknown-section",
    "Readers find their answer under the same headings on every page.",
)
.shown(
    "
//- content/404.md
---
## History
^^^^^^^^^^ error: `History` is not a section of a status page
help: the sections are `Meaning`, `When to send it`, `When you receive it`, `Example`, `Compared \
with …`, `Notes`

It is old.
",
    "
//- content/404.md
---
## Notes

It is old.
",
)
.by_default(Severity::Off);

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for heading in site.status_pages().iter().flat_map(|page| page.prose.headings()) {
        // A heading without text is reported by another rule.
        if heading.level != 2 || heading.text.is_empty() {
            continue;
        }
        // So is one that is almost right.
        if section::position(&heading.text, &site.labels).is_none()
            && section::misspelt(&heading.text, &site.labels).is_none()
        {
            let message = format!("`{}` is not a section of a status page", heading.text);
            let fault = diagnostics.add(&RULE, &heading.place, message);
            fault.help(match section::meant(&heading.text, &site.labels) {
                Some(name) => format!("write `## {name}`"),
                None => format!("the sections are {}", section::list(&site.labels)),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn a_section_that_is_almost_right_is_named() {
        check(
            &RULE,
            "
//- content/404.md
---
## compared to 410
^^^^^^^^^^^^^^^^^^ error: `compared to 410` is not a section of a status page
help: write `## Compared with 410`
",
        );
    }

    #[test]
    fn sections_are_the_known_ones() {
        check(
            &RULE,
            "
//- content/404.md
---
## Meaning

### Anything goes here

## Compared with 410

## History
^^^^^^^^^^ error: `History` is not a section of a status page
",
        );
    }
}
