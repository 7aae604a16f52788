//! Pieces of a message's text, and what is wrong with them.

use crate::model::diagnostic::Finding;
use crate::model::http_message::{ELISION, Part};

/// A `Part` that borrows its text.
#[derive(Debug, Clone, Copy)]
pub struct Slice<'text> {
    pub text: &'text str,
    pub start: usize,
}

impl Slice<'_> {
    pub fn from(self, at: usize) -> Self {
        Self { text: &self.text[at..], start: self.start + at }
    }

    pub fn to(self, at: usize) -> Self {
        Self { text: &self.text[..at], start: self.start }
    }

    pub fn split_at_first(self, separator: char) -> Option<(Self, Self)> {
        let at = self.text.find(separator)?;
        Some((self.to(at), self.from(at + separator.len_utf8())))
    }

    /// The white space at the start, the text, the white space at the end.
    pub fn trim(self) -> (Self, Self, Self) {
        let text = self.text.trim_start_matches([' ', '\t']);
        let from = self.text.len() - text.len();
        let to = from + text.trim_end_matches([' ', '\t']).len();
        (self.to(from), self.to(to).from(from), self.from(to))
    }

    pub fn part(self) -> Part {
        Part { text: self.text.to_owned(), start: self.start }
    }
}

/// The faults of a message, in the order in which they are found.
#[derive(Debug, Default)]
pub struct Faults(pub Vec<Finding>);

impl Faults {
    pub fn add(&mut self, wrong: Slice, message: impl Into<String>, help: impl Into<String>) {
        self.0.push(Finding::new(wrong.start..wrong.start + wrong.text.len(), message, help));
    }

    /// White space at the ends of what is to have none; the rest comes back.
    pub fn trim<'text>(&mut self, slice: Slice<'text>, help: &str) -> Slice<'text> {
        let (before, inner, after) = slice.trim();
        for space in [before, after] {
            if !space.text.is_empty() {
                self.add(space, "white space is not allowed here", help);
            }
        }
        inner
    }

    /// Every run of characters that are not `allowed`.
    pub fn characters(&mut self, slice: Slice, what: &str, allowed: impl Fn(char) -> bool) {
        let mut rest = slice;
        while let Some(at) = rest.text.find(|character| !allowed(character)) {
            let wrong = rest.from(at);
            let length = wrong.text.find(&allowed).unwrap_or(wrong.text.len());
            let wrong = wrong.to(length);
            self.add(wrong, format!("{what} holds {}", named(wrong.text)), character_help(wrong));
            rest = rest.from(at + length);
        }
    }
}

/// Characters as a message names them: what cannot be seen by its number.
pub fn named(characters: &str) -> String {
    match characters.chars().next() {
        Some(first) if first.is_control() || first.is_whitespace() => {
            format!("the character U+{:04X}", u32::from(first))
        }
        _ => format!("`{characters}`"),
    }
}

fn character_help(wrong: Slice) -> String {
    if wrong.text == ELISION {
        return "only content is left out with `…`, on a line of its own: write a short value"
            .into();
    }
    match wrong.text.chars().next() {
        Some('“' | '”' | '„') => "write a straight `\"`".into(),
        Some('–' | '—' | '−') => "write `-`".into(),
        _ => "drop it".into(),
    }
}

/// Takes the first line off.
pub fn next_line<'text>(rest: &mut Slice<'text>) -> Option<Slice<'text>> {
    if rest.text.is_empty() {
        return None;
    }
    let (line, after) = rest.split_at_first('\n').unwrap_or((*rest, rest.from(rest.text.len())));
    *rest = after;
    Some(line)
}

/// What a phrase or a value holds. The grammar has octets beyond ASCII too (`obs-text`), of no
/// known meaning: in an example they are a curly quote or a dash by mistake.
pub fn is_value_character(character: char) -> bool {
    matches!(character, '\t' | ' '..='~')
}
