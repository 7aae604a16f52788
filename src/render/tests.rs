//! What every page of a site has, and which file wins.

use super::{RULES, site};
use crate::fixture::{reported, small_site, theme};
use crate::model::diagnostic::Diagnostics;
use crate::model::source::{SourceFile, Sources};
use crate::parse;

/// A small site whose `static/` holds these files, each with the text `mine`.
fn with_static(names: &[&str]) -> Sources {
    let file = |name: &&str| SourceFile::new(format!("static/{name}"), "mine");
    Sources { theme: theme(names.iter().map(file).collect()), ..small_site() }
}

/// The paths of the files of the site that hold the text `mine`.
fn mine(sources: &Sources) -> Vec<String> {
    let mut diagnostics = Diagnostics::default();
    let parsed = parse::site(sources, &mut diagnostics);
    let files = site(&parsed, &sources.theme, &mut diagnostics);
    let mine = files.into_iter().filter(|file| file.bytes == b"mine");
    mine.map(|file| file.path.to_string()).collect()
}

#[test]
fn what_is_in_static_is_published() {
    let names = [".htaccess", ".well-known/security.txt", "C#.svg", "a b/copy%20of.png"];
    assert_eq!(mine(&with_static(&names)), names);
    let names = [".DS_Store", ".git", "Thumbs.db", "#a#", ".a.swp", "a.css~", "~/b", "a:b"];
    assert_eq!(mine(&with_static(&names)), [""; 0]);
}

#[test]
fn an_own_file_replaces_what_the_build_makes_for_programs() {
    let names =
        [".nojekyll", "manifest.webmanifest", "opensearch.xml", "robots.txt", "sitemap.xml"];
    let mut sources = with_static(&names);
    sources.base_url = crate::model::site_config::BaseUrl::parse("https://example.org/");
    assert_eq!(mine(&sources), names);
    assert_eq!(reported(RULES, &sources), "");
}

#[test]
fn a_static_file_does_not_take_the_path_of_a_page() {
    for (name, other, source) in [
        ("index.html", "index.html", "`templates/home_page.html`"),
        ("404.html", "404.html", "`templates/not_found_page.html`"),
        ("codes.json", "codes.json", "all pages of `content/`"),
        ("search.js", "search.js", "all pages of `content/`"),
        ("codes/index.html", "codes/index.html", "`templates/codes_page.html`"),
        ("guides/index.html", "guides/index.html", "`templates/guides_page.html`"),
        ("guides/four/index.html", "guides/four/index.html", "`content/guides/four.md`"),
        ("4xx/index.html", "4xx/index.html", "`content/4xx.md`"),
        ("404/index.html", "404/index.html", "`content/404.md`"),
        (
            "not-found/index.html",
            "not-found/index.html",
            "the alias `not-found` of `content/404.md`",
        ),
        ("404", "404/index.html", "`content/404.md`"),
        ("codes.json/a.txt", "codes.json", "all pages of `content/`"),
    ] {
        let sources = with_static(&[name]);
        let wanted =
            format!("static/{name}:1:1 taken-path: `{other}` is also made from {source} []\n");
        assert_eq!(reported(RULES, &sources), wanted);
        assert_eq!(mine(&sources), [""; 0]);
    }
}
