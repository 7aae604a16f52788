//! The marks that version control leaves around lines of which it has two versions.

use std::sync::Arc;

use crate::model::diagnostic::{Diagnostics, Place, Rule};

pub const MERGE_CONFLICT: Rule =
    Rule::error("merge-conflict", "Both versions would be shown, and the marks between them.")
        .shown(
            "
//- content/404.md
<<<<<<< HEAD
^^^^^^^^^^^^ error: here stand two versions of the same lines
help: keep one of them, and delete the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`
summary: Nothing is here.
=======
summary: There is nothing here.
>>>>>>> other
",
            "
//- content/404.md
summary: Nothing is here.
",
        );

/// Whether a text has such marks. What else would be found in it is no fault of its author.
pub fn check(path: &Arc<str>, text: &str, diagnostics: &mut Diagnostics) -> bool {
    let (mut at, mut opened, mut has_middle, mut has_any) = (0, None, false, false);
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end_matches(['\n', '\r']);
        if bare.starts_with("<<<<<<< ") {
            (opened, has_middle) = (Some(at..at + bare.len()), false);
        } else if bare == "=======" {
            has_middle = opened.is_some();
        } else if bare.starts_with(">>>>>>> ") && has_middle {
            has_middle = false;
            if let Some(mark) = opened.take() {
                let place = Place::new(path, mark.start, mark.end);
                diagnostics
                    .add(&MERGE_CONFLICT, &place, "here stand two versions of the same lines")
                    .help(
                        "keep one of them, and delete the lines that begin with `<<<<<<<`, \
                         `=======` and `>>>>>>>`",
                    );
                has_any = true;
            }
        }
        at += line.len();
    }
    has_any
}

#[cfg(test)]
mod tests {
    use super::MERGE_CONFLICT;
    use crate::fixture::check;

    #[test]
    fn a_file_has_one_version_of_each_line() {
        check(
            &MERGE_CONFLICT,
            "
//- content/guides/x.md
---
title: T
<<<<<<< ours
^^^^^^^^^^^^ error: here stand two versions of the same lines
summary: S
||||||| base
summary: R
=======
summary: Q
>>>>>>> theirs
---
Title
=======
<<<<<<< ours
^^^^^^^^^^^^ error: here stand two versions of the same lines
=======
>>>>>>> theirs
<<<<<<< no end
",
        );
    }
}
