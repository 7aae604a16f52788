//! A link's text names one section of an RFC and its address another.

use crate::model::diagnostic::{Diagnostics, Rule, Severity};
use crate::model::rfc::cited;
use crate::model::site::Site;

pub const RULE: Rule =
    Rule::error("unequal-section", "The reader would check the claim against the wrong section.")
        .shown(
            "
//- content/404.md
---
## Meaning

[RFC 9110, section 15.5.5](https://www.rfc-editor.org/rfc/rfc9110#section-15.5.4)
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: the \
address is that of RFC 9110 section 15.5.4
                           help: the text says RFC 9110 section 15.5.5: look up which of the two \
it is
",
            "
//- content/404.md
---
## Meaning

[RFC 9110, section 15.5.5](https://www.rfc-editor.org/rfc/rfc9110#section-15.5.5)
",
        )
        .by_default(Severity::Warning);

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for (_, prose) in site.proses() {
        for link in prose.links() {
            let (Some(said), Some(meant)) = (in_text(&link.text), cited(&link.target.value)) else {
                continue;
            };
            if said != meant {
                let (said, meant) = (name(said), name(meant));
                diagnostics
                    .add(&RULE, &link.target.place, format!("the address is that of {meant}"))
                    .help(format!("the text says {said}: look up which of the two it is"));
            }
        }
    }
}

fn name((rfc, section): (u16, &str)) -> String {
    format!("RFC {rfc} section {section}")
}

/// `RFC 9110, section 15.5.5` in a link's text.
fn in_text(text: &str) -> Option<(u16, &str)> {
    let lower = text.find("RFC ")?;
    let rest = &text[lower + 4..];
    let rfc = digits(rest)?;
    let after = rest[rfc.len()..].trim_start_matches([',', ' ']);
    let words = ["section ", "Section ", "§ ", "§", "appendix ", "Appendix "];
    let section = words.iter().find_map(|word| after.strip_prefix(word))?;
    let end = section.find(|next: char| !next.is_ascii_alphanumeric() && next != '.');
    let section = section[..end.unwrap_or(section.len())].trim_end_matches('.');
    rfc.parse().ok().filter(|_| !section.is_empty()).map(|rfc| (rfc, section))
}

fn digits(text: &str) -> Option<&str> {
    let end = text.find(|next: char| !next.is_ascii_digit()).unwrap_or(text.len());
    (end > 0).then(|| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn text_and_address_name_one_section() {
        check(
            &RULE,
            "
//- content/308.md
---
## Meaning

[RFC 9110, section 15.4.9](https://x.y/rfc9110#section-15.4.9),
[RFC 9110 § 4.9](https://x.y/rfc9110#section-4.8),
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: the address is that of RFC 9110 section 4.8
[RFC 9110, appendix B.3](https://x.y/rfc9110#appendix-B.3),
[RFC 9111](https://x.y/rfc9111).
",
        );
    }
}
