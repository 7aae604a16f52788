//! A page about an unofficial code does not say who uses it.

use crate::model::diagnostic::{Diagnostics, Rule, Severity};
use crate::model::node::Value;
use crate::model::site::Site;
use crate::model::status_page::StatusPage;

pub const RULE: Rule =
    Rule::error("missing-use", "A code that IANA does not know means what somebody means by it.")
        .shown(
            "
//- content/499.md
standing: unofficial
          ^^^^^^^^^^ error: an unofficial code needs at least one use, with its source
          help: add `uses:` with vendor, name, meaning, sent, source and confidence
uses: []
",
            "
//- content/499.md
standing: unofficial
uses:
  - vendor: nginx
    name: Client Closed Request
    meaning: the client hung up before the response was ready
    sent: log
    source: https://nginx.org/
    confidence: primary
",
        )
        .by_default(Severity::Off);

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for page in site.status_pages() {
        if !page.standing.value.is_official() && !states_use(page) {
            let message = "an unofficial code needs at least one use, with its source";
            let fault = diagnostics.add(&RULE, &page.standing.place, message);
            fault.help("add `uses:` with vendor, name, meaning, sent, source and confidence");
        }
    }
}

/// Whether there is a use, be it readable or not, or there may be one after a syntax error.
fn states_use(page: &StatusPage) -> bool {
    let uses = page.source.field("uses").map(|node| &node.value);
    matches!(uses, Some(Value::List(uses)) if !uses.is_empty())
        || !page.source.has_complete_front_matter()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn an_unofficial_code_needs_a_use() {
        check(
            &RULE,
            "
//- content/499.md
standing: unofficial
          ^^^^^^^^^^ error: an unofficial code needs at least one use, with its source
uses: []
//- content/404.md
standing: registered
",
        );
    }
}
