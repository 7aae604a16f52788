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
    findings.extend(attributes(line));
    findings.extend(footnote(typed));
    findings
        .extend(raised(typed, '~', "a subscript").or_else(|| raised(typed, '^', "an exponent")));
    findings.extend(formula(typed));
    findings.extend(address(typed));
    findings
}

/// `H~2~O` and `x^2^`.
fn raised(typed: &str, mark: char, name: &str) -> Option<Finding> {
    let is_word = |text: &str| {
        !text.is_empty() && text.len() < 12 && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let (start, _) = typed.match_indices(mark).find(|(at, _)| {
        let inner = typed[at + 1..].split(mark).next().unwrap_or("");
        let is_closed = typed[at + 1 + inner.len()..].starts_with(mark);
        is_closed && is_word(inner) && typed[..*at].ends_with(|it: char| it.is_alphanumeric())
    })?;
    let end = start + 2 + typed[start + 1..].find(mark)?;
    let help = "write the character, as in `H₂O` and `x²`, or put it in backticks";
    Some(Finding::new(start..end, format!("this is not {name}"), help))
}

/// `$x^2$` and `$$x$$`, where pandoc reads a formula: no space is inside the marks, and no digit
/// behind them.
fn formula(typed: &str) -> Option<Finding> {
    let start = typed.find('$').filter(|at| ends_word(typed[..*at].chars().next_back()))?;
    let mark = if typed[start..].starts_with("$$") { "$$" } else { "$" };
    let inner = &typed[start + mark.len()..];
    let length = inner.find(mark)?;
    let (inner, after) = (&inner[..length], &inner[length + mark.len()..]);
    let is_tight = !inner.starts_with(is_space) && !inner.ends_with(is_space);
    let is_whole = ends_word(after.chars().next()) && !after.starts_with('$');
    let is_one = is_tight && is_whole && inner.contains(char::is_alphanumeric);
    let end = start + 2 * mark.len() + length;
    let help = "write it in words or characters, or put it in backticks";
    is_one.then(|| Finding::new(start..end, "this is not a formula", help))
}

/// `https://example.org/` as text, where GitHub makes a link of it; not behind a shell's prompt.
fn address(typed: &str) -> Option<Finding> {
    if typed.trim_start_matches(is_space).starts_with("$ ") {
        return None;
    }
    let before = |at: usize| !typed[..at].ends_with(|it: char| it.is_alphanumeric());
    let mut starts = ["https://", "http://"].into_iter().filter_map(|scheme| typed.find(scheme));
    let start = starts.next().filter(|at| before(*at))?;
    let rest = &typed[start..];
    let end = rest.find(|next: char| is_space(next) || next == HIDDEN || "<>\"”“|".contains(next));
    let url = &rest[..end.unwrap_or(rest.len())];
    let url = url.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', ')', '…']);
    let (_, host) = url.split_once("://")?;
    let is_plain = !url.contains(['{', '[', '$']) && host.split('/').next()?.contains('.');
    let help = format!("write `<{url}>`, or put it in backticks to show it as text");
    is_plain.then(|| Finding::new(start..start + url.len(), "this address is not a link", help))
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
    let is_only =
        || typed.matches(mark).count() == 2 && ends_word(typed[..opening].chars().next_back());
    let closes = ends_word(after) || !is_spaced || mark == "**" && is_only();
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

/// `{#id}`, `{.class}`, `{width=300}` and `{: .class}` behind a link, an image or code, or at the
/// end of a line.
fn attributes(line: &Line<'_>) -> Option<Finding> {
    let typed = line.typed.trim_end();
    let mut starts = typed.match_indices('{').map(|(at, _)| at);
    let (start, end) = starts.find_map(|start| {
        let end = start + typed[start..].find('}')? + 1;
        let is_behind = line.raw[..start].ends_with([')', '`']);
        (is_behind || end == typed.len()).then_some((start, end))
    })?;
    let inner = &typed[start + 1..end - 1];
    let inner = inner.strip_prefix(':').unwrap_or(inner).trim_start();
    let is_assigned = || {
        let (name, value) = inner.split_once('=').unwrap_or((inner, ""));
        let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        !value.is_empty() && !name.is_empty() && name.bytes().all(is_word)
    };
    let is_name = match inner.strip_prefix(['#', '.']) {
        Some(name) => name.starts_with(char::is_alphabetic),
        None => is_assigned(),
    };
    let is_apart = !typed[..start].ends_with(|next: char| next == '/' || next.is_alphanumeric());
    let help = "drop it: only a heading takes an id, as in `## Notes {#some-id}`";
    (is_name && is_apart).then(|| Finding::new(start..end, "the attribute is not read", help))
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
