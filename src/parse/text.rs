//! The text of a file: short enough, and UTF-8.

use crate::model::diagnostic::{Diagnostics, Place, Rule};
use crate::model::source::SourceFile;

pub const INVALID_UTF8: Rule =
    Rule::error("invalid-utf8", "A page is text in UTF-8; other bytes would be shown as garbage.")
        .shown(
            "
//- content/404.md
summary: Nothing sch⟨0xf6⟩n is here.
",
            "
//- content/404.md
summary: Nothing schön is here.
",
        );
pub const LONG_PAGE: Rule =
    Rule::error("long-page", "No real page is nearly as long, and reading it would take long.")
        .shown(
            "
//- content/guides/404-or-410.md
---
title: 404 or 410?
summary: 410 if it is known to be permanently gone.
codes: []
reviewed: 2026-11-20
---
⟨Words. × 200000⟩
",
            "
//- content/guides/404-or-410.md
---
title: 404 or 410?
summary: 410 if it is known to be permanently gone.
codes: []
reviewed: 2026-11-20
---
Words.
",
        );

pub const LONE_CARRIAGE_RETURN: Rule = Rule::error(
    "lone-carriage-return",
    "Some programs end a line there and some do not, so that a part of the text is lost.",
)
.shown(
    "
//- content/guides/404-or-410.md
---
title: 404 or 410?
---
One line⟨0x0d⟩and the next.
",
    "
//- content/guides/404-or-410.md
---
title: 404 or 410?
---
One line
and the next.
",
)
.blocks_fixes();

/// The most bytes of a page.
const LONGEST: usize = 1024 * 1024;

/// The text of a file; `None` after it reported that the file is too long, not UTF-8, or that its
/// lines do not end everywhere in the same manner for every program.
pub fn read<'file>(file: &'file SourceFile, diagnostics: &mut Diagnostics) -> Option<&'file str> {
    if file.bytes.len() > LONGEST {
        let message = format!("the file has {} bytes", file.bytes.len());
        let help = format!("keep it below {LONGEST}");
        diagnostics.add(&LONG_PAGE, &Place::file(&file.path), message).help(help);
        return None;
    }
    match std::str::from_utf8(&file.bytes) {
        Ok(text) => {
            let next_of = |at: usize| text.as_bytes().get(at + 1);
            let mut returns = text.match_indices('\r').map(|(at, _)| at);
            if let Some(at) = returns.find(|at| next_of(*at) != Some(&b'\n')) {
                let place = Place::new(&file.path, at, at + 1);
                let message = "a carriage return without a line feed ends a line here";
                let fault = diagnostics.add(&LONE_CARRIAGE_RETURN, &place, message);
                fault.help("save the file with LF or CRLF at the ends of its lines");
                return None;
            }
            Some(text)
        }
        Err(fault) => {
            let start = fault.valid_up_to();
            let end = fault.error_len().map_or(file.bytes.len(), |length| start + length);
            let place = Place::new(&file.path, start, end);
            let message = format!("the byte 0x{:02x} is not UTF-8 here", file.bytes[start]);
            diagnostics.add(&INVALID_UTF8, &place, message).help("save the file as UTF-8");
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{INVALID_UTF8, LONG_PAGE};
    use crate::fixture::{guide, one_file, reported};
    use crate::parse::RULES;

    /// What the rules of this stage say of a page of these bytes.
    fn faults(bytes: &[u8]) -> String {
        reported(RULES, &one_file("content/guides/x.md", bytes))
    }

    #[test]
    fn a_page_is_utf_8() {
        let cut = [guide("").as_slice(), "schön".as_bytes(), b" \xff\xfe x"].concat();
        assert_eq!(
            faults(&cut),
            "content/guides/x.md:7:7 invalid-utf8: the byte 0xff is not UTF-8 here [\\xff]\n"
        );
        assert_eq!(
            faults(b"---\ntitle: \xc3"),
            "content/guides/x.md:2:8 invalid-utf8: the byte 0xc3 is not UTF-8 here [\\xc3]\n"
        );
        assert_eq!(
            faults(b"\xff\xfe-\0-\0-\0\n\0"),
            "content/guides/x.md:1:1 invalid-utf8: the byte 0xff is not UTF-8 here [\\xff]\n",
            "UTF-16"
        );
        assert!(RULES.contains(&&INVALID_UTF8));
    }

    #[test]
    fn a_page_is_shorter_than_a_mebibyte() {
        let longest = 1024 * 1024;
        let mut bytes = guide("");
        bytes.resize(longest, b'x');
        assert_eq!(faults(&bytes), "");
        bytes.push(b'x');
        assert_eq!(
            faults(&bytes),
            "content/guides/x.md:1:1 long-page: the file has 1048577 bytes []\n"
        );
        assert!(RULES.contains(&&LONG_PAGE));
    }
}
