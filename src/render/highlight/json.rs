//! The colors of JSON (RFC 8259).

use super::spans::Spans;
use crate::model::http_message::ELISION;

/// Colors the text from `start` to its end; what is no JSON is colored as far as it goes.
pub fn highlight(spans: &mut Spans, start: usize) {
    let mut at = start;
    while let Some(first) = spans.text.as_bytes().get(at) {
        let end = match first {
            b'"' => string(spans, at),
            b'-' | b'0'..=b'9' => {
                let number = |byte: u8| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte);
                let end = spans.run(at, number);
                spans.span("number", at, end);
                end
            }
            b'a'..=b'z' | b'A'..=b'Z' => {
                let end = spans.run(at, |byte| byte.is_ascii_alphanumeric());
                if matches!(&spans.text[at..end], "true" | "false" | "null") {
                    spans.span("literal", at, end);
                }
                end
            }
            b'{' | b'}' | b'[' | b']' | b':' | b',' => {
                let end = spans.run(at, |byte| b"{}[]:,".contains(&byte));
                spans.span("punct", at, end);
                end
            }
            _ if spans.text[at..].starts_with(ELISION) => {
                spans.span("elided", at, at + ELISION.len());
                at + ELISION.len()
            }
            _ => at + 1,
        };
        at = spans.character_boundary(end);
    }
}

fn string(spans: &mut Spans, start: usize) -> usize {
    let end = string_end(spans.text.as_bytes(), start);
    let after = spans.run(end, |byte| byte.is_ascii_whitespace());
    let is_key = spans.text.as_bytes().get(after) == Some(&b':');
    spans.span(if is_key { "key" } else { "string" }, start, end);
    end
}

/// After the closing quote, or where the line ends without one.
fn string_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\n' => return at,
            b'"' => return at + 1,
            b'\\' if bytes.get(at + 1) != Some(&b'\n') => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}
