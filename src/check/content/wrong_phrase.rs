//! A phrase is not the one that IANA has registered.

use crate::model::diagnostic::{Diagnostics, Edit, Rule};
use crate::model::registry::{registration, registrations};
use crate::model::site::Site;
use crate::model::status_page::StatusPage;

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
        .fixable();

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for page in site.status_pages() {
        let Some(row) = registration(page.named) else { continue };
        if page.phrase.value != row.phrase {
            let message = format!("IANA calls {} `{}`", row.code, row.phrase);
            let fault = diagnostics.add(&RULE, &page.phrase.place, message);
            fault.edits.extend(fix(page, row.phrase).into_iter().flatten());
            fault.help(format!("write `phrase: {}`, and the other name in `keywords`", row.phrase));
        }
    }
}

/// The registered phrase, and the other name among the keywords; `None` if it may be the code that
/// is wrong, or the name has no place.
fn fix(page: &StatusPage, phrase: &str) -> Option<Vec<Edit>> {
    let said = page.phrase.value.as_str();
    let place = &page.phrase.place;
    let is_anothers = registrations().iter().any(|row| same(row.phrase, said));
    if same(said, phrase) && place.holds(said) {
        return Some(vec![Edit::new(place, phrase)]);
    }
    if is_anothers || !place.holds(said) || page.code.value != page.named {
        return None;
    }
    let known = page.keywords.iter().any(|keyword| same(&keyword.value, said));
    let mut edits = vec![Edit::new(place, phrase)];
    if !known {
        edits.push(page.keywords_gap.as_ref()?.put(&quoted(said)?));
    }
    Some(edits)
}

/// A text as an item of a list; `None` if it holds what cannot be seen.
fn quoted(text: &str) -> Option<String> {
    let plain = |next: char| next.is_alphanumeric() || next == ' ';
    if text.chars().all(plain) {
        return Some(text.to_owned());
    }
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
    (!text.contains(char::is_control)).then(|| format!("\"{escaped}\""))
}

/// Whether two names differ only in the case of their letters and in what parts their words.
fn same(one: &str, other: &str) -> bool {
    let letters = |text: &str| -> String {
        text.chars().filter(|next| next.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
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
