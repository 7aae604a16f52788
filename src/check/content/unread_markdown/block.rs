//! Headings, list items and tables that are written almost right.

use super::typed::MARK;
use crate::check::content::surplus_cell::cells;
use crate::model::diagnostic::Finding;

/// What looks like the start of a block in a line of text, but is none; `before` is the line
/// before it.
pub fn faults(line: &str, before: &str) -> impl Iterator<Item = Finding> {
    let typed = line.trim_start_matches(MARK);
    let start = line.len() - typed.len();
    let typed = typed.trim_end();
    let found = hashes(typed, start, before).or_else(|| wide_space(typed, start));
    found.or_else(|| table(typed, start, before)).into_iter()
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

/// A line without the white space and the marks around its text.
fn bare(line: &str) -> &str {
    line.trim_matches(|next: char| next.is_whitespace() || next.is_control())
}
