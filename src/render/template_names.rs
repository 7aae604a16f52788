//! The names that templates use, read from their text: Tera tells which are unknown, not where.

use std::collections::HashSet;

use crate::model::diagnostic::{Diagnostics, Place, Rule};
use crate::model::source::SourceFile;

pub const UNKNOWN_NAME: Rule =
    Rule::error("unknown-name", "The page would have a hole where the value should be.");
pub const UNUSED_NAME: Rule = Rule::warning(
    "unused-name",
    "A name that is bound and never used is a slip of the pen, or was forgotten.",
);
pub const UNUSED_TEMPLATE: Rule =
    Rule::warning("unused-template", "No page is made with it, so a change to it changes nothing.");

/// A name or a string inside `{{ }}` or `{% %}`.
#[derive(Debug, PartialEq, Eq)]
struct Token<'text> {
    text: &'text str,
    start: usize,
    kind: TokenKind,
}

#[derive(Debug, PartialEq, Eq, Clone, Copy)]
enum TokenKind {
    Name,
    /// After a `.`, or an argument's name before `=`.
    Attribute,
    Text,
}

/// `templates/parts/card.html` is called `parts/card.html`.
pub fn name_of(file: &SourceFile) -> &str {
    file.path.strip_prefix("templates/").unwrap_or(&file.path)
}

/// The template of that name and those that it extends and includes, without end.
pub fn family<'theme>(name: &str, files: &'theme [SourceFile]) -> Vec<&'theme SourceFile> {
    let mut family: Vec<&SourceFile> = Vec::new();
    let mut wanted = vec![name.to_owned()];
    while let Some(name) = wanted.pop() {
        let file = files.iter().find(|file| name_of(file) == name);
        let Some(file) = file.filter(|file| family.iter().all(|it| it.path != file.path)) else {
            continue;
        };
        family.push(file);
        let tokens = tokens(text(file));
        for pair in tokens.windows(2) {
            let leads = matches!(pair[0].text, "extends" | "include");
            if leads && pair[1].kind == TokenKind::Text {
                wanted.push(pair[1].text.to_owned());
            }
        }
    }
    family
}

/// Finds the uses of names that no view brings and no loop of the family binds.
pub fn unknown(
    file: &SourceFile,
    unknown: &HashSet<&str>,
    bound: &HashSet<String>,
    known: &[&str],
    found: &mut Diagnostics,
) {
    for token in tokens(text(file)) {
        let is_name = token.kind == TokenKind::Name && unknown.contains(token.text);
        if is_name && !bound.contains(token.text) {
            let place = Place::new(&file.path, token.start, token.start + token.text.len());
            found
                .add(&UNKNOWN_NAME, &place, format!("no view brings `{}`", token.text))
                .help(format!("there are `{}`", known.join("`, `")));
        }
    }
}

/// The names that loops and assignments of a template bind.
pub fn bound(file: &SourceFile) -> HashSet<String> {
    let tokens = tokens(text(file));
    bindings(&tokens).into_iter().map(|at| tokens[at].text.to_owned()).collect()
}

/// Finds the names that a template, or one that it includes, binds and never uses.
pub fn unused_names(file: &SourceFile, files: &[SourceFile], found: &mut Diagnostics) {
    let own = tokens(text(file));
    let family = family(name_of(file), files);
    let included: Vec<_> = family.iter().filter(|it| it.path != file.path).collect();
    for at in bindings(&own) {
        let token = &own[at];
        let later = own[at + 1..].iter().any(|other| is_use(other, token.text));
        let there = || {
            let mut tokens = included.iter().flat_map(|file| tokens(text(file)));
            tokens.any(|other| is_use(&other, token.text))
        };
        if !token.text.starts_with('_') && !later && !there() {
            let place = Place::new(&file.path, token.start, token.start + token.text.len());
            found
                .add(&UNUSED_NAME, &place, format!("`{}` is never used", token.text))
                .help(format!("use it, or call it `_{}`", token.text));
        }
    }
}

/// Finds that no page is made with a template.
pub fn unused_file(file: &SourceFile, found: &mut Diagnostics) {
    found
        .add(&UNUSED_TEMPLATE, &Place::file(&file.path), "no page is made with this template")
        .help("include it, give it the name of one of the theme's own, or delete it");
}

fn is_use(token: &Token<'_>, name: &str) -> bool {
    token.kind == TokenKind::Name && token.text == name
}

/// Where among the tokens `for` and `set` bind names.
fn bindings(tokens: &[Token<'_>]) -> Vec<usize> {
    let mut bindings = Vec::new();
    for (at, token) in tokens.iter().enumerate().filter(|(_, it)| it.kind == TokenKind::Name) {
        let count = match token.text {
            "set" | "set_global" => 1,
            "for" => tokens[at + 1..].iter().take_while(|next| next.text != "in").count(),
            _ => 0,
        };
        let names = (at + 1..tokens.len().min(at + 1 + count)).take(2);
        bindings.extend(names.filter(|at| tokens[*at].kind == TokenKind::Name));
    }
    bindings
}

fn text(file: &SourceFile) -> &str {
    std::str::from_utf8(&file.bytes).unwrap_or("")
}

/// The names and strings of the tags of a template.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find('{').map(|offset| at + offset) {
        let close = match text.as_bytes().get(open + 1) {
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            Some(b'#') => {
                at = text[open..].find("#}").map_or(text.len(), |offset| open + offset + 2);
                continue;
            }
            _ => {
                at = open + 1;
                continue;
            }
        };
        at = tag(text, open + 2, close, &mut tokens);
    }
    tokens
}

/// Reads one tag from behind its opening; the byte behind its end.
fn tag<'text>(
    text: &'text str,
    start: usize,
    close: &str,
    tokens: &mut Vec<Token<'text>>,
) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    let mut after_dot = false;
    while at < bytes.len() && !text[at..].starts_with(close) {
        let byte = bytes[at];
        if matches!(byte, b'"' | b'\'' | b'`') {
            let quote = char::from(byte);
            let end = text[at + 1..].find(quote).map_or(text.len(), |offset| at + 1 + offset);
            tokens.push(Token { text: &text[at + 1..end], start: at + 1, kind: TokenKind::Text });
            at = (end + 1).min(text.len());
        } else if byte.is_ascii_alphabetic() || byte == b'_' {
            let name = |next: char| !next.is_ascii_alphanumeric() && next != '_';
            let end = text[at..].find(name).map_or(text.len(), |offset| at + offset);
            let is_argument = text[end..].starts_with('=') && !text[end..].starts_with("==");
            let kind =
                if after_dot || is_argument { TokenKind::Attribute } else { TokenKind::Name };
            tokens.push(Token { text: &text[at..end], start: at, kind });
            at = end;
        } else {
            // A character may have several bytes.
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
        after_dot = byte == b'.' || (after_dot && byte == b' ');
    }
    (at + close.len()).min(text.len())
}
