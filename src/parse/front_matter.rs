//! Splits a page into front matter and Markdown, and reads the front matter's mapping.

use std::sync::Arc;

use super::yaml;
use crate::model::diagnostic::{Diagnostics, Place, Rule};
use crate::model::field::Field;
use crate::model::node::{Node, Value};
use crate::model::page_source::FrontMatter;

pub const MISSING_FRONT_MATTER: Rule =
    Rule::error("missing-front-matter", "Without it nobody knows what the page is about.").shown(
        "
//- content/guides/404-or-410.md
# 404 or 410?
^ error: the page has no front matter
help: start the file with a line `---`, fields, and another line `---`
",
        "
//- content/guides/404-or-410.md
---
title: 404 or 410?
summary: 410 if it is known to be permanently gone.
codes: [404]
reviewed: 2026-11-20
---
//- content/404.md
code: 404
",
    );
pub const UNCLOSED_FRONT_MATTER: Rule =
    Rule::error("unclosed-front-matter", "Where the fields end, the text begins.").shown(
        "
//- content/guides/404-or-410.md
---
^^^ error: the front matter is never closed
help: write a line `---` after the last field
title: 404 or 410?

It depends.
",
        "
//- content/guides/404-or-410.md
---
title: 404 or 410?
summary: 410 if it is known to be permanently gone.
codes: [404]
reviewed: 2026-11-20
---

It depends.
//- content/404.md
code: 404
",
    );
pub const LONG_FRONT_MATTER: Rule = Rule::error(
    "long-front-matter",
    "Ten times the longest real one is a mistake, or an attack on the build.",
)
.shown(
    "
//- content/404.md
keywords: [⟨none × 5000⟩]
",
    "
//- content/404.md
keywords: [none]
",
);

/// The most bytes between the fences.
const LONGEST: usize = 16 * 1024;

/// A page, split.
#[derive(Debug)]
pub struct Split<'text> {
    /// `None` if nothing of it could be read.
    pub front_matter: Option<FrontMatter>,
    /// The first fence.
    pub fence: Place,
    pub body: &'text str,
    /// The byte of the file at which `body` starts.
    pub body_start: usize,
}

/// Splits the text of a page, whose front matter takes these fields; `None` after it reported that
/// there is no front matter.
pub fn split<'text>(
    path: &Arc<str>,
    text: &'text str,
    fields: &'static [&'static Field],
    diagnostics: &mut Diagnostics,
) -> Option<Split<'text>> {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let first = text[start..].split_inclusive('\n').next().unwrap_or("");
    let place = Place::new(path, start, start + first.trim_end().len());
    if first.trim_end() != "---" {
        let place = Place::new(path, start, start);
        if let Some(front_matter) = without_fields(&place, fields) {
            let (front_matter, body) = (Some(front_matter), &text[start..]);
            return Some(Split { front_matter, fence: place, body, body_start: start });
        }
        let fault = diagnostics.add(&MISSING_FRONT_MATTER, &place, "the page has no front matter");
        fault.help(if first.trim_end() == "+++" {
            "this is TOML: write the fields as YAML, `name: value`, between two lines `---`"
        } else {
            "start the file with a line `---`, fields, and another line `---`"
        });
        return None;
    }
    let yaml_start = start + first.len();
    let mut at = yaml_start;
    for line in text[yaml_start..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            let yaml = &text[yaml_start..at];
            let front_matter = read(&place, yaml, yaml_start, fields, diagnostics);
            let body_start = at + line.len();
            let (fence, body) = (place, &text[body_start..]);
            return Some(Split { front_matter, fence, body, body_start });
        }
        at += line.len();
    }
    let fault = diagnostics.add(&UNCLOSED_FRONT_MATTER, &place, "the front matter is never closed");
    fault.help("write a line `---` after the last field");
    None
}

/// Reads what is between the fences; `fence` is the place of the first.
fn read(
    fence: &Place,
    yaml: &str,
    start: usize,
    fields: &'static [&'static Field],
    diagnostics: &mut Diagnostics,
) -> Option<FrontMatter> {
    if is_too_long(&fence.path, yaml, start, diagnostics) {
        return None;
    }
    let document = yaml::document(&fence.path, yaml, start, diagnostics);
    if document.root.is_none() && document.is_complete {
        if let Some(front_matter) = without_fields(fence, fields) {
            return Some(front_matter);
        }
        let fault = diagnostics.add(&MISSING_FRONT_MATTER, fence, "the front matter is empty");
        fault.help("write its fields, or copy those of another page");
    }
    let is_complete = document.is_complete;
    document.root.map(|node| FrontMatter { node, is_complete, known_fields: fields })
}

