//! What a page says of caching is not what the specification says.

use crate::model::diagnostic::{Diagnostics, Edit, Rule, Severity};
use crate::model::facts::{Cache, Words};
use crate::model::registry::registration;
use crate::model::site::Site;

pub const RULE: Rule =
    Rule::error("wrong-cache", "A cache in front of the server follows the specification.")
        .shown(
            "
//- content/429.md
cache: heuristic
       ^^^^^^^^^ error: caching of 429 is `never`
       help: write `cache: never`
",
            "
//- content/429.md
cache: never
",
        )
        .fixable()
        .by_default(Severity::Warning)
        .deviation();

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for page in site.status_pages() {
        let Some(row) = registration(page.code.value) else { continue };
        let Some(cache) = &page.cache else { continue };
        let said = cache.value;
        // The registry says which responses are stored heuristically and which never; whether an
        // answer makes sense at all, as for 304, is for the page to say.
        let settled = |cache| matches!(cache, Cache::Heuristic | Cache::Never);
        if said != row.cache && (settled(said) || settled(row.cache)) {
            let message = format!("caching of {} is `{}`", row.code, row.cache.name());
            let fault = diagnostics.add(&RULE, &cache.place, message);
            if cache.place.holds(said.name()) {
                fault.edit(Edit::new(&cache.place, row.cache.name()));
            }
            fault.help(format!("write `cache: {}`", row.cache.name()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn caching_is_as_specified() {
        check(
            &RULE,
            "
//- content/404.md
cache: explicit
       ^^^^^^^^ error: caching of 404 is `heuristic`
//- content/304.md
cache: not-applicable
//- content/429.md
cache: heuristic
       ^^^^^^^^^ error: caching of 429 is `never`
",
        );
    }
}
