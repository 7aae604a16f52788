//! A guide compares a code that has no page.

use super::drafts;
use crate::model::diagnostic::{Diagnostics, Rule};
use crate::model::site::Site;

pub const RULE: Rule =
    Rule::error("unknown-guide-code", "The guide's table is drawn from the pages of its codes.")
        .shown(
            "
//- content/guides/404-or-410.md
---
title: 404 or 410?
summary: 410 if it is known to be permanently gone.
codes: [404, 410]
             ^^^ error: no page is about 410
             help: write content/410.md, or drop 410 from `codes`
reviewed: 2026-11-20
---
//- content/404.md
code: 404
",
            "
//- content/guides/404-or-410.md
---
title: 404 or 410?
summary: 410 if it is known to be permanently gone.
codes: [404, 410]
reviewed: 2026-11-20
---
//- content/404.md
code: 404
//- content/410.md
code: 410
",
        );

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for code in site.guides().iter().flat_map(|guide| &guide.codes) {
        let path = format!("content/{}.md", code.value);
        let is_misnamed = site.is_misnamed(&path);
        let otherwise = format!("drop {} from `codes`", code.value);
        drafts::check_code(&RULE, code, &otherwise, site, diagnostics);
        if !site.has_code(code.value) && !is_misnamed {
            diagnostics
                .add(&RULE, &code.place, format!("no page is about {}", code.value))
                .help(format!("write content/{0}.md, or drop {0} from `codes`", code.value));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn a_guide_compares_codes_that_have_pages() {
        check(
            &RULE,
            "
//- content/404.md
draft: true
//- content/guides/404-or-410.md
---
title: 404 or 410?
summary: 404 unless you know that it is gone.
codes: [404, 410]
        ^^^ error: the page about 404 is a draft
             ^^^ error: no page is about 410
reviewed: 2026-11-20
---
",
        );
    }
}
