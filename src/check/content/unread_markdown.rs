//! Text that its author meant as Markdown, and that Markdown's parser reads as text.

mod block;
mod link;
mod typed;

use std::ops::Range;

use crate::model::diagnostic::{Diagnostics, Place, Rule};
use crate::model::site::Site;

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
    for (path, source) in site.sources() {
        let Some(prose) = site.prose_of(path) else { continue };
        let typed = typed::text(&source.text, prose);
        let mut at = 0;
        let mut before = "";
        for line in typed.split_inclusive('\n') {
            let findings = link::faults(line).chain(block::faults(line, before));
            for finding in findings {
                let start = at;
                diagnostics.add_finding(&RULE, finding, |range: Range<usize>| {
                    Place::new(path, start + range.start, start + range.end)
                });
            }
            at += line.len();
            before = line;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::{check, guide, one_file, reported};

    #[test]
    fn a_link_that_is_almost_right_is_reported() {
        check(
            &RULE,
            "
//- content/404.md
---
## Meaning

A [h] (h.md) and [h](h.md and so on, (h)[h.md].
  ^^^^^^^^^^ warning: this is not a link
  help: write `[h](h.md)`
                 ^^^^^^^^ warning: this is not a link
                 help: write `[h](h.md)`
                                     ^^^^^^^^^ warning: this is not a link
                                     help: write `[h](h.md)`

- A [h](my page.md), a [h](h.md #x) and ![i] (x.png).
    ^^^^^^^^^^^^^^^ warning: this is not a link
    help: write `[h](<my page.md>)`
                       ^^^^^^^^^^^^ warning: this is not a link
                       help: write `[h](h.md#x)`
                                        ^^^^^^^^^^^^ warning: this is not an image
                                        help: write `![i](x.png)`

An [a [b](h.md) c](h.md) and ![i[^1]](x.png).
   ^^^^^^^^^^^^^^^^^^^^^ warning: this is not a link
   help: a link cannot be in the text of another; nor can a footnote
                             ^^^^^^^^^^^^^^^ warning: this is not an image
                             help: a link cannot be in the text of another; nor can a footnote

[^1]: Note.

| A |
|---|
| [h] (https://example.org/) |
  ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: this is not a link
  help: write `[h](https://example.org/)`
",
        );
    }

    #[test]
    fn a_heading_a_list_and_a_table_that_are_almost_right_are_reported() {
        check(
            &RULE,
            "
//- content/404.md
---
##Meaning
^^^^^^^^^ warning: this is not a heading
help: write `## Meaning`

#Of the number
^^^^^^^^^^^^^^ warning: this is not a heading
help: write `# Of the number`

##\u{a0}Meaning
  ^ warning: this is not a heading: a U+00A0 follows `##`
  help: write a plain space

> -\u{a0}one
   ^ warning: this is not an item of a list: a U+00A0 follows `-`
   help: write a plain space
> 2.\u{3000}two
    ^ warning: this is not an item of a list: a U+3000 follows `2.`
    help: write a plain space

| A | B |
|---|
^^^^^ warning: this is not a table: its first line has 2 cells, its second 1
help: write `|---|---|`
| a | b |
",
        );
    }

    #[test]
    fn what_is_meant_as_text_is_not_reported() {
        for prose in [
            "# apt-get update",
            "#include <stdio.h>\n#define X(a) #a\n##__VA_ARGS__",
            "#404 is a number, and #HTTP a tag.",
            "\\##Heading, \\[h] (h.md), [h]\\(h.md and `##Heading`",
            "Some prose [1] (see page 3), an array[0] (the first), and (this)[^1].\n\n[^1]: Note.",
            "A handler[0](request, response) and `[h] (h.md)` in code.",
            "```text\n##Heading\n[h] (h.md)\n```",
            "[h](h.md) (and more), [a][b] (c.md)\n\n[b]: d.md",
            "- item\n-\n- item",
            "1.5 of them - or 2.\u{a0}Mai",
            "a | b\nc | d",
            "[See [1] (a note)](https://example.org/)",
            "Text with `code` ##and, `a`-\u{a0}b, [x](y.md)##z",
            "$ curl -s https://example.org/ | jq '.[0]'(1)",
            "<https://example.org/> (https://example.org/)",
        ] {
            let seen = reported(&[&RULE], &one_file("content/guides/x.md", guide(prose)));
            assert_eq!(seen, "", "{prose:?}");
        }
    }
}
