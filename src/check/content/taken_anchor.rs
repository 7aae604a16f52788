//! The id that an error needs on its page is that of a heading, or of the template.

use crate::model::anchor::is_taken;
use crate::model::diagnostic::{Diagnostics, Rule};
use crate::model::site::Site;

pub const RULE: Rule =
    Rule::error("taken-anchor", "A link to the error would lead to the other part of the page.")
        .shown(
            "
//- content/404.md
errors: [{ name: gone }]
                 ^^^^ error: a heading of the page has the id `gone`
                 help: give the heading another id, as in `## Gone {#about-gone}`
---
## Meaning

Text.

### Gone
",
            "
//- content/404.md
errors: [{ name: gone }]
---
## Meaning

Text.

### Gone {#about-gone}
",
        );

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for page in site.status_pages() {
        for error in &page.errors {
            let (id, place) = (error.id(), &error.name.place);
            let heading = page.prose.headings().find(|heading| heading.id == id);
            if let Some(heading) = heading {
                let message = format!("a heading of the page has the id `{id}`");
                let text = &heading.text;
                let help =
                    format!("give the heading another id, as in `## {text} {{#about-{id}}}`");
                diagnostics.add(&RULE, place, message).help(help);
            } else if is_taken(&id) {
                let message = format!("the template has an element with the id `{id}`");
                let help = "write the name with what is before it, as in `errors.main`";
                diagnostics.add(&RULE, place, message).help(help);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn an_error_has_an_id_of_its_own() {
        check(
            &RULE,
            "
//- content/404.md
errors:
  - name: related
          ^^^^^^^ error: the template has an element with the id `related`
  - name: fn-1
          ^^^^ error: the template has an element with the id `fn-1`
  - name: meaning
          ^^^^^^^ error: a heading of the page has the id `meaning`
  - name: Meaning
  - name: fnord
---
## Meaning

Text.
",
        );
    }
}
