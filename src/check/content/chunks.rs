//! The chunked coding (RFC 9112 section 7.1), with LF for line ends.

use std::ops::Range;

use crate::model::diagnostic::Finding;

/// The first thing that is wrong, in bytes of the content; what follows it cannot be checked.
pub fn first_fault(content: &str) -> Option<Finding> {
    let mut at = 0;
    loop {
        let line = content[at..].split('\n').next().unwrap_or_default();
        let digits = line.split(';').next().unwrap_or_default().trim_end();
        let range = at..at + digits.len();
        let Some(size) = read_size(digits) else {
            return Some(unreadable(content, at..at + line.len()));
        };
        if size == 0 {
            return None;
        }
        let data = at + line.len() + 1;
        let end = data.saturating_add(size);
        if content.as_bytes().get(end) == Some(&b'\n') {
            at = end + 1;
            continue;
        }
        if end == content.len() {
            return Some(unreadable(content, end..end));
        }
        let shown = content.get(data..).unwrap_or_default().split('\n').next().unwrap_or_default();
        let message = format!("the chunk is {} octets long, not {size}", shown.len());
        return Some(Finding::new(range, message, format!("write `{:x}`", shown.len())));
    }
}

fn unreadable(content: &str, range: Range<usize>) -> Finding {
    if range.is_empty() && range.end == content.len() {
        let message = "the last chunk is missing";
        return Finding::new(range, message, "add a line `0` and an empty line");
    }
    let message = format!("`{}` is not a chunk size", &content[range.clone()]);
    Finding::new(range, message, "write the octets of the chunk in hexadecimal")
}

fn read_size(digits: &str) -> Option<usize> {
    let all_digits = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    if all_digits { usize::from_str_radix(digits, 16).ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::first_fault;

    #[test]
    fn chunks_are_sized_in_hexadecimal_and_end_with_an_empty_one() {
        for (content, expected) in [
            ("5\nhello\n0\n", None),
            ("5;name=value\nhello\n0\n\n", None),
            ("b\nhello\nworld\n0\nTrailer: x\n", None),
            ("C\nhéllo\nworld\n0", None),
            ("0", None),
            ("5\nhello", Some("[] the last chunk is missing")),
            ("5\nhello\n", Some("[] the last chunk is missing")),
            ("10\nhello\n0\n", Some("[10] the chunk is 5 octets long, not 16")),
            ("5", Some("[5] the chunk is 0 octets long, not 5")),
            ("2\né!\n0", Some("[2] the chunk is 3 octets long, not 2")),
            ("hello\n0\n", Some("[hello] `hello` is not a chunk size")),
            ("+5\nhello\n0", Some("[+5] `+5` is not a chunk size")),
            (
                "ffffffffffffffff\nhello",
                Some(
                    "[ffffffffffffffff] the chunk is 5 octets long, \
              not 18446744073709551615",
                ),
            ),
        ] {
            let found = first_fault(content)
                .map(|fault| format!("[{}] {}", &content[fault.range], fault.message));
            assert_eq!(found.as_deref(), expected, "{content:?}");
        }
    }
}
