//! A page asks less for a field than the specification does.

use crate::model::diagnostic::{Diagnostics, Rule, Severity};
use crate::model::facts::{Carrier, Need, Words};
use crate::model::registry::registration;
use crate::model::site::Site;

pub const RULE: Rule =
    Rule::error("weak-need", "Whoever builds the response from the page leaves the field out.")
        .shown(
            "
//- content/405.md
headers:
  - { name: Allow, in: response, need: may }
            ^^^^^ error: a 405 must carry `Allow`
            help: write `need: must`
",
            "
//- content/405.md
headers:
  - { name: Allow, in: response, need: must }
",
        )
        .by_default(Severity::Warning)
        .deviation();

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for page in site.status_pages() {
        let asked = registration(page.code.value).map_or(&[][..], |row| row.fields);
        for header in page.headers.iter().filter(|header| header.carrier == Carrier::Response) {
            let is_it = |name: &str| header.name.value.eq_ignore_ascii_case(name);
            let Some((name, need)) = asked.iter().find(|(name, _)| is_it(name)) else { continue };
            if strength(header.need) < strength(*need) {
                let message = format!("a {} {} carry `{name}`", page.code.value, need.name());
                let fault = diagnostics.add(&RULE, &header.name.place, message);
                fault.help(format!("write `need: {}`", need.name()));
            }
        }
    }
}

/// A stronger need satisfies a weaker one.
fn strength(need: Need) -> u8 {
    match need {
        Need::May => 0,
        Need::Should => 1,
        Need::Must => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn a_field_is_asked_for_as_strongly_as_by_the_specification() {
        check(
            &RULE,
            "
//- content/401.md
headers: [{ name: www-authenticate, in: response, need: must }]
//- content/405.md
headers: [{ name: allow, in: response, need: should }]
                  ^^^^^ error: a 405 must carry `Allow`
//- content/503.md
headers: [{ name: Retry-After, in: response, need: must }]
",
        );
    }
}
