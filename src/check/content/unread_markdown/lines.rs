//! Lines that look like a list or a table together, and are one paragraph.

use super::typed::{Line, Typed};
use crate::model::diagnostic::Finding;
use crate::model::text::list_mark;

/// What starts an item of a list in other programs, and a line of a text, too.
const DASHES: [char; 4] = ['\u{2013}', '\u{2014}', '\u{b7}', '\u{25cb}'];

/// What a line looks like.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    /// `-the host`.
    Bullet(u8),
    /// `1.host`.
    Number,
    /// An item with a mark of other programs.
    Dash(char),
    /// As many cells, apart by a tab or a bar.
    Row(usize, char),
}

/// What is wrong in a text, in its bytes.
pub fn faults(text: Typed<'_>) -> Vec<Finding> {
    let mut lines = Vec::new();
    let mut done = 0;
    for range in text.literal {
        let shown = text.text.get(range.clone()).unwrap_or("");
        let may_be = shown.starts_with(|next: char| {
            matches!(next, '-' | '*' | '+' | '0'..='9') || DASHES.contains(&next)
        });
        if range.start < done || !(may_be || shown.contains(['\t', '|'])) {
            continue;
        }
        let line = text.line(range.start);
        done = line.start + line.raw.len();
        if let Some(look) = look(&line) {
            lines.push((line, look));
        }
    }
    let alike = |one: &(Line<'_>, Look), other: &(Line<'_>, Look)| {
        one.1 == other.1 && one.0.start + one.0.raw.len() == other.0.start
    };
    let mut findings = Vec::new();
    for run in lines.chunk_by(alike) {
        let (first, look) = (&run[0].0, run[0].1);
        match look {
            Look::Row(..) if run.len() > 1 && !is_near_delimiter(text, run) => {
                findings.push(row(first));
            }
            Look::Row(..) => {}
            // `-v` is an option.
            Look::Bullet(_) if !run.iter().any(|(line, _)| has_word(line)) => {}
            _ if run.len() > 1 || is_near_item(text, first, look) => {
                findings.extend(run.iter().map(|(line, look)| item(line, *look)));
            }
            _ => {}
        }
    }
    findings
}

/// The byte of a line at which its text starts.
fn text_start(line: &Line<'_>) -> usize {
    line.raw.len() - line.raw.trim_start_matches([' ', '\t', '>']).len()
}

fn look(line: &Line<'_>) -> Option<Look> {
    let start = text_start(line);
    let (raw, typed) = (line.raw[start..].trim_end(), &line.typed[start..]);
    let is_word = |text: &str| text.starts_with(char::is_alphabetic);
    let first = typed.chars().next()?;
    let digits = typed.bytes().take_while(u8::is_ascii_digit).count();
    if matches!(first, '-' | '*' | '+') && is_word(&raw[1..]) {
        return Some(Look::Bullet(raw.as_bytes()[0]));
    }
    if (1..=2).contains(&digits) && typed[digits..].strip_prefix(['.', ')']).is_some_and(is_word) {
        return Some(Look::Number);
    }
    if DASHES.contains(&first) && raw.len() > first.len_utf8() {
        return Some(Look::Dash(first));
    }
    let is_item = list_mark(raw).is_some() || raw.starts_with(['#', '|']);
    let typed = &typed[..raw.len()];
    if is_item || typed.contains("--") {
        return None;
    }
    let tabs = typed.split('\t').filter(|cell| !cell.is_empty()).count();
    let bars = typed.split(" | ").count();
    match (tabs, bars) {
        (2.., _) => Some(Look::Row(tabs, '\t')),
        (_, 2..) => Some(Look::Row(bars, '|')),
        _ => None,
    }
}

/// Whether more than one letter is behind the mark of a line.
fn has_word(line: &Line<'_>) -> bool {
    line.raw[text_start(line)..].chars().nth(2).is_some_and(char::is_alphanumeric)
}

/// Whether a line that looks like an item is right above or below one.
fn is_near_item(text: Typed<'_>, line: &Line<'_>, look: Look) -> bool {
    let is_alike = |other: Line<'_>| {
        let raw = &other.raw[text_start(&other)..];
        list_mark(raw).is_some()
            && match look {
                Look::Bullet(mark) => raw.as_bytes()[0] == mark,
                Look::Number => raw.as_bytes()[0].is_ascii_digit(),
                _ => false,
            }
    };
    let beside = [text.line_before(line.start), text.line_after(line)];
    beside.into_iter().flatten().any(is_alike)
}

/// Whether the line that makes a table of others is among some or beside them.
fn is_near_delimiter(text: Typed<'_>, run: &[(Line<'_>, Look)]) -> bool {
    let is_delimiter = |line: Line<'_>| {
        let raw = line.raw.trim();
        raw.contains("--") && raw.chars().all(|next| "|-:+ \t".contains(next))
    };
    let after = text.line_after(&run[run.len() - 1].0);
    [text.line_before(run[0].0.start), after].into_iter().flatten().any(is_delimiter)
}

fn item(line: &Line<'_>, look: Look) -> Finding {
    let start = text_start(line);
    let raw = line.raw[start..].trim_end();
    let at = line.start + start;
    let message = "this is not an item of a list";
    let width = match look {
        Look::Dash(mark) => {
            let help = "write `- ` in its place";
            return Finding::new(at..at + mark.len_utf8(), message, help);
        }
        Look::Number => raw.find(['.', ')']).map_or(1, |at| at + 1),
        _ => 1,
    };
    let (mark, rest) = raw.split_at(width);
    let help = if raw.contains('`') {
        format!("write a space behind `{mark}`")
    } else {
        format!("write `{mark} {rest}`")
    };
    Finding::new(at..at + raw.len(), message, help)
}

fn row(line: &Line<'_>) -> Finding {
    let start = text_start(line);
    let raw = line.raw[start..].trim_end();
    let gap = if raw.contains('\t') { "\t" } else { " | " };
    let cells = raw.split(gap).map(str::trim).filter(|cell| !cell.is_empty());
    let cells: Vec<_> = cells.collect();
    let (row, line_below) = (cells.join(" | "), "|---".repeat(cells.len()));
    let help =
        format!("write `| {row} |`, below it `{line_below}|`, and each other line as the first");
    let at = line.start + start;
    Finding::new(at..at + raw.len(), "the lines are not read as a table", help)
}

#[cfg(test)]
mod tests;
