//! A standing is not what IANA's registry says.

use crate::model::diagnostic::{Diagnostics, Edit, Rule, Severity};
use crate::model::facts::{Standing, Words};
use crate::model::registry::registration;
use crate::model::site::Site;

pub const RULE: Rule =
    Rule::error("wrong-standing", "Readers decide by it whether they may use the code.")
        .shown(
            "
//- content/418.md
standing: registered
          ^^^^^^^^^^ error: the registry has 418 as `reserved`
          help: write `standing: reserved`
",
            "
//- content/418.md
standing: reserved
",
        )
        .fixable()
        .by_default(Severity::Warning);

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for page in site.status_pages() {
        let row = registration(page.code.value);
        let standing = row.map_or(Standing::Unofficial, |row| row.standing);
        if page.standing.value != standing {
            let message = match row {
                Some(row) => format!("the registry has {} as `{}`", row.code, standing.name()),
                None => format!("IANA has not registered {}", page.code.value),
            };
            let place = &page.standing.place;
            let fault = diagnostics.add(&RULE, place, message);
            if place.holds(page.standing.value.name()) {
                fault.edit(Edit::new(place, standing.name()));
            }
            fault.help(format!("write `standing: {}`", standing.name()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn the_standing_is_the_registered_one() {
        check(
            &RULE,
            "
//- content/418.md
standing: registered
          ^^^^^^^^^^ error: the registry has 418 as `reserved`
//- content/499.md
standing: registered
          ^^^^^^^^^^ error: IANA has not registered 499
",
        );
    }
}
