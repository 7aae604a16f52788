//! A file of `static/` that an editor, a file manager or version control left there.

use crate::model::diagnostic::{Diagnostics, Place, Rule};
use crate::model::site::Site;
use crate::model::source::is_temporary;

pub const RULE: Rule = Rule::warning(
    "temporary-file",
    "Copies that an editor or a file manager leaves behind are not published.",
)
.shown(
    "
//- static/logo.svg~
<svg xmlns=\"http://www.w3.org/2000/svg\"/>
^ warning: this looks like a temporary file, so it is not published
help: delete it, or give it another name
",
    "
//- static/logo.svg
<svg xmlns=\"http://www.w3.org/2000/svg\"/>
",
);

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for path in site.assets().filter(|path| path.split('/').any(is_temporary)) {
        let message = "this looks like a temporary file, so it is not published";
        diagnostics
            .add(&RULE, &Place::file(path), message)
            .help("delete it, or give it another name");
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::{reported, small_site, theme};
    use crate::model::source::{SourceFile, Sources};

    #[test]
    fn a_file_that_an_editor_left_is_reported() {
        let faults = |name: &str| {
            let file = SourceFile::new(format!("static/{name}"), "");
            reported(&[&RULE], &Sources { theme: theme(vec![file]), ..small_site() })
        };
        for name in [".DS_Store", "Thumbs.db", ".a.swp", "#x#", "b.css~", ".git"] {
            let message = "this looks like a temporary file, so it is not published";
            let wanted = format!("static/{name}:1:1 temporary-file: {message} []\n");
            assert_eq!(faults(name), wanted);
        }
        assert_eq!(faults(".well-known/security.txt"), "");
    }
}
