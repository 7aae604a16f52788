//! A section of a status page comes after one that it comes before on every other page.

use crate::model::diagnostic::{Diagnostics, Rule, Severity};
use crate::model::section;
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
        )
        .by_default(Severity::Off);

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for page in site.status_pages() {
        let mut last = 0;
        for heading in page.prose.headings().filter(|heading| heading.level == 2) {
            let Some(position) = section::position(&heading.text, &site.labels) else { continue };
            if position < last {
                let before = section::names(&site.labels)[last];
                let message = format!("`{}` comes before `{before}`", heading.text);
                let fault = diagnostics.add(&RULE, &heading.place, message);
                fault.help(format!("the order is {}", section::list(&site.labels)));
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
