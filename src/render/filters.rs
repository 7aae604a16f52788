//! What the codes of a page are filtered by.

use std::collections::BTreeSet;

use super::extra::{self, ExtraFilter};
use super::view::view;
use super::words;
use crate::model::facts::{Retry, Standing, Words};
use crate::model::site::Site;
use crate::model::status_page::StatusPage;

view! {
    /// The choices of the filters; a list is empty if all codes of the site have the same.
    pub struct Filters<'site> {
        /// What IANA says of a code.
        pub standings: Vec<Choice>,
        /// Whether to retry.
        pub retries: Vec<Choice>,
        /// Whether a cache may keep it.
        pub caches: Vec<Choice>,
        /// The fields of the project's own that the site has labels for.
        pub extra: Vec<ExtraFilter<'site>>,
        /// Whether the codes are of several classes.
        pub classes: bool,
        /// Whether some page says what a vendor means by its code.
        pub vendors: bool,
    }
}

view! {
    /// A choice of a filter.
    pub struct Choice {
        /// The word in the address.
        pub value: &'static str,
        /// The words of the front matter that it lets through, with spaces between them.
        pub words: String,
        /// What readers see.
        pub text: String,
    }
}

/// The choices that let some of the codes through and not all, each list in the order of the words
/// of the front matter.
pub fn filters(site: &Site) -> Filters<'_> {
    let pages = site.status_pages();
    let labels = &site.labels;
    let official = Standing::ALL.iter().copied().filter(|standing| standing.is_official());
    let in_registry = joined("official", official, &labels.filters.in_registry);
    let later = [Retry::IdempotentOnly, Retry::AfterDelay].into_iter();
    let retryable = joined("retryable", later, &labels.filters.retryable);
    let standings: BTreeSet<_> = pages.iter().map(|page| page.standing.value).collect();
    let retries: BTreeSet<_> = pages.iter().filter_map(|page| page.retry).collect();
    let caches: BTreeSet<_> = pages.iter().filter_map(StatusPage::cache).collect();
    let classes: BTreeSet<_> = pages.iter().map(|page| page.code.value.class()).collect();
    Filters {
        standings: choices(Some(in_registry), &standings, |word| {
            capitalized(words::badge(word, labels))
        }),
        retries: choices(Some(retryable), &retries, |word| words::retry(word, labels).to_owned()),
        caches: choices(None, &caches, |word| words::cache(word, labels).to_owned()),
        extra: extra::filters(site),
        classes: classes.len() > 1,
        vendors: pages.iter().any(|page| !page.uses.is_empty()),
    }
}

/// A choice for each word that is there, after one for several; none if there is one word.
fn choices<Word: Words + Ord>(
    several: Option<Choice>,
    there: &BTreeSet<Word>,
    text: impl Fn(Word) -> String,
) -> Vec<Choice> {
    if there.len() < 2 {
        return Vec::new();
    }
    let names: Vec<_> = there.iter().map(|word| word.name()).collect();
    let covered = |choice: &Choice| {
        names.iter().filter(|name| choice.words.split(' ').any(|word| word == **name)).count()
    };
    let several = several.filter(|choice| (2..names.len()).contains(&covered(choice)));
    let rest = there.iter().map(|word| joined(word.name(), std::iter::once(*word), &text(*word)));
    several.into_iter().chain(rest).collect()
}

fn joined(value: &'static str, words: impl Iterator<Item = impl Words>, text: &str) -> Choice {
    let words: Vec<_> = words.map(Words::name).collect();
    Choice { value, words: words.join(" "), text: text.to_owned() }
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::{Choice, filters};
    use crate::fixture::example;
    use crate::model::diagnostic::Diagnostics;
    use crate::model::site::Site;
    use crate::parse;

    fn of(fixture: &str) -> Site {
        parse::site(&example(fixture), &mut Diagnostics::default())
    }

    fn values(choices: &[Choice]) -> String {
        choices.iter().map(|choice| choice.value).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_differs_among_the_codes_can_be_chosen() {
        let site = of("
//- content/404.md
retry: after-change
//- content/418.md
retry: never
//- content/429.md
retry: after-delay
//- content/502.md
retry: idempotent-only
//- content/499.md
retry: never
");
        let filters = filters(&site);
        assert_eq!(values(&filters.standings), "official registered reserved unofficial");
        assert_eq!(
            values(&filters.retries),
            "retryable never after-change idempotent-only after-delay"
        );
        assert_eq!(filters.standings[1].text, "Registered");
        assert_eq!(filters.retries[0].words, "idempotent-only after-delay");
        assert!(filters.classes && filters.vendors);
    }

    #[test]
    fn what_is_the_same_for_all_codes_is_no_choice() {
        let site = of("
//- content/404.md
cache: heuristic
//- content/410.md
cache: heuristic
");
        let filters = filters(&site);
        assert_eq!(values(&filters.standings), "");
        assert_eq!(values(&filters.retries), "");
        assert_eq!(values(&filters.caches), "");
        assert!(!filters.classes && !filters.vendors);
    }
}
