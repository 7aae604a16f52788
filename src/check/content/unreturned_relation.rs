//! A page relates to another that does not relate back.

use super::list_item;
use crate::model::diagnostic::{Diagnostics, Rule, Severity};
use crate::model::site::Site;

pub const RULE: Rule = Rule::warning(
    "unreturned-relation",
    "Whoever lands on the other page first never learns of this one.",
)
.shown(
    "
//- content/404.md
related:
  - { code: 410, why: permanently gone }
            ^^^ warning: content/410.md does not relate back
            help: add `- { code: 404, why: … }` to `related` there
//- content/410.md
related: []
",
    "
//- content/404.md
related:
  - { code: 410, why: permanently gone }
//- content/410.md
related: [{ code: 404, why: not known to be permanently gone }]
",
)
.fixable()
.by_default(Severity::Off);

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    // A page that is built cannot relate to a draft.
    for page in site.status_pages().iter().filter(|page| !page.meta.draft) {
        for related in &page.related {
            let Some(other) = site.status_page(related.code.value) else { continue };
            let is_complete = other.source.has_complete_front_matter();
            if is_complete && !other.related.iter().any(|back| back.code.value == page.code.value) {
                let message = format!("{} does not relate back", other.path);
                let item = format!("{{ code: {}, why: … }}", page.code.value);
                let fault = diagnostics.add(&RULE, &related.code.place, message);
                fault.edits.extend(list_item::edit_adding_item(&other.source, "related", &item));
                fault.help(format!("add `- {item}` to `related` there"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn a_relation_is_returned() {
        check(
            &RULE,
            "
//- content/404.md
related: [{ code: 410, why: permanently }, { code: 403, why: not for you }]
                  ^^^ warning: content/410.md does not relate back
//- content/403.md
related: [{ code: 404, why: to hide it }]
//- content/410.md
related: []
",
        );
    }
}
