//! A page relates to a code that has no page.

use super::drafts;
use crate::model::diagnostic::{Diagnostics, Rule};
use crate::model::site::Site;

pub const RULE: Rule = Rule::error("unknown-related-code", "The link would lead nowhere.").shown(
    "
//- content/404.md
related:
  - { code: 410, why: permanently gone }
            ^^^ error: no page is about 410
            help: write content/410.md, or drop 410 from `related`
",
    "
//- content/404.md
related:
  - { code: 410, why: permanently gone }
//- content/410.md
related:
  - { code: 404, why: not known to be permanently gone }
",
);

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for page in site.status_pages() {
        for related in &page.related {
            let code = related.code.value;
            let otherwise = format!("drop {code} from `related`");
            drafts::check_code(&RULE, &related.code, &otherwise, site, diagnostics);
            if !site.has_code(code) && !site.is_misnamed(&format!("content/{code}.md")) {
                diagnostics
                    .add(
                        &RULE,
                        &related.code.place,
                        format!("no page is about {}", related.code.value),
                    )
                    .help(format!(
                        "write content/{0}.md, or drop {0} from `related`",
                        related.code.value
                    ));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn a_related_code_needs_a_page() {
        check(
            &RULE,
            "
//- content/404.md
related: [{ code: 418, why: a joke }, { code: 410, why: gone }]
                  ^^^ error: no page is about 418
                                              ^^^ error: the page about 410 is a draft
//- content/410.md
draft: true
related: [{ code: 403, why: a secret }]
//- content/403.md
draft: true
",
        );
    }
}
