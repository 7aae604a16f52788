//! The one door to the YAML crate: text in, a tree of located nodes out.
//!
//! It reads the crate's events (docs/decisions/0002-yaml.md), so every node has its bytes, a
//! quoted `"404"` differs from a plain `404`, and `no`, `0o17` and `15.10` stay what was written.

use std::sync::Arc;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, Span, options};

use super::comments::{hidden_end, unclosed_bracket, without_comments};
use super::tree::{Document, Tree};
use crate::model::diagnostic::{Diagnostics, Place, Rule};
use crate::model::node::{Node, Value};

pub const INVALID_YAML: Rule = Rule::error("invalid-yaml", "Nothing after the fault can be read.")
    .shown(
        "
//- content/404.md
summary: Not here: look elsewhere.
                 ^ error: this is not YAML: mapping values are not allowed in this context
                 help: put a value that holds `: `, `#`, quotes or brackets in double quotes
",
        "
//- content/404.md
summary: \"Not here: look elsewhere.\"
",
    )
    .blocks_fixes();

/// Deep enough for every field; a bomb of brackets ends here.
const DEEPEST: usize = 16;

/// Reads one YAML document; `base` is the byte of the file at which `text` starts.
pub fn document(
    path: &Arc<str>,
    text: &str,
    base: usize,
    diagnostics: &mut Diagnostics,
) -> Document {
    document_to(DEEPEST, path, text, base, diagnostics)
}

/// [`document`], with values nested up to `deepest` in each other.
pub fn document_to(
    deepest: usize,
    path: &Arc<str>,
    text: &str,
    base: usize,
    diagnostics: &mut Diagnostics,
) -> Document {
    let limits = options! {
        emit_comments: false,
        disallow_directives: true,
        emit_unresolved_aliases: true,
        flow_nesting_limit: deepest,
        block_nesting_limit: deepest,
    };
    let mut reader = Reader { path, text, base, deepest, tree: Tree::new(diagnostics) };
    for event in Parser::new_from_str_with_options(text, limits) {
        match event {
            Ok((event, span)) => {
                if !reader.event(event, span) {
                    return reader.tree.into_document(false);
                }
            }
            Err(fault) => {
                let at = reader.syntax_fault(&fault);
                reader.tree.refuse_from(at);
                reader.tree.refuse_swallowed(at, |start, end| &text[start - base..end - base]);
                return reader.tree.into_document(false);
            }
        }
    }
    reader.tree.into_document(true)
}

