//! Two footnotes have the same label.

use crate::model::diagnostic::{Diagnostics, Rule};
use crate::model::site::Site;

pub const RULE: Rule =
    Rule::error("duplicate-footnote", "The text could lead to one of the two only.").shown(
        "
//- content/404.md
---
## Notes

Crawlers drop the address.[^1]

[^1]: After some weeks.
[^1]: Not all of them.
 ^^ error: another footnote has the label `^1`
 help: choose another label, or make one note of the two
",
        "
//- content/404.md
---
## Notes

Crawlers drop the address.[^1]

[^1]: After some weeks, and not all of them.
",
    );

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for (_, prose) in site.proses() {
        let mut before = 0;
        for footnote in prose.footnotes() {
            if footnote.number == before {
                let label = &footnote.label;
                diagnostics
                    .add(
                        &RULE,
                        &label.place,
                        format!("another footnote has the label `{}`", label.value),
                    )
                    .help("choose another label, or make one note of the two");
            }
            before = footnote.number;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn labels_are_the_same_without_regard_to_case_and_differ_in_a_hyphen() {
        check(
            &RULE,
            "
//- content/404.md
---
## Meaning

One[^Note], two[^a b], three[^a-b].

[^a-b]: Three.
[^note]: One.
[^a b]: Two.
[^NOTE]: One again.
 ^^^^^ error: another footnote has the label `^NOTE`
",
        );
    }
}
