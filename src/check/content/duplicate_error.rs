//! Two errors of the API have one name.

use std::collections::HashMap;

use crate::model::diagnostic::{Diagnostics, Rule};
use crate::model::site::Site;

pub const RULE: Rule =
    Rule::error("duplicate-error", "A program that compares names takes the two for one error.")
        .shown(
            "
//- content/404.md
errors: [{ name: order_not_found }]
//- content/410.md
errors: [{ name: order_not_found }]
                 ^^^^^^^^^^^^^^^ error: content/404.md already explains `order_not_found`
                 help: explain it once, and link there as in `[…](404.md#order_not_found)`
",
            "
//- content/404.md
errors: [{ name: order_not_found }]
//- content/410.md
errors: [{ name: order_deleted }]
",
        );

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    let mut owners: HashMap<String, &str> = HashMap::new();
    for page in site.status_pages() {
        for error in &page.errors {
            let name = &error.name;
            if let Some(owner) = owners.get(&error.id()) {
                let message = format!("{owner} already explains `{}`", name.value);
                let file = owner.trim_start_matches("content/");
                let help =
                    format!("explain it once, and link there as in `[…]({file}#{})`", error.id());
                diagnostics.add(&RULE, &name.place, message).help(help);
            } else {
                owners.insert(error.id(), &page.path);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn a_name_is_explained_once() {
        check(
            &RULE,
            "
//- content/404.md
errors:
  - name: a b
  - name: A-B
  - name: a-b
          ^^^ error: content/404.md already explains `a-b`
//- content/410.md
errors: [{ name: c }]
",
        );
    }
}
