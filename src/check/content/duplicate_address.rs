//! Two pages, or a page and an alias, claim one address.

use std::collections::HashMap;

use crate::model::class::Class;
use crate::model::code::Code;
use crate::model::diagnostic::{Diagnostics, Place, Rule};
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
const TAKEN: [&str; 3] = ["codes", "errors", "guides"];

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    let mut owners: HashMap<&str, &str> = HashMap::new();
    for page in site.pages() {
        let name = page.name.as_str();
        let owner = if TAKEN.contains(&name) {
            "the site itself"
        } else if Code::parse(name).is_some() {
            "the page of a code"
        } else if Class::parse(name).is_some() {
            "the page of a class"
        } else {
            owners.insert(name, &page.path);
            continue;
        };
        let message = format!("`{name}` already leads to {owner}");
        diagnostics
            .add(&RULE, &Place::file(&page.path), message)
            .help("give the file another name");
    }
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
    fn a_page_has_an_address_of_its_own() {
        check(
            &RULE,
            "
//- content/404.md
aliases: [help]
          ^^^^ error: `help` already leads to content/pages/help.md
//- content/pages/help.md
---
title: T
---
Text.
//- content/pages/codes.md
---
^ error: `codes` already leads to the site itself
title: T
---
Text.
//- content/pages/410.md
---
^ error: `410` already leads to the page of a code
title: T
---
Text.
//- content/pages/5xx.md
---
^ error: `5xx` already leads to the page of a class
title: T
---
Text.
",
        );
    }

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
