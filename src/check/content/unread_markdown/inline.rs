//! Marks in a line: those of Markdown that are almost right, and those of other generators.

use std::ops::Range;

use super::typed::{HIDDEN, Line, MARK};
use crate::model::diagnostic::Finding;

/// What looks like a mark in a line of text, but is none; `has_code` if code that is never closed
/// starts in it.
pub fn faults(line: &Line<'_>, has_code: bool) -> Vec<Finding> {
    let typed = line.typed.trim_end();
    let mut findings = Vec::new();
    for (mark, name) in [("**", "bold"), ("__", "bold"), ("~~", "struck through")] {
        pairs(line, mark, name, &mut findings);
    }
    findings.extend(unclosed(typed).filter(|_| findings.is_empty() && !has_code));
    highlights(line, &mut findings);
    emoji(typed, &mut findings);
    filled_in(typed, &mut findings);
    attributes(line, &mut findings);
    footnotes(typed, &mut findings);
    raised(typed, '~', "a subscript", &mut findings);
    raised(typed, '^', "an exponent", &mut findings);
    formulas(typed, &mut findings);
    addresses(line, &mut findings);
    findings
}

/// `H~2~O` and `x^2^`.
fn raised(typed: &str, mark: char, name: &str, findings: &mut Vec<Finding>) {
    let is_word = |text: &str| {
        !text.is_empty() && text.len() < 12 && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let mut marks = typed.match_indices(mark).map(|(at, _)| at).peekable();
    while let Some(start) = marks.next() {
        let Some(end) = marks.peek().copied() else { return };
        let is_behind = typed[..start].ends_with(|it: char| it.is_alphanumeric());
        if is_behind && is_word(&typed[start + 1..end]) {
            marks.next();
            let help = "write the character, as in `H₂O` and `x²`, or put it in backticks";
            findings.push(Finding::new(start..end + 1, format!("this is not {name}"), help));
        }
    }
}

/// `$x^2$` and `$$x$$`, where pandoc reads a formula: no space is inside the marks, and no digit
/// behind them.
fn formulas(typed: &str, findings: &mut Vec<Finding>) {
    let mut at = 0;
    while let Some(start) = typed[at..].find('$').map(|start| at + start) {
        let mark = if typed[start..].starts_with("$$") { "$$" } else { "$" };
        at = start + mark.len();
        let inner = &typed[at..];
        let Some(length) = inner.find(mark) else { return };
        let (inner, after) = (&inner[..length], &inner[length + mark.len()..]);
        let is_tight = !inner.starts_with(is_space) && !inner.ends_with(is_space);
        let is_whole = ends_word(after.chars().next()) && !after.starts_with('$');
        let is_apart = ends_word(typed[..start].chars().next_back());
        if !(is_apart && is_tight && is_whole && inner.contains(char::is_alphanumeric)) {
            return;
        }
        at += length + mark.len();
        let help = "write it in words or characters, or put it in backticks";
        findings.push(Finding::new(start..at, "this is not a formula", help));
    }
}

/// `https://example.org/` and `www.example.org` as text, where GitHub makes a link of it; not
/// behind a shell's prompt.
fn addresses(line: &Line<'_>, findings: &mut Vec<Finding>) {
    let typed = line.typed.trim_end();
    if typed.trim_start_matches(is_space).starts_with("$ ") {
        return;
    }
    let is_end = |next: char| is_space(next) || next == HIDDEN || "<>\"”“|".contains(next);
    let mut at = 0;
    while let Some(start) = first_of(&typed[at..], &["https://", "http://", "www."]) {
        let start = at + start;
        let rest = &typed[start..];
        let url = &rest[..rest.find(is_end).unwrap_or(rest.len())];
        at = start + url.len();
        let after = &rest[url.len()..];
        let url = url.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', ')', '…']);
        let before = typed[..start].chars().next_back();
        let host = url.split_once("://").map_or(url, |(_, rest)| rest);
        let host = host.split('/').next().unwrap_or("").trim_start_matches("www.");
        let is_apart = !before.is_some_and(|it| it.is_alphanumeric() || "./@-_".contains(it));
        if url.contains(['{', '[', '$']) || !is_apart || !host.contains('.') {
            continue;
        }
        let message = "this address is not a link";
        let scheme = if url.starts_with("www.") { "https://" } else { "" };
        // `<https://example.org/|words>` of Slack.
        let words = after.strip_prefix('|').and_then(|rest| rest.split_once('>'));
        if let Some((words, _)) = words.filter(|_| before == Some('<')) {
            at += 1 + words.len() + 1;
            let help = format!("write `[{words}]({scheme}{url})`");
            findings.push(Finding::new(start - 1..at, message, help));
        } else {
            let help =
                format!("write `<{scheme}{url}>`, or put it in backticks to show it as text");
            findings.push(Finding::new(start..start + url.len(), message, help));
        }
    }
}

