//! What templates hold and no page shows: Tera leaves it out without a word.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::model::diagnostic::{Diagnostics, Place, Rule};
use crate::model::source::SourceFile;

pub const UNUSED_TEMPLATE: Rule =
    Rule::warning("unused-template", "It was meant for a page, and no page is made with it.")
        .shown(
            "
//- templates/404_page.html
<title>{{ frame.title }}</title>
",
            "
//- templates/not_found_page.html
<title>{{ frame.title }}</title>
",
        );
pub const UNPRINTED_TEXT: Rule = Rule::warning(
    "unprinted-text",
    "A template that extends another prints its blocks only, and one with components only these.",
)
.shown(
    "
//- templates/base.html
<title>{{ frame.title }}</title>{% block body %}{% endblock body %}
//- templates/home_page.html
{% extends \"base.html\" %}
{% block body %}<h1>Codes</h1>{% endblock body %}
<p>See you.</p>
^^^^^^^^^^^^^^^ warning: this is outside of every block
help: write it in a block
",
    "
//- templates/base.html
<title>{{ frame.title }}</title>{% block body %}{% endblock body %}
//- templates/home_page.html
{% extends \"base.html\" %}
{% block body %}<h1>Codes</h1>
<p>See you.</p>{% endblock body %}
",
);

/// The templates of the built-in theme that are not pages: pages of one's own may not need them.
const BUILT_IN: [&str; 9] = [
    "base.html",
    "parts/badge.html",
    "parts/card.html",
    "parts/colophon.html",
    "parts/contents.html",
    "parts/filters.html",
    "parts/guides.html",
    "parts/search.html",
    "parts/toc.html",
];

/// Reports templates that nothing names and text that nothing prints; `pages` are the names of the
/// templates of pages.
pub fn check(files: &[SourceFile], pages: &BTreeSet<&str>, diagnostics: &mut Diagnostics) {
    let text_of = |file: &'_ SourceFile| String::from_utf8_lossy(&file.bytes).into_owned();
    let texts: Vec<_> = files.iter().map(|file| (file, text_of(file))).collect();
    for (file, text) in &texts {
        let name = file.path.strip_prefix("templates/").unwrap_or(&file.path);
        let scan = scan(text);
        let is_named = |names: &[String]| {
            texts.iter().any(|(_, text)| names.iter().any(|name| text.contains(name)))
        };
        let is_included =
            pages.contains(name) || is_named(&[format!("\"{name}\""), format!("'{name}'")]);
        let calls: Vec<_> = scan.components.iter().map(|name| format!("<{name}")).collect();
        if !is_included && !is_named(&calls) && !BUILT_IN.contains(&name) {
            let help = "docs/templates.md lists the names; include it, or remove it";
            let place = Place::file(&file.path);
            diagnostics.add(&UNUSED_TEMPLATE, &place, "no page uses the template").help(help);
        } else if let Some(range) = scan.outside.filter(|_| scan.extends || !is_included) {
            let what = if scan.extends { "block" } else { "component" };
            let message = format!("this is outside of every {what}");
            let place = Place::new(&file.path, range.start, range.end);
            diagnostics.add(&UNPRINTED_TEXT, &place, message).help(format!("write it in a {what}"));
        }
    }
}

/// What a template has outside of its blocks and components.
#[derive(Default)]
struct Scan {
    extends: bool,
    /// The names of the components that it defines.
    components: Vec<String>,
    /// The first text, or value that is printed, outside.
    outside: Option<Range<usize>>,
}

fn scan(text: &str) -> Scan {
    let mut scan = Scan::default();
    let (mut at, mut depth) = (0, 0_usize);
    while at < text.len() {
        let rest = &text[at..];
        let kind = ["{%", "{{", "{#"].into_iter().find(|kind| rest.starts_with(kind));
        let end = match kind {
            Some("{%") => rest.find("%}").map(|end| end + 2),
            Some("{{") => rest.find("}}").map(|end| end + 2),
            Some(_) => rest.find("#}").map(|end| end + 2),
            None => ["{%", "{{", "{#"].iter().filter_map(|kind| rest.find(kind)).min(),
        };
        let piece = &rest[..end.unwrap_or(rest.len())];
        if kind == Some("{%") {
            let tag = piece.trim_start_matches(['{', '%', '-']).trim_start();
            let (name, after) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
            match name {
                "extends" => scan.extends = true,
                "block" => depth += 1,
                "component" => {
                    depth += 1;
                    let name = after.split(['(', ' ']).next().unwrap_or("");
                    scan.components.push(name.to_owned());
                }
                "endblock" | "endcomponent" => depth = depth.saturating_sub(1),
                _ => {}
            }
        } else if kind != Some("{#") && depth == 0 && scan.outside.is_none() {
            let bare = piece.trim_matches(|next: char| next.is_whitespace() || next == '\u{feff}');
            let start = at + piece.find(bare).unwrap_or(0);
            scan.outside = (!bare.is_empty()).then(|| start..start + bare.len());
        }
        at += piece.len();
    }
    scan
}

#[cfg(test)]
mod tests {
    use super::{UNPRINTED_TEXT, UNUSED_TEMPLATE};
    use crate::fixture::{reported, small_site, theme};
    use crate::model::source::{SourceFile, Sources};

    #[test]
    fn a_template_is_named_by_a_page_or_by_another_template() {
        let files = [
            ("home_page.html", "<p>{% include 'parts/a.html' %}{{<b x=\"1\" />}}</p>"),
            ("parts/a.html", "A"),
            ("parts/b.html", "{# c #}\n{% component b(x) %}B{{ x }}{% endcomponent b %}\n"),
            ("parts/c.html", "{% component c(x) %}C{{ x }}{% endcomponent c %}"),
            ("parts/d.html", "D"),
            ("notes.txt", "D"),
        ];
        let files = files.map(|(name, text)| SourceFile::new(format!("templates/{name}"), text));
        let rules = [&UNUSED_TEMPLATE, &UNPRINTED_TEXT];
        assert_eq!(
            reported(&rules, &Sources { theme: theme(files.to_vec()), ..small_site() }),
            "\
templates/notes.txt:1:1 unused-template: no page uses the template []
templates/parts/c.html:1:1 unused-template: no page uses the template []
templates/parts/d.html:1:1 unused-template: no page uses the template []
"
        );
    }

    #[test]
    fn text_is_in_a_block_or_in_a_component() {
        for (text, wanted) in [
            (
                "{% extends \"b.html\" %} A{% block x %}X{% endblock x %}B",
                "home_page.html:1:24 [A]",
            ),
            (
                "{% extends \"b.html\" %}{{ frame.title }}",
                "home_page.html:1:23 [{{ frame.title }}]",
            ),
            ("{# c #}{% extends \"b.html\" %}\n{% block x %}X{% endblock x %}\n", ""),
            ("A{% block x %}X{% endblock x %}B", ""),
        ] {
            let base = SourceFile::new("templates/b.html", "{% block x %}{% endblock x %}");
            let home = SourceFile::new("templates/home_page.html", text);
            let sources = Sources { theme: theme(vec![base, home]), ..small_site() };
            let seen = reported(&[&UNPRINTED_TEXT], &sources);
            let (place, there) = wanted.split_once(' ').unwrap_or_default();
            let is_right = seen.contains(place) && seen.contains(there);
            assert!(is_right && seen.is_empty() == wanted.is_empty(), "{text}: {seen}");
        }
    }
}
