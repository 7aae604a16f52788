//! Nothing in `content/` makes a page.

use std::sync::Arc;

use crate::model::diagnostic::{Diagnostics, Place, Rule};
use crate::model::site::Site;

pub const RULE: Rule =
    Rule::error("empty-site", "A site without pages would replace the one that is published.")
        .shown(
            "
//- content/README.md
The pages are elsewhere.
^ error: no page is made of any file in `content/`
help: write a page, as in `statusbook new 404`, or name the folder that holds content/ with `--root`
",
            "
//- content/404.md
code: 404
",
        );

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    if site.is_empty() {
        let stray = site.stray_files().iter().map(|file| &file.path);
        let sources = site.sources().map(|(path, _)| path).chain(stray);
        let place = sources.min().map_or_else(|| Arc::from("content/site.yaml"), Arc::clone);
        if let Some(draft) = site.hidden_drafts().next() {
            let help = "drop `draft: true` from a page that is finished, or see the drafts with \
                        `statusbook serve`";
            diagnostics
                .add(&RULE, &Place::file(draft), "every page of the site is a draft")
                .help(help);
            return;
        }
        let help = "write a page, as in `statusbook new 404`, or name the folder that holds \
                    content/ with `--root`";
        diagnostics
            .add(&RULE, &Place::file(&place), "no page is made of any file in `content/`")
            .help(help);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::{one_file, reported, small_site};
    use crate::model::source::Sources;

    #[test]
    fn a_site_has_a_page() {
        for path in ["content/README.md", "content/site.yaml", "content/guides/Two Words.md"] {
            let wanted =
                format!("{path}:1:1 empty-site: no page is made of any file in `content/` []\n");
            let faults = reported(&[&RULE], &one_file(path, "title: T\n"));
            assert_eq!(faults, wanted);
        }
        assert_eq!(reported(&[&RULE], &small_site()), "");
        let draft = "---\ntitle: T\ndraft: true\n---\nText.\n";
        let sources = one_file("content/pages/x.md", draft);
        let wanted = "content/pages/x.md:1:1 empty-site: every page of the site is a draft []\n";
        assert_eq!(reported(&[&RULE], &sources), wanted);
        assert_eq!(reported(&[&RULE], &Sources { drafts: true, ..sources }), "");
        // A page that cannot be read is reported by the rule that it breaks.
        assert_eq!(reported(&[&RULE], &one_file("content/404.md", "text")), "");
    }
}
