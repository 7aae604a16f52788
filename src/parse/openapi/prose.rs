//! Descriptions, which are Markdown of other people, as text that says the same on a page.

use std::sync::Arc;

use crate::model::diagnostic::Diagnostics;
use crate::model::prose::{Element, Piece};
use crate::model::text::{BULLETS, first_sentence};
use crate::parse::markdown;

/// The most characters of a description: of a longer one, the first sentence is kept.
const LONGEST: usize = 300;

/// A text on one line without control characters.
pub fn plain(text: &str) -> String {
    let text = text.replace(char::is_control, " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A title on one line, without the marks of code, bold text, links, HTML and entities: a field is
/// not Markdown.
pub fn title(text: &str) -> String {
    let text = text.replace(['`', '*', '<', '>'], "").replace("](", "] (");
    plain(&if text.contains(';') { text.replace('&', "") } else { text })
}

/// The first paragraph of a description as Markdown on one line: text and code, without links,
/// HTML and emphasis. It starts with a capital letter and ends as a sentence does.
pub fn paragraph(description: &str) -> String {
    let clean: String =
        description.chars().filter(|next| !next.is_control() || *next == '\n').collect();
    let prose = markdown::read(&Arc::from(""), &clean, 0, &mut Diagnostics::default());
    let is_start = |piece: &&Piece| matches!(piece, Piece::Start(Element::Paragraph));
    let pieces = prose.pieces.iter().skip_while(|piece| !is_start(piece)).skip(1);
    let is_end = |piece: &&Piece| matches!(piece, Piece::End(Element::Paragraph));
    let pieces: Vec<_> = pieces.take_while(|piece| !is_end(piece)).collect();
    let whole = prose.first_paragraph();
    let is_long = whole.chars().count() > LONGEST;
    let limit = if is_long { first_sentence(&whole).len() } else { whole.len() };
    let mut text = String::new();
    let mut taken = 0;
    for piece in pieces {
        let part = match piece {
            Piece::Text(part) => escaped(kept(part, limit.saturating_sub(taken))),
            Piece::Code(part) if taken + part.len() <= limit && !part.contains('`') => {
                format!("`{part}`")
            }
            Piece::SoftBreak | Piece::HardBreak => " ".to_owned(),
            _ => String::new(),
        };
        taken += match piece {
            Piece::Text(part) | Piece::Code(part) => part.len(),
            Piece::SoftBreak | Piece::HardBreak => 1,
            _ => 0,
        };
        text.push_str(&part);
    }
    sentence(&text)
}

/// A text on one line, with a capital letter and a full stop; empty if it has no word.
fn sentence(text: &str) -> String {
    let line = plain(text);
    if !line.contains(char::is_alphanumeric) {
        return String::new();
    }
    let mut letters = line.chars();
    let Some(first) = letters.next() else { return line };
    if BULLETS.contains(&first) {
        return format!("&#{};{}", u32::from(first), letters.as_str());
    }
    let end = if line.ends_with(char::is_alphanumeric) { "." } else { "" };
    format!("{}{}{end}", first.to_uppercase(), letters.as_str())
}

/// At most that many bytes of the start of a text.
fn kept(text: &str, most: usize) -> &str {
    let end = (0..=most.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    &text[..end.unwrap_or(0)]
}

/// A text whose marks are shown as they are (CommonMark 0.31.2, section 2.4).
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    let mut letters = text.chars().peekable();
    while let Some(next) = letters.next() {
        // `==x==`, `{{ x }}`, `{.x}`, `:x:`, `$x$` and `x^2^` are marks of other generators, and
        // GitHub makes a link of `https://`.
        let after = letters.peek().copied().unwrap_or(' ');
        let is_foreign = match next {
            '=' => after == '=',
            '{' => " {%.#:!".contains(after) || after.is_ascii_alphabetic(),
            ':' => after.is_ascii_lowercase() || after.is_ascii_digit() || "_+-/:".contains(after),
            '.' => escaped.ends_with("www"),
            _ => false,
        };
        if is_foreign || "\\`*_[]<>#|~!&$^".contains(next) {
            escaped.push('\\');
        }
        escaped.push(next);
    }
    // What chat programs leave in a text.
    escaped.replace('\u{3010}', "&#12304;").replace("citeturn", "&#99;iteturn")
}
