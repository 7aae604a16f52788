//! Two files of the site have the same path.

use super::pages::OutputPages;
use crate::model::diagnostic::{Diagnostics, Place, Rule};

pub const RULE: Rule = Rule::error("duplicate-path", "Only one of the two files could be written.")
    .shown(
        "
//- static/404/index.html
<title>Another page about 404</title>
",
        "
//- static/another-404.html
<title>Another page about 404</title>
",
    );

pub fn check(output: &OutputPages<'_>, diagnostics: &mut Diagnostics) {
    for path in &output.duplicate_paths {
        let place = Place::file(&(*path).into());
        diagnostics
            .add(&RULE, &place, format!("two files of the site have the path `{path}`"))
            .help("rename the file in static/");
    }
}

#[cfg(test)]
mod tests {
    use super::{RULE, check};
    use crate::check::output::pages::{OutputPages, tests::page};
    use crate::model::diagnostic::Diagnostics;

    #[test]
    fn a_path_has_one_file() {
        let files = [page("404/index.html", ""), page("404.html", ""), page("404/index.html", "")];
        let mut diagnostics = Diagnostics::default();
        check(&OutputPages::new(&files), &mut diagnostics);
        let faults = diagnostics.into_sorted();
        assert_eq!(faults.len(), 1);
        assert_eq!((faults[0].rule, &*faults[0].place.path), (&RULE, "404/index.html"));
    }
}
