//! Spaces and tabs at the end of a line, where they mean nothing.

use std::ops::Range;

use crate::model::diagnostic::{Diagnostics, Edit, Place, Rule, Severity};
use crate::model::node::{Node, Value};
use crate::model::page_source::{PageSource, line_end_space};
use crate::model::site::Site;

pub const RULE: Rule = Rule::warning(
    "trailing-space",
    "Nobody sees it, and every editor that removes it makes a change that means nothing.",
)
.shown(
    "
//- content/404.md
---
## Notes

A line with spaces behind it.\u{20}\u{20}\u{20}
                             ^^^ warning: the line ends with white space
                             help: delete it
",
    "
//- content/404.md
---
## Notes

A line with spaces behind it.
",
)
.fixable()
.by_default(Severity::Off);

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for (path, source) in site.sources() {
        for space in in_front_matter(source).iter().chain(&source.removable_space) {
            let place = Place::new(path, space.start, space.end);
            let fault = diagnostics.add(&RULE, &place, "the line ends with white space");
            fault.edit(Edit::new(&place, "")).help("delete it");
        }
    }
}

/// The white space that can be removed from the front matter, if all of it could be read.
fn in_front_matter(source: &PageSource) -> Vec<Range<usize>> {
    let Some(front_matter) = source.front_matter.as_ref().filter(|read| read.is_complete) else {
        return Vec::new();
    };
    let mut kept = Vec::new();
    long_texts(&front_matter.node, &source.text, &mut kept);
    let spaces = line_end_space(&source.text[..source.body_start]);
    spaces.filter(|space| !kept.iter().any(|kept| kept.contains(&space.start))).collect()
}

/// The texts of several lines, in which a space at the end of a line may be part of the text.
fn long_texts(node: &Node, text: &str, kept: &mut Vec<Range<usize>>) {
    match &node.value {
        Value::Scalar { .. } => {
            let (start, end) = (node.place.start, node.place.end);
            let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
            let own_line = text[line_start..start].trim().is_empty();
            if own_line || text[start..end].contains('\n') {
                // The empty lines after it may be part of it.
                let rest = &text[end..];
                kept.push(start..end + rest.len() - rest.trim_start().len());
            }
        }
        Value::List(items) => {
            for item in items {
                long_texts(item, text, kept);
            }
        }
        Value::Mapping(entries) => {
            for (_, value) in entries {
                long_texts(value, text, kept);
            }
        }
        Value::Refused => {}
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::{check, one_file, reported};

    #[test]
    fn white_space_at_the_end_is_reported_where_it_means_nothing() {
        check(
            &RULE,
            "
//- content/404.md
summary: One line.\u{20}
                  ^ warning: the line ends with white space
keywords: [one,\u{20}\u{20}
               ^^ warning: the line ends with white space
  two]
---
## Meaning\u{20}
          ^ warning: the line ends with white space

A line that is broken\u{20}\u{20}
here, and one that is not\u{20}
                         ^ warning: the line ends with white space
here, with `code\u{20}\u{20}
of two lines`.

\u{20}\u{20}
^^ warning: the line ends with white space
```text
in code\u{20}\u{20}
```\u{20}
",
        );
    }

    #[test]
    fn a_text_of_several_lines_keeps_its_spaces() {
        for (value, is_reported) in [
            ("|\n  one  \n  two ", false),
            (">-\n  one ", false),
            ("|+\n  one\n  \n", false),
            ("\"one \n  two\" ", false),
            ("one ", true),
            ("[one, \n  two]", true),
        ] {
            let page = format!("---\ntitle: {value}\nsummary: S\n---\n");
            let seen = reported(&[&RULE], &one_file("content/guides/x.md", page));
            assert_eq!(!seen.is_empty(), is_reported, "{value:?}: {seen}");
        }
    }
}
