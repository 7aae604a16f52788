//! A footnote that the text does not refer to.

use crate::model::diagnostic::{Diagnostics, Rule};
use crate::model::site::Site;

pub const RULE: Rule =
    Rule::warning("unused-footnote", "It is below the page, and no word of the text leads there.")
        .shown(
            "
//- content/404.md
---
## Notes

Crawlers drop the address.

[^crawlers]: After some weeks.
 ^^^^^^^^^ warning: nothing refers to the footnote `^crawlers`
 help: write `[^crawlers]` where it belongs, or drop the footnote
",
            "
//- content/404.md
---
## Notes

Crawlers drop the address.[^crawlers]

[^crawlers]: After some weeks.
",
        );

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for footnote in site.proses().flat_map(|(_, prose)| prose.footnotes()) {
        if !footnote.is_used {
            let label = &footnote.label;
            let message = format!("nothing refers to the footnote `{}`", label.value);
            let help = format!("write `[{}]` where it belongs, or drop the footnote", label.value);
            diagnostics.add(&RULE, &label.place, message).help(help);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn a_footnote_is_referred_to_from_the_text() {
        check(
            &RULE,
            "
//- content/404.md
---
## Meaning[^head]

Text[^Note].

[^note]: As [^inner] says.
[^inner]: Used.
[^head]: Used.
[^self]: See [^self] and [^other].
 ^^^^^ warning: nothing refers to the footnote `^self`
[^other]: Not used.
 ^^^^^^ warning: nothing refers to the footnote `^other`
",
        );
    }
}
