//! A phrase is not the one that IANA has registered.

use crate::model::diagnostic::{Diagnostics, Rule};
use crate::model::registry::registration;
use crate::model::site::Site;

pub const RULE: Rule =
    Rule::error("wrong-phrase", "The page would teach a name that the registry does not know.")
        .shown(
            "
//- content/404.md
phrase: Not found
        ^^^^^^^^^ error: IANA calls 404 `Not Found`
        help: write `phrase: Not Found`, and the other name in `keywords`
",
            "
//- content/404.md
phrase: Not Found
",
        );

pub fn check(site: &Site, found: &mut Diagnostics) {
    for page in site.status_pages() {
        let Some(row) = registration(page.named) else { continue };
        if page.phrase.value != row.phrase {
            let message = format!("IANA calls {} `{}`", row.code, row.phrase);
            found
                .add(&RULE, &page.phrase.place, message)
                .help(format!("write `phrase: {}`, and the other name in `keywords`", row.phrase));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn the_phrase_is_the_registered_one() {
        check(
            &RULE,
            "
//- content/404.md
phrase: Resource not found
        ^^^^^^^^^^^^^^^^^^ error: IANA calls 404 `Not Found`
//- content/499.md
phrase: Client Closed Request
",
        );
    }
}
