//! Spaces and tabs at the end of a line, where they mean nothing.

use std::ops::Range;
use std::sync::Arc;

use super::markdown;
use super::tree::{Node, Value};
use crate::model::diagnostic::{Diagnostics, Edit, Place, Rule};

pub const TRAILING_SPACE: Rule = Rule::warning(
    "trailing-space",
    "Nobody sees it, and every editor that takes it away makes a change that says nothing.",
)
.shown(
    "
//- content/404.md
---
## Notes

A line with spaces behind it.\u{20}\u{20}\u{20}
                             ^^^ warning: spaces stand at the end of the line
                             help: delete them
",
    "
//- content/404.md
---
## Notes

A line with spaces behind it.
",
)
.fixable();

/// Finds such spaces in a file: `front_matter` is its mapping, if all of it could be read, and
/// `body_start` where its Markdown starts.
pub fn check(
    path: &Arc<str>,
    text: &str,
    front_matter: Option<&Node>,
    body_start: usize,
    diagnostics: &mut Diagnostics,
) {
    let (head, body) = text.split_at(body_start);
    let ends = |text: &str, base: usize| -> Vec<Range<usize>> {
        line_ends(text).map(|end| base + end.start..base + end.end).collect()
    };
    let mut spaces = Vec::new();
    if let Some(node) = front_matter {
        let mut kept = Vec::new();
        long_texts(node, text, &mut kept);
        spaces = ends(head, 0);
        spaces.retain(|end| !kept.iter().any(|kept| kept.contains(&end.start)));
    }
    let in_body = ends(body, body_start);
    if !in_body.is_empty() {
        spaces.extend(meaningless(text, body_start, in_body));
    }
    for end in spaces {
        let place = Place::new(path, end.start, end.end);
        let fault = diagnostics.add(&TRAILING_SPACE, &place, "spaces stand at the end of the line");
        fault.edit(Edit::new(&place, "")).help("delete them");
    }
}

/// The spaces at the end of each line that has some.
fn line_ends(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let start = at;
        at += line.len();
        let line = line.trim_end_matches(['\n', '\r']);
        let bare = line.trim_end_matches([' ', '\t']);
        (bare.len() < line.len()).then(|| start + bare.len()..start + line.len())
    })
}

/// Those of some spaces of the Markdown that can go without changing what it says.
fn meaningless(text: &str, body_start: usize, ends: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let body = &text[body_start..];
    let without = |ends: &[Range<usize>]| {
        let mut bare = String::with_capacity(body.len());
        let mut at = body_start;
        for end in ends {
            bare.push_str(&text[at..end.start]);
            at = end.end;
        }
        bare + &text[at..]
    };
    let kept = markdown::spaces_with_meaning(body);
    let outside = |end: &Range<usize>| {
        let (start, end) = (end.start - body_start, end.end - body_start);
        !kept.iter().any(|kept| kept.start < end && start < kept.end)
    };
    let ends: Vec<_> = ends.into_iter().filter(outside).collect();
    // What stands between is what nobody thought of: then each line has to prove itself.
    if markdown::says_the_same(body, &without(&ends)) {
        return ends;
    }
    let mut proved = Vec::new();
    for end in ends.into_iter().take(MOST_PROVED) {
        proved.push(end);
        if !markdown::says_the_same(body, &without(&proved)) {
            proved.pop();
        }
    }
    proved
}

/// The most lines that are proved one by one; each takes as long as the page.
const MOST_PROVED: usize = 20;

/// The texts of several lines, where a space at the end of one may be part of it.
fn long_texts(node: &Node, text: &str, kept: &mut Vec<Range<usize>>) {
    match &node.value {
        Value::Scalar { .. } => {
            let (start, end) = (node.place.start, node.place.end);
            let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
            let own_line = text[line_start..start].trim().is_empty();
            if own_line || text[start..end].contains('\n') {
                // Empty lines behind it may belong to it.
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
    use proptest::prelude::*;

    use super::{TRAILING_SPACE, line_ends, meaningless};
    use crate::fixture::{check, one_file, told};
    use crate::parse::markdown::says_the_same;

    #[test]
    fn spaces_at_the_end_are_told_where_they_mean_nothing() {
        check(
            &TRAILING_SPACE,
            "
//- content/404.md
summary: One line.\u{20}
                  ^ warning: spaces stand at the end of the line
keywords: [one,\u{20}\u{20}
               ^^ warning: spaces stand at the end of the line
  two]
---
## Meaning\u{20}
          ^ warning: spaces stand at the end of the line

A line that is broken\u{20}\u{20}
here, and one that is not\u{20}
                         ^ warning: spaces stand at the end of the line
here, with `code\u{20}\u{20}
of two lines`.

\u{20}\u{20}
^^ warning: spaces stand at the end of the line
```text
in code\u{20}\u{20}
```\u{20}
",
        );
    }

    #[test]
    fn a_text_of_several_lines_keeps_its_spaces() {
        for (value, told_of) in [
            ("|\n  one  \n  two ", false),
            (">-\n  one ", false),
            ("|+\n  one\n  \n", false),
            ("\"one \n  two\" ", false),
            ("one ", true),
            ("[one, \n  two]", true),
        ] {
            let page = format!("---\ntitle: {value}\nsummary: S\n---\n");
            let seen = told(&[&TRAILING_SPACE], &one_file("content/guides/x.md", page));
            assert_eq!(!seen.is_empty(), told_of, "{value:?}: {seen}");
        }
    }

    proptest! {
        #[test]
        fn what_is_told_can_go_without_a_change(
            lines in prop::collection::vec("[-a`*_>#|~\\[\\]:(){2}!1. \\t]{0,8}[ \\t]{0,3}", 0..12)
        ) {
            let text = lines.join("\n");
            let told = meaningless(&text, 0, line_ends(&text).collect());
            let mut bare = text.clone();
            for end in told.iter().rev() {
                bare.replace_range(end.clone(), "");
            }
            prop_assert!(says_the_same(&text, &bare), "{text:?} -> {bare:?}");
        }
    }
}
