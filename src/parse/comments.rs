//! Comments (YAML 1.2.2, section 6.6) and brackets in the text of YAML.

/// A text without the white space and the comment lines at its end.
pub fn without_comments(text: &str) -> &str {
    let mut text = text.trim_end();
    loop {
        let line_start = text.rfind('\n').map_or(0, |at| at + 1);
        if !text[line_start..].trim_start().starts_with('#') {
            return text;
        }
        text = text[..line_start].trim_end();
    }
}

/// The byte of the first comment that holds the bracket that closes the one at the start of a text.
pub fn hidden_end(text: &str) -> Option<usize> {
    let close = if text.starts_with('[') { ']' } else { '}' };
    let (mut quote, mut before) = (None, ' ');
    let mut characters = text.char_indices();
    while let Some((at, next)) = characters.next() {
        match quote {
            Some(mark) if next == mark => quote = None,
            None if matches!(next, '"' | '\'') && " [{,\n".contains(before) => quote = Some(next),
            None if next == '#' && before.is_whitespace() => {
                let comment = text[at..].lines().next().unwrap_or("");
                if comment.contains(close) {
                    return Some(at);
                }
                characters.by_ref().find(|(_, next)| *next == '\n');
            }
            Some(_) | None => {}
        }
        before = next;
    }
    None
}

/// The byte of the first bracket in a text that is not closed there.
pub fn unclosed_bracket(text: &str) -> Option<usize> {
    let mut open = Vec::new();
    for (at, next) in text.char_indices() {
        match next {
            '[' | '{' => open.push(at),
            ']' | '}' => _ = open.pop(),
            _ => {}
        }
    }
    open.first().copied()
}
