//! Text for a terminal: styles, and lines that are no wider than it. The door to unicode-width.

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr as _;

/// How some text looks: the escape sequence that switches it on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style(&'static str);

pub const PLAIN: Style = Style("");
pub const BOLD: Style = Style("\u{1b}[1m");
pub const FAINT: Style = Style("\u{1b}[2m");
pub const ITALIC: Style = Style("\u{1b}[3m");
pub const LINK: Style = Style("\u{1b}[4m");
pub const RED: Style = Style("\u{1b}[1;31m");
pub const GREEN: Style = Style("\u{1b}[32m");
pub const YELLOW: Style = Style("\u{1b}[1;33m");
pub const CYAN: Style = Style("\u{1b}[36m");

const RESET: &str = "\u{1b}[0m";

impl Style {
    /// The text in this style, without control characters, which a terminal could obey.
    #[must_use]
    pub fn paint(self, text: &str) -> String {
        let text = clean(text);
        if self == PLAIN || text.is_empty() {
            return text.into_owned();
        }
        format!("{}{text}{RESET}", self.0)
    }
}

/// A text without control characters.
fn clean(text: &str) -> Cow<'_, str> {
    if text.contains(char::is_control) {
        text.chars().filter(|next| !next.is_control()).collect::<String>().into()
    } else {
        text.into()
    }
}

/// The columns that a text takes in a terminal, without its control characters.
#[must_use]
pub fn columns(text: &str) -> usize {
    clean(text).width()
}

/// Pieces of text in one flow, as lines of at most `width` columns; `first` opens the first line,
/// `rest` the others. A word that is wider is alone on its line.
#[must_use]
pub fn wrap(pieces: &[(Style, &str)], width: usize, first: &str, rest: &str) -> String {
    let mut lines = Lines { text: first.to_owned(), at: columns(first), fresh: true, width, rest };
    let (mut word, mut word_columns) = (String::new(), 0);
    for (style, piece) in pieces {
        for (number, part) in piece.split([' ', '\n', '\t']).enumerate() {
            if number > 0 {
                lines.add(&word, word_columns);
                word.clear();
                word_columns = 0;
            }
            word.push_str(&style.paint(part));
            word_columns += columns(part);
        }
    }
    lines.add(&word, word_columns);
    lines.text.truncate(lines.text.trim_end_matches(' ').len());
    lines.text + "\n"
}

/// The lines so far.
struct Lines<'text> {
    text: String,
    /// The columns that the last line takes.
    at: usize,
    /// Whether the last line has no word yet.
    fresh: bool,
    width: usize,
    rest: &'text str,
}

impl Lines<'_> {
    fn add(&mut self, word: &str, word_columns: usize) {
        if word_columns == 0 {
            return;
        }
        if !self.fresh && self.at + 1 + word_columns > self.width {
            self.text.push('\n');
            self.text.push_str(self.rest);
            (self.at, self.fresh) = (columns(self.rest), true);
        }
        if !self.fresh {
            self.text.push(' ');
            self.at += 1;
        }
        self.text.push_str(word);
        self.at += word_columns;
        self.fresh = false;
    }
}

#[cfg(test)]
mod tests {
    use super::{BOLD, CYAN, PLAIN, columns, wrap};

    #[test]
    fn words_stay_whole_and_lines_short() {
        let text = "one two three four five, and a very-long-word-that-is-wider here";
        let wanted = "- one two\n  three four\n  five, and a\n  very-long-word-that-is-wider\n  \
                      here\n";
        assert_eq!(wrap(&[(PLAIN, text)], 13, "- ", "  "), wanted);
        assert_eq!(wrap(&[], 13, "- ", "  "), "-\n");
    }

    #[test]
    fn a_word_may_have_several_styles_and_is_not_broken_there() {
        let pieces =
            [(PLAIN, "read ("), (CYAN, "Retry-After"), (PLAIN, "),\nthen "), (BOLD, "wait")];
        assert_eq!(
            wrap(&pieces, 14, "", ""),
            "read\n(\u{1b}[36mRetry-After\u{1b}[0m),\nthen \u{1b}[1mwait\u{1b}[0m\n"
        );
    }

    #[test]
    fn wide_characters_take_two_columns_and_control_characters_none() {
        assert_eq!(columns("日本\u{1b}[31m"), 4 + "[31m".len());
        assert_eq!(wrap(&[(PLAIN, "日本 日本\u{1b}]0;x\u{7}")], 8, "", ""), "日本\n日本]0;x\n");
    }
}
