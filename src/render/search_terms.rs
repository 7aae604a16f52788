//! The words of a page's text that are worth finding it by.

use std::collections::HashSet;

use crate::model::prose::{Piece, Prose};

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

/// The distinct words of the text, code blocks left out, in the order in which they come.
pub fn distill(prose: &Prose) -> String {
    let mut seen = HashSet::new();
    let mut terms = String::new();
    let in_headings = prose.headings().flat_map(|heading| &heading.pieces);
    for piece in prose.pieces.iter().chain(in_headings) {
        let (Piece::Text(text) | Piece::Code(text)) = piece else { continue };
        for word in text.split(|next: char| !next.is_alphanumeric() && next != '-' && next != '_') {
            let word = word.trim_matches(['-', '_']).to_lowercase();
            let number = word.bytes().all(|byte| byte.is_ascii_digit());
            let common = COMMON.binary_search(&word.as_str()).is_ok();
            if word.chars().count() > 2 && !number && !common && seen.insert(word.clone()) {
                if !terms.is_empty() {
                    terms.push(' ');
                }
                terms.push_str(&word);
            }
        }
    }
    terms
}
