//! Templates that no page uses, and text of theirs that no page prints.

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
^ warning: no page uses the template
help: docs/templates.md lists the names; include it, or remove it
",
            "
//- templates/not_found_page.html
<title>{{ frame.title }}</title>
",
        );
pub const UNPRINTED_TEXT: Rule =
    Rule::warning("unprinted-text", "Pages take components from the template, and nothing else.")
        .shown(
            "
//- templates/home_page.html
<title>{{ frame.title }}</title>{{<note text=\"Here\" />}}
//- templates/parts/note.html
{% component note(text) %}<p>{{ text }}</p>{% endcomponent note %}
<p>See you.</p>
^^^^^^^^^^^^^^^ warning: this is outside of every component
help: write it in one
",
            "
//- templates/home_page.html
<title>{{ frame.title }}</title>{{<note text=\"Here\" />}}
//- templates/parts/note.html
{% component note(text) %}<p>{{ text }}</p>
<p>See you.</p>{% endcomponent note %}
",
        );

/// The templates of the built-in theme that are not pages: pages of one's own may not need them.
const BUILT_IN: [&str; 16] = [
    "base.html",
    "parts/answers.html",
    "parts/badge.html",
    "parts/card.html",
    "parts/code_section.html",
    "parts/codes_table.html",
    "parts/colophon.html",
    "parts/contents.html",
    "parts/filters.html",
    "parts/guides.html",
    "parts/hero.html",
    "parts/intro.html",
    "parts/list_script.html",
    "parts/search.html",
    "parts/text.html",
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
        } else if let Some(range) = scan.outside
            && !is_included
            && !scan.components.is_empty()
        {
            let message = "this is outside of every component";
            let place = Place::new(&file.path, range.start, range.end);
            diagnostics.add(&UNPRINTED_TEXT, &place, message).help("write it in one");
        }
    }
}

/// The components of a template, and what is outside of them.
#[derive(Default)]
struct Scan {
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
                "component" => {
                    depth += 1;
                    let name = after.split(['(', ' ']).next().unwrap_or("");
                    scan.components.push(name.to_owned());
                }
                "endcomponent" => depth = depth.saturating_sub(1),
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
    fn a_template_of_components_has_no_other_text() {
        let component = "{% component b(x) %}B{{ x }}{% endcomponent b %}";
        for (text, wanted) in [
            (
                format!("A\n{component}"),
                ":1:1 unprinted-text: this is outside of every component [A]\n",
            ),
            (
                format!("{component}{{{{ paper }}}}"),
                ":1:49 unprinted-text: this is outside of every component [{{ paper }}]\n",
            ),
            (format!("{{# c #}}\n{component}\n"), ""),
        ] {
            let home = SourceFile::new("templates/home_page.html", "{{<b x=\"1\" />}}");
            let part = SourceFile::new("templates/b.html", text);
            let sources = Sources { theme: theme(vec![home, part]), ..small_site() };
            let seen = reported(&[&UNPRINTED_TEXT], &sources);
            assert_eq!(seen.trim_start_matches("templates/b.html"), wanted);
        }
    }
}
