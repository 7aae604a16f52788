//! Markdown in the fields of front matter, which are not read as Markdown.

use std::borrow::Cow;

use crate::check::content::field_texts::FieldText;
use crate::model::diagnostic::Finding;
use crate::model::field::Kind;

/// What is shown as it is typed in a field; in bytes of its text.
pub fn fault(field: &FieldText<'_>) -> Option<Finding> {
    if field.is_item || !matches!(field.kind, Kind::Text | Kind::Note | Kind::Summary) {
        return None;
    }
    let text = field.text;
    if !text.bytes().any(|byte| matches!(byte, b'`' | b']' | b'*' | b'<' | b'&')) {
        return None;
    }
    code(text, field.kind).or_else(|| {
        let text = without_code(text);
        link(&text).or_else(|| strong(&text)).or_else(|| element(&text)).or_else(|| entity(&text))
    })
}

/// The text with spaces in the place of its code.
fn without_code(text: &str) -> Cow<'_, str> {
    if !text.contains('`') {
        return Cow::Borrowed(text);
    }
    let parts = text.split('`').enumerate().map(|(at, part)| {
        if at % 2 == 1 { Cow::Owned(" ".repeat(part.len())) } else { Cow::Borrowed(part) }
    });
    Cow::Owned(parts.collect::<Vec<_>>().join(" "))
}

fn code(text: &str, kind: Kind) -> Option<Finding> {
    let (first, last) = (text.find('`')?, text.rfind('`')?);
    if kind == Kind::Note {
        let help = "write another backtick behind the code";
        let message = "the code that starts here is never closed";
        return (text.matches('`').count() % 2 == 1)
            .then(|| Finding::new(last..last + 1, message, help));
    }
    let help = "drop the backticks";
    Some(Finding::new(first..last + 1, "this field shows no code", help))
}

fn link(text: &str) -> Option<Finding> {
    let middle = text.find("](")?;
    let start = text[..middle].rfind('[')?;
    let end = middle + text[middle..].find(')')? + 1;
    let help = "write the words alone, and link to it from the text of the page";
    Some(Finding::new(start..end, "a field makes no link", help))
}

/// `**bold**` and `*italic*`.
fn strong(text: &str) -> Option<Finding> {
    let is_edge = |beside: Option<char>| !beside.is_some_and(char::is_alphanumeric);
    let start = text.find('*').filter(|at| is_edge(text[..*at].chars().next_back()))?;
    let (mark, name) =
        if text[start..].starts_with("**") { ("**", "bold") } else { ("*", "italic") };
    let inner = text[start + mark.len()..].split(mark).next().unwrap_or("");
    let end = start + 2 * mark.len() + inner.len();
    let is_word = |it: Option<char>| it.is_some_and(char::is_alphanumeric);
    let is_tight = is_word(inner.chars().next()) && !inner.ends_with(char::is_whitespace);
    let is_closed = text.get(..end).is_some_and(|text| text.ends_with(mark));
    let is_whole = is_closed && is_edge(text[end..].chars().next());
    let message = format!("a field makes no text {name}");
    (is_tight && is_whole).then(|| Finding::new(start..end, message, format!("write `{inner}`")))
}

/// `<b>` and other elements that format a text.
fn element(text: &str) -> Option<Finding> {
    const NAMES: [&str; 16] = [
        "a", "b", "br", "code", "div", "em", "i", "img", "kbd", "p", "s", "span", "strong", "sub",
        "sup", "u",
    ];
    let (start, end) = text.match_indices('<').find_map(|(start, _)| {
        let end = start + text[start..].find('>')? + 1;
        let tag = text[start + 1..end - 1].trim_start_matches('/');
        let name = tag.split([' ', '/']).next().unwrap_or("").to_ascii_lowercase();
        NAMES.contains(&&*name).then_some((start, end))
    })?;
    let help = "write the words alone";
    Some(Finding::new(start..end, "a field makes no HTML", help))
}

/// `&nbsp;` and `&#8211;`.
fn entity(text: &str) -> Option<Finding> {
    let (start, end) = text.match_indices('&').find_map(|(start, _)| {
        let rest = &text[start + 1..];
        let length = rest.find(';').filter(|length| (2..9).contains(length))?;
        let name = rest[..length].trim_start_matches('#');
        let is_name = !name.is_empty() && name.bytes().all(|it| it.is_ascii_alphanumeric());
        is_name.then_some((start, start + length + 2))
    })?;
    Some(Finding::new(start..end, "a field has no entities", "write the character"))
}
