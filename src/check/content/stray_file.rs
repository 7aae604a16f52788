//! A file of `content/` that no page is made of.

use std::collections::BTreeSet;

use super::{broken_link, misnamed_file};
use crate::model::diagnostic::{Diagnostics, Place, Rule};
use crate::model::site::{Site, StrayFile};
use crate::model::table::Table;

pub const RULE: Rule =
    Rule::warning("stray-file", "Its author waits for a page that is never made.").shown(
        "
//- content/notes.md
What I wanted to say of 404.
^ warning: no page is made of this file
help: name it `404.md`, `4xx.md`, `guides/some-words.md` or `pages/some-words.md`, or move it \
elsewhere
",
        "
//- content/404.md
code: 404
",
    );

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    // What a page shows of a file is reported there.
    let shown: BTreeSet<_> = match site.stray_files() {
        [] => BTreeSet::new(),
        _ => shown_files(site).map(|file| &*file.path).collect(),
    };
    for file in site.stray_files().iter().filter(|file| !shown.contains(&*file.path)) {
        if is_image(&file.path) {
            let message = "no page is made of this file";
            diagnostics.add(&RULE, &Place::file(&file.path), message).help("move it to static/");
            continue;
        }
        if misnamed_file::references(site, file).is_empty() {
            diagnostics
                .add(&RULE, &Place::file(&file.path), "no page is made of this file")
                .help(misnamed_file::name_it(site, file, "or move it elsewhere"));
        }
    }
    let blocks = site.proses().flat_map(|(_, prose)| prose.code_blocks());
    let used: BTreeSet<_> = blocks
        .filter_map(|block| match &block.table {
            Some(Ok(Table::File { path, .. })) => Some(path.value.as_str()),
            _ => None,
        })
        .collect();
    for data in site.data_files().iter().filter(|data| !used.contains(&*data.path)) {
        diagnostics
            .add(&RULE, &Place::file(&data.path), "no table is drawn of this file")
            .help("name it in a code block in the language `table`, or remove it");
    }
}

/// The files that no page is made of and that pages show as images.
fn shown_files(site: &Site) -> impl Iterator<Item = &StrayFile> {
    let images = site.proses().flat_map(|(_, prose)| prose.images());
    images.filter_map(|image| broken_link::stray_image(&image.target.value, site))
}

/// Whether a file is an image, by its ending.
fn is_image(path: &str) -> bool {
    const ENDINGS: [&str; 7] = ["png", "svg", "jpg", "jpeg", "gif", "webp", "avif"];
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    ENDINGS.iter().any(|image| image.eq_ignore_ascii_case(ending))
}

#[cfg(test)]
mod tests {
    use super::{RULE, broken_link};
    use crate::fixture::{check, one_file, reported, small_site};

    #[test]
    fn the_help_has_the_name_that_was_meant() {
        check(
            &RULE,
            "
//- content/site.yml
title: T
^ warning: no page is made of this file
help: name it `site.yaml`, or move it elsewhere
//- content/guides/401 or 403.md
x
^ warning: no page is made of this file
help: name it `guides/401-or-403.md`, or move it elsewhere
//- content/404.md
//- content/404.txt
x
^ warning: no page is made of this file
help: name it `404.md`, `4xx.md`, `guides/some-words.md` or `pages/some-words.md`, or move it \
elsewhere
",
        );
    }

    #[test]
    fn the_text_of_the_home_page_has_a_name() {
        check(
            &RULE,
            "
//- content/index.md
x
^ warning: no page is made of this file
help: name it `content/home.md`: the text of the home page
//- content/README.md
x
^ warning: no page is made of this file
help: name it `content/home.md`: the text of the home page
",
        );
    }

    #[test]
    fn an_image_is_reported_where_a_page_shows_it() {
        check(
            &RULE,
            "
//- content/404.md
---
## Meaning

![a flow](flow.png)
//- content/flow.png
PNG
//- content/unused.PNG
PNG
^ warning: no page is made of this file
help: move it to static/
",
        );
        check(
            &broken_link::RULE,
            "
//- content/404.md
---
## Meaning

![a flow](flow.png)
          ^^^^^^^^ error: there is no image `flow.png`
          help: move `content/flow.png` to static/, and write `../static/flow.png`
//- content/flow.png
PNG
",
        );
    }

    #[test]
    fn a_file_that_no_page_is_made_of_is_reported() {
        let note = "no page is made of this file";
        for path in [
            "content/notes.txt",
            "content/40.md",
            "content/0404.md",
            "content/6xx.md",
            "content/guides/Two Words.md",
            "content/guides/a/b.md",
            "content/404.MD",
            "content/guides/.md",
            "content/٤٠٤.md",
        ] {
            let wanted = format!("{path}:1:1 stray-file: {note} []\n");
            let faults = reported(&[&RULE], &one_file(path, "x"));
            assert_eq!(faults, wanted);
        }
        let wanted = "content/data/a.csv:1:1 stray-file: no table is drawn of this file []\n";
        assert_eq!(reported(&[&RULE], &one_file("content/data/a.csv", "A\nb\n")), wanted);
        assert_eq!(reported(&[&RULE], &small_site()), "");
    }
}
