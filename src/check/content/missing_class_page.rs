//! A class has codes and no introduction.

use crate::model::diagnostic::{Diagnostics, Rule, Severity};
use crate::model::site::Site;

pub const RULE: Rule =
    Rule::warning("missing-class-page", "The page of the class would hold a list and no word.")
        .shown(
            "
//- content/404.md
code: 404
      ^^^ warning: no page introduces the class of 404
      help: write content/4xx.md
",
            "
//- content/404.md
code: 404
//- content/4xx.md
---
class: 4xx
title: Client error
summary: Something about the request has to change.
promise: The fault is on the client's side.
unknown: Treat it as 400.
reviewed: 2026-11-20
---
",
        )
        .by_default(Severity::Off);

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for class in site.classes() {
        let first = site.class_codes(class).first();
        if let (Some(page), None) = (first, site.class_page(class)) {
            let message = format!("no page introduces the class of {}", page.code.value);
            let fault = diagnostics.add(&RULE, &page.code.place, message);
            fault.help(format!("write content/{}.md", class.name()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn a_class_with_codes_needs_an_introduction() {
        check(
            &RULE,
            "
//- content/404.md
code: 404
      ^^^ warning: no page introduces the class of 404
//- content/410.md
code: 410
",
        );
    }
}
