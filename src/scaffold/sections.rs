//! The blocks of the reference's Markdown: what is on lines of its own.

use std::ops::Range;

/// A part of a section. Lines are without their line breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block<'text> {
    pub kind: Kind<'text>,
    /// From its first line to its last.
    pub text: &'text str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind<'text> {
    /// Below the section's own heading.
    Heading,
    Paragraph,
    Table,
    /// One item of a list, with all that belongs to it.
    Item,
    /// A fenced block, and what it is labelled.
    Code(&'text str),
}

/// The blocks below a heading of the second level.
pub fn section<'text>(markdown: &'text str, name: &str) -> Vec<Block<'text>> {
    let all = blocks(markdown);
    let is_heading = |block: &Block<'_>| {
        let title = block.text.strip_prefix("## ").filter(|_| block.kind == Kind::Heading);
        title.is_some_and(|title| title == name)
    };
    let Some(start) = all.iter().position(is_heading) else { return Vec::new() };
    let is_next = |block: &Block<'_>| block.kind == Kind::Heading && block.text.starts_with("## ");
    let length = all[start + 1..].iter().position(is_next);
    let end = length.map_or(all.len(), |length| start + 1 + length);
    all[start + 1..end].to_vec()
}

/// Every block of a text, in order.
pub fn blocks(markdown: &str) -> Vec<Block<'_>> {
    let mut blocks: Vec<(Kind<'_>, Range<usize>)> = Vec::new();
    // Whether a fence is open, and whether a blank line was just before.
    let (mut at, mut in_code, mut is_new) = (0, false, true);
    for line in markdown.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let bare = line.trim_end();
        if bare.is_empty() && !in_code {
            is_new = true;
            continue;
        }
        let kind = kind(bare);
        let last = blocks.last_mut().filter(|(last, _)| {
            let is_own = is_new || matches!(kind, Kind::Heading | Kind::Item | Kind::Code(_));
            in_code || !is_own || *last == Kind::Item && bare.starts_with(' ')
        });
        match last {
            Some((_, range)) => range.end = start + bare.len(),
            None => blocks.push((kind, start..start + bare.len())),
        }
        // A fence of an item is indented, and the item ends where its indentation does.
        if matches!(kind, Kind::Code(_)) {
            in_code = !in_code;
        }
        is_new = false;
    }
    blocks.into_iter().map(|(kind, range)| Block { kind, text: &markdown[range] }).collect()
}

fn kind(line: &str) -> Kind<'_> {
    if let Some(language) = line.strip_prefix("```") {
        Kind::Code(language)
    } else if line.starts_with('#') {
        Kind::Heading
    } else if line.starts_with('|') {
        Kind::Table
    } else if mark(line).is_some() {
        Kind::Item
    } else {
        Kind::Paragraph
    }
}

/// The mark of a list's item, as `- ` or `2. `.
pub fn mark(line: &str) -> Option<&str> {
    if line.starts_with("- ") {
        return Some("- ");
    }
    let digits = line.find(|next: char| !next.is_ascii_digit()).filter(|digits| *digits > 0)?;
    line[digits..].starts_with(". ").then(|| &line[..digits + ". ".len()])
}
