//! The words of a page's text that help to find it.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use rayon::prelude::*;

use crate::model::data_file::DataFile;
use crate::model::prose::{Piece, Prose};
use crate::model::site::Site;
use crate::model::status_page::StatusPage;
use crate::model::table::Table;

/// Words on so many pages that nobody finds a page by them. The search script has a list of its
/// own, of words in a query.
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

/// The method whose name is a common word in lower case.
const METHOD: &str = "GET";

/// A word on more pages than this distinguishes none of them.
const MOST_PAGES: usize = 6;
/// How many words of a page's text the index holds (`search_script.rs`), if it does not hold all.
const TERMS_PER_PAGE: usize = 2;
/// The index holds all words of the texts if the pages about codes have at most so many.
const MOST_WORDS: usize = 4000;
/// The most bytes of a word: nobody types a longer one.
const LONGEST: usize = 24;

/// The words of a page's text, code blocks left out, each with how often it occurs, in the
/// order in which they first come.
pub type Counted<'site> = Vec<(Cow<'site, str>, usize)>;

/// The words of each page about a code, ascending by code.
pub fn counted(site: &Site) -> Vec<Counted<'_>> {
    let pages = site.status_pages().par_iter();
    pages.map(|page| count(site, &page.prose, &own_texts(page))).collect()
}

/// What a page says of the API besides its text.
fn own_texts(page: &StatusPage) -> Vec<&str> {
    let errors = page.errors.iter().flat_map(|error| [&error.when, &error.remedy]);
    errors.chain([&page.deviates]).filter_map(Option::as_deref).collect()
}

/// The distinct words, joined by spaces.
pub fn joined(words: &Counted<'_>) -> String {
    let words: Vec<_> = words.iter().map(|(word, _)| word.as_ref()).collect();
    words.join(" ")
}

/// On how many pages each word is.
pub struct Vocabulary<'words> {
    pages: HashMap<&'words str, usize>,
    /// The words of any page's phrase, summary or keywords, in lower case.
    words_elsewhere: HashSet<String>,
    /// Whether the texts are so short that the index holds all their words.
    is_whole: bool,
}

impl<'words> Vocabulary<'words> {
    /// Counts the pages about codes that have a word.
    pub fn of(site: &Site, counted: &'words [Counted<'_>]) -> Self {
        let mut pages = HashMap::new();
        for (word, _) in counted.iter().flatten() {
            *pages.entry(word.as_ref()).or_default() += 1;
        }
        let mut words_elsewhere = HashSet::new();
        for page in site.status_pages() {
            let keywords = page.keywords.iter().map(|keyword| keyword.value.as_str());
            for name in keywords.chain([page.phrase.value.as_str(), page.summary.value.as_str()]) {
                let lower = name.to_lowercase();
                words_elsewhere.extend(lower.split(|next| !is_of_word(next)).map(str::to_owned));
            }
        }
        let is_whole = counted.iter().map(Vec::len).sum::<usize>() <= MOST_WORDS;
        Self { pages, words_elsewhere, is_whole }
    }

    /// The words of the text of a page about no code, if the index holds all words.
    pub fn words<'site>(&self, site: &'site Site, prose: &'site Prose) -> Counted<'site> {
        if self.is_whole { count(site, prose, &[]) } else { Vec::new() }
    }

    /// All words of a page's text, if the index holds all; else those that distinguish it and
    /// are in no page's phrase, summary or keywords. The most frequent on the page come first. Of
    /// equally frequent words the one on fewest pages comes first, then the alphabet decides.
    pub fn distinctive<'page>(&self, words: &'page Counted<'_>) -> Vec<&'page str> {
        let mut distinctive: Vec<(Reverse<usize>, usize, &str)> = words
            .iter()
            .map(|(word, times)| (Reverse(*times), self.pages[word.as_ref()], word.as_ref()))
            .filter(|(_, pages, word)| {
                let is_rare = || *pages <= MOST_PAGES && !self.words_elsewhere.contains(*word);
                word.len() <= LONGEST && (self.is_whole || is_rare())
            })
            .collect();
        distinctive.sort_unstable();
        let most = if self.is_whole { usize::MAX } else { TERMS_PER_PAGE };
        distinctive.into_iter().take(most).map(|(_, _, word)| word).collect()
    }
}

/// The words of a text, then those of more.
fn count<'site>(site: &'site Site, prose: &'site Prose, more: &[&'site str]) -> Counted<'site> {
    let in_headings = prose.headings().flat_map(|heading| &heading.pieces);
    let files = prose.code_blocks().filter_map(|block| match &block.table {
        Some(Ok(Table::File { path, .. })) => site.data_file(&path.value),
        _ => None,
    });
    let in_cells = files.flat_map(DataFile::cells).flat_map(|cell| &cell.prose.pieces);
    let pieces = prose.pieces.iter().chain(in_headings).chain(in_cells);
    let texts = pieces.filter_map(|piece| match piece {
        Piece::Text(text) | Piece::Code(text) => Some(text.as_str()),
        _ => None,
    });
    let mut counted: Counted<'_> = Vec::new();
    let mut indexes = HashMap::new();
    let texts = texts.chain(more.iter().copied());
    for word in texts.flat_map(|text| text.split(|next| !is_of_word(next))) {
        let typed = word.trim_matches(['-', '_']);
        let word = lower(typed);
        if typed != METHOD && !is_search_word(&word) {
            continue;
        }
        let index = *indexes.entry(word.clone()).or_insert(counted.len());
        match counted.get_mut(index) {
            Some((_, times)) => *times += 1,
            None => counted.push((word, 1)),
        }
    }
    counted
}

/// A word in lower case; most are.
fn lower(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.to_lowercase())
    }
}

/// Whether a page is worth finding by a word.
fn is_search_word(word: &str) -> bool {
    word.len() > 2
        && (word.is_ascii() || word.chars().count() > 2)
        && !word.bytes().all(|byte| byte.is_ascii_digit())
        && COMMON.binary_search(&word).is_err()
}

fn is_of_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '-' | '_')
}
