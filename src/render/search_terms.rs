//! The words of a page's text that are worth finding it by.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use crate::model::prose::{Piece, Prose};
use crate::model::site::Site;
use crate::model::status_page::StatusPage;

/// Words that stand on so many pages that nobody finds one by them.
#[rustfmt::skip]
const COMMON: [&str; 153] = [
    "a", "about", "after", "again", "all", "also", "an", "and", "any", "are", "as", "at", "be",
    "because", "been", "before", "but", "by", "can", "cannot", "code", "codes", "could", "did",
    "do", "does", "done", "each", "either", "else", "even", "every", "first", "for", "from", "get",
    "gets", "give", "had", "has", "have", "here", "how", "http", "if", "in", "instead", "into",
    "is", "it", "its", "itself", "just", "know", "known", "less", "like", "made", "make", "makes",
    "many", "may", "means", "might", "more", "most", "must", "need", "never", "new", "no", "not",
    "nothing", "now", "of", "often", "on", "once", "one", "only", "or", "other", "out", "over",
    "own", "page", "pages", "part", "request", "requests", "response", "responses", "rfc", "same",
    "say", "says", "section", "see", "send", "sends", "sent", "server", "should", "since", "so",
    "some", "status", "still", "such", "take", "than", "that", "the", "their", "them", "then",
    "there", "these", "they", "this", "those", "through", "to", "too", "two", "under", "until",
    "up", "use", "used", "uses", "using", "value", "was", "way", "well", "were", "what", "when",
    "where", "which", "while", "who", "whole", "whose", "why", "will", "with", "without", "would",
    "yet", "you", "your",
];

/// A word on more pages than this tells none of them.
const SPREAD: usize = 6;
/// How many words of a page's text the packed index holds.
const KEPT: usize = 2;
/// Nobody types a word of more letters.
const LONGEST: usize = 24;

/// The distinct words of the text, code blocks left out, in the order in which they come.
pub fn distill(prose: &Prose) -> String {
    words(prose).join(" ")
}

/// Text without what people write differently: `Not Found`, `not_found` and `NotFound` are one.
pub fn joined(text: &str) -> String {
    text.chars().filter(|next| next.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// On how many pages each word stands.
pub struct Vocabulary {
    pages: HashMap<String, usize>,
    /// What all pages have outside their text, in lower case.
    named: HashSet<String>,
}

impl Vocabulary {
    /// Counts the words of the pages about codes.
    pub fn of(site: &Site) -> Self {
        let mut pages = HashMap::new();
        let mut named = HashSet::new();
        for page in site.status_pages() {
            for word in words(&page.prose) {
                *pages.entry(word).or_default() += 1;
            }
            let keywords = page.keywords.iter().map(|keyword| keyword.value.as_str());
            for name in keywords.chain([page.phrase.value.as_str(), page.summary.value.as_str()]) {
                let lower = name.to_lowercase();
                named.extend(lower.split(|next| !is_of_word(next)).map(str::to_owned));
            }
        }
        Self { pages, named }
    }

    /// The words of the page's text that tell it from others and that no page has elsewhere,
    /// those first that stand in it most often, of these the rarest, then by the alphabet.
    pub fn telling(&self, page: &StatusPage) -> Vec<String> {
        let mut often: HashMap<String, usize> = HashMap::new();
        for word in all_words(&page.prose) {
            *often.entry(word).or_default() += 1;
        }
        let mut telling: Vec<(Reverse<usize>, usize, String)> = often
            .into_iter()
            .map(|(word, times)| (Reverse(times), self.pages[&word], word))
            .filter(|(_, pages, word)| {
                *pages <= SPREAD && word.len() <= LONGEST && !self.named.contains(word)
            })
            .collect();
        telling.sort();
        telling.into_iter().take(KEPT).map(|(_, _, word)| word).collect()
    }
}

/// The distinct words, in the order in which they come.
fn words(prose: &Prose) -> Vec<String> {
    let mut seen = HashSet::new();
    all_words(prose).filter(|word| seen.insert(word.clone())).collect()
}

/// The words that are worth finding a page by.
fn all_words(prose: &Prose) -> impl Iterator<Item = String> {
    let in_headings = prose.headings().flat_map(|heading| &heading.pieces);
    let texts = prose.pieces.iter().chain(in_headings).filter_map(|piece| match piece {
        Piece::Text(text) | Piece::Code(text) => Some(text.as_str()),
        _ => None,
    });
    texts.flat_map(|text| text.split(|next| !is_of_word(next))).filter_map(|word| {
        let word = word.trim_matches(['-', '_']).to_lowercase();
        let number = word.bytes().all(|byte| byte.is_ascii_digit());
        let common = COMMON.binary_search(&word.as_str()).is_ok();
        (word.chars().count() > 2 && !number && !common).then_some(word)
    })
}

fn is_of_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '-' | '_')
}
