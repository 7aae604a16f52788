//! A file of `static/` has a name that no file of the site can have.

use std::collections::HashMap;

use crate::model::diagnostic::{Diagnostics, Place, Rule};
use crate::model::output::SitePath;
use crate::model::site::Site;
use crate::model::text::composed;

pub const RULE: Rule = Rule::error(
    "unpublishable-name",
    "Not every system that the site is unpacked on could write a file of that name.",
)
.shown(
    "
//- static/shot 10:30.png
PNG
^ error: no file of the site can be named `shot 10:30.png`
help: give it a name without `:`
",
    "
//- static/shot 10.30.png
PNG
",
);

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    let mut seen: HashMap<String, &str> = HashMap::new();
    for path in site.assets() {
        let name = path.strip_prefix("static/").unwrap_or(path);
        let place = Place::file(path);
        if SitePath::new(name).is_none() {
            let wrong = SitePath::REFUSED.into_iter().filter(|refused| name.contains(*refused));
            let wrong: Vec<_> = wrong.map(|refused| refused.escape_debug().to_string()).collect();
            let help = if wrong.is_empty() {
                "Windows could not write it: give it another name".to_owned()
            } else {
                format!("give it a name without `{}`", wrong.join("` and `"))
            };
            let message = format!("no file of the site can be named `{name}`");
            diagnostics.add(&RULE, &place, message).help(help);
        } else if let Some(other) = seen.insert(composed(name).to_lowercase(), name) {
            let message = format!("`{name}` and `{other}` are one name on some systems");
            diagnostics.add(&RULE, &place, message).help("give one of the two another name");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::{reported, small_site, theme};
    use crate::model::source::{SourceFile, Sources};

    #[test]
    fn a_name_that_cannot_be_published_is_reported() {
        let faults = |name: &str| {
            let file = SourceFile::new(format!("static/{name}"), "");
            reported(&[&RULE], &Sources { theme: theme(vec![file]), ..small_site() })
        };
        for name in ["shot 10:30.png", "a\\b.png", "a\nb.png", "con.svg", "a/b."] {
            let wanted = format!(
                "static/{name}:1:1 unpublishable-name: no file of the site can be named `{name}` \
                 []\n"
            );
            assert_eq!(faults(name), wanted);
        }
        assert_eq!(faults("shot 10.30?#%20.png"), "");
    }

    #[test]
    fn names_that_some_system_takes_for_one_are_reported() {
        for (one, other) in [("Logo.svg", "logo.svg"), ("cafe\u{301}.txt", "caf\u{e9}.txt")] {
            let files = [one, other].map(|name| SourceFile::new(format!("static/{name}"), ""));
            let sources = Sources { theme: theme(files.to_vec()), ..small_site() };
            let wanted = format!(
                "static/{other}:1:1 unpublishable-name: `{other}` and `{one}` are one name on some \
                 systems []\n"
            );
            assert_eq!(reported(&[&RULE], &sources), wanted);
        }
    }
}
