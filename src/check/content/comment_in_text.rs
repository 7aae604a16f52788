//! A comment that follows the unquoted text of a field: ` #` ends the text (YAML 1.2.2, section
//! 6.6).

use std::sync::Arc;

use super::field_texts::{self, FieldText};
use crate::model::diagnostic::{Diagnostics, Place, Rule};
use crate::model::field::Kind;
use crate::model::site::Site;

pub const RULE: Rule = Rule::warning(
    "comment-in-text",
    "The site shows only what is before ` #`, and half a sentence looks like a whole one.",
)
.shown(
    "
//- content/404.md
summary: See issue #12 for more.
                   ^^^^^^^^^^^^^ warning: the text ends before ` #`: the rest is a comment
                   help: put the text in double quotes, or the comment on a line of its own
",
    "
//- content/404.md
summary: \"See issue #12 for more.\"
",
)
.blocks_fixes();

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for (path, source) in site.sources() {
        let texts = field_texts::all(source).into_iter();
        let is_text = |it: &FieldText<'_>| {
            it.is_plain
                && !it.text.is_empty()
                && matches!(it.kind, Kind::Text | Kind::Note | Kind::Summary)
        };
        for text in texts.filter(is_text) {
            if let Some(place) = comment_after(text.node.place.end, path, &source.text) {
                diagnostics
                    .add(&RULE, &place, "the text ends before ` #`: the rest is a comment")
                    .help("put the text in double quotes, or the comment on a line of its own");
            }
        }
    }
}

/// The comment that follows that byte on its line.
fn comment_after(end: usize, path: &Arc<str>, text: &str) -> Option<Place> {
    let line = text[end..].lines().next()?;
    let comment = line.trim_start_matches([' ', '\t']);
    let start = end + line.len() - comment.len();
    let is_comment = comment.starts_with('#') && start > end;
    is_comment.then(|| Place::new(path, start, start + comment.trim_end().len()))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn a_text_that_a_comment_ends_is_reported_wherever_a_field_takes_a_text() {
        check(
            &RULE,
            "
//- content/404.md
summary: One of two # or three
                    ^^^^^^^^^^ warning: the text ends before ` #`: the rest is a comment
keywords:
  - missing #1
            ^^ warning: the text ends before ` #`: the rest is a comment
  - \"gone #2\" # quoted
  - gone#3
related:
  - code: 410 # not a text
    why: It was number #1.
                       ^^^ warning: the text ends before ` #`: the rest is a comment
specs:
  - title: The C# specification #2
                                ^^ warning: the text ends before ` #`: the rest is a comment
    url: https://example.org/ # not a text
standing: registered # since 1996
caller: >- # a block
  See #4.
# A line of its own.
server: Look.
  # Another one.
//- content/site.yaml
title: All codes #2
                 ^^ warning: the text ends before ` #`: the rest is a comment
",
        );
    }
}