/// The front matter of a page that has none; `None` if a page of its kind needs some.
fn without_fields(fence: &Place, known_fields: &'static [&'static Field]) -> Option<FrontMatter> {
    let node = Node { place: fence.clone(), value: Value::Mapping(Vec::new()) };
    let is_needed = known_fields.iter().any(|field| field.required);
    (!is_needed).then_some(FrontMatter { node, is_complete: true, known_fields })
}

/// Whether there is more YAML than is read, which is reported; it starts at that byte of the file.
pub fn is_too_long(
    path: &Arc<str>,
    yaml: &str,
    start: usize,
    diagnostics: &mut Diagnostics,
) -> bool {
    if yaml.len() > LONGEST {
        let message = format!("the front matter has {} bytes", yaml.len());
        let help = format!("keep it below {LONGEST}, and write the rest as text");
        diagnostics.add(&LONG_FRONT_MATTER, &Place::new(path, start, start), message).help(help);
    }
    yaml.len() > LONGEST
}

#[cfg(test)]
mod tests {
    use super::{LONG_FRONT_MATTER, MISSING_FRONT_MATTER, UNCLOSED_FRONT_MATTER};
    use crate::fixture::{check, one_file, reported};
    use crate::parse::RULES;

    #[test]
    fn a_page_starts_with_front_matter() {
        check(
            &MISSING_FRONT_MATTER,
            "
//- content/guides/none.md
# A heading
^ error: the page has no front matter
help: start the file with a line `---`, fields, and another line `---`

---
title: too late
---
//- content/guides/toml.md
+++
^ error: the page has no front matter
help: this is TOML: write the fields as YAML, `name: value`, between two lines `---`
title = \"T\"
+++
//- content/guides/four-dashes.md
----
^ error: the page has no front matter
help: start the file with a line `---`, fields, and another line `---`
//- content/guides/empty.md
---
^^^ error: the front matter is empty
help: write its fields, or copy those of another page
---
//- content/guides/comment.md
---
^^^ error: the front matter is empty
help: write its fields, or copy those of another page

# title: T
---
",
        );
        for text in ["", "\n", "\u{feff}", "\n---\ntitle: T\n---\n"] {
            let wanted = "content/guides/x.md:1:1 missing-front-matter: \
                          the page has no front matter []\n";
            assert_eq!(reported(RULES, &one_file("content/guides/x.md", text)), wanted, "{text:?}");
        }
    }

    #[test]
    fn front_matter_is_closed() {
        check(
            &UNCLOSED_FRONT_MATTER,
            "
//- content/guides/x.md
---
^^^ error: the front matter is never closed
help: write a line `---` after the last field
title: |
  a text
  ---
 ---
",
        );
        for text in ["---", "---\r\n", "---\ntitle: T\n--", "\u{feff}---\n"] {
            let wanted = "content/guides/x.md:1:1 unclosed-front-matter: \
                          the front matter is never closed [---]\n";
            assert_eq!(reported(RULES, &one_file("content/guides/x.md", text)), wanted, "{text:?}");
        }
    }

    #[test]
    fn a_fence_may_have_spaces_after_it_and_none_before() {
        let page = "---  \ntitle: |\n  a\n  ---\n  b\nsummary: S\ncodes: []\n\
                    reviewed: 2026-11-20\n---\t\r\n---\n";
        assert_eq!(reported(RULES, &one_file("content/guides/x.md", page)), "");
    }

    #[test]
    fn front_matter_is_shorter_than_a_book() {
        for (path, before) in [("content/guides/x.md", "---\n"), ("content/site.yaml", "")] {
            for bomb in ["{a: ".repeat(150_000), "- ".repeat(10_000), "a,".repeat(200_000)] {
                let reported = reported(RULES, &one_file(path, format!("{before}{bomb}\n---\n")));
                let bytes = bomb.len() + 1 + if before.is_empty() { 4 } else { 0 };
                let line = 1 + before.lines().count();
                assert_eq!(
                    reported,
                    format!(
                        "{path}:{line}:1 long-front-matter: the front matter has {bytes} bytes []\n"
                    )
                );
            }
        }
        assert!(RULES.contains(&&LONG_FRONT_MATTER));
    }
}
