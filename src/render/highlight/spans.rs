//! Spans of color over a text.

use crate::model::http_message::Part;
use crate::render::html::escape;

/// Walks over a text once and writes every byte once; what is in no span comes out plain.
#[derive(Debug)]
pub struct Spans<'text, 'out> {
    pub text: &'text str,
    out: &'out mut String,
    written: usize,
}

impl<'text, 'out> Spans<'text, 'out> {
    /// Nothing is written yet.
    pub fn new(text: &'text str, out: &'out mut String) -> Self {
        Self { text, out, written: 0 }
    }

    /// Writes the text up to `start` plain and the text up to `end` in a class.
    pub fn span(&mut self, class: &str, start: usize, end: usize) {
        let plain = self.text.get(self.written..start);
        let (Some(plain), Some(inner)) = (plain, self.text.get(start..end)) else { return };
        if inner.is_empty() {
            return;
        }
        escape(plain, self.out);
        self.out.push_str("<span class=\"hl-");
        self.out.push_str(class);
        self.out.push_str("\">");
        escape(inner, self.out);
        self.out.push_str("</span>");
        self.written = end;
    }

    /// Writes a part of a message in a class.
    pub fn part(&mut self, class: &str, part: &Part) {
        self.span(class, part.start, part.end());
    }

    /// Writes what is left.
    pub fn finish(self) {
        escape(&self.text[self.written..], self.out);
    }

    /// The end of the run of bytes from `from` that are `wanted`.
    pub fn run(&self, from: usize, wanted: impl Fn(u8) -> bool) -> usize {
        let bytes = &self.text.as_bytes()[from..];
        from + bytes.iter().position(|byte| !wanted(*byte)).unwrap_or(bytes.len())
    }

    /// The first byte of a character, from `from` on.
    pub fn character_boundary(&self, from: usize) -> usize {
        let mut at = from.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at += 1;
        }
        at
    }
}
