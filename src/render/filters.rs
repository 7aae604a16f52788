//! What the codes of a page are filtered by.

use super::view::view;
use super::words;
use crate::model::facts::{Cache, Retry, Standing, Words};
use crate::model::labels::Labels;

view! {
    /// The choices of the filters.
    pub struct Filters {
        /// What IANA says of a code.
        pub standings: Vec<Choice>,
        /// Whether to retry.
        pub retries: Vec<Choice>,
        /// Whether a cache may keep it.
        pub caches: Vec<Choice>,
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

/// The choices, each list in the order of the words of the front matter.
pub fn filters(labels: &Labels) -> Filters {
    let official = Standing::ALL.iter().copied().filter(|standing| standing.is_official());
    let in_registry = joined("official", official, &labels.filters.in_registry);
    let later = [Retry::IdempotentOnly, Retry::AfterDelay].into_iter();
    let retryable = joined("retryable", later, &labels.filters.retryable);
    Filters {
        standings: choices(in_registry, |standing: Standing| {
            capitalized(words::badge(standing, labels))
        }),
        retries: choices(retryable, |retry| words::retry(retry, labels).to_owned()),
        caches: Cache::ALL
            .iter()
            .map(|cache| single(*cache, words::cache(*cache, labels)))
            .collect(),
    }
}

fn choices<Word: Words>(first: Choice, text: impl Fn(Word) -> String) -> Vec<Choice> {
    let rest = Word::ALL.iter().map(|word| single(*word, &text(*word)));
    std::iter::once(first).chain(rest).collect()
}

fn single(word: impl Words, text: &str) -> Choice {
    joined(word.name(), std::iter::once(word), text)
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
    use super::filters;
    use crate::model::labels::Labels;

    #[test]
    fn every_word_of_the_front_matter_can_be_chosen() {
        let filters = filters(&Labels::default());
        let values = |choices: &[super::Choice]| {
            choices.iter().map(|choice| choice.value).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(
            values(&filters.standings),
            "official registered temporary deprecated reserved obsoleted unofficial"
        );
        assert_eq!(
            values(&filters.retries),
            "retryable never after-change idempotent-only after-delay elsewhere not-applicable"
        );
        assert_eq!(values(&filters.caches), "heuristic explicit never not-applicable");
        assert_eq!(filters.standings[1].text, "Registered");
        assert_eq!(filters.retries[0].words, "idempotent-only after-delay");
    }
}
