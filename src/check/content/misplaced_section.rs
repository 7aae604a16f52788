//! A section of a status page stands behind one that comes after it everywhere else.

use crate::model::diagnostic::{Diagnostics, Rule};
use crate::model::site::Site;

pub const RULE: Rule =
    Rule::error("misplaced-section", "Readers look for a section in the same place on every page.")
        .shown(
            "
//- content/404.md
---
## Notes

Some.

## Meaning
^^^^^^^^^^ error: `Meaning` comes before `Notes`
help: the order is `Meaning`, `When to send it`, `When you receive it`, `Example`, `Compared with \
…`, `Notes`

Nothing is here.
",
            "
//- content/404.md
---
## Meaning

Nothing is here.

## Notes

Some.
",
        );

/// The second-level headings in their order; `…` stands for any words.
pub const SECTIONS: [&str; 6] =
    ["Meaning", "When to send it", "When you receive it", "Example", "Compared with …", "Notes"];

pub fn check(site: &Site, found: &mut Diagnostics) {
    for page in site.status_pages() {
        let mut last = 0;
        for heading in page.prose.headings().filter(|heading| heading.level == 2) {
            let is = |section: &&str| heading.text.starts_with(section.trim_end_matches('…'));
            let Some(position) = SECTIONS.iter().position(is) else { continue };
            if position < last {
                let message = format!("`{}` comes before `{}`", heading.text, SECTIONS[last]);
                let fault = found.add(&RULE, &heading.place, message);
                fault.help(format!("the order is `{}`", SECTIONS.join("`, `")));
            }
            last = last.max(position);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn sections_have_one_order() {
        check(
            &RULE,
            "
//- content/404.md
---
## Meaning

## Compared with 410

## Compared with 403

## Example
^^^^^^^^^^ error: `Example` comes before `Compared with …`

## Notes
",
        );
    }
}
