//! One HTTP message as an example shows it (RFC 9112 section 2.1), with offsets into the example.

use std::ops::Range;

use super::code::Code;

/// A message; the positions of its parts are bytes of the block of code that contains it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpMessage {
    /// What makes the message a request or a response.
    pub start_line: StartLine,
    /// The header section from top to bottom; a name may be there several times.
    pub fields: Vec<FieldLine>,
    /// What follows the empty line; `None` if there is no empty line or nothing after it.
    pub content: Option<Part>,
}

/// The first line of a message (RFC 9112 section 2.1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StartLine {
    /// The first line of a request (RFC 9112 section 3).
    Request {
        /// A token, as `GET` (RFC 9110 section 9.1).
        method: Part,
        /// Any of the four forms of a request target (RFC 9112 section 3.2).
        target: Part,
        /// As `HTTP/1.1` (RFC 9112 section 2.3).
        version: Part,
    },
    /// The first line of a response (RFC 9112 section 4).
    Status {
        /// As `HTTP/1.1` (RFC 9112 section 2.3).
        version: Part,
        /// Three digits.
        code: Part,
        /// The reason phrase, which may be empty.
        phrase: Part,
    },
}

/// A line of the header section (RFC 9112 section 5).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldLine {
    /// A token in the author's case; names are compared without regard to case.
    pub name: Part,
    /// Without the white space around it; may be empty.
    pub value: Part,
}

/// A piece of the text and the byte of the text at which it starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The bytes as they are in the block.
    pub text: String,
    /// A byte of the block, counted from 0.
    pub start: usize,
}

/// The line that is written in place of content that is left out.
pub const ELISION: &str = "…";

impl Part {
    /// The byte of the block after the last of the part.
    #[must_use]
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

impl HttpMessage {
    /// The values of a field, by its name in any case, from first to last.
    pub fn values<'message>(
        &'message self,
        name: &'message str,
    ) -> impl Iterator<Item = &'message Part> {
        self.lines(name).map(|field| &field.value)
    }

    /// The lines of a field, by its name in any case, from first to last.
    pub fn lines<'message>(
        &'message self,
        name: &'message str,
    ) -> impl Iterator<Item = &'message FieldLine> {
        self.fields.iter().filter(move |field| field.name.text.eq_ignore_ascii_case(name))
    }

    /// Whether a field is there, by its name in any case.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.lines(name).next().is_some()
    }

    /// The method of a request.
    #[must_use]
    pub fn method(&self) -> Option<&str> {
        match &self.start_line {
            StartLine::Request { method, .. } => Some(&method.text),
            StartLine::Status { .. } => None,
        }
    }

    /// The code of a response.
    #[must_use]
    pub fn code(&self) -> Option<Code> {
        match &self.start_line {
            StartLine::Request { .. } => None,
            StartLine::Status { code, .. } => Code::parse(&code.text),
        }
    }

    /// Whether it is a request; otherwise it is a response.
    #[must_use]
    pub fn is_request(&self) -> bool {
        matches!(self.start_line, StartLine::Request { .. })
    }

    /// Is some of the content left out?
    #[must_use]
    pub fn is_elided(&self) -> bool {
        let content = self.content.as_ref();
        content.is_some_and(|content| content.text.split('\n').any(|line| line == ELISION))
    }

    /// Type and subtype of the content, in lower case, without parameters.
    #[must_use]
    pub fn media_type(&self) -> Option<String> {
        let value = self.values("Content-Type").next()?;
        let essence = value.text.split(';').next().unwrap_or_default();
        Some(essence.trim().to_ascii_lowercase())
    }

    /// Is the content, as it is shown, JSON? What is coded is not.
    #[must_use]
    pub fn shows_json(&self) -> bool {
        let coded = self.has("Transfer-Encoding") || self.has("Content-Encoding");
        let json = |media: String| media == "application/json" || media.ends_with("+json");
        !coded && self.content.is_some() && self.media_type().is_some_and(json)
    }
}

impl StartLine {
    /// The bytes of the line in the block.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        match self {
            Self::Request { method, version, .. } => method.start..version.end(),
            Self::Status { version, phrase, .. } => version.start..phrase.end(),
        }
    }
}

/// Is this a `tchar` (RFC 9110 section 5.6.2)?
#[must_use]
pub fn is_token_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(character)
}

/// Is this a token (RFC 9110 section 5.6.2)?
#[must_use]
pub fn is_token(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_token_character)
}

#[cfg(test)]
mod tests {
    use super::{FieldLine, HttpMessage, Part, StartLine, is_token};

    fn part(text: &str) -> Part {
        Part { text: text.to_owned(), start: 0 }
    }

    fn response(content_type: &str, content: &str) -> HttpMessage {
        let (version, code) = (part("HTTP/1.1"), part("200"));
        HttpMessage {
            start_line: StartLine::Status { version, code, phrase: part("OK") },
            fields: vec![FieldLine { name: part("Content-Type"), value: part(content_type) }],
            content: Some(part(content)),
        }
    }

    #[test]
    fn a_media_type_says_that_content_is_json() {
        for (media_type, json) in [
            ("application/json", true),
            ("Application/Problem+JSON; charset=utf-8", true),
            ("application/json-seq", false),
            ("text/plain", false),
        ] {
            assert_eq!(response(media_type, "{}").shows_json(), json, "{media_type}");
        }
    }

    #[test]
    fn only_a_line_of_its_own_stands_for_content_that_is_left_out() {
        assert!(response("text/plain", "one\n…\ntwo").is_elided());
        assert!(response("text/plain", "…").is_elided());
        assert!(!response("text/plain", "wait …").is_elided());
    }

    #[test]
    fn a_field_is_found_in_any_case() {
        assert!(response("text/plain", "").has("content-type"));
    }

    #[test]
    fn a_token_is_neither_empty_nor_holds_a_delimiter() {
        for (text, token) in [("GET", true), ("M-SEARCH", true), ("", false), ("a b", false)] {
            assert_eq!(is_token(text), token, "{text:?}");
        }
    }
}
