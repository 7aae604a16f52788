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
    key: Option<Located<String>>,
}

/// Reads one YAML document; `base` is the byte of the file at which `text` starts.
pub fn document(path: &Arc<str>, text: &str, base: usize, found: &mut Diagnostics) -> Document {
    let limits = options! {
        emit_comments: false,
        disallow_directives: true,
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
            let what = if tagged { "a tag" } else { "an anchor" };
            self.unsupported(&place, what, "write the plain value");
        }
        match event {
            Event::Scalar(text, style, ..) => {
                let plain = style == ScalarStyle::Plain;
                self.add(Node { place, value: Value::Scalar { text: text.into_owned(), plain } });
            }
            Event::SequenceStart(..) => self.start(place, Value::List(Vec::new())),
            Event::MappingStart(..) => self.start(place, Value::Mapping(Vec::new())),
            Event::SequenceEnd | Event::MappingEnd => self.end(&place),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.unsupported(&place, "an alias", "write the value itself");
                let value = Value::Scalar { text: String::new(), plain: true };
                self.add(Node { place, value });
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
            open.place.end = place.end.max(open.place.start);
            self.add(Node { place: open.place, value: open.value });
        }
    }

    /// Puts a node where the innermost open collection expects one.
    fn add(&mut self, node: Node) {
        let Some(open) = self.open.last_mut() else {
            self.root.get_or_insert(node);
            return;
        };
        match (&mut open.value, open.key.take()) {
            (Value::List(items), _) => items.push(node),
            (Value::Mapping(entries), Some(key)) => {
                let written_before = entries.iter().any(|(other, _)| other.value == key.value);
                if written_before {
                    let message = format!("`{}` is written twice", key.value);
                    self.found.add(&DUPLICATE_KEY, &key.place, message).help("keep one of them");
                } else {
                    entries.push((key, node));
                }
            }
            (Value::Mapping(_), None) => {
                let place = node.place;
                if let Value::Scalar { text, .. } = node.value {
                    open.key = Some(Located::new(text, place));
                } else {
                    open.key = Some(Located::new(String::new(), place.clone()));
                    self.unsupported(&place, "a key that is no text", "write a plain name");
                }
            }
            (Value::Scalar { .. }, _) => {}
        }
    }

    fn unsupported(&mut self, place: &Place, what: &str, help: &str) {
        self.found.add(&UNSUPPORTED_YAML, place, format!("{what} is not allowed here")).help(help);
    }

    fn syntax_fault(&mut self, fault: &ScanError) {
        let start = fault.marker().byte_offset().unwrap_or(0).min(self.text.len());
        let length = self.text[start..].chars().next().filter(|next| *next != '\n');
        let place = Place::new(
            self.path,
            self.base + start,
            self.base + start + length.map_or(0, char::len_utf8),
        );
        let help = match fault.kind() {
            ErrorKind::TabNotAllowed | ErrorKind::TabInBlockIndentation => "indent with spaces",
            ErrorKind::RecursionLimitExceeded => "no field is nested as deep",
            _ => "put a value that holds `: `, `#`, quotes or brackets in double quotes",
        };
        let message = format!("this is no YAML: {}", fault.kind());
        self.found.add(&INVALID_YAML, &place, message).help(help);
    }

    fn place(&self, span: Span) -> Place {
        let range = span.byte_range().unwrap_or(0..0);
        let text = self.text.get(range.clone()).unwrap_or("");
        let end = range.start + text.trim_end().len();
        Place::new(self.path, self.base + range.start, self.base + end)
    }

    /// Closes what is open, so that the fields before a fault are still read.
    fn into_document(mut self, whole: bool) -> Document {
        while let Some(open) = self.open.pop() {
            self.add(Node { place: open.place, value: open.value });
        }
        Document { root: self.root, whole }
    }
}
