//! A phrase is not the one that IANA has registered.

use super::list_item;
use crate::model::diagnostic::{Diagnostics, Edit, Rule, Severity};
use crate::model::registry::{registration, registrations};
use crate::model::site::Site;
use crate::model::status_page::StatusPage;
use crate::model::text::{letters, yaml_scalar};

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
        )
        .fixable()
        .by_default(Severity::Warning)
        .deviation();

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for page in site.status_pages() {
        let Some(row) = registration(page.code.value) else { continue };
        if page.phrase.value != row.phrase {
            let message = format!("IANA calls {} `{}`", row.code, row.phrase);
            let fault = diagnostics.add(&RULE, &page.phrase.place, message);
            fault.edits.extend(fix(page, row.phrase).into_iter().flatten());
            fault.help(format!("write `phrase: {}`, and the other name in `keywords`", row.phrase));
        }
    }
}

/// The registered phrase, and the other name among the keywords; `None` if it may be the code that
/// is wrong, or there is no certain place for the name.
fn fix(page: &StatusPage, phrase: &str) -> Option<Vec<Edit>> {
    let said = page.phrase.value.as_str();
    let place = &page.phrase.place;
    let is_anothers = registrations().iter().any(|row| same(row.phrase, said));
    if same(said, phrase) && place.holds(said) {
        return Some(vec![Edit::new(place, phrase)]);
    }
    // With other marks in it, it is more probably a slip than a name.
    let is_name = said.chars().all(|next| next.is_alphanumeric() || " -'’&/().,".contains(next));
    if is_anothers || !is_name || !place.holds(said) || page.stated_code != Some(page.code.value) {
        return None;
    }
    let known = page.keywords.iter().any(|keyword| same(&keyword.value, said));
    let mut edits = vec![Edit::new(place, phrase)];
    if !known {
        edits.push(list_item::edit_adding_item(&page.source, "keywords", &yaml_scalar(said)?)?);
    }
    Some(edits)
}

/// Whether two names differ only in the case of their letters and in what separates their words.
fn same(one: &str, other: &str) -> bool {
    letters(one) == letters(other)
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
