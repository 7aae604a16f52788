//! Headings, list items and tables that are written almost right.

use super::typed::{BULLETS, Line, MARK, Typed};
use crate::check::content::surplus_cell::cells;
use crate::model::diagnostic::Finding;

/// What looks like the start of a block in a line of the text, but is none.
pub fn fault(line: &Line<'_>, text: Typed<'_>) -> Option<Finding> {
    // White space at the end of a line is masked.
    let typed = &line.typed[..line.raw.trim_end().len()];
    let typed = typed.trim_start_matches(MARK);
    let start = line.raw.trim_end().len() - typed.len();
    let before = || text.line_before(line.start);
    let before_text = || before().map(|line| line.typed).unwrap_or_default();
    let first = typed.chars().next()?;
    match first {
        '#' => hashes(typed, start, &before_text()),
        '|' | ':' | '-' => {
            let earlier = before().and_then(|line| text.line_before(line.start));
            let earlier = earlier.map(|line| line.typed).unwrap_or_default();
            table(typed, start, &before_text())
                .or_else(|| rows(typed, start, &before_text(), &earlier))
                .or_else(|| definition(typed, start, &before_text()))
        }
        _ => None,
    }
    .or_else(|| wide_space(typed, start))
    .or_else(|| bullet(typed, start))
    .or_else(|| alert(typed, start))
    .or_else(|| contents(typed, start))
}

/// `##Heading`. One `#` starts a heading if it is a paragraph of its own; `#include` is a line of
/// C, and `#404` a number.
fn hashes(typed: &str, start: usize, before: &str) -> Option<Finding> {
    let text = typed.trim_start_matches('#');
    let level = typed.len() - text.len();
    let first = text.chars().next()?;
    let is_heading = match level {
        1 => first.is_uppercase() && bare(before).is_empty() && text.contains(' '),
        2..=6 => first.is_alphanumeric(),
        _ => false,
    };
    is_heading.then(|| {
        let help = format!("write `{} {text}`", &typed[..level]);
        Finding::new(start..start + typed.len(), "this is not a heading", help)
    })
}

/// `• text`.
fn bullet(typed: &str, start: usize) -> Option<Finding> {
    let rest = typed.strip_prefix(BULLETS)?;
    let end = start + typed.len() - rest.len();
    let help = "write `- ` in its place";
    Some(Finding::new(start..end, "this is not an item of a list", help))
}

/// A mark with a space behind it that is not U+0020.
fn wide_space(typed: &str, start: usize) -> Option<Finding> {
    let text = typed.trim_start_matches('#');
    let level = typed.len() - text.len();
    let digits = typed.bytes().take_while(u8::is_ascii_digit).count();
    let (mark, name) = match typed.as_bytes() {
        [b'#', ..] if level <= 6 => (level, "a heading"),
        [b'-' | b'*' | b'+', ..] => (1, "an item of a list"),
        [.., _] if digits > 0 && typed[digits..].starts_with(['.', ')']) => {
            (digits + 1, "an item of a list")
        }
        _ => return None,
    };
    let space =
        typed[mark..].chars().next().filter(|next| next.is_whitespace() && !next.is_ascii())?;
    let place = start + mark..start + mark + space.len_utf8();
    let message =
        format!("this is not {name}: a U+{:04X} follows `{}`", u32::from(space), &typed[..mark]);
    Some(Finding::new(place, message, "write a plain space".to_owned()))
}

/// The second line of a table that is none.
fn table(typed: &str, start: usize, before: &str) -> Option<Finding> {
    let is_delimiter = typed.contains('|')
        && typed.contains('-')
        && typed.chars().all(|next| matches!(next, '|' | '-' | ':' | ' ' | '\t'));
    if !is_delimiter || !before.contains('|') {
        return None;
    }
    let before = bare(before);
    let (is, wanted) = (cells(typed).len(), cells(before).len());
    let range = start..start + typed.len();
    if is == wanted {
        let help = "put an empty line before its first line".to_owned();
        return Some(Finding::new(range, "the lines from here are not read as a table", help));
    }
    let message =
        format!("this is not a table: its first line has {wanted} cells, its second {is}");
    let help = format!("write `{}|`", "|---".repeat(wanted));
    Some(Finding::new(range, message, help))
}

/// Rows without the line below the first of them that makes them a table.
fn rows(typed: &str, start: usize, before: &str, earlier: &str) -> Option<Finding> {
    let is_row =
        |line: &str| line.len() > 2 && line.starts_with('|') && line.ends_with('|') && line != "||";
    let before = bare(before);
    let is_delimiter = |line: &str| line.chars().all(|next| "|-: \t".contains(next));
    let are_rows = is_row(typed) && is_row(before) && !bare(earlier).starts_with('|');
    if !are_rows || is_delimiter(typed) || is_delimiter(before) {
        return None;
    }
    let help = format!("write `{}|` above this line", "|---".repeat(cells(before).len()));
    Some(Finding::new(start..start + typed.len(), "the lines are not read as a table", help))
}

/// `: text` below a term.
fn definition(typed: &str, start: usize, before: &str) -> Option<Finding> {
    let is = typed.starts_with(": ") && !bare(before).is_empty();
    let help = "write `- **term**: text`, an item for each";
    is.then(|| Finding::new(start..start + typed.len(), "this is not a definition", help))
}

/// `[!NOTE] text`, `[!BUG]`, `:::note` and `!!! note`.
fn alert(typed: &str, start: usize) -> Option<Finding> {
    const KINDS: [&str; 5] = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];
    let message = "this is not an alert";
    let colons = typed.strip_prefix(":::").map(|rest| rest.trim_start_matches(':'));
    let marks = ["!!! ", "??? ", "???+ "].iter().find_map(|mark| typed.strip_prefix(mark));
    if colons.or(marks).is_some_and(|name| name.trim_start().starts_with(char::is_alphabetic)) {
        let help = "write `> [!NOTE]`, and the text below it with `> ` before each line";
        return Some(Finding::new(start..start + typed.len(), message, help));
    }
    let (kind, text) = typed.strip_prefix("[!")?.split_once(']')?;
    if kind.is_empty() || !kind.chars().all(|next| next.is_ascii_alphabetic()) {
        return None;
    }
    let known = KINDS.iter().find(|known| known.eq_ignore_ascii_case(kind));
    let help = match known {
        None => format!("there are `[!{}]`", KINDS.join("]`, `[!")),
        Some(kind) if text.trim().is_empty() => {
            format!("write `> [!{kind}]` as the first line of a quote")
        }
        Some(kind) => format!("write `> [!{kind}]` on a line alone, and the text below it"),
    };
    Some(Finding::new(start..start + kind.len() + "[!]".len(), message, help))
}

/// `[TOC]`.
fn contents(typed: &str, start: usize) -> Option<Finding> {
    let help = "drop it: every page lists its sections";
    typed
        .eq_ignore_ascii_case("[toc]")
        .then(|| Finding::new(start..start + typed.len(), "no contents are listed here", help))
}

/// A line without the white space and the marks around its text.
fn bare(line: &str) -> &str {
    line.trim_matches(|next: char| next.is_whitespace() || next.is_control())
}
