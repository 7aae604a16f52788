//! Text that its author meant as Markdown, and that Markdown's parser reads as text.

mod block;
mod code;
mod field;
mod foreign;
mod inline;
mod lines;
mod link;
mod typed;

use std::ops::Range;

use super::field_texts;
use crate::model::data_file::DataFile;
use crate::model::diagnostic::{Diagnostics, Finding, Place, Rule};
use crate::model::site::Site;
use typed::Typed;

pub const RULE: Rule =
    Rule::warning("unread-markdown", "Readers would see the marks instead of what they stand for.")
        .shown(
            "
//- content/404.md
---
## Notes

If it is permanently gone, send [410] (410.md).
                                ^^^^^^^^^^^^^^ warning: this is not a link
                                help: write `[410](410.md)`
//- content/410.md
code: 410
",
            "
//- content/404.md
---
## Notes

If it is permanently gone, send [410](410.md).
//- content/410.md
code: 410
",
        );

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    // The labels of a language are no fields of a page: some hold links.
    let sources = site.sources().filter(|(path, _)| ***path != *"content/labels.yaml");
    for (path, source) in sources {
        for text in field_texts::all(source) {
            let Some(finding) = field::fault(&text) else { continue };
            let place = &text.node.place;
            diagnostics.add_finding(&RULE, finding, |range| {
                let start = place.start + usize::from(!text.is_plain);
                let is_plain = place.holds(text.text);
                let there = || place.at(start + range.start, start + range.end);
                if is_plain { there() } else { place.clone() }
            });
        }
        if let Some(data) = site.data_file(path) {
            check_cells(data, &source.text, diagnostics);
        } else if let Some(prose) = site.prose_of(path) {
            let typed = Typed { text: &source.text, literal: &prose.literal, rows: &prose.rows };
            for finding in faults(typed).chain(foreign::links(prose, &source.text)) {
                let place = |range: Range<usize>| Place::new(path, range.start, range.end);
                diagnostics.add_finding(&RULE, finding, place);
            }
        }
    }
}

/// Checks the cells of a CSV file of that text.
fn check_cells(data: &DataFile, text: &str, diagnostics: &mut Diagnostics) {
    for cell in data.cells() {
        let at = cell.place.start;
        let literal = cell.prose.literal.iter();
        let literal: Vec<_> = literal.map(|it| it.start - at..it.end - at).collect();
        let written = text.get(at..cell.place.end).unwrap_or("");
        // Where a quote is written twice, the file has other bytes than the cell.
        let text = written.replace("\"\"", "\"");
        let is_plain = text.len() == written.len();
        for finding in faults(Typed { text: &text, literal: &literal, rows: &[] }) {
            diagnostics.add_finding(&RULE, finding, |range: Range<usize>| {
                let there = || cell.place.at(at + range.start, at + range.end);
                if is_plain { there() } else { cell.place.clone() }
            });
        }
    }
}

/// What is wrong in a text, in its bytes.
fn faults(typed: Typed<'_>) -> impl Iterator<Item = Finding> {
    let in_lines = typed.lines().flat_map(move |line| {
        let code = code::unclosed(&line, typed);
        let mut findings: Vec<_> = link::faults(&line.typed).collect();
        let is_in_link = |inline: &Finding| {
            !findings.iter().any(|link| {
                link.range.start < inline.range.end && inline.range.start < link.range.end
            })
        };
        let inline = inline::faults(&line, line.typed.contains('`'));
        let inline: Vec<_> = inline.into_iter().filter(is_in_link).collect();
        findings.extend(inline);
        findings.extend(block::fault(&line, typed));
        for finding in &mut findings {
            finding.range = line.start + finding.range.start..line.start + finding.range.end;
        }
        findings.extend(code);
        findings
    });
    in_lines.chain(lines::faults(typed)).chain(foreign::faults(typed))
}

#[cfg(test)]
mod tests;