struct Reader<'a> {
    path: &'a Arc<str>,
    text: &'a str,
    base: usize,
    deepest: usize,
    tree: Tree<'a>,
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
                let is_block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
                if is_block && text.trim().is_empty() && self.unindented(&place) {
                    return false;
                }
                // Where nothing is written, the crate says `~`.
                let written = !plain || place.start < place.end;
                let text = if written { text.into_owned() } else { String::new() };
                let place = if written { place } else { self.comment_instead(place) };
                self.tree.add(Node { place, value: Value::Scalar { text, plain } });
            }
            Event::SequenceStart(..) => self.tree.start(place, Value::List(Vec::new())),
            Event::MappingStart(..) => self.tree.start(place, Value::Mapping(Vec::new())),
            Event::SequenceEnd | Event::MappingEnd => {
                let start = self.tree.open().next().unwrap_or(place.start);
                self.tree.end(self.trimmed(start, place.end));
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.tree.unsupported(&place, "an alias", "write the value itself");
                self.tree.add(Node { place, value: Value::Refused });
            }
            Event::DocumentStart(..) if self.tree.has_root() => {
                self.tree.unsupported(&place, "a second document", "keep one");
                return false;
            }
            _ => {}
        }
        true
    }

    /// Reports a text that is meant to be below `>` or `|`, and is not indented; whether it is one.
    fn unindented(&mut self, place: &Place) -> bool {
        let (before, rest) = self.text.split_at((place.start - self.base).min(self.text.len()));
        let line = rest.trim_start_matches(['\n', '\r']).lines().next().unwrap_or("");
        let is_text = line.starts_with(char::is_alphanumeric) && !line.contains(':');
        let mark = before.split_whitespace().next_back().unwrap_or("");
        if !is_text || !mark.starts_with(['>', '|']) {
            return false;
        }
        let start = self.base + self.text.len() - rest.trim_start_matches(['\n', '\r']).len();
        let place = place.at(start, start + line.trim_end().len());
        let message = format!("the text below `{mark}` is not indented");
        let help = format!("indent the text below `{mark}` by two spaces");
        self.tree.diagnostics.add(&INVALID_YAML, &place, message).help(help);
        self.tree.add(Node { place, value: Value::Refused });
        true
    }

    /// Reports the anchor and the tag before a node, from its start back, or at the node itself
    /// where neither is right before it.
    fn properties(&mut self, node: &Place) {
        let mut end = (node.start - self.base).min(self.text.len());
        let mut are_reported = false;
        for _ in 0..2 {
            let before =
                without_comments(&self.text[..end]).trim_end_matches([' ', '-']).trim_end();
            let start = before.rfind([' ', '\n', '\t', '[', '{', ',']).map_or(0, |at| at + 1);
            let what = match before.as_bytes().get(start) {
                Some(b'&') => "an anchor",
                Some(b'!') => "a tag",
                _ => break,
            };
            let place = node.at(self.base + start, self.base + before.len());
            self.tree.unsupported(&place, what, "write the plain value");
            are_reported = true;
            end = start;
        }
        if !are_reported {
            self.tree.unsupported(node, "an anchor or a tag", "write the plain value");
        }
    }

    /// Reports a syntax error; returns the byte of the file at which it starts.
    fn syntax_fault(&mut self, fault: &ScanError) -> usize {
        let at = fault.marker().byte_offset().unwrap_or(0).min(self.text.len());
        let at = (0..=at).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(0);
        let (start, message, help) = self.explained(fault.kind(), at);
        let length = self.text[start..].chars().next().filter(|next| !"\r\n".contains(*next));
        let end = start + length.map_or(0, char::len_utf8);
        let place = Place::new(self.path, self.base + start, self.base + end);
        self.tree.diagnostics.add(&INVALID_YAML, &place, message).help(help);
        place.start
    }

    /// Where a syntax error begins, what it is, and what to write: the crate says where it could
    /// not go on, which may be lines later.
    fn explained(&self, kind: &ErrorKind, at: usize) -> (usize, String, &'static str) {
        let line_start = self.text[..at].rfind('\n').map_or(0, |before| before + 1);
        if let Some(start) = self.line_without_colon(at) {
            return self.no_colon(start);
        }
        let is_end = matches!(kind, ErrorKind::UnclosedFlowCollection { .. });
        // What is between brackets may not have been read yet.
        let is_within = matches!(
            kind,
            ErrorKind::BlockEntryInFlowCollection | ErrorKind::InvalidColonPlacement
        );
        let read = self.tree.open().next().map_or(0, |open| open - self.base).min(line_start);
        let before = || unclosed_bracket(&self.text[read..line_start]).map(|open| read + open);
        let open = self.unclosed(if is_end { self.text.len() } else { line_start });
        if let Some(open) = open.or_else(|| before().filter(|_| is_within)) {
            if let Some(comment) = hidden_end(&self.text[open..]) {
                let message = format!(
                    "` #` starts a comment, so `{}` is never closed",
                    &self.text[open..=open]
                );
                return (open + comment, message, "put the text that holds ` #` in double quotes");
            }
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
                (tab, "a tab is in the place of spaces".to_owned(), "indent with spaces")
            }
            ErrorKind::InvalidQuotedScalarIndent | ErrorKind::UnclosedQuotedScalar => {
                let mark = self.text[..line_start].rfind(['"', '\'']);
                let mark = mark.filter(|_| *kind == ErrorKind::InvalidQuotedScalarIndent);
                let message = "the quote is never closed".to_owned();
                (mark.unwrap_or(at), message, "write the closing quote")
            }
            ErrorKind::UnclosedFlowCollection { open } => {
                (at, format!("`{open}` is never closed"), "write the closing bracket")
            }
            ErrorKind::RecursionLimitExceeded => {
                let message = format!("the values are nested more than {} deep", self.deepest);
                (at, message, "nothing that is read here is nested as deep")
            }
            ErrorKind::UnexpectedCharacter { character } => {
                (at, format!("a value cannot start with `{character}` here"), quote)
            }
            ErrorKind::UnexpectedEofImplicitFlowMapping => {
                (at, "a value is missing here".to_owned(), "write one, or drop the comma")
            }
            ErrorKind::SimpleKeyExpected => self.no_colon(at),
            ErrorKind::CommentInterceptedScalar => {
                let message = "` #` starts a comment in the middle of a text".to_owned();
                (at, message, "put the text in double quotes")
            }
            ErrorKind::DirectiveDisallowed => {
                (at, "a directive is not allowed here".to_owned(), "drop the line")
            }
            _ => (at, format!("this is not YAML: {kind}"), quote),
        }
    }

    /// Where the text starts that has the field of the fault at `at` in it, because its own first
    /// line has no `: `.
    fn line_without_colon(&self, at: usize) -> Option<usize> {
        let last = self.tree.last_text()?;
        let range = last.start - self.base..last.end - self.base;
        let is_before = range.end <= at && self.text[range.clone()].contains('\n');
        let is_same_line = is_before && !self.text[range.end..at].contains('\n');
        is_same_line.then_some(range.start)
    }

    /// A line that is to be a field starts there, and has no `: `.
    fn no_colon(&self, start: usize) -> (usize, String, &'static str) {
        let line = self.text[start..].lines().next().unwrap_or("");
        let is_unspaced = line.contains(':');
        let message = format!("a field has no `:`{}", if is_unspaced { " and space" } else { "" });
        (start, message, "write `name: value`")
    }

    /// The outermost bracket that should have been closed before a line that starts there.
    fn unclosed(&self, line_start: usize) -> Option<usize> {
        let depth = |line: &str| line.len() - line.trim_start_matches(' ').len();
        let line = self.text[line_start..].lines().next().unwrap_or("");
        if line.trim_start().starts_with([']', '}', ',']) {
            return None;
        }
        let is_over = |open: usize| {
            let its_line = self.text[..open].rfind('\n').map_or(0, |before| before + 1);
            open < line_start && depth(line) <= depth(&self.text[its_line..])
        };
        let open = self.tree.open().map(|open| open - self.base);
        let open = open.filter(|open| self.text[*open..].starts_with(['[', '{']));
        open.filter(|open| is_over(*open)).last()
    }

    /// The place of the comment that is on the line of an empty value; else its own.
    fn comment_instead(&self, place: Place) -> Place {
        let rest = &self.text[place.end - self.base..];
        let line = rest.lines().next().unwrap_or("");
        let comment = line.trim_start_matches([':', '-', ' ', '\t']);
        let start = place.end + line.len() - comment.len();
        if comment.starts_with('#') && start > place.end {
            return place.at(start, start + comment.trim_end().len());
        }
        place
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
}

#[cfg(test)]
mod tests;
