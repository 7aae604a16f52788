//! A page cites the section that defines another code.

use crate::model::diagnostic::{Diagnostics, Rule, Severity};
use crate::model::registry::registrations;
use crate::model::site::Site;
use crate::model::status_page::Spec;

pub const RULE: Rule =
    Rule::error("wrong-spec", "Whoever checks a claim there reads about another code.")
        .shown(
            "
//- content/404.md
specs:
  - { rfc: 9110, section: \"15.5.4\" }
                          ^^^^^^^^ error: RFC 9110 section 15.5.4 defines 403, not 404
                          help: drop it: the section that defines 404 is known
",
            "
//- content/404.md
specs:
  - { rfc: 9110, section: \"15.5.5\" }
",
        )
        .by_default(Severity::Warning);

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for page in site.status_pages() {
        for spec in &page.specs {
            let Spec::Rfc { rfc, section } = spec else { continue };
            let defines = |rows: &u16| *rows == page.code.value.number();
            let defining = registrations().iter().filter(|row| {
                row.rfc.is_some_and(|(its, at)| its == rfc.value && at == section.value)
            });
            let codes: Vec<_> = defining.map(|row| row.code).collect();
            if let (Some(other), false) = (codes.first(), codes.iter().any(defines)) {
                let own = page.code.value;
                let (rfc, at) = (rfc.value, &section.value);
                let message = format!("RFC {rfc} section {at} defines {other}, not {own}");
                let fault = diagnostics.add(&RULE, &section.place, message);
                fault.help(format!("drop it: the section that defines {own} is known"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn a_section_that_defines_a_code_is_cited_for_that_code() {
        check(
            &RULE,
            "
//- content/307.md
specs: [{ rfc: 9110, section: \"15.4.7\" }]
                              ^^^^^^^^ error: RFC 9110 section 15.4.7 defines 306, not 307
//- content/428.md
specs: [{ rfc: 6585, section: \"4\" }]
                              ^^^ error: RFC 6585 section 4 defines 429, not 428
//- content/308.md
specs: [{ rfc: 9110, section: \"15.4.9\" }, { rfc: 9110, section: \"15.4\" }]
",
        );
    }
}
