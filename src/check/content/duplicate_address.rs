//! Two pages, or a page and an alias, claim one address.

use std::collections::HashMap;

use crate::model::diagnostic::{Diagnostics, Rule};
use crate::model::site::Site;

pub const RULE: Rule =
    Rule::error("duplicate-address", "Only one of the two pages could be reached there.").shown(
        "
//- content/404.md
aliases: [not-found]
//- content/410.md
aliases: [gone, not-found]
                ^^^^^^^^^ error: `not-found` already leads to content/404.md
                help: choose another address, or drop it
",
        "
//- content/404.md
aliases: [not-found]
//- content/410.md
aliases: [gone]
",
    );

/// Folders of the site that are not a page of an author.
const TAKEN: [&str; 2] = ["codes", "guides"];

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    let mut owners: HashMap<&str, &str> = HashMap::new();
    for page in site.status_pages() {
        for alias in &page.aliases {
            let name = alias.value.as_str();
            let owner = owners.insert(name, &page.path);
            let taken = TAKEN.contains(&name).then_some("the site itself");
            if let Some(owner) = taken.or(owner) {
                let message = format!("`{name}` already leads to {owner}");
                diagnostics
                    .add(&RULE, &alias.place, message)
                    .help("choose another address, or drop it");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn an_alias_leads_to_one_page() {
        check(
            &RULE,
            "
//- content/404.md
aliases: [not-found, codes]
                     ^^^^^ error: `codes` already leads to the site itself
//- content/410.md
aliases:
  - gone
  - not-found
    ^^^^^^^^^ error: `not-found` already leads to content/404.md
",
        );
    }
}
