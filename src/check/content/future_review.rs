//! A page says that it was reviewed on a day that cannot have been yet.

use crate::model::date::Date;
use crate::model::diagnostic::{Diagnostics, Rule};
use crate::model::node::Value;
use crate::model::site::Site;

pub const RULE: Rule = Rule::warning(
    "future-review",
    "A page that was never read again looks fresh for as many years as the day is ahead.",
)
.shown(
    "
//- content/404.md
reviewed: 2036-11-20
          ^^^^^^^^^^ warning: 2036-11-20 is still to come
          help: write the day on which somebody read the page, or say with `--today` what day it is
",
    "
//- content/404.md
reviewed: 2026-11-20
",
);

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    let Some(last) = site.last_review() else { return };
    for (_, source) in site.sources() {
        let Some(node) = source.field("reviewed") else { continue };
        let Value::Scalar { text, .. } = &node.value else { continue };
        if let Some(day) = Date::parse(text).filter(|day| *day > last) {
            diagnostics.add(&RULE, &node.place, format!("{day} is still to come")).help(
                "write the day on which somebody read the page, or say with `--today` what day \
                 it is",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn the_last_day_is_the_last_that_a_page_can_be_reviewed_on() {
        check(
            &RULE,
            "
//- content/404.md
reviewed: 2026-12-31
//- content/410.md
reviewed: \"2027-01-01\"
          ^^^^^^^^^^^^ warning: 2027-01-01 is still to come
",
        );
    }
}
