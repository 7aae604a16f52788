//! A link, an image, a heading or a footnote without text.

use crate::model::diagnostic::{Diagnostics, Rule};
use crate::model::prose::{Element, Piece, Prose};
use crate::model::site::Site;

pub const RULE: Rule = Rule::warning(
    "missing-text",
    "Nobody can see it or click it, and a screen reader stops at it.",
)
.shown(
    "
//- content/404.md
---
## Notes

If it is permanently gone, send [](410.md).
                                   ^^^^^^ warning: the link has no text
                                   help: write `[text](410.md)`
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
    for (_, prose) in site.proses() {
        for link in prose.links().filter(|link| link.text.trim().is_empty()) {
            let help = format!("write `[text]({})`", link.target.value);
            diagnostics.add(&RULE, &link.target.place, "the link has no text").help(help);
        }
        images(prose, diagnostics);
        for heading in prose.headings().filter(|heading| heading.text.trim().is_empty()) {
            let help = "write its text behind it, or drop the line";
            diagnostics.add(&RULE, &heading.place, "the heading has no text").help(help);
        }
        for pieces in prose.pieces.windows(2) {
            if let [Piece::Footnote(note), Piece::End(Element::Footnote)] = pieces {
                let help = "write its text behind it, or drop the line";
                diagnostics.add(&RULE, &note.label.place, "the footnote has no text").help(help);
            }
        }
    }
}

/// Images without text, but for those that are all of a link or a heading, which lacks one then.
fn images(prose: &Prose, diagnostics: &mut Diagnostics) {
    let mut is_all_of_link = false;
    for piece in &prose.pieces {
        match piece {
            Piece::Link(link) => is_all_of_link = link.text.trim().is_empty(),
            Piece::End(Element::Link) => is_all_of_link = false,
            Piece::Image(image) if image.text.trim().is_empty() && !is_all_of_link => {
                let help = format!("write `![what it shows]({})`", image.target.value);
                let message = "the image has no text for those who cannot see it";
                diagnostics.add(&RULE, &image.target.place, message).help(help);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::{check, one_file, reported};
    use crate::{check as checks, parse};

    #[test]
    fn links_headings_and_footnotes_have_text() {
        check(
            &RULE,
            "
//- content/404.md
---
## Meaning

[`code`](404.md), [![image](../static/a.png)](404.md), and
![](../static/b.png), [![](../static/a.png)](404.md)
    ^^^^^^^^^^^^^^^ warning: the image has no text for those who cannot see it
    help: write `![what it shows](../static/b.png)`
                                             ^^^^^^ warning: the link has no text
                                             help: write `[text](404.md)`

##
^^ warning: the heading has no text
help: write its text behind it, or drop the line

### ![a](../static/a.png)

### [](404.md)
^^^^^^^^^^^^^^ warning: the heading has no text
help: write its text behind it, or drop the line
       ^^^^^^ warning: the link has no text
       help: write `[text](404.md)`

Text[^a] and[^b].

[^a]:
 ^^ warning: the footnote has no text
 help: write its text behind it, or drop the line

[^b]: `Code`
",
        );
    }

    #[test]
    fn a_heading_without_text_is_reported_once() {
        let rules: Vec<_> = parse::RULES.iter().copied().chain(checks::rules()).collect();
        let page = "---\ncode: 404\n---\n## Meaning\n\nText.\n\n##\n\n## Notes\n\nText.\n";
        let seen = reported(&rules, &one_file("content/404.md", page));
        assert_eq!(seen.matches("content/404.md:8:").count(), 1, "{seen}");
    }
}
