//! A page does not start its specifications with the section that defines its code.

use crate::model::diagnostic::{Diagnostics, Rule};
use crate::model::registry::registration;
use crate::model::site::Site;
use crate::model::status_page::Spec;

pub const RULE: Rule =
    Rule::error("wrong-spec", "Whoever checks a claim starts at the section that IANA names.")
        .shown(
            "
//- content/404.md
specs:
  - { rfc: 9110, section: \"15.5.4\" }
                          ^^^^^^^^ error: RFC 9110 section 15.5.5 defines 404
                          help: write `- { rfc: 9110, section: \"15.5.5\" }` first
",
            "
//- content/404.md
specs:
  - { rfc: 9110, section: \"15.5.5\" }
",
        );

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for page in site.status_pages() {
        let Some(row) = registration(page.code.value) else { continue };
        let Some((rfc, section)) = row.rfc else { continue };
        let help = format!("write `- {{ rfc: {rfc}, section: \"{section}\" }}` first");
        let message = format!("RFC {rfc} section {section} defines {}", row.code);
        match page.specs.first() {
            None if !page.source.has_complete_front_matter() => {}
            None => diagnostics.add(&RULE, &page.code.place, message).help(help),
            Some(Spec::Other { url, .. }) => diagnostics.add(&RULE, &url.place, message).help(help),
            Some(Spec::Rfc { rfc: said, .. }) if said.value != rfc => {
                diagnostics.add(&RULE, &said.place, message).help(help);
            }
            Some(Spec::Rfc { section: said, .. }) if said.value != section => {
                diagnostics.add(&RULE, &said.place, message).help(help);
            }
            Some(Spec::Rfc { .. }) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn the_defining_section_comes_first() {
        check(
            &RULE,
            "
//- content/307.md
specs: [{ rfc: 9110, section: \"15.4.7\" }]
                              ^^^^^^^^ error: RFC 9110 section 15.4.8 defines 307
//- content/428.md
specs: [{ rfc: 9110, section: \"3\" }]
               ^^^^ error: RFC 6585 section 3 defines 428
//- content/404.md
code: 404
      ^^^ error: RFC 9110 section 15.5.5 defines 404
specs: []
",
        );
    }
}
