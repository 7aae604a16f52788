//! A page cites a specification that another has replaced.

use crate::model::diagnostic::{Diagnostics, Rule, Severity};
use crate::model::rfc::successor;
use crate::model::site::Site;
use crate::model::status_page::Spec;

pub const RULE: Rule =
    Rule::error("obsolete-spec", "What it says may hold no longer; the new one says what does.")
        .shown(
            "
//- content/404.md
specs:
  - { rfc: 7231, section: \"6.5.4\" }
           ^^^^ error: RFC 9110 obsoletes RFC 7231
           help: look the section up in RFC 9110, and cite that
",
            "
//- content/404.md
specs:
  - { rfc: 9110, section: \"15.5.5\" }
",
        )
        .by_default(Severity::Warning);

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for spec in site.status_pages().iter().flat_map(|page| &page.specs) {
        let Spec::Rfc { rfc, .. } = spec else { continue };
        if let Some(new) = successor(rfc.value) {
            let message = format!("RFC {new} obsoletes RFC {}", rfc.value);
            let fault = diagnostics.add(&RULE, &rfc.place, message);
            fault.help(format!("look the section up in RFC {new}, and cite that"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn a_replaced_specification_is_not_cited() {
        check(
            &RULE,
            "
//- content/404.md
specs: [{ rfc: 7231, section: \"6.5.4\" }]
               ^^^^ error: RFC 9110 obsoletes RFC 7231
formerly: [{ phrase: Missing, spec: RFC 7231 }]
//- content/428.md
specs: [{ rfc: 6585, section: \"3\" }]
",
        );
    }
}
