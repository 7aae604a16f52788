//! Two elements of a page have one id.

use std::collections::HashSet;

use super::pages::OutputPages;
use crate::model::diagnostic::{Diagnostics, Rule};

pub const RULE: Rule =
    Rule::error("duplicate-id", "A link to it and a script both find the first element only.")
        .shown(
            "
//- templates/home_page.html
<h1 id=\"top\">Codes</h1>
<p id=\"top\">Choose one.</p>
",
            "
//- templates/home_page.html
<h1 id=\"top\">Codes</h1>
<p id=\"choice\">Choose one.</p>
",
        );

pub fn check(output: &OutputPages<'_>, diagnostics: &mut Diagnostics) {
    for page in &output.pages {
        let mut seen = HashSet::new();
        for id in &page.ids {
            if !seen.insert(id.value) {
                diagnostics
                    .add(&RULE, &page.place(id), format!("`{}` is on the page twice", id.value))
                    .help("give one of them another id in its template");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{RULE, check};
    use crate::check::output::pages::{OutputPages, tests::page};
    use crate::model::diagnostic::Diagnostics;

    #[test]
    fn an_id_stands_once_on_a_page() {
        let files = [
            page("index.html", "<p id=\"a\"></p><p id=\"b\"></p><p id=\"a\"></p>"),
            page("404/index.html", "<p id=\"a\"></p>"),
        ];
        let mut diagnostics = Diagnostics::default();
        check(&OutputPages::new(&files), &mut diagnostics);
        let faults = diagnostics.into_sorted();
        assert_eq!(faults.len(), 1);
        assert_eq!((faults[0].rule, faults[0].place.start), (&RULE, 35));
    }
}
