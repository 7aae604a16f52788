//! Marks in a line: those of Markdown that are almost right, and those of other generators.

use std::ops::Range;

use super::typed::{HIDDEN, Line, MARK};
use crate::model::diagnostic::Finding;

/// What looks like a mark in a line of text, but is none.
pub fn faults(line: &Line<'_>) -> Vec<Finding> {
    let typed = line.typed.trim_end();
    let mut findings = Vec::new();
    findings.extend(backticks(typed));
    for (mark, name) in [("**", "bold"), ("__", "bold"), ("~~", "struck through")] {
        pairs(line, mark, name, &mut findings);
    }
    findings.extend(unclosed(typed).filter(|_| findings.is_empty()));
    highlights(line, &mut findings);
    emoji(typed, &mut findings);
    findings.extend(filled_in(typed));
    findings.extend(attributes(typed));
    findings.extend(footnote(typed));
    findings
}

/// A backtick without another one; the rest of the text has one as well only if it has more marks.
fn backticks(typed: &str) -> Option<Finding> {
    let start = typed.find('`')?;
    let rest = typed[start..].trim_start_matches('`');
    let end = typed.len() - rest.len();
    let help = "close the code with as many, or write a backslash before a backtick of a text";
    Some(Finding::new(start..end, "the code that starts here is never closed", help))
}

/// `** bold**`, `**bold **` and `**"bold"**er`.
fn pairs(line: &Line<'_>, mark: &str, name: &str, findings: &mut Vec<Finding>) {
    let typed = line.typed.trim_end();
    let mut at = 0;
    while let Some((opening, closing)) = pair(typed, mark, at) {
        let inner = opening + mark.len()..closing;
        let (text, end) = (&line.raw[inner.clone()], closing + mark.len());
        at = end;
        if !typed[inner].contains(|next: char| next.is_alphabetic() || next == HIDDEN) {
            continue;
        }
        let bare = text.trim();
        let help = if bare == text {
            format!("put a space, or a letter on both sides, around `{mark}{bare}{mark}`")
        } else {
            format!("write `{mark}{bare}{mark}`")
        };
        findings.push(Finding::new(opening..end, format!("this is not {name}"), help));
    }
}

/// The bytes of a mark that could open from a byte on, and of the next one.
fn pair(typed: &str, mark: &str, from: usize) -> Option<(usize, usize)> {
    let mut marks = typed[from..].match_indices(mark).map(|(at, _)| from + at);
    let opening = marks.find(|at| {
        ends_word(typed[..*at].chars().next_back()) && !typed[at + mark.len()..].starts_with('/')
    })?;
    let closing = marks.next()?;
    let after = typed[closing + mark.len()..].chars().next();
    let is_spaced = typed[opening + mark.len()..closing].ends_with(is_space);
    let closes = ends_word(after) || !is_spaced;
    (closes && after != Some('/')).then_some((opening, closing))
}

/// `**bold`, of which the line has no other end.
fn unclosed(typed: &str) -> Option<Finding> {
    let mut marks = typed.match_indices("**");
    let (at, _) = marks.next().filter(|_| typed.matches("**").count() == 1)?;
    let opens = typed[at + 2..].starts_with(char::is_alphanumeric);
    let help = "write `**` behind the text too, or `\\*\\*` for two stars";
    (opens && ends_word(typed[..at].chars().next_back()))
        .then(|| Finding::new(at..at + 2, "the bold text that starts here is never closed", help))
}

/// `==text==`.
fn highlights(line: &Line<'_>, findings: &mut Vec<Finding>) {
    let typed = line.typed.trim_end();
    let Some((opening, closing)) = pair(typed, "==", 0) else { return };
    let inner = opening + 2..closing;
    let is_tight = !typed[inner.clone()].starts_with(|next| is_space(next) || next == '=')
        && !typed[inner.clone()].ends_with(|next| is_space(next) || next == '=')
        && ends_word(typed[closing + 2..].chars().next());
    if is_tight && typed[inner.clone()].contains(char::is_alphanumeric) {
        let help = format!("write `**{}**`", &line.raw[inner]);
        findings.push(Finding::new(opening..closing + 2, "no text is highlighted", help));
    }
}

/// `:warning:`. HTTP/2 has names of fields like it.
fn emoji(typed: &str, findings: &mut Vec<Finding>) {
    const FIELDS: [&str; 6] = ["authority", "method", "path", "protocol", "scheme", "status"];
    for (start, _) in typed.match_indices(':') {
        let rest = &typed[start + 1..];
        let length = rest.find(|next: char| {
            !(next.is_ascii_lowercase() || next.is_ascii_digit() || "_+-".contains(next))
        });
        let Some(length) = length.filter(|length| rest[*length..].starts_with(':')) else {
            continue;
        };
        let name = &rest[..length];
        let beside = [typed[..start].chars().next_back(), rest[length + 1..].chars().next()];
        let is_word = beside.into_iter().all(|it| ends_word(it) && it != Some(':'));
        let is_name = name.len() > 1 && name.contains(|next: char| next.is_ascii_lowercase());
        if is_word && is_name && !FIELDS.contains(&name) {
            let place = start..start + length + 2;
            let help = "write the character, or a word";
            findings.push(Finding::new(place, "this is not an emoji", help));
        }
    }
}

/// `{{ name }}`, `{{< name >}}` and `{% name %}`.
fn filled_in(typed: &str) -> Option<Finding> {
    let between = |open: &str, close: &str| {
        let start = typed.find(open)?;
        let end = start + typed[start..].find(close)? + close.len();
        Some(Range { start, end })
    };
    let range = between("{{", "}}").or_else(|| between("{%", "%}"))?;
    typed[range.clone()].find(char::is_alphanumeric)?;
    let help = "write what it stands for, or put it in backticks to show it";
    Some(Finding::new(range, "nothing is filled in here", help))
}

/// `{#id}`, `{.class}` and `{: .class}` at the end of a line.
fn attributes(typed: &str) -> Option<Finding> {
    let inner = typed.strip_suffix('}')?;
    let start = inner.rfind('{')?;
    let inner = inner[start + 1..].strip_prefix(':').unwrap_or(&inner[start + 1..]).trim_start();
    let name = inner.strip_prefix(['#', '.'])?;
    let is_name = name.starts_with(char::is_alphabetic);
    let is_apart = !typed[..start].ends_with(|next: char| next == '/' || next.is_alphanumeric());
    let help = "drop it: only a heading takes an id, as in `## Notes {#some-id}`";
    (is_name && is_apart)
        .then(|| Finding::new(start..typed.len(), "the attribute is not read", help))
}

/// `^[a note in the text]`.
fn footnote(typed: &str) -> Option<Finding> {
    let start = typed.find("^[")?;
    let end = start + typed[start..].find(']')? + 1;
    let help = "write `[^1]` here, and a line `[^1]: …` with the note";
    Some(Finding::new(start..end, "this is not a footnote", help))
}

fn is_space(next: char) -> bool {
    next.is_whitespace() || next == MARK
}

/// Whether a word ends, or has not started, beside this character.
fn ends_word(beside: Option<char>) -> bool {
    beside.is_none_or(|beside| !beside.is_alphanumeric() && beside != '/')
}
