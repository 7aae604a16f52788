//! A page relates to itself, or twice to the same code.

use crate::model::diagnostic::{Diagnostics, Rule, Severity};
use crate::model::site::Site;

pub const RULE: Rule =
    Rule::error("pointless-relation", "The link leads to where the reader is, or was.")
        .shown(
            "
//- content/404.md
related: [{ code: 404, why: the page itself }]
                  ^^^ error: the page relates to itself
                  help: drop it
",
            "
//- content/404.md
related: []
",
        )
        .by_default(Severity::Warning);

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for page in site.status_pages() {
        let mut seen = vec![page.code.value];
        for related in &page.related {
            let code = related.code.value;
            if seen.contains(&code) {
                let message = if code == page.code.value {
                    "the page relates to itself".to_owned()
                } else {
                    format!("the page relates to {code} already")
                };
                diagnostics.add(&RULE, &related.code.place, message).help("drop it");
            }
            seen.push(code);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn a_relation_leads_to_another_page_and_once() {
        check(
            &RULE,
            "
//- content/404.md
related:
  - { code: 410, why: permanently }
  - { code: 404, why: here }
            ^^^ error: the page relates to itself
  - { code: 410, why: again }
            ^^^ error: the page relates to 410 already
//- content/410.md
related: [{ code: 404, why: perhaps not permanently }]
",
        );
    }
}
