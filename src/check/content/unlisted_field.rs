//! A page does not list a field that the specification asks its response to carry.

use crate::model::diagnostic::{Diagnostics, Rule};
use crate::model::facts::{Carrier, Words};
use crate::model::registry::registration;
use crate::model::site::Site;

pub const RULE: Rule = Rule::error(
    "unlisted-field",
    "Whoever builds the response from the page leaves the field out.",
)
.shown(
    "
//- content/405.md
code: 405
      ^^^ error: a 405 must carry `Allow`
      help: add `{ name: Allow, in: response, need: must }` to `headers`
",
    "
//- content/405.md
code: 405
headers:
  - { name: Allow, in: response, need: must }
",
);

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for page in site.status_pages() {
        let asked = registration(page.code.value).map_or(&[][..], |row| row.fields);
        for (name, need) in asked {
            let listed = page.headers.iter().any(|header| {
                header.name.value.eq_ignore_ascii_case(name)
                    && header.carrier == Carrier::Response
                    && header.need == *need
            });
            if !listed && page.source.has_complete_front_matter() {
                let message = format!("a {} {} carry `{name}`", page.code.value, need.name());
                diagnostics.add(&RULE, &page.code.place, message).help(format!(
                    "add `{{ name: {name}, in: response, need: {} }}` to `headers`",
                    need.name()
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
    fn a_field_that_is_asked_for_is_listed() {
        check(
            &RULE,
            "
//- content/401.md
headers: [{ name: www-authenticate, in: response, need: must }]
//- content/405.md
code: 405
      ^^^ error: a 405 must carry `Allow`
headers: [{ name: Allow, in: response, need: may }]
",
        );
    }
}
