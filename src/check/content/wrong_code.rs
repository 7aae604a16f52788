//! A page's code is not the one of its file's name.

use crate::model::diagnostic::{Diagnostics, Rule};
use crate::model::site::Site;

pub const RULE: Rule = Rule::error("wrong-code", "The file's name is the page's address.").shown(
    "
//- content/404.md
code: 405
      ^^^ error: the file is about 404, not 405
      help: write `code: 404`, or rename the file
",
    "
//- content/404.md
code: 404
",
);

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for page in site.status_pages() {
        let named = page.code.value;
        if let Some(stated) = page.stated_code.filter(|stated| *stated != named) {
            diagnostics
                .add(&RULE, &page.code.place, format!("the file is about {named}, not {stated}"))
                .help(format!("write `code: {named}`, or rename the file"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn the_code_is_the_name_of_the_file() {
        check(
            &RULE,
            "
//- content/404.md
code: 405
      ^^^ error: the file is about 404, not 405
",
        );
    }
}
