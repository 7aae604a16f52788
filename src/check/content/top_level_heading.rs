//! The text of a page has a top-level heading.

use crate::model::diagnostic::{Diagnostics, Rule, Severity};
use crate::model::section;
use crate::model::site::Site;
use crate::model::text::letters;

pub const RULE: Rule =
    Rule::error("top-level-heading", "The page's only `h1` is its code and phrase.")
        .shown(
            "
//- content/404.md
---
# Not Found
^^^^^^^^^^^ error: the page's title comes from its front matter
help: drop the line
",
            "
//- content/404.md
---
## Meaning

Nothing is here.
",
        )
        .by_default(Severity::Warning);

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    let labels = &site.labels;
    let message = "the page's title comes from its front matter";
    for page in site.status_pages() {
        let title = letters(&format!("{}{}", page.code.value, page.phrase.value));
        for heading in page.prose.headings().filter(|heading| heading.level == 1) {
            let text = &heading.text;
            let help = match section::meant(text, labels) {
                _ if section::position(text, labels).is_some() => format!("write `## {text}`"),
                Some(name) => format!("write `## {name}`"),
                None if title.contains(&letters(text)) => "drop the line".to_owned(),
                None => format!("drop the line; the sections are {}", section::list(labels)),
            };
            diagnostics.add(&RULE, &heading.place, message).help(help);
        }
    }
    let classes = site.class_pages().map(|page| (&page.title, &page.prose));
    let guides = site.guides().iter().map(|guide| (&guide.title.value, &guide.prose));
    let pages = site.pages().iter().map(|page| (&page.title.value, &page.prose));
    for (title, prose) in classes.chain(guides).chain(pages) {
        for heading in prose.headings().filter(|heading| heading.level == 1) {
            let is_title = letters(title).contains(&letters(&heading.text));
            let help = if is_title {
                "drop the line".to_owned()
            } else {
                format!("write `## {}`, or drop the line", heading.text)
            };
            diagnostics.add(&RULE, &heading.place, message).help(help);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn the_title_is_not_written_in_the_text() {
        check(
            &RULE,
            "
//- content/404.md
---
# Not Found
^^^^^^^^^^^ error: the page's title comes from its front matter
help: drop the line

# 404
^^^^^ error: the page's title comes from its front matter
help: drop the line

# meaning
^^^^^^^^^ error: the page's title comes from its front matter
help: write `## Meaning`

# Example
^^^^^^^^^ error: the page's title comes from its front matter
help: write `## Example`

# History
^^^^^^^^^ error: the page's title comes from its front matter
help: drop the line; the sections are `Meaning`, `When to send it`, `When you receive it`, \
`Example`, `Compared with …`, `Notes`
//- content/guides/four.md
---
title: What is four?
summary: Half of eight.
codes: [404]
reviewed: 2026-11-20
---
# What is four
^^^^^^^^^^^^^^ error: the page's title comes from its front matter
help: drop the line

# Half of eight
^^^^^^^^^^^^^^^ error: the page's title comes from its front matter
help: write `## Half of eight`, or drop the line
",
        );
    }
}
