//! The marks that version control leaves around lines of which it has two versions.

use crate::model::diagnostic::{Diagnostics, Place, Rule};
use crate::model::page_source::merge_conflicts;
use crate::model::site::Site;

pub const RULE: Rule =
    Rule::error("merge-conflict", "Both versions would be shown, and the marks between them.")
        .shown(
            "
//- content/404.md
<<<<<<< HEAD
^^^^^^^^^^^^ error: the file has two versions of the same lines
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

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    // A text with such marks is not read any further.
    for (path, source) in site.sources().filter(|(_, source)| source.front_matter.is_none()) {
        for mark in merge_conflicts(&source.text) {
            let place = Place::new(path, mark.start, mark.end);
            diagnostics.add(&RULE, &place, "the file has two versions of the same lines").help(
                "keep one of them, and delete the lines that begin with `<<<<<<<`, `=======` and \
                 `>>>>>>>`",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn a_file_has_one_version_of_each_line() {
        check(
            &RULE,
            "
//- content/guides/x.md
---
title: T
<<<<<<< ours
^^^^^^^^^^^^ error: the file has two versions of the same lines
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
^^^^^^^^^^^^ error: the file has two versions of the same lines
=======
>>>>>>> theirs
<<<<<<< no end
",
        );
    }
}
