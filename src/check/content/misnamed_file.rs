//! A file that no page is made of, because of its name, although other pages lead to that page.

use crate::model::destination::{Destination, destination};
use crate::model::diagnostic::{Diagnostics, Place, Rule};
use crate::model::site::{Site, StrayFile};

pub const RULE: Rule = Rule::error(
    "misnamed-file",
    "The page is missing, and whatever leads to it leads nowhere; the name is the one mistake.",
)
.shown(
    "
//- content/404x.md
What I wanted to say of 404.
^ error: no page is made of this file, and 2 references to `content/404.md` lead nowhere, the \
first in content/410.md
help: name it `404.md`, or write that page
//- content/410.md
related: [{ code: 404, why: it may come back }]
---
## Notes

See [404](404.md).
",
    "
//- content/404.md
related: [{ code: 410, why: it is known to be gone }]
//- content/410.md
related: [{ code: 404, why: it may come back }]
---
## Notes

See [404](404.md).
",
);

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for file in site.stray_files() {
        let references = references(site, file);
        let Some(first) = references.iter().min() else { continue };
        let path = missing(site, file);
        let (count, plural, verb) = match references.len() {
            1 => (1, "", "leads"),
            count => (count, "s", "lead"),
        };
        let message = format!(
            "no page is made of this file, and {count} reference{plural} to `{path}` {verb} \
             nowhere, the first in {first}"
        );
        let fault = diagnostics.add(&RULE, &Place::file(&file.path), message);
        fault.help(name_it(site, file, "or write that page"));
    }
}

/// The paths of the pages that lead to the page that this file was meant to be, once for each time.
pub fn references<'site>(site: &'site Site, file: &StrayFile) -> Vec<&'site str> {
    let missing = missing(site, file);
    let mut references = Vec::new();
    for (from, prose) in site.proses() {
        let links = prose.links().filter(|link| match destination(&link.target.value, from) {
            Destination::Page { path, .. } => path == missing || *path == *file.path,
            _ => false,
        });
        references.extend(links.map(|_| from));
    }
    for page in site.status_pages() {
        let codes = page.related.iter().map(|related| related.code.value);
        let codes = codes.filter(|code| format!("content/{code}.md") == missing);
        references.extend(codes.map(|_| &*page.path));
    }
    for guide in site.guides() {
        let codes =
            guide.codes.iter().filter(|code| format!("content/{}.md", code.value) == missing);
        references.extend(codes.map(|_| &*guide.path));
    }
    references
}

/// What to name the file, or what else to do.
pub fn name_it(site: &Site, file: &StrayFile, otherwise: &str) -> String {
    let path = missing(site, file);
    let home = ["content/index.md", "content/_index.md", "content/README.md"];
    if path == &*file.path && home.contains(&path) {
        return "name it `content/home.md`: the text of the home page".to_owned();
    }
    if path == &*file.path {
        let names = "`404.md`, `4xx.md`, `guides/some-words.md` or `pages/some-words.md`";
        return format!("name it {names}, or move it elsewhere");
    }
    if !file.path.starts_with("content/") {
        return format!("move it to `{path}`");
    }
    format!("name it `{}`, {otherwise}", path.trim_start_matches("content/"))
}

/// The path that the file was meant to have, if no other file has it; else its own.
fn missing<'file>(site: &Site, file: &'file StrayFile) -> &'file str {
    let is_there = |path: &str| site.sources().any(|(other, _)| **other == *path);
    let meant = file.meant.as_deref().filter(|path| !is_there(path));
    meant.unwrap_or(&file.path)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::{check, example, reported};
    use crate::rules;

    #[test]
    fn a_file_is_reported_at_its_name_and_not_where_others_lead_to_it() {
        check(
            &RULE,
            "
//- content/guides/Two_Words.md
x
^ error: no page is made of this file, and 1 reference to `content/guides/two-words.md` leads \
nowhere, the first in content/404.md
help: name it `guides/two-words.md`, or write that page
//- content/404.md
---
## Notes

See [two words](guides/two-words.md).
//- content/notes.md
x
",
        );
    }

    #[test]
    fn a_renamed_page_has_one_fault() {
        let site = example(
            "
//- content/404.markdown
---
code: 404
---
//- content/4xx.md
---
class: 4xx
title: Client error
summary: It is the caller's fault.
promise: The caller erred.
unknown: Treat it as 400.
reviewed: 2026-11-20
---
See [404](404.md) and [404](404.markdown).
//- content/guides/x.md
---
title: T
summary: S
codes: [404]
reviewed: 2026-11-20
---
See [404](../404.md#meaning).
",
        );
        let wanted = "content/404.markdown:1:1 misnamed-file: no page is made of this file, and 3 \
                      references to `content/404.md` lead nowhere, ";
        let reported = reported(&rules(), &site);
        assert!(reported.starts_with(wanted), "{reported}");
        assert!(!reported.contains("unknown-guide-code"), "{reported}");
    }
}
