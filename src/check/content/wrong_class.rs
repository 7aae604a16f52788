//! A class page's class is not the one of its file's name.

use crate::model::diagnostic::{Diagnostics, Rule};
use crate::model::site::Site;

pub const RULE: Rule = Rule::error("wrong-class", "The file's name is the address of the class.")
    .shown(
        "
//- content/4xx.md
---
class: 5xx
       ^^^ error: the file is about 4xx, not `5xx`
       help: write `class: 4xx`
title: Client error
summary: Something about the request has to change.
promise: The client has to change something.
unknown: Treat it as 400.
reviewed: 2026-11-20
---
",
        "
//- content/4xx.md
---
class: 4xx
title: Client error
summary: Something about the request has to change.
promise: The client has to change something.
unknown: Treat it as 400.
reviewed: 2026-11-20
---
",
    );

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for page in site.class_pages() {
        let (named, stated) = (page.class.name(), page.stated_class.as_ref());
        if let Some(stated) = stated.filter(|stated| stated.value != named) {
            let message = format!("the file is about {named}, not `{}`", stated.value);
            diagnostics.add(&RULE, &stated.place, message).help(format!("write `class: {named}`"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn a_class_is_that_of_the_files_name() {
        check(
            &RULE,
            "
//- content/4xx.md
---
class: 5xx
       ^^^ error: the file is about 4xx, not `5xx`
       help: write `class: 4xx`
---
//- content/5xx.md
---
class: \"5xx\"
---
",
        );
    }
}
