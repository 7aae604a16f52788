//! Headings, list items and tables that are written almost right.

use super::typed::{Line, MARK, Typed};
use crate::check::content::surplus_cell::cells;
use crate::model::diagnostic::Finding;
use crate::model::text::BULLETS;

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
            cut_off(line, typed, start, text)
                .or_else(|| table(typed, start, &before_text()))
                .or_else(|| rows(typed, start, &before_text(), &earlier))
                .filter(|_| !is_below_cut_off(line, text))
                .or_else(|| definition(typed, start, &before_text()))
        }
        '*' => abbreviation(typed, start),
        '=' => tabs(typed, start),
        '[' => box_without_space(line, typed, start),
        _ => None,
    }
    .or_else(|| wide_space(typed, start))
    .or_else(|| bullet(typed, start))
    .or_else(|| alert(typed, start))
    .or_else(|| contents(typed, start, &before_text()))
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

/// A row below a table, with an empty line between.
fn cut_off(line: &Line<'_>, typed: &str, start: usize, text: Typed<'_>) -> Option<Finding> {
    let columns = text.row_above(line.start)?.value;
    let is_row = typed.len() > 2 && typed.ends_with('|') && cells(line.raw).len() == columns;
    let message = "the empty line above ends the table";
    is_row.then(|| Finding::new(start..start + typed.len(), message, "remove the empty line"))
}

/// Whether the line above is a row that an empty line cuts off from its table.
fn is_below_cut_off(line: &Line<'_>, text: Typed<'_>) -> bool {
    text.line_before(line.start).is_some_and(|line| {
        let typed = line.typed.trim_end().trim_start_matches(MARK);
        cut_off(&line, typed, 0, text).is_some()
    })
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

/// `*[API]: text`.
fn abbreviation(typed: &str, start: usize) -> Option<Finding> {
    let (name, text) = typed.strip_prefix("*[")?.split_once("]:")?;
    let help = "write it out where it is first used";
    (!name.is_empty() && !text.trim().is_empty())
        .then(|| Finding::new(start..start + typed.len(), "abbreviations are not read", help))
}

/// `=== "curl"`, which starts a tab in `MkDocs`.
fn tabs(typed: &str, start: usize) -> Option<Finding> {
    let rest = typed.strip_prefix("===")?.trim_start_matches(['!', '+']);
    let name = rest.strip_prefix(" \"")?.strip_suffix('"')?;
    let help = format!("write `**{name}**`, and a block of code below it without indentation");
    Some(Finding::new(start..start + typed.len(), "there are no tabs", help))
}

/// `- [] text`.
fn box_without_space(line: &Line<'_>, typed: &str, start: usize) -> Option<Finding> {
    let text = typed.strip_prefix("[] ")?;
    let is_item = line.raw[..start].trim_end().ends_with(['-', '*', '+', '.', ')']);
    (is_item && !text.trim().is_empty()).then(|| {
        Finding::new(start..start + 2, "this is not a box to tick", "write `[ ]`, or `[x]`")
    })
}

/// `[!NOTE] text`, `[!BUG]`, `:::note` and `!!! note`.
fn alert(typed: &str, start: usize) -> Option<Finding> {
    const KINDS: [&str; 5] = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];
    let message = "this is not an alert";
    let colons = typed.strip_prefix(":::").map(|rest| rest.trim_start_matches(':'));
    let marks = ["!!! ", "??? ", "???+ "].iter().find_map(|mark| typed.strip_prefix(mark));
    let name = colons.or(marks).map(str::trim_start).unwrap_or_default();
    if name.starts_with(char::is_alphabetic) {
        let help = other_alert(name, colons.is_some());
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

/// How to write what other programs call an alert: its kind, and the title behind it.
fn other_alert(text: &str, is_closed: bool) -> String {
    let is_name = |next: char| next.is_alphabetic() || next == '-';
    let (name, rest) = text.split_at(text.find(|next| !is_name(next)).unwrap_or(text.len()));
    let kind = match name.to_ascii_lowercase().as_str() {
        "warning" | "warn" => "WARNING",
        "caution" | "danger" | "error" | "bug" | "failure" => "CAUTION",
        "tip" | "hint" | "success" => "TIP",
        "important" | "attention" => "IMPORTANT",
        _ => "NOTE",
    };
    let title = rest.trim().trim_matches(['"', '[', ']']);
    let title = if title.is_empty() || title.starts_with('{') {
        String::new()
    } else {
        format!(" `> **{title}**`, `>`,")
    };
    let end = if is_closed { "; drop the line `:::` at its end" } else { "" };
    format!("write `> [!{kind}]`,{title} and the text below it with `> ` before each line{end}")
}

/// `[TOC]`, and `{:toc}` below an item.
fn contents(typed: &str, start: usize, before: &str) -> Option<Finding> {
    let is_item = bare(before).eq_ignore_ascii_case("toc");
    let is = |names: &[&str]| names.iter().any(|name| typed.eq_ignore_ascii_case(name));
    let help = if is(&["{:toc}", "{: toc}", "{:toc }"]) && is_item {
        "drop it and the item above it: every page lists its sections"
    } else if is(&["[toc]", "[[toc]]", "[[_toc_]]", "{:toc}"]) {
        "drop it: every page lists its sections"
    } else {
        return None;
    };
    Some(Finding::new(start..start + typed.len(), "no contents are listed here", help))
}

/// A line without the white space and the marks around its text.
fn bare(line: &str) -> &str {
    line.trim_matches(|next: char| next.is_whitespace() || next.is_control())
}
