//! A heading has nothing below it.

use crate::model::diagnostic::{Diagnostics, Rule, Severity};
use crate::model::prose::{Heading, Piece};
use crate::model::section::{self, ABOUT, EXAMPLE};
use crate::model::site::Site;

pub const RULE: Rule = Rule::error(
    "empty-section",
    "Whoever follows the table of contents there finds nothing; on a new page it is what is still \
     to be written.",
)
.shown(
    "
//- content/404.md
---
## Meaning
^^^^^^^^^^ error: there is nothing below `Meaning`
help: say what the code means, and cite the section of the specification that says so

## Notes

Crawlers drop the address.
",
    "
//- content/404.md
---
## Meaning

The server has nothing at this address.

## Notes

Crawlers drop the address.
",
)
.unfinished()
.by_default(Severity::Warning);

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for (_, prose) in site.proses() {
        for (at, piece) in prose.pieces.iter().enumerate() {
            let Piece::Heading(heading) = piece else { continue };
            let is_empty = match prose.pieces.get(at + 1) {
                Some(Piece::Heading(next)) => next.level <= heading.level,
                Some(Piece::Footnote(_)) | None => true,
                Some(_) => false,
            };
            // What an example lacks, and a heading without text, are reported by other rules.
            let section = section::position(&heading.text, &site.labels);
            if is_empty && section != Some(EXAMPLE) && !heading.text.is_empty() {
                let message = format!("there is nothing below `{}`", heading.text);
                diagnostics.add(&RULE, &heading.place, message).help(help(heading, section));
            }
        }
    }
}

fn help(heading: &Heading, section: Option<usize>) -> &'static str {
    let section = section.filter(|_| heading.level == 2);
    section.map_or("write something, or drop the heading", |at| ABOUT[at])
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn a_section_says_something() {
        check(
            &RULE,
            "
//- content/404.md
---
## Meaning

### Of the number
^^^^^^^^^^^^^^^^^ error: there is nothing below `Of the number`
help: write something, or drop the heading

## When to send it
^^^^^^^^^^^^^^^^^^ error: there is nothing below `When to send it`
help: say when a server answers with it, when it does not, and how it is set up

## Example

## Compared with 410

- A list is something.

## Notes
^^^^^^^^ error: there is nothing below `Notes`
help: write what else is worth knowing, or drop the heading

[unseen]: https://example.org
",
        );
    }
}
