//! The one door to the YAML crate: text in, a tree of located nodes out.
//!
//! It reads the crate's events (docs/decisions/0002-yaml.md), so every node has its bytes, a
//! quoted `"404"` differs from a plain `404`, and `no`, `0o17` and `15.10` stay what was written.

use std::sync::Arc;

use serde_yaml::{ErrorKind, Event, Parser, ScalarStyle, ScanError, Span, options};

use crate::model::diagnostic::{Diagnostics, Located, Place, Rule};

pub const INVALID_YAML: Rule = Rule::error("invalid-yaml", "Nothing after the fault can be read.");
pub const UNSUPPORTED_YAML: Rule = Rule::error(
    "unsupported-yaml",
    "Anchors, aliases, tags and merge keys hide what a page says, and can grow without bound.",
);
pub const DUPLICATE_KEY: Rule =
    Rule::error("duplicate-key", "Only one of the two values could be used.");

/// Deep enough for every schema; a bomb of brackets ends here.
const DEEPEST: usize = 16;

/// A value and its bytes.
#[derive(Debug, Clone)]
pub struct Node {
    pub place: Place,
    pub value: Value,
}

#[derive(Debug, Clone)]
pub enum Value {
    /// A scalar, as text; `plain` if it is written without quotes and not as a block.
    Scalar {
        text: String,
        plain: bool,
    },
    List(Vec<Node>),
    Mapping(Vec<(Located<String>, Node)>),
    /// What has been found fault with already.
    Refused,
}

/// What was read: the tree so far, and whether that is all of it.
#[derive(Debug)]
pub struct Document {
    pub root: Option<Node>,
    pub whole: bool,
}

/// A collection that is still open, and in a mapping the key that waits for its value.
struct Open {
    place: Place,
    value: Value,
    key: Option<Key>,
}

/// A key that waits for its value.
enum Key {
    Name(Located<String>),
    /// One that has been found fault with; its value goes the same way.
    Refused,
}

/// Reads one YAML document; `base` is the byte of the file at which `text` starts.
pub fn document(path: &Arc<str>, text: &str, base: usize, found: &mut Diagnostics) -> Document {
    let limits = options! {
        emit_comments: false,
        disallow_directives: true,
        emit_unresolved_aliases: true,
        flow_nesting_limit: DEEPEST,
        block_nesting_limit: DEEPEST,
    };
    let mut reader = Reader { path, text, base, open: Vec::new(), root: None, found };
    for event in Parser::new_from_str_with_options(text, limits) {
        match event {
            Ok((event, span)) => {
                if !reader.event(event, span) {
                    return reader.into_document(false);
                }
            }
            Err(fault) => {
                reader.syntax_fault(&fault);
                reader.refuse_swallowed();
                return reader.into_document(false);
            }
        }
    }
    reader.into_document(true)
}

struct Reader<'a> {
    path: &'a Arc<str>,
    text: &'a str,
    base: usize,
    open: Vec<Open>,
    root: Option<Node>,
    found: &'a mut Diagnostics,
}

