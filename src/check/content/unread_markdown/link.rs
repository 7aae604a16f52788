//! Links and images that are written almost right.

use std::ops::Range;

use super::inline::between;
use crate::model::diagnostic::Finding;

/// The most characters of a text or an address that are looked at: no real one is longer, and a
/// line of brackets would take the square of its length.
const LONGEST: usize = 1000;

/// What looks like a link in a line of text, but is none.
pub fn faults(line: &str) -> impl Iterator<Item = Finding> {
    let closing = line.match_indices(']').filter_map(|(at, _)| behind_brackets(line, at));
    let swapped = line.match_indices(")[").filter_map(|(at, _)| swapped(line, at));
    closing.chain(swapped).chain(wiki(line))
}

/// `[[404]]` and `[[404|text]]`.
fn wiki(line: &str) -> impl Iterator<Item = Finding> + '_ {
    between(line, "[[", "]]").filter_map(|range| {
        let inner = &line[range.start + 2..range.end - 2];
        let plain = |next: char| next.is_alphanumeric() || " -_./#|".contains(next);
        let is_contents = inner.trim_matches('_').eq_ignore_ascii_case("toc");
        let is_name = inner.len() > 2 && inner.chars().all(plain) && !is_contents;
        let is_apart = !line[..range.start].ends_with(|next: char| next.is_alphanumeric());
        if !is_name || !is_apart || inner.starts_with(' ') || inner.ends_with(' ') {
            return None;
        }
        let (page, text) = inner.split_once('|').unwrap_or((inner, inner));
        let (file, fragment) = page.split_at(page.find('#').unwrap_or(page.len()));
        let file = file.strip_suffix(".md").unwrap_or(file);
        let address = format!("{file}.md{fragment}");
        let address = if address.contains(' ') { format!("<{address}>") } else { address };
        Some(Finding::new(range, "this is not a link", format!("write `[{text}]({address})`")))
    })
}

/// `[text] (address)`, `[text](address` and `[text](some address)`; the bracket closes at `at`.
fn behind_brackets(line: &str, at: usize) -> Option<Finding> {
    let rest = &line[at + 1..];
    let inner = rest.trim_start_matches(' ').strip_prefix('(')?;
    let start = opening(line, at, '[', ']')?;
    let text = &line[start + 1..at];
    let gap = rest.len() - inner.len() - 1;
    let inner_start = line.len() - inner.len();
    let inner = first(inner);
    let closed = inner.find(['(', ')']).filter(|at| inner[*at..].starts_with(')'));
    let inner = &inner[..closed.unwrap_or_else(|| inner.trim_end().len())];
    let is_image = line[..start].ends_with('!');
    let (start, bang) = if is_image { (start - 1, "!") } else { (start, "") };
    let name = if is_image { "an image" } else { "a link" };
    let message = format!("this is not {name}");
    if closed.is_none() {
        let address = inner.split(is_gap).next().unwrap_or("");
        let address = address.trim_end_matches(['.', ',', ';', ':', '!', '?']);
        let range = start..inner_start + address.len();
        return (gap == 0 && is_address(address))
            .then(|| Finding::new(range, message, format!("write `{bang}[{text}]({address})`")));
    }
    let range = start..inner_start + inner.len() + 1;
    let inner = inner.trim();
    if let Some(address) = without_size(inner).filter(|_| is_image && gap == 0) {
        let help = format!("write `![{text}]({address})`");
        return Some(Finding::new(range, "an image takes no size", help));
    }
    let help = if is_address(inner) && gap > 0 {
        format!("write `{bang}[{text}]({inner})`")
    } else if is_address(inner) {
        "a link cannot be in the text of another; nor can a footnote".to_owned()
    } else if gap == 0 && inner.contains(' ') && has_address(inner) {
        let joined = inner.replace(" #", "#").replace("# ", "#");
        let address = if joined.contains(' ') { format!("<{joined}>") } else { joined };
        format!("write `{bang}[{text}]({address})`")
    } else {
        return None;
    };
    Some(Finding::new(range, message, help))
}

/// The address before the size in `a.png =300x200`.
fn without_size(text: &str) -> Option<&str> {
    let (address, size) = text.rsplit_once(" =")?;
    let (width, height) = size.split_once('x').unwrap_or((size, ""));
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'%');
    let is_size = !size.is_empty() && is_number(width) && is_number(height);
    Some(address.trim_end()).filter(|address| is_size && is_address(address))
}

/// `(text)[address]`; the first closes at `at`.
fn swapped(line: &str, at: usize) -> Option<Finding> {
    let start = opening(line, at, '(', ')')?;
    let rest = first(&line[at + 2..]);
    let address = &rest[..rest.find(']')?];
    let text = &line[start + 1..at];
    let range = start..at + 2 + address.len() + 1;
    is_address(address)
        .then(|| Finding::new(range, "this is not a link", format!("write `[{text}]({address})`")))
}

/// Where the bracket opens that closes at `at`.
fn opening(line: &str, at: usize, open: char, close: char) -> Option<usize> {
    let mut depth = 0;
    line[..at].char_indices().rev().take(LONGEST).find_map(|(at, next)| {
        if next == open && depth == 0 {
            return Some(at);
        }
        depth += usize::from(next == close);
        depth -= usize::from(next == open);
        None
    })
}

/// The first [`LONGEST`] characters of a text.
fn first(text: &str) -> &str {
    text.char_indices().nth(LONGEST).map_or(text, |(end, _)| &text[..end])
}

fn is_gap(next: char) -> bool {
    next == ' ' || next.is_control()
}

/// Whether some words are an address with spaces in it.
fn has_address(text: &str) -> bool {
    let Range { start, end } = 0..text.len();
    let title = text.find(" \"").or_else(|| text.find(" '")).unwrap_or(end);
    let text = text[start..title].trim();
    is_address(text) || text.split(' ').any(is_address)
}

/// Whether a text looks like what authors link to: a file, a fragment or an address on the web.
fn is_address(text: &str) -> bool {
    const ENDINGS: [&str; 7] = [".md", ".png", ".svg", ".jpg", ".jpeg", ".gif", ".webp"];
    let file = text.split(['#', '?']).next().unwrap_or("");
    let lower = file.to_ascii_lowercase();
    let is_file =
        ENDINGS.iter().any(|ending| lower.len() > ending.len() && lower.ends_with(ending));
    let is_web = ["https://", "http://", "mailto:"].iter().any(|start| lower.starts_with(start));
    let is_path = lower.starts_with("../") || lower.starts_with("./");
    let is_fragment = text.len() > 1 && text.starts_with('#') && text.contains(char::is_alphabetic);
    !text.contains(is_gap) && (is_file || is_web || is_path || is_fragment)
}
