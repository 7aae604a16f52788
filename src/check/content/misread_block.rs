//! A line that Markdown reads as part of a block that its author probably did not mean.

use std::collections::HashSet;

use crate::model::diagnostic::{Diagnostics, Finding, Place, Rule};
use crate::model::page_source::PageSource;
use crate::model::prose::Prose;
use crate::model::site::Site;
use crate::model::text::{is_within, list_mark};

pub const RULE: Rule =
    Rule::warning("misread-block", "Markdown takes the line for something else than it looks.")
        .shown(
            "
//- content/404.md
---
## Notes

| Header | Values |
|---|---|
| `X-Mode` | `on` |
It may be left out.
^^^^^^^^^^^^^^^^^^^ warning: this line is read as a row of the table
help: write an empty line above it, or `|` around its cells
",
            "
//- content/404.md
---
## Notes

| Header | Values |
|---|---|
| `X-Mode` | `on` |

It may be left out.
",
        );

/// No list is that long: a number from here on is a code, a year or a quantity.
const LONG_LIST: usize = 100;

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for (path, source) in site.sources() {
        let Some(prose) = site.prose_of(path) else { continue };
        let findings =
            headings(source, prose).chain(rows(source, prose)).chain(items(source, prose));
        for finding in findings {
            diagnostics
                .add_finding(&RULE, finding, |range| Place::new(path, range.start, range.end));
        }
    }
}

/// A line of hyphens below a whole sentence.
fn headings<'a>(source: &'a PageSource, prose: &'a Prose) -> impl Iterator<Item = Finding> + 'a {
    prose.headings().filter_map(|heading| {
        let written = source.text.get(heading.place.start..heading.place.end)?.trim_end();
        let (text, line) = written.rsplit_once('\n')?;
        let is_sentence = text.contains('\n') || text.trim_end().ends_with(['.', '!', '?', ':']);
        let length = line.trim_start_matches(['>', ' ', '\t']).len();
        let end = heading.place.start + written.len();
        let help = "write an empty line above it for a line across the page, or `## ` before a \
                    heading";
        is_sentence.then(|| {
            let message = "this line makes a heading of the text above it";
            Finding::new(end - length..end, message, help)
        })
    })
}

/// A line of text right below a table.
fn rows<'a>(source: &'a PageSource, prose: &'a Prose) -> impl Iterator<Item = Finding> + 'a {
    prose.rows.iter().filter_map(|row| {
        let text = source.text.get(row.place.start..row.place.end)?.trim_end();
        let end = row.place.start + text.len();
        let help = "write an empty line above it, or `|` around its cells";
        (!text.is_empty() && !text.contains('|')).then(|| {
            Finding::new(row.place.start..end, "this line is read as a row of the table", help)
        })
    })
}

/// An item of a list: the bytes of white space before it, and of what is before its text.
struct Item {
    indent: usize,
    text_at: usize,
}

/// `404. Text`, which starts a list, and an item that is a little too far to the left to be below
/// the one before it (CommonMark section 5.2).
fn items(source: &PageSource, prose: &Prose) -> Vec<Finding> {
    let code: HashSet<usize> =
        prose.code_blocks().flat_map(|block| &block.line_starts).copied().collect();
    let is_literal = |at: usize| is_within(&prose.literal, at);
    let mut findings = Vec::new();
    let mut last: Option<Item> = None;
    let mut start = source.body_start;
    for line in source.text[source.body_start..].split_inclusive('\n') {
        let here = start;
        start += line.len();
        let bare = line.trim_start_matches(' ');
        let indent = line.len() - bare.len();
        let marker = here + indent;
        if code.contains(&here) || code.contains(&marker) || bare.trim_end().is_empty() {
            continue;
        }
        let is_item = |width: &usize| bare[*width..].starts_with(' ') && !is_literal(marker);
        let Some(width) = list_mark(bare).filter(is_item) else {
            if indent == 0 {
                last = None;
            }
            continue;
        };
        if let Some(number) =
            bare[..width - 1].parse::<usize>().ok().filter(|it| *it >= LONG_LIST && last.is_none())
        {
            let help = format!("write `{number}\\{}`", &bare[width - 1..width]);
            let message = "this number starts a list";
            findings.push(Finding::new(marker..marker + width, message, help));
        }
        let above = last.as_ref().filter(|item| item.indent < indent && indent < item.text_at);
        if let Some(item) = above {
            let message = "this item is not below the one above it";
            let help = format!("write {} spaces before it", item.text_at);
            findings.push(Finding::new(marker..marker + width, message, help));
        } else {
            let spaces = bare[width..].len() - bare[width..].trim_start_matches(' ').len();
            last = Some(Item { indent, text_at: indent + width + spaces });
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::{check, guide, one_file, reported};

    #[test]
    fn a_line_is_not_what_it_looks_like() {
        check(
            &RULE,
            "
//- content/404.md
---
| a | b |
|---|---|
| c | d |
Text below the table.
^^^^^^^^^^^^^^^^^^^^^ warning: this line is read as a row of the table
help: write an empty line above it, or `|` around its cells

404. That is not found.
^^^^ warning: this number starts a list
help: write `404\\.`

1. one
  - nested
  ^ warning: this item is not below the one above it
  help: write 3 spaces before it
2. two

- one

 - two
 ^ warning: this item is not below the one above it
 help: write 2 spaces before it

> Two lines
> of text
> ---
  ^^^ warning: this line makes a heading of the text above it
  help: write an empty line above it for a line across the page, or `## ` before a heading
",
        );
    }

    #[test]
    fn what_is_meant_is_not_reported() {
        for prose in [
            "Notes\n---\n\nText.",
            "- a\n- b\n  - c\n\n    text\n  - d\n\n1. a\n   - b\n2. c\n   1. d",
            "The year was\n2026. Or not.\n\n```text\n404. x\n - a\n```",
            "    - code\n    404. code",
            "- a\n\n      - code in an item\n- b",
            "1. a\n\nText.\n\n - b",
            "99. a\n100. b",
            "| a |\n|---|\n| b |\n\nText.",
        ] {
            let seen = reported(&[&RULE], &one_file("content/guides/x.md", guide(prose)));
            assert_eq!(seen, "", "{prose:?}");
        }
    }
}
