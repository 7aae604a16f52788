//! Style sheets that no page uses, and what browsers leave out of the site's own.

use std::ops::Range;
use std::sync::Arc;

use super::policy;
use crate::model::diagnostic::{Diagnostics, Finding, Place, Rule};
use crate::model::looks::Looks;
use crate::model::source::{Theme, is_temporary};

pub const UNUSED_STYLE: Rule =
    Rule::warning("unused-style", "It was meant for the pages, and they look as before.").shown(
        "
//- static/css/custom.css
h1 { color: teal; }
^ warning: no page uses this style sheet
help: write `styles: css/custom.css` into content/site.yaml
",
        "
//- content/site.yaml
title: Codes
styles: css/custom.css
//- static/css/custom.css
h1 { color: teal; }
",
    );
pub const UNCLOSED_STYLE: Rule =
    Rule::error("unclosed-style", "Browsers would leave out the rest of the style sheet.").shown(
        "
//- content/site.yaml
title: Codes
styles: own.css
//- static/own.css
h1 { color: teal;
   ^ error: `{` is never closed
   help: write `}` behind its last line
h2 { color: navy; }
",
        "
//- content/site.yaml
title: Codes
styles: own.css
//- static/own.css
h1 { color: teal; }
h2 { color: navy; }
",
    );
pub const BLOCKED_STYLE: Rule = Rule::warning(
    "blocked-style",
    "No browser would load it: a page takes files of its own site and of no other.",
)
.shown(
    "
//- content/site.yaml
title: Codes
styles: own.css
//- static/own.css
@import \"https://fonts.example/inter.css\";
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: the site's policy blocks other hosts
         help: put the file into static/, and name it here
",
    "
//- content/site.yaml
title: Codes
styles: own.css
//- static/own.css
@import \"inter.css\";
//- static/inter.css
h1 { font-family: Inter; }
",
);

/// The style sheets of the built-in theme: pages of one's own may not need them.
const BUILT_IN: [&str; 7] =
    ["errors.css", "lists.css", "pages.css", "search.css", "shapes.css", "style.css", "table.css"];

pub fn check(theme: &Theme, looks: &Looks, diagnostics: &mut Diagnostics) {
    let own = looks.styles.as_ref().map(|styles| format!("static/{}", styles.value));
    for file in theme.static_files.iter().filter(|file| file.path.ends_with(".css")) {
        let name = file.path.strip_prefix("static/").unwrap_or(&file.path);
        if own.as_deref() == Some(&*file.path) {
            check_own(&file.path, &file.bytes, &policy::of(theme), diagnostics);
        } else if !BUILT_IN.contains(&name)
            && !name.contains(".css/")
            && !name.split('/').any(is_temporary)
            && !is_named(name, theme)
        {
            diagnostics
                .add(&UNUSED_STYLE, &Place::file(&file.path), "no page uses this style sheet")
                .help(format!("write `styles: {name}` into content/site.yaml"));
        }
    }
}

/// Whether a template or another static file has the name of a style sheet.
fn is_named(name: &str, theme: &Theme) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name).as_bytes();
    let path = format!("static/{name}");
    let others = theme.static_files.iter().filter(|other| {
        let text = [".css", ".js", ".html"];
        *other.path != *path && text.iter().any(|ending| other.path.ends_with(ending))
    });
    let mut all = theme.templates.iter().chain(others);
    all.any(|other| other.bytes.windows(file.len()).any(|part| part == file))
}

fn check_own(path: &Arc<str>, bytes: &[u8], policy: &str, diagnostics: &mut Diagnostics) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let place = |range: Range<usize>| Place::new(path, range.start, range.end);
    if let Some(finding) = unclosed(text) {
        diagnostics.add_finding(&UNCLOSED_STYLE, finding, place);
    }
    for range in addresses(text) {
        let address = &text[range.clone()];
        let is_web = ["https://", "http://", "//"].iter().any(|it| address.starts_with(it));
        let file = address.split(['?', '#']).next().unwrap_or("");
        let is_font = [".woff2", ".woff", ".ttf", ".otf"].iter().any(|it| file.ends_with(it));
        let (message, help) = if is_font && !policy.contains("font-src") {
            let help = "drop it, and name a font that readers have";
            ("the site's policy blocks fonts", help)
        } else if is_web && !policy.contains("https:") {
            let help = "put the file into static/, and name it here";
            ("the site's policy blocks other hosts", help)
        } else {
            continue;
        };
        if !policy.is_empty() {
            diagnostics.add_finding(&BLOCKED_STYLE, Finding::new(range, message, help), place);
        }
    }
}

