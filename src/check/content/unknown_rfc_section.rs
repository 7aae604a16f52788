//! A page cites a section that its RFC does not have.

use crate::model::diagnostic::{Diagnostics, Place, Rule, Severity};
use crate::model::rfc::{cited, sections};
use crate::model::site::Site;
use crate::model::status_page::Spec;

pub const RULE: Rule =
    Rule::error("unknown-rfc-section", "The link lands at the top of the RFC, far from the claim.")
        .shown(
            "
//- content/404.md
specs:
  - { rfc: 9110, section: \"15.5.5\" }
  - { rfc: 9110, section: \"15.5.55\" }
                          ^^^^^^^^^ error: RFC 9110 has no section 15.5.55
                          help: look the section up in the RFC
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
        if let Spec::Rfc { rfc, section } = spec {
            report(rfc.value, &section.value, &section.place, diagnostics);
        }
    }
    for (_, prose) in site.proses() {
        for link in prose.links() {
            let target = &link.target;
            if let Some((rfc, section)) = cited(&target.value) {
                let start = target.place.end.saturating_sub(section.len());
                let place = target.place.at(start.max(target.place.start), target.place.end);
                report(rfc, section, &place, diagnostics);
            }
        }
    }
}

fn report(rfc: u16, section: &str, place: &Place, diagnostics: &mut Diagnostics) {
    match sections(rfc) {
        None => diagnostics
            .add(&RULE, place, format!("the sections of RFC {rfc} are not known"))
            .help("add them to data/rfc-sections.csv"),
        Some(sections) if !sections.contains(&section) => diagnostics
            .add(&RULE, place, format!("RFC {rfc} has no section {section}"))
            .help("look the section up in the RFC"),
        Some(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn a_cited_section_exists() {
        check(
            &RULE,
            "
//- content/404.md
specs:
  - { rfc: 9110, section: 15.5.5 }
  - { rfc: 9110, section: 15.5.55 }
                          ^^^^^^^ error: RFC 9110 has no section 15.5.55
  - { rfc: 9999, section: 1 }
                          ^ error: the sections of RFC 9999 are not known
//- content/410.md
---
## Meaning

[a](https://www.rfc-editor.org/rfc/rfc9110#appendix-B.3)
[b](https://www.rfc-editor.org/rfc/rfc9110#section-99)
                                                   ^^ error: RFC 9110 has no section 99
",
        );
    }
}
