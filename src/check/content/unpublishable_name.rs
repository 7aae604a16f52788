//! A file of `static/` has a name that no file of the site can have.

use crate::model::diagnostic::{Diagnostics, Place, Rule};
use crate::model::output::SitePath;
use crate::model::site::Site;

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
    for path in site.assets() {
        let name = path.strip_prefix("static/").unwrap_or(path);
        if SitePath::new(name).is_none() {
            let wrong = SitePath::REFUSED.into_iter().filter(|refused| name.contains(*refused));
            let wrong: Vec<_> = wrong.map(|refused| refused.escape_debug().to_string()).collect();
            diagnostics
                .add(
                    &RULE,
                    &Place::file(path),
                    format!("no file of the site can be named `{name}`"),
                )
                .help(format!("give it a name without `{}`", wrong.join("` and `")));
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
        for name in ["shot 10:30.png", "a\\b.png", "a\nb.png"] {
            let wanted = format!(
                "static/{name}:1:1 unpublishable-name: no file of the site can be named `{name}` \
                 []\n"
            );
            assert_eq!(faults(name), wanted);
        }
        assert_eq!(faults("shot 10.30?#%20.png"), "");
    }
}
