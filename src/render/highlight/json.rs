//! The colors of JSON (RFC 8259).

use super::spans::Spans;
use crate::model::http_message::ELISION;
use crate::model::text::json_string_end;

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
    let end = json_string_end(spans.text, start);
    let after = spans.run(end, |byte| byte.is_ascii_whitespace());
    let is_key = spans.text.as_bytes().get(after) == Some(&b':');
    spans.span(if is_key { "key" } else { "string" }, start, end);
    end
}
