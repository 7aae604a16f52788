//! An alias cannot be in an address as it is, or is the address of a code or class.

use crate::model::class::Class;
use crate::model::diagnostic::{Diagnostics, Rule};
use crate::model::output::is_file_name;
use crate::model::site::Site;
use crate::model::text::is_slug;

pub const RULE: Rule =
    Rule::error("invalid-alias", "The address would have to be typed in some other way.").shown(
        "
//- content/404.md
aliases: [Not Found]
          ^^^^^^^^^ error: `Not Found` cannot be an alias
          help: use words of lower-case letters and digits, with hyphens between
",
        "
//- content/404.md
aliases: [not-found]
",
    );

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for alias in site.status_pages().iter().flat_map(|page| &page.aliases) {
        let name = &alias.value;
        let digits = name.bytes().all(|byte| byte.is_ascii_digit());
        if !is_slug(name) || digits || Class::parse(name).is_some() || !is_file_name(name) {
            let message = format!("`{name}` cannot be an alias");
            let fault = diagnostics.add(&RULE, &alias.place, message);
            fault.help("use words of lower-case letters and digits, with hyphens between");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn an_alias_is_made_of_words() {
        check(
            &RULE,
            "
//- content/404.md
aliases: [not-found, Not Found, 410, 4xx, ../up, con]
                     ^^^^^^^^^ error: `Not Found` cannot be an alias
                                ^^^ error: `410` cannot be an alias
                                     ^^^ error: `4xx` cannot be an alias
                                          ^^^^^ error: `../up` cannot be an alias
                                                 ^^^ error: `con` cannot be an alias
",
        );
    }
}
