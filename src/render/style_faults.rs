//! A stylesheet that browsers would read otherwise than its author does.

use std::ops::Range;

use crate::model::diagnostic::{Diagnostics, Place, Rule};
use crate::model::source::SourceFile;

pub const INVALID_STYLE: Rule = Rule::error(
    "invalid-style",
    "Browsers drop what they cannot read, in silence, and often all that follows.",
)
.shown(
    "
//- static/style.css
body { color: red;
     ^ error: nothing closes this bracket
     help: write `}`
",
    "
//- static/style.css
body { color: red; }
",
);

/// What is wrong, the bytes of it, and what to write.
type Fault = (Range<usize>, &'static str, String);

/// Finds the first bracket, text or comment of a stylesheet that is not closed, or not opened (CSS
/// Syntax, sections 4 and 5).
pub fn check(file: &SourceFile, diagnostics: &mut Diagnostics) {
    if !file.path.ends_with(".css") {
        return;
    }
    let Ok(text) = std::str::from_utf8(&file.bytes) else { return };
    if let Some((range, message, help)) = first_fault(text) {
        diagnostics
            .add(&INVALID_STYLE, &Place::new(&file.path, range.start, range.end), message)
            .help(help);
    }
}

fn first_fault(text: &str) -> Option<Fault> {
    let bytes = text.as_bytes();
    let mut open: Vec<usize> = Vec::new();
    let unclosed = |at: usize| {
        let help = format!("write `{}`", closing(bytes[at]) as char);
        (at..at + 1, "nothing closes this bracket", help)
    };
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let rest = &bytes[at..];
        match byte {
            b'/' if rest.starts_with(b"/*") => {
                let Some(length) = text[at + 2..].find("*/") else {
                    return Some((at..at + 2, "nothing closes this comment", "write `*/`".into()));
                };
                at += length + 4;
                continue;
            }
            b'"' | b'\'' => {
                let Some(length) = quoted(rest) else {
                    let help = format!("write `{}` before the line ends", *byte as char);
                    return Some((at..at + 1, "nothing closes this text", help));
                };
                at += length;
                continue;
            }
            b'\\' => at += 1,
            b'(' if text[..at].ends_with("url") && !is_quoted(&rest[1..]) => {
                // An address may hold anything but its end.
                let Some(length) = text[at..].find(')') else { return Some(unclosed(at)) };
                at += length;
            }
            b'(' | b'[' | b'{' => open.push(at),
            b')' | b']' | b'}' => match open.pop() {
                Some(start) if closing(bytes[start]) == *byte => {}
                Some(start) => return Some(unclosed(start)),
                None => {
                    let help = "delete it, or write what it closes".to_owned();
                    return Some((at..at + 1, "nothing opens what this bracket closes", help));
                }
            },
            _ => {}
        }
        at += 1;
    }
    open.pop().map(unclosed)
}

fn closing(open: u8) -> u8 {
    match open {
        b'(' => b')',
        b'[' => b']',
        _ => b'}',
    }
}

/// The length of a text in quotes, both included, if it ends where its line does.
pub fn quoted(text: &[u8]) -> Option<usize> {
    let mut at = 1;
    while let Some(byte) = text.get(at) {
        match byte {
            b'\\' => at += 1,
            b'\n' => return None,
            byte if *byte == text[0] => return Some(at + 1),
            _ => {}
        }
        at += 1;
    }
    None
}

fn is_quoted(address: &[u8]) -> bool {
    address.trim_ascii_start().starts_with(b"\"") || address.trim_ascii_start().starts_with(b"'")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::first_fault;
    use crate::fixture::check_theme;

    #[test]
    fn what_opens_is_closed() {
        check_theme(
            "
//- static/a.css
a { b: c(1, [2]); } /* { */
d::before { content: \"{ \\\" }\" / ''; background: url(a{b) url( \"c)\" ); }
//- static/b.css
a { b: calc(1 + 2; }
           ^ error[invalid-style]: nothing closes this bracket
//- static/c.css
a { b: c; } }
            ^ error[invalid-style]: nothing opens what this bracket closes
//- static/d.css
a { b: \"c; }
       ^ error[invalid-style]: nothing closes this text
//- static/e.css
a { /* b: c; }
    ^^ error[invalid-style]: nothing closes this comment
//- static/f.css
a { b: url(c; }
          ^ error[invalid-style]: nothing closes this bracket
",
        );
    }

    proptest! {
        #[test]
        fn no_style_is_too_strange(text in "([\\[\\](){}\"'/*\\\\\n é]|url|a)*") {
            if let Some((range, _, _)) = first_fault(&text) {
                prop_assert!(text.get(range).is_some());
            }
        }
    }
}