/// Where the first of some words starts.
fn first_of(text: &str, words: &[&str]) -> Option<usize> {
    words.iter().filter_map(|word| text.find(word)).min()
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
        let after = line.raw[end..].split(char::is_whitespace).next().unwrap_or("");
        let bare = text.trim();
        let help = if bare == text {
            format!("put a space, or a letter on both sides, around `{mark}{bare}{mark}`")
        } else if text.ends_with(char::is_whitespace) && after.starts_with(char::is_alphanumeric) {
            format!("write `{mark}{bare}{mark} {after}`")
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
    let mut at = 0;
    while let Some((opening, closing)) = pair(typed, "==", at) {
        let inner = opening + 2..closing;
        at = closing + 2;
        let is_tight = !typed[inner.clone()].starts_with(|next| is_space(next) || next == '=')
            && !typed[inner.clone()].ends_with(|next| is_space(next) || next == '=')
            && ends_word(typed[at..].chars().next());
        if is_tight && typed[inner.clone()].contains(char::is_alphanumeric) {
            let help = format!("write `**{}**`", &line.raw[inner]);
            findings.push(Finding::new(opening..at, "no text is highlighted", help));
        }
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

/// `{{ name }}`, `{{< name >}}`, `{% name %}` and `{!name.md!}`.
fn filled_in(typed: &str, findings: &mut Vec<Finding>) {
    for (open, close) in [("{{", "}}"), ("{%", "%}"), ("{!", "!}")] {
        for range in between(typed, open, close) {
            if !typed[range.clone()].contains(char::is_alphanumeric) {
                continue;
            }
            let (message, help) = if open == "{!" {
                ("nothing is included here", "write the text of that file in its place")
            } else {
                let help = "write what it stands for, or put it in backticks to show it";
                ("nothing is filled in here", help)
            };
            findings.push(Finding::new(range, message, help));
        }
    }
}

/// From each mark to the next that closes it.
pub fn between<'text>(
    text: &'text str,
    open: &'text str,
    close: &'text str,
) -> impl Iterator<Item = Range<usize>> + 'text {
    let mut at = 0;
    std::iter::from_fn(move || {
        let first = at + text[at..].find(open)?;
        let inner = first + open.len();
        let end = inner + text[inner..].find(close)?;
        let last = text[inner..end].rfind(open).map_or(first, |start| inner + start);
        at = end + close.len();
        Some(last..at)
    })
}

/// `{#id}`, `{.class}`, `{width=300}` and `{: .class }` behind a link, an image or code, or at the
/// end of a line.
fn attributes(line: &Line<'_>, findings: &mut Vec<Finding>) {
    let typed = line.typed.trim_end();
    for range in between(typed, "{", "}") {
        let before = &typed[..range.start];
        let is_behind = line.raw[..range.start].ends_with([')', '`']) || range.end == typed.len();
        let inner = &typed[range.start + 1..range.end - 1];
        let inner = inner.strip_prefix(':').unwrap_or(inner).trim();
        let is_assigned = || {
            let (name, value) = inner.split_once('=').unwrap_or((inner, ""));
            let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
            !value.is_empty() && !name.is_empty() && name.bytes().all(is_word)
        };
        let is_name = match inner.strip_prefix(['#', '.']) {
            Some(name) => name.starts_with(char::is_alphabetic),
            None => is_assigned(),
        };
        let is_apart = !before.ends_with(|next: char| next == '/' || next.is_alphanumeric());
        // `:contentReference[oaicite:0]{index=0}` is reported as a whole.
        let is_leftover = before.ends_with(']') && before.contains("[oaicite:");
        if is_behind && is_name && is_apart && !is_leftover {
            let help = "drop it: only a heading takes an id, as in `## Notes {#some-id}`";
            findings.push(Finding::new(range, "the attribute is not read", help));
        }
    }
}

/// `^[a note in the text]`.
fn footnotes(typed: &str, findings: &mut Vec<Finding>) {
    for range in between(typed, "^[", "]") {
        let help = "write `[^1]` here, and a line `[^1]: …` with the note";
        findings.push(Finding::new(range, "this is not a footnote", help));
    }
}

fn is_space(next: char) -> bool {
    next.is_whitespace() || next == MARK
}

/// Whether a word ends, or has not started, beside this character.
fn ends_word(beside: Option<char>) -> bool {
    beside.is_none_or(|beside| !beside.is_alphanumeric() && beside != '/')
}
