//! The colors of shell commands.

use super::spans::Spans;

/// Colors the whole text.
pub fn highlight(spans: &mut Spans) {
    let mut words = Words { command_next: true, unclosed: String::new() };
    let mut at = 0;
    while at < spans.text.len() {
        let end = token(spans, at, &mut words);
        at = spans.character_boundary(end);
    }
}

struct Words {
    /// Is the next word the name of a command?
    command_next: bool,
    /// The quotes that are known to have no end.
    unclosed: String,
}

/// Colors what is at byte `start`; returns the byte where it ends.
fn token(spans: &mut Spans, start: usize, words: &mut Words) -> usize {
    let bytes = spans.text.as_bytes();
    let before = start.checked_sub(1).map_or(b'\n', |at| bytes[at]);
    let next = bytes.get(start + 1);
    match bytes[start] {
        b'\n' => {
            words.command_next |= before != b'\\';
            start + 1
        }
        byte if byte.is_ascii_whitespace() => start + 1,
        b'$' if before == b'\n' && next == Some(&b' ') => {
            spans.span("punct", start, start + 1);
            start + 1
        }
        b'$' => variable(spans, start),
        b'#' if starts_word(before) => {
            let end = spans.run(start, |byte| byte != b'\n');
            spans.span("comment", start, end);
            end
        }
        b'"' | b'\'' => string(spans, start, words),
        b'\\' => start + if next == Some(&b'\n') { 1 } else { 2 },
        first if is_operator(first) => {
            let end = spans.run(start, is_operator);
            words.command_next |= !matches!(first, b'<' | b'>');
            spans.span("punct", start, end);
            end
        }
        _ => word(spans, start, starts_word(before), words),
    }
}

fn starts_word(before: u8) -> bool {
    before.is_ascii_whitespace() || is_operator(before)
}

fn is_operator(byte: u8) -> bool {
    b"|&;()<>".contains(&byte)
}

fn word(spans: &mut Spans, start: usize, whole: bool, words: &mut Words) -> usize {
    let in_word =
        |byte: u8| !byte.is_ascii_whitespace() && !is_operator(byte) && !b"\"'$\\".contains(&byte);
    let end = spans.run(start, in_word);
    let text = &spans.text[start..end];
    if whole && text.starts_with('-') {
        spans.span("key", start, end);
    } else if whole && words.command_next && !text.contains('=') {
        spans.span("name", start, end);
        words.command_next = false;
    }
    end
}

fn string(spans: &mut Spans, start: usize, words: &mut Words) -> usize {
    let bytes = spans.text.as_bytes();
    let quote = bytes[start];
    words.command_next = false;
    // One search to the end of the text is enough to know that a quote is never closed.
    if words.unclosed.contains(char::from(quote)) {
        return start + 1;
    }
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        match *byte {
            byte if byte == quote => {
                spans.span("string", start, at + 1);
                return at + 1;
            }
            b'\\' if quote == b'"' => at += 2,
            _ => at += 1,
        }
    }
    words.unclosed.push(char::from(quote));
    start + 1
}

fn variable(spans: &mut Spans, start: usize) -> usize {
    let bytes = spans.text.as_bytes();
    let name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let end = if bytes.get(start + 1) == Some(&b'{') {
        let inner = spans.run(start + 2, |byte| !b"}$\n".contains(&byte));
        if bytes.get(inner) == Some(&b'}') { inner + 1 } else { start + 1 }
    } else {
        spans.run(start + 1, name)
    };
    if end > start + 1 {
        spans.span("literal", start, end);
    }
    end
}
