//! A file contains a character that cannot be seen.

use crate::model::diagnostic::{Diagnostics, Place, Rule};
use crate::model::page_source::control_characters;
use crate::model::site::Site;

pub const RULE: Rule =
    Rule::error("control-character", "HTML must not contain it, and nobody can see it.").shown(
        "
//- content/404.md
summary: Nothing is here.⟨0x07⟩
",
        "
//- content/404.md
summary: Nothing is here.
",
    );

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    // A text with such characters is not read any further.
    for (path, source) in site.sources().filter(|(_, source)| source.front_matter.is_none()) {
        for (at, next) in control_characters(&source.text) {
            let message =
                format!("the file contains the control character U+{:04X}", u32::from(next));
            let place = Place::new(path, at, at + next.len_utf8());
            diagnostics.add(&RULE, &place, message).help("delete it");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::{guide, one_file, reported};

    #[test]
    fn a_page_contains_no_control_characters() {
        let bytes = guide("a\0b\n\tok\r\n\u{1b}[31m\u{7f}é\u{b}\na\u{202e}b\u{200b}");
        let faults = reported(&[&RULE], &one_file("content/guides/x.md", bytes));
        assert_eq!(
            faults,
            "\
content/guides/x.md:7:2 control-character: the file contains the control character U+0000 [\\x00]
content/guides/x.md:9:1 control-character: the file contains the control character U+001B [\\x1b]
content/guides/x.md:9:6 control-character: the file contains the control character U+007F [\\x7f]
content/guides/x.md:9:8 control-character: the file contains the control character U+000B [\\x0b]
content/guides/x.md:10:2 control-character: the file contains the control character U+202E \
[\\xe2\\x80\\xae]
content/guides/x.md:10:4 control-character: the file contains the control character U+200B \
[\\xe2\\x80\\x8b]
"
        );
    }
}
