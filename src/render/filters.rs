//! What the codes of a page are filtered by.

use std::collections::BTreeSet;

use super::extra::{self, ExtraFilter};
use super::view::view;
use super::words;
use crate::model::class::Class;
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
        /// The classes of the codes.
        pub classes: Vec<ClassChoice>,
        /// Whether some page says what a vendor means by its code.
        pub vendors: bool,
        /// Whether the list has a text field of its own; the home page has the search.
        pub text: bool,
        /// Whether the list can leave out the summaries.
        pub meanings: bool,
    }
}

view! {
    /// A class, to choose.
    pub struct ClassChoice {
        /// `4xx`, `outside`
        pub name: &'static str,
        /// `4xx`, `600+`
        pub label: &'static str,
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

/// The most codes that a reader sees at a glance: a list of them needs no filters.
const FEW: usize = 15;

/// The list of codes that is filtered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// The tiles of the home page.
    Tiles,
    /// The table that is the home page.
    HomeTable,
    /// The table of a page of its own.
    Table,
}

/// The choices that let some of the codes through and not all, each list in the order of the words
/// of the front matter; none for a site of few codes.
pub fn filters(site: &Site, list: List) -> Option<Filters<'_>> {
    let pages = site.status_pages();
    (pages.len() > FEW).then(|| choices_among(site, list))
}

fn choices_among(site: &Site, list: List) -> Filters<'_> {
    let pages = site.status_pages();
    let labels = &site.labels;
    let official = Standing::ALL.iter().copied().filter(|standing| standing.is_official());
    let in_registry = joined("official", official, &labels.filters.in_registry);
    let later = [Retry::IdempotentOnly, Retry::AfterDelay].into_iter();
    let retryable = joined("retryable", later, &labels.filters.retryable);
    let standings: BTreeSet<_> = pages.iter().filter_map(StatusPage::shown_standing).collect();
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
        classes: class_choices(&classes),
        vendors: pages.iter().any(|page| !page.uses.is_empty()),
        text: list == List::Table,
        meanings: list == List::Tiles,
    }
}

/// The classes that are there, in their order; none if there is one.
fn class_choices(there: &BTreeSet<Class>) -> Vec<ClassChoice> {
    let several = there.iter().filter(|_| there.len() > 1);
    several.map(|class| ClassChoice { name: class.name(), label: class.label() }).collect()
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
    use super::{Choice, FEW, List, choices_among, filters};
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
        let filters = choices_among(&site, List::Table);
        assert_eq!(values(&filters.standings), "official registered reserved unofficial");
        assert_eq!(
            values(&filters.retries),
            "retryable never after-change idempotent-only after-delay"
        );
        assert_eq!(filters.standings[1].text, "Registered");
        assert_eq!(filters.retries[0].words, "idempotent-only after-delay");
        let classes: Vec<_> = filters.classes.iter().map(|class| class.name).collect();
        assert_eq!(classes, ["4xx", "5xx"]);
        assert!(filters.vendors);
    }

    #[test]
    fn what_is_the_same_for_all_codes_is_no_choice() {
        let site = of("
//- content/404.md
cache: heuristic
//- content/410.md
cache: heuristic
");
        let filters = choices_among(&site, List::Table);
        assert_eq!(values(&filters.standings), "");
        assert_eq!(values(&filters.retries), "");
        assert_eq!(values(&filters.caches), "");
        assert!(filters.classes.is_empty() && !filters.vendors);
    }

    #[test]
    fn few_codes_need_no_filters() {
        let with = |count: usize| {
            let pages = (400..).take(count).map(|code| format!("//- content/{code}.md\n"));
            of(&pages.collect::<String>())
        };
        assert!(filters(&with(FEW), List::Tiles).is_none());
        let site = with(FEW + 1);
        let filters = filters(&site, List::Tiles);
        assert!(filters.is_some_and(|filters| filters.meanings && !filters.text));
    }
}
