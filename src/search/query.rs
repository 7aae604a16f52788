//! What a query says: codes, sections of specifications, and words.

use super::index::Index;
use super::pattern::Pattern;
use super::text::{plain, unjoined, words_of};

const MOST_WORDS: usize = 14;

static STATUS_LINE: Pattern = Pattern::new(r#"\bHTTP\/\d(?:\.\d)?"?\s+([1-9]\d\d)(?!\d)"#, "i");
static VERSION: Pattern = Pattern::new(r"\bHTTPS?\/\d(?:\.\d)?\b", "gi");
static RFC: Pattern = Pattern::new(r"\brfc[\s_-]?(\d{3,5})\b", "gi");
static SECTION: Pattern = Pattern::new(r"(?<![\d.:])(\d{1,2}(?:\.\d{1,2}){1,3})(?![\d.:])", "g");
static BARE_SECTION: Pattern =
    Pattern::new(r"^\W*(?:(\d{4})\W+)?(?:section|sec|§)?\W*\d{1,2}(?:\.\d{1,2}){1,3}\W*$", "i");
static SECTION_WORD: Pattern = Pattern::new("section|§", "i");
static CODE: Pattern = Pattern::new(
    concat!(
        r"(?<![\p{L}\d.:])(?:e|err|http|status|code|error)?[_-]?([1-9]\d\d)",
        r"(?![\d\p{L}]|[.:]\d|\s*(?:[mkg]i?b|bytes|ms|s|seconds|minutes|requests)\b)",
    ),
    "giu",
);
static BETWEEN: Pattern = Pattern::new(r"[^\p{L}\p{N}'’.]+", "u");
static DECIMAL: Pattern = Pattern::new(r"\d\.\d", "");
static LETTER_ALONE: Pattern = Pattern::new("^[a-z]$", "");

/// What a query says.
pub struct Query {
    pub rfcs: Vec<String>,
    pub sections: Vec<String>,
    /// The codes that have a page.
    pub codes: Vec<String>,
    pub tokens: Vec<String>,
}

/// Reads a query.
pub fn read(index: &Index, query: &str) -> Query {
    let owned = |found: Vec<&str>| found.into_iter().map(str::to_owned).collect::<Vec<_>>();
    let line = STATUS_LINE.first(query).and_then(|groups| groups[1]);
    let rest = VERSION.replace(query, |_| " ".to_owned());
    let mut rfcs = owned(RFC.all(&rest, 1));
    let rest = RFC.replace(&rest, |_| " ".to_owned());
    let mut sections = owned(SECTION.all(&rest, 1));
    let bare = BARE_SECTION.first(&rest);
    rfcs.extend(bare.as_ref().and_then(|groups| groups[1]).map(str::to_owned));
    if rfcs.is_empty() && bare.is_none() && !SECTION_WORD.is_in(&rest) {
        sections.clear();
    }
    let mut codes = owned(CODE.all(&rest, 1));
    codes.retain(|code| index.codes.contains_key(code));
    let tokens = tokens(index, &rest, &codes, &sections);
    if let Some(line) = line.filter(|line| index.codes.contains_key(*line)) {
        codes = vec![line.to_owned()];
    }
    Query { rfcs, sections, codes: distinct(codes), tokens }
}

fn tokens(index: &Index, text: &str, codes: &[String], sections: &[String]) -> Vec<String> {
    let part = |part: &str| {
        if DECIMAL.is_in(part) {
            return words_of(part);
        }
        let whole = part.split('.').map(|piece| {
            if index.ids.contains_key(&plain(piece)) { piece.to_owned() } else { unjoined(piece) }
        });
        words_of(&whole.collect::<Vec<_>>().join(" "))
    };
    let mut all = distinct(BETWEEN.split(text).into_iter().flat_map(part).collect());
    all.retain(|word| !codes.contains(word) && !sections.contains(word));
    let says = |word: &&String| !index.noise.contains(*word) && !LETTER_ALONE.is_in(word);
    let left: Vec<String> = all.iter().filter(says).cloned().collect();
    let mut tokens = if left.is_empty() && codes.is_empty() { all } else { left };
    tokens.truncate(MOST_WORDS);
    tokens
}

/// Each once, in the order in which they first come.
fn distinct(words: Vec<String>) -> Vec<String> {
    let mut seen: Vec<String> = Vec::with_capacity(words.len());
    for word in words {
        if !seen.contains(&word) {
            seen.push(word);
        }
    }
    seen
}