impl Reader<'_> {
    /// Takes one event in; false if what follows could not be understood.
    fn event(&mut self, event: Event<'_>, span: Span) -> bool {
        let place = self.place(span);
        let (anchor, tagged) = match &event {
            Event::Scalar(_, _, anchor, tag) => (*anchor, tag.is_some()),
            Event::SequenceStart(_, anchor, tag) | Event::MappingStart(_, anchor, tag) => {
                (*anchor, tag.is_some())
            }
            _ => (0, false),
        };
        if anchor != 0 || tagged {
            self.properties(&place);
        }
        match event {
            Event::Scalar(text, style, ..) => {
                let plain = style == ScalarStyle::Plain;
                // Where nothing is written, the crate says `~`.
                let written = !plain || place.start < place.end;
                let text = if written { text.into_owned() } else { String::new() };
                self.add(Node { place, value: Value::Scalar { text, plain } });
            }
            Event::SequenceStart(..) => self.start(place, Value::List(Vec::new())),
            Event::MappingStart(..) => self.start(place, Value::Mapping(Vec::new())),
            Event::SequenceEnd | Event::MappingEnd => self.end(&place),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.unsupported(&place, "an alias", "write the value itself");
                self.add(Node { place, value: Value::Refused });
            }
            Event::DocumentStart(..) if self.root.is_some() => {
                self.unsupported(&place, "a second document", "keep one");
                return false;
            }
            _ => {}
        }
        true
    }

    fn start(&mut self, place: Place, value: Value) {
        self.open.push(Open { place, value, key: None });
    }

    fn end(&mut self, place: &Place) {
        if let Some(mut open) = self.open.pop() {
            open.place.end = self.trimmed(open.place.start, place.end);
            self.add(Node { place: open.place, value: open.value });
        }
    }

    /// Puts a node where the innermost open collection expects one.
    fn add(&mut self, node: Node) {
        let Some(mut open) = self.open.pop() else {
            self.root.get_or_insert(node);
            return;
        };
        match (&mut open.value, open.key.take()) {
            (Value::List(items), _) => items.push(node),
            (Value::Mapping(entries), Some(Key::Name(key))) => {
                let written_before = entries.iter().any(|(other, _)| other.value == key.value);
                if written_before {
                    let message = format!("`{}` is written twice", key.value);
                    self.found.add(&DUPLICATE_KEY, &key.place, message).help("keep one of them");
                } else {
                    entries.push((key, node));
                }
            }
            (Value::Mapping(_), None) => open.key = Some(self.key(node)),
            (Value::Mapping(_), Some(Key::Refused))
            | (Value::Scalar { .. } | Value::Refused, _) => {}
        }
        self.open.push(open);
    }

    fn key(&mut self, node: Node) -> Key {
        match node.value {
            Value::Refused => return Key::Refused,
            Value::Scalar { text, plain } if text == "<<" && plain => {
                self.unsupported(&node.place, "a merge key", "write the fields themselves");
            }
            Value::Scalar { text, .. } if !text.is_empty() => {
                return Key::Name(Located::new(text, node.place));
            }
            Value::Scalar { .. } => {
                self.unsupported(&node.place, "a value without a name", "write `name: value`");
            }
            Value::List(_) | Value::Mapping(_) => {
                self.unsupported(&node.place, "a key that is no text", "write a plain name");
            }
        }
        Key::Refused
    }

    /// Finds the anchor and the tag that stand before a node, from its start back.
    fn properties(&mut self, node: &Place) {
        let mut end = (node.start - self.base).min(self.text.len());
        for _ in 0..2 {
            let before = self.text[..end].trim_end();
            let start = before.rfind([' ', '\n', '\t', '[', '{', ',']).map_or(0, |at| at + 1);
            let what = match before.as_bytes().get(start) {
                Some(b'&') => "an anchor",
                Some(b'!') => "a tag",
                _ => return,
            };
            let place = node.at(self.base + start, self.base + before.len());
            self.unsupported(&place, what, "write the plain value");
            end = start;
        }
    }

    fn unsupported(&mut self, place: &Place, what: &str, help: &str) {
        self.found.add(&UNSUPPORTED_YAML, place, format!("{what} is not allowed here")).help(help);
    }

    fn syntax_fault(&mut self, fault: &ScanError) {
        let at = fault.marker().byte_offset().unwrap_or(0).min(self.text.len());
        let at = (0..=at).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(0);
        let (start, message, help) = self.explained(fault.kind(), at);
        let length = self.text[start..].chars().next().filter(|next| !"\r\n".contains(*next));
        let end = start + length.map_or(0, char::len_utf8);
        let place = Place::new(self.path, self.base + start, self.base + end);
        self.found.add(&INVALID_YAML, &place, message).help(help);
    }

    /// Where a syntax fault begins, what it is, and what to write: the crate tells where it could
    /// not go on, which may be lines later.
    fn explained(&self, kind: &ErrorKind, at: usize) -> (usize, String, &'static str) {
        let line_start = self.text[..at].rfind('\n').map_or(0, |before| before + 1);
        let next_field = self.text[line_start..].starts_with(|first: char| first.is_alphanumeric());
        let open = self.open.last().map(|open| open.place.start - self.base);
        let open = open.filter(|open| *open < line_start && next_field);
        let open = open.filter(|open| self.text[*open..].starts_with(['[', '{']));
        if let Some(open) = open {
            let message = format!("`{}` is never closed", &self.text[open..=open]);
            return (open, message, "write the closing bracket");
        }
        let quote = "put a value that holds `: `, `#`, quotes or brackets in double quotes";
        match kind {
            ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInIndentation
            | ErrorKind::TabInPlainScalar
            | ErrorKind::TabAtBlockScalarStart => {
                let before = self.text[line_start..at].rfind('\t').map(|tab| line_start + tab);
                let after = || self.text[at..].find('\t').map(|tab| at + tab);
                let tab = before.or_else(after).unwrap_or(at);
                (tab, "a tab stands where spaces belong".to_owned(), "indent with spaces")
            }
            ErrorKind::InvalidQuotedScalarIndent | ErrorKind::UnclosedQuotedScalar => {
                let mark = self.text[..line_start].rfind(['"', '\'']);
                let mark = mark.filter(|_| *kind == ErrorKind::InvalidQuotedScalarIndent);
                let message = "the quote is never closed".to_owned();
                (mark.unwrap_or(at), message, "write the closing quote")
            }
            ErrorKind::RecursionLimitExceeded => {
                let message = format!("the values are nested more than {DEEPEST} deep");
                (at, message, "no field is nested as deep")
            }
            ErrorKind::UnexpectedCharacter { character } => {
                (at, format!("a value cannot start with `{character}` here"), quote)
            }
            ErrorKind::UnexpectedEofImplicitFlowMapping => {
                (at, "a value is missing here".to_owned(), "write one, or drop the comma")
            }
            ErrorKind::SimpleKeyExpected => {
                (at, "a field has no `:`".to_owned(), "write `name: value`")
            }
            ErrorKind::DirectiveDisallowed => {
                (at, "a directive is not allowed here".to_owned(), "drop the line")
            }
            _ => (at, format!("this is no YAML: {kind}"), quote),
        }
    }

    fn place(&self, span: Span) -> Place {
        let range = span.byte_range().unwrap_or(0..0);
        let start = self.base + range.start;
        Place::new(self.path, start, self.trimmed(start, self.base + range.end))
    }

    /// The end of what starts and ends there, without the white space after it.
    fn trimmed(&self, start: usize, end: usize) -> usize {
        let text = self.text.get(start - self.base..end.max(start) - self.base).unwrap_or("");
        start + text.trim_end().len()
    }

    /// A plain value that went on over lines has swallowed what the fault is about.
    fn refuse_swallowed(&mut self) {
        let Some(Value::Mapping(entries)) = self.open.last_mut().map(|open| &mut open.value) else {
            return;
        };
        let Some((_, node)) = entries.last_mut() else { return };
        let text = self.text.get(node.place.start - self.base..node.place.end - self.base);
        let plain = matches!(node.value, Value::Scalar { plain: true, .. });
        if plain && text.is_some_and(|text| text.contains('\n')) {
            node.value = Value::Refused;
        }
    }

    /// Closes what is open, so that the fields before a fault are still read.
    fn into_document(mut self, whole: bool) -> Document {
        while let Some(open) = self.open.pop() {
            self.add(Node { place: open.place, value: open.value });
        }
        Document { root: self.root, whole }
    }
}
