//! Two headings of a page, below the same heading, have the same text.

use crate::model::diagnostic::{Diagnostics, Rule};
use crate::model::site::Site;

pub const RULE: Rule = Rule::warning(
    "duplicate-heading",
    "Readers cannot tell them apart in the contents, and links by the text lead to the first.",
)
.shown(
    "
//- content/404.md
---
## Notes

### Rare cases

One.

### Rare cases
^^^^^^^^^^^^^^ warning: a heading above has the same text
help: write another text, or one section of both

Two.
",
    "
//- content/404.md
---
## Notes

### Rare cases

One. Two.
",
);

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for (_, prose) in site.proses() {
        // The texts below each heading that is still open, by its level.
        let mut open: Vec<(u8, Vec<&str>)> = vec![(0, Vec::new())];
        for heading in prose.headings() {
            while open.len() > 1 && open.last().is_some_and(|(level, _)| *level >= heading.level) {
                open.pop();
            }
            let text = heading.text.trim();
            if let Some((_, texts)) = open.last_mut() {
                if !text.is_empty() && texts.contains(&text) {
                    let message = "a heading above has the same text";
                    let fault = diagnostics.add(&RULE, &heading.place, message);
                    fault.help("write another text, or one section of both");
                }
                texts.push(text);
            }
            open.push((heading.level, Vec::new()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn the_same_text_below_other_headings_is_not_reported() {
        check(
            &RULE,
            "
//- content/404.md
---
## Meaning

### nginx

### Meaning

## Notes

### nginx

#### Notes

## Meaning
^^^^^^^^^^ warning: a heading above has the same text
help: write another text, or one section of both
",
        );
    }
}
