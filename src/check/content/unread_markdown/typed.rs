//! The lines of a page in which something that could be a mark is shown as it is typed.

use std::ops::Range;

use crate::model::diagnostic::Located;
use crate::model::text::{BULLETS, is_within};

/// In the place of white space, and of a mark that can be before the text of a line.
pub const MARK: char = '\0';
/// In the place of any other byte that is not shown as it is typed.
pub const HIDDEN: char = '\u{1}';

/// A line of a file, with a control character in the place of each byte that is not shown as it is
/// typed.
pub struct Line<'text> {
    /// The byte of the file at which it starts.
    pub start: usize,
    /// What is typed, as many bytes as the line has; the line break is kept.
    pub typed: String,
    /// The line as it is.
    pub raw: &'text str,
}

/// A text, the ranges of its bytes that are shown as they are typed, ascending, and the rows of its
/// tables.
#[derive(Clone, Copy)]
pub struct Typed<'text> {
    pub text: &'text str,
    pub literal: &'text [Range<usize>],
    pub rows: &'text [Located<usize>],
}

impl<'text> Typed<'text> {
    /// The lines with something typed that could be a mark, ascending. Most lines have none, so
    /// that only few are looked at.
    pub fn lines(self) -> impl Iterator<Item = Line<'text>> {
        let mut done = 0;
        let mut ranges = self.literal.iter();
        let mut rest = 0..0;
        std::iter::from_fn(move || {
            loop {
                rest.start = rest.start.max(done).min(rest.end);
                let within = self.text.as_bytes().get(rest.clone()).unwrap_or_default();
                let Some(at) = within.iter().position(|byte| MAY_BE_MARK[usize::from(*byte)])
                else {
                    rest = ranges.next()?.clone();
                    continue;
                };
                let at = rest.start + at;
                rest.start = at + 1;
                if self.is_followed_as_mark(at) {
                    let line = self.line(at);
                    done = line.start + line.raw.len();
                    return Some(line);
                }
            }
        })
    }

    /// The line before the one that starts there.
    pub fn line_before(self, start: usize) -> Option<Line<'text>> {
        (start > 0).then(|| self.line(start - 1))
    }

    /// The line after that one.
    pub fn line_after(self, line: &Line<'_>) -> Option<Line<'text>> {
        let end = line.start + line.raw.len();
        (end < self.text.len()).then(|| self.line(end))
    }

    /// Whether a byte is shown as it is typed.
    pub fn is_shown(self, at: usize) -> bool {
        is_within(self.literal, at)
    }

    /// The row of a table right above the empty lines before the line that starts there.
    pub fn row_above(self, start: usize) -> Option<&'text Located<usize>> {
        let next = self.rows.partition_point(|row| row.place.end <= start);
        let row = self.rows.get(next.checked_sub(1)?)?;
        let between = self.text.get(row.place.end..start)?;
        between.trim().is_empty().then_some(row)
    }

    /// The row of a table that the line is that starts there.
    pub fn row_of(self, start: usize) -> Option<&'text Located<usize>> {
        let next = self.rows.partition_point(|row| row.place.end <= start);
        let end = self.text[start..].find('\n').map_or(self.text.len(), |end| start + end);
        self.rows.get(next).filter(|row| row.place.start < end)
    }

    /// The line that a byte is in.
    pub fn line(self, at: usize) -> Line<'text> {
        let bytes = self.text.as_bytes();
        let start = bytes[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let length = bytes[at..].iter().position(|byte| *byte == b'\n');
        let end = length.map_or(bytes.len(), |length| at + length + 1);
        let raw = &self.text[start..end];
        let mut typed: Vec<u8> = raw.bytes().map(masked).collect();
        let first = self.literal.partition_point(|range| range.end <= start);
        for range in self.literal[first..].iter().take_while(|range| range.start < end) {
            let (from, to) = (range.start.max(start), range.end.min(end));
            if let Some(shown) = self.text.get(from..to) {
                typed[from - start..to - start].copy_from_slice(shown.as_bytes());
            }
        }
        let typed = String::from_utf8(typed).expect("masks are ASCII, and the rest is text");
        Line { start, typed, raw }
    }

    /// Whether what follows a byte that may be a mark leaves that possible.
    fn is_followed_as_mark(self, at: usize) -> bool {
        let bytes = self.text.as_bytes();
        let byte = bytes[at];
        let next = bytes.get(at + 1).copied().unwrap_or(b' ');
        match byte {
            b'*' | b'_' | b'=' | b'!' | b'?' => next == byte,
            b'~' => next == byte || next.is_ascii_alphanumeric(),
            b':' if next == b' ' => at == 0 || b" \n".contains(&bytes[at - 1]),
            b':' => b":/".contains(&next) || next.is_ascii_lowercase(),
            b'{' => b" {%#:.!".contains(&next) || next.is_ascii_alphabetic(),
            b'^' => next == b'[' || next.is_ascii_alphanumeric(),
            b'$' => next > b' ',
            128.. => self.text.get(at..).is_some_and(|it| it.starts_with(is_wide_mark)),
            _ => true,
        }
    }
}

/// The bytes at which a mark, or white space other than U+0020, can start; a bracket is looked at
/// where it closes.
const MAY_BE_MARK: [bool; 256] = {
    let mut table = [false; 256];
    let marks = b"]#|`*_~=!?:{^$\xc2\xe1\xe2\xe3";
    let mut at = 0;
    while at < marks.len() {
        table[marks[at] as usize] = true;
        at += 1;
    }
    table
};

fn is_wide_mark(character: char) -> bool {
    character.is_whitespace() || BULLETS.contains(&character)
}

fn masked(byte: u8) -> u8 {
    match byte {
        b'\n' => b'\n',
        b' ' | b'\t' | b'>' | b'-' | b'*' | b'+' | b'.' | b')' | b'0'..=b'9' => MARK as u8,
        _ => HIDDEN as u8,
    }
}
