//! A file of `content/` as it was read: its text, and where its parts are.

use std::ops::Range;
use std::sync::Arc;

use super::diagnostic::Located;
use super::field::Field;
use super::node::{Node, Value};

/// The text of a content file. Every page of the site carries its own, so that rules and fixes
/// work on what the author wrote. All positions are bytes of `text`.
#[derive(Debug, Clone)]
pub struct PageSource {
    /// The whole file, with its line breaks as they are.
    pub text: Arc<str>,
    /// `None` if there is none, or nothing of it could be read.
    pub front_matter: Option<FrontMatter>,
    /// Where the Markdown starts; the end of the text if there is none.
    pub body_start: usize,
    /// White space at the ends of lines of the Markdown that can be removed without changing what
    /// the page says; ascending.
    pub removable_space: Vec<Range<usize>>,
}

/// What is between the fences of a page, or all of `content/site.yaml`.
#[derive(Debug, Clone)]
pub struct FrontMatter {
    /// The whole document; a mapping, unless the author wrote something else.
    pub node: Node,
    /// False if a syntax error cut it off: a field that is missing may be after the error.
    pub is_complete: bool,
    /// Every field that this kind of file may have, in the order in which they should be written.
    pub known_fields: &'static [&'static Field],
}

impl PageSource {
    /// A text that is not read any further: it has a merge conflict or a control character, or its
    /// front matter cannot be found.
    #[must_use]
    pub fn unread(text: &str) -> Self {
        let (text, removable_space) = (Arc::<str>::from(text), Vec::new());
        Self { body_start: text.len(), text, front_matter: None, removable_space }
    }

    /// Whether all of the front matter could be read.
    #[must_use]
    pub fn has_complete_front_matter(&self) -> bool {
        self.front_matter.as_ref().is_some_and(|front_matter| front_matter.is_complete)
    }

    /// The value of a field of the front matter.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Node> {
        let entries = self.front_matter.as_ref()?.entries();
        entries.iter().find(|(key, _)| key.value == name).map(|(_, node)| node)
    }
}

impl FrontMatter {
    /// The fields and their values, in the order in which the author wrote them; empty if it is not
    /// a mapping.
    #[must_use]
    pub fn entries(&self) -> &[(Located<String>, Node)] {
        match &self.node.value {
            Value::Mapping(entries) => entries,
            _ => &[],
        }
    }
}

/// The spaces and tabs at the end of each line that has some, also where Markdown gives them a
/// meaning; in bytes of the text.
pub fn line_end_space(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let start = at;
        at += line.len();
        let line = line.trim_end_matches(['\n', '\r']);
        let bare = line.trim_end_matches([' ', '\t']);
        (bare.len() < line.len()).then(|| start + bare.len()..start + line.len())
    })
}

/// The line `<<<<<<< …` of each merge conflict, in bytes of the text, without its line break.
#[must_use]
pub fn merge_conflicts(text: &str) -> Vec<Range<usize>> {
    let (mut at, mut opening, mut has_separator) = (0, None, false);
    let mut conflicts = Vec::new();
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end_matches(['\n', '\r']);
        if bare.starts_with("<<<<<<< ") {
            (opening, has_separator) = (Some(at..at + bare.len()), false);
        } else if bare == "=======" {
            has_separator = opening.is_some();
        } else if bare.starts_with(">>>>>>> ") && has_separator {
            has_separator = false;
            conflicts.extend(opening.take());
        }
        at += line.len();
    }
    conflicts
}

/// The characters of a text that nobody can see, each with its byte: control characters other than
/// tab, LF and CR, U+200B, and those that set the direction of the text after them (Unicode
/// Standard Annex 9, section 2), which can show a text as another one.
pub fn control_characters(text: &str) -> impl Iterator<Item = (usize, char)> {
    // All of them start with one of these bytes.
    let may_start = |byte: u8| {
        (byte < b' ' && !matches!(byte, b'\n' | b'\r' | b'\t')) || matches!(byte, 0x7f | 0xe2)
    };
    let starts = text.bytes().enumerate().filter(move |(_, byte)| may_start(*byte));
    let found = starts.filter_map(|(at, _)| Some((at, text.get(at..)?.chars().next()?)));
    found.filter(|(_, next)| {
        next.is_ascii()
            || matches!(next, '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    })
}
