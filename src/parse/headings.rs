//! Gives every heading of a page an id that no other element of the page has.

use std::collections::HashSet;

use crate::model::anchor::TEMPLATE_IDS;
use crate::model::diagnostic::{Diagnostics, Place, Rule};
use crate::model::text::{composed, is_mark, is_slug};

pub const HEADING_ATTRIBUTE: Rule = Rule::error(
    "heading-attribute",
    "A class or an attribute on a heading would reach the page unseen, handlers included.",
)
.shown(
    "
//- content/404.md
---
## Notes {.wide}
          ^^^^^ error: a heading takes an id, not `.wide`
          help: write `{#some-id}`, or drop it
",
    "
//- content/404.md
---
## Notes {#some-notes}
",
);

/// What is in a word without being a letter of it: apostrophes, and joiners, which nobody sees.
const WITHIN_WORDS: [char; 4] = ['\'', '’', '\u{200c}', '\u{200d}'];

/// The ids given so far on one page.
pub struct Ids(HashSet<String>);

impl Ids {
    /// `written` are the ids that the author chose; generated ones keep clear of them, and of those
    /// that the templates use.
    pub fn new<'text>(written: impl Iterator<Item = &'text str>) -> Self {
        Self(TEMPLATE_IDS.into_iter().chain(written).map(str::to_owned).collect())
    }

    /// An id made of the heading's text: letters with their marks and digits, composed and in
    /// lower case, hyphens between.
    pub fn generate(&mut self, text: &str) -> String {
        let mut base = String::new();
        for character in composed(text).chars().flat_map(char::to_lowercase) {
            if character.is_alphanumeric() || is_mark(character) {
                base.push(character);
            } else if !base.ends_with('-') && !base.is_empty() && !WITHIN_WORDS.contains(&character)
            {
                base.push('-');
            }
        }
        let base = composed(base.trim_end_matches('-'));
        let base = base.as_str();
        // Footnotes have the ids `fn-…` and `fnref-…`, and a style cannot name a digit's easily.
        let base = match base {
            "" => "section".to_owned(),
            base if base.starts_with("fn")
                || base.starts_with(|first: char| first.is_numeric()) =>
            {
                format!("section-{base}")
            }
            base => base.to_owned(),
        };
        let mut id = base.clone();
        let mut number = 2;
        while !self.0.insert(id.clone()) {
            id = format!("{base}-{number}");
            number += 1;
        }
        id
    }
}

/// Reports an id chosen by an author that cannot be in an address as it is, or that another
/// heading has.
pub fn check_written(id: &str, before: &[String], place: &Place, diagnostics: &mut Diagnostics) {
    if !is_slug(id) || TEMPLATE_IDS.contains(&id) || id.starts_with("fn") {
        let message = format!("`{id}` cannot be the id of a heading");
        let fault = diagnostics.add(&HEADING_ATTRIBUTE, place, message);
        fault.help("use lower-case letters, digits and hyphens, and no name that the page uses");
    } else if before.iter().any(|other| other == id) {
        let message = format!("another heading has the id `{id}`");
        diagnostics.add(&HEADING_ATTRIBUTE, place, message).help("choose another one");
    }
}

/// What is in braces at the end of a heading: its attributes, each with its place.
pub struct Braces<'text> {
    heading: &'text Place,
    words: Vec<(&'text str, Place)>,
}

impl<'text> Braces<'text> {
    /// `source` is the text of the heading, which starts at its place.
    pub fn new(source: &'text str, heading: &'text Place) -> Self {
        let mut words = Vec::new();
        let line = source.lines().rfind(|line| line.contains('{')).unwrap_or("");
        let inner = line.rfind('{').map(|at| &line[at + 1..]);
        let inner = inner.and_then(|inner| inner.rfind('}').map(|end| &inner[..end]));
        let mut rest = inner.unwrap_or("").trim_start();
        while !rest.is_empty() {
            let end = word_end(rest);
            let start = heading.start + rest.as_ptr() as usize - source.as_ptr() as usize;
            words.push((&rest[..end], heading.at(start, start + end)));
            rest = rest[end..].trim_start();
        }
        Self { heading, words }
    }

    /// Reports what is not an id.
    pub fn check(&self, diagnostics: &mut Diagnostics) {
        for (word, place) in self.words.iter().filter(|(word, _)| !word.starts_with('#')) {
            let message = format!("a heading takes an id, not `{word}`");
            let fault = diagnostics.add(&HEADING_ATTRIBUTE, place, message);
            fault.help("write `{#some-id}`, or drop it");
        }
    }

    /// The place of the id.
    pub fn id(&self, id: &str) -> Place {
        let its = self.words.iter().rfind(|(word, _)| word.strip_prefix('#') == Some(id));
        its.map_or_else(|| self.heading.clone(), |(_, place)| place.at(place.start + 1, place.end))
    }
}

/// Where the first attribute ends: at white space, but not in quotes.
fn word_end(text: &str) -> usize {
    let mut quoted = false;
    let end = text.find(|next: char| {
        quoted ^= next == '"';
        next.is_whitespace() && !quoted
    });
    end.unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::{HEADING_ATTRIBUTE, Ids};
    use crate::fixture::check;

    #[test]
    fn a_heading_takes_an_id_and_nothing_else() {
        check(
            &HEADING_ATTRIBUTE,
            "
//- content/404.md
---
## Ä {onclick=\"a b\"}
      ^^^^^^^^^^^^^ error: a heading takes an id, not `onclick=\"a b\"`
      help: write `{#some-id}`, or drop it

## B {#some-id .red x}
               ^^^^ error: a heading takes an id, not `.red`
               help: write `{#some-id}`, or drop it
                    ^ error: a heading takes an id, not `x`
                    help: write `{#some-id}`, or drop it

## C {#some-id}
       ^^^^^^^ error: another heading has the id `some-id`
       help: choose another one

## D {#Some_Id}
       ^^^^^^^ error: `Some_Id` cannot be the id of a heading
       help: use lower-case letters, digits and hyphens, and no name that the page uses

E {#related}
    ^^^^^^^ error: `related` cannot be the id of a heading
    help: use lower-case letters, digits and hyphens, and no name that the page uses
===

## F {#f-2} and {braces} in `{#code}`
",
        );
    }

    #[test]
    fn a_generated_id_keeps_words_whole() {
        for (text, wanted) in [
            ("U\u{308}ber uns", "über-uns"),
            ("Über uns", "über-uns"),
            ("हिन्दी में", "हिन्दी-में"),
            ("ที่นี่", "ที่นี่"),
            ("\u{301}a", "\u{301}a"),
            ("می\u{200c}خواهم", "میخواهم"),
            ("Don't", "dont"),
        ] {
            assert_eq!(Ids::new(std::iter::empty()).generate(text), wanted, "{text}");
        }
    }

    #[test]
    fn generated_ids_never_collide() {
        let mut ids = Ids::new(std::iter::once("notes-2"));
        let given = ["Notes", "Notes", "Notes 2", "Related", "!", "…", "FN-1", "Naïve É"];
        let given: Vec<_> = given.into_iter().map(|text| ids.generate(text)).collect();
        let wanted = [
            "notes",
            "notes-3",
            "notes-2-2",
            "related-2",
            "section",
            "section-2",
            "section-fn-1",
            "naïve-é",
        ];
        assert_eq!(given, wanted);
    }
}
