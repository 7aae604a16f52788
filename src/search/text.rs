//! Words as the search sees them: without case, accents, joints and endings.

use super::pattern::Pattern;
use crate::model::text::decomposed;

static MARK: Pattern = Pattern::new(r"\p{M}", "gu");
static NOT: Pattern = Pattern::new(r"n['’]t\b", "g");
static APOSTROPHE: Pattern = Pattern::new(r"['’](?=\p{L})", "gu");
static WORD: Pattern = Pattern::new(r"\d+(?:\.\d+)*|\p{L}+", "gu");
static NO_LETTER: Pattern = Pattern::new(r"[^\p{L}\p{N}]+", "gu");
static CAMEL: Pattern = Pattern::new(r"(\p{Ll}|\d)(\p{Lu})", "gu");
static ACRONYM: Pattern = Pattern::new(r"(\p{Lu})(\p{Lu}\p{Ll})", "gu");
static PLURAL_Y: Pattern = Pattern::new("(?:ied|ies|y)$", "");
static ENDING: Pattern =
    Pattern::new(r"(?:ations?|ating|ated|ates?|ions?|ings?|ed|es|ly|e|(?<!s)s)$", "");
static DOUBLED_LONG: Pattern = Pattern::new(r"([b-df-hj-km-np-rtv-z])\1$", "");
static DOUBLED: Pattern = Pattern::new(r"([bdgmnprt])\1$", "");

fn drop(_: &[Option<&str>]) -> String {
    String::new()
}

fn two(groups: &[Option<&str>]) -> String {
    format!("{} {}", groups[1].unwrap_or(""), groups[2].unwrap_or(""))
}

fn first(groups: &[Option<&str>]) -> String {
    groups[1].unwrap_or("").to_owned()
}

/// In lower case, without accents, `n't` as a word and without other apostrophes in words.
pub fn plain(text: &str) -> String {
    let text = MARK.replace(&decomposed(text), drop).to_lowercase();
    let text = NOT.replace(&text, |_| " not".to_owned());
    APOSTROPHE.replace(&text, drop)
}

/// The words and numbers of a text.
pub fn words_of(text: &str) -> Vec<String> {
    let text = plain(text);
    WORD.all(&text, 0).into_iter().map(str::to_owned).collect()
}

/// The letters and digits alone.
pub fn joined(text: &str) -> String {
    NO_LETTER.replace(&plain(text), drop)
}

/// `StatusNotFound` and `HTTPStatus` as the words they are made of.
pub fn unjoined(name: &str) -> String {
    ACRONYM.replace(&CAMEL.replace(name, two), two)
}

/// What is left of a word without its endings.
pub fn stem(word: &str) -> String {
    let length = |text: &str| text.chars().count();
    if length(word) < 4 {
        return word.to_owned();
    }
    let bare = PLURAL_Y.replace(word, |_| "i".to_owned());
    if length(&bare) < 4 {
        return bare;
    }
    let cut = ENDING.replace(&bare, drop);
    match length(&cut) {
        0..=2 => bare,
        3 | 4 => DOUBLED.replace(&cut, first),
        _ => DOUBLED_LONG.replace(&cut, first),
    }
}

#[cfg(test)]
mod tests {
    use super::{joined, plain, stem, unjoined, words_of};

    #[test]
    fn words_lose_what_people_write_differently() {
        assert_eq!(plain("Don’t naïvely É"), "do not naively e");
        assert_eq!(words_of("HTTP/1.1 don't 9110.4"), ["http", "1.1", "do", "not", "9110.4"]);
        assert_eq!(joined("I'm a Teapot!"), "imateapot");
        assert_eq!(unjoined("HTTPStatusNotFound2X"), "HTTP Status Not Found2 X");
    }

    #[test]
    fn endings_are_cut() {
        for (word, wanted) in [
            ("limiting", "limit"),
            ("limited", "limit"),
            ("retries", "retri"),
            ("retry", "retri"),
            ("dropped", "drop"),
            ("authentication", "authentic"),
            ("access", "access"),
            ("url", "url"),
            ("used", "used"),
        ] {
            assert_eq!(stem(word), wanted, "{word}");
        }
    }
}