/// What is open at the end of a style sheet, or of a line if it is a string.
fn unclosed(text: &str) -> Option<Finding> {
    let mut open = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].chars().next() {
        let rest = &text[at..];
        let length = match next {
            '/' if rest.starts_with("/*") => {
                let Some(end) = rest[2..].find("*/") else {
                    let message = "the comment is never closed";
                    return Some(Finding::new(at..at + 2, message, "write `*/` at its end"));
                };
                end + 4
            }
            '"' | '\'' => {
                let Some(length) = string_length(rest) else {
                    let help = format!("write `{next}` at its end");
                    return Some(Finding::new(at..at + 1, "the string is never closed", help));
                };
                length
            }
            'u' if rest.starts_with("url(") && !rest[4..].trim_start().starts_with(['"', '\'']) => {
                rest.find([')', '\n']).unwrap_or(rest.len())
            }
            '\\' => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
            '{' => {
                open.push(at);
                1
            }
            '}' => {
                open.pop();
                1
            }
            other => other.len_utf8(),
        };
        at += length;
    }
    let start = open.pop()?;
    let help = "write `}` behind its last line";
    Some(Finding::new(start..start + 1, "`{` is never closed", help))
}

/// The bytes of the string at the start of a text, its quotes included; `None` if its line ends
/// before it does.
fn string_length(text: &str) -> Option<usize> {
    let mark = text.chars().next()?;
    let mut is_escaped = false;
    for (at, next) in text.char_indices().skip(1) {
        match next {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '\n' => return None,
            next if next == mark => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// The addresses that a style sheet loads something from.
fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for mark in ["url(", "@import "] {
        for (at, _) in text.match_indices(mark) {
            let is_commented =
                text[..at].rfind("/*").is_some_and(|from| !text[from..at].contains("*/"));
            let rest = &text[at + mark.len()..];
            let inner = rest.trim_start_matches([' ', '"', '\'']);
            let start = at + mark.len() + rest.len() - inner.len();
            let end = inner.find(['"', '\'', ')', ';', '\n', ' ']).unwrap_or(inner.len());
            if !is_commented {
                found.push(start..start + end);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{BLOCKED_STYLE, UNCLOSED_STYLE, UNUSED_STYLE};
    use crate::fixture::{reported, theme};
    use crate::model::source::{SourceFile, Sources};

    fn faults(style: &str) -> String {
        let files = [
            SourceFile::new("static/own.css", style),
            SourceFile::new("static/more.css", "p { }"),
            SourceFile::new("static/style.css/1.css", "p { }"),
            SourceFile::new("static/table.css", "p { }"),
        ];
        let config = SourceFile::new("content/site.yaml", "title: T\nstyles: own.css\n");
        let mut sources = Sources { theme: theme(files.to_vec()), ..crate::fixture::small_site() };
        sources.content.push(config);
        reported(&[&UNUSED_STYLE, &UNCLOSED_STYLE, &BLOCKED_STYLE], &sources)
    }

    #[test]
    fn a_style_sheet_is_used_closed_and_loads_from_its_site() {
        let used = "@import \"more.css\";\n";
        for (style, wanted) in [
            ("a { b: \"}\"; c: url(x{.png) } /* { */ @media x { d { } }\n", ""),
            (
                "a { b: c }\n/* d",
                "static/own.css:3:1 unclosed-style: the comment is never closed [/*]\n",
            ),
            (
                "a { b: 'c\n }",
                "static/own.css:2:8 unclosed-style: the string is never closed [\\']\n",
            ),
            (
                "@media x { a { }\nb { }",
                "static/own.css:2:10 unclosed-style: `{` is never closed [{]\n",
            ),
            (
                "a { b: url( 'https://x.example/y.png') } /* url(//z.example) */",
                "static/own.css:2:14 blocked-style: the site's policy blocks other hosts \
                 [https://x.example/y.png]\n",
            ),
            (
                "@font-face { src: url(x.woff2) }",
                "static/own.css:2:23 blocked-style: the site's policy blocks fonts [x.woff2]\n",
            ),
        ] {
            assert_eq!(faults(&format!("{used}{style}")), wanted, "{style}");
        }
        let wanted = "static/more.css:1:1 unused-style: no page uses this style sheet []\n";
        assert_eq!(faults(""), wanted);
    }
}
