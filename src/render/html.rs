//! Text in HTML.

/// Adds text so that it is text in an element and in a quoted attribute.
pub fn escape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"')) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&quot;",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn no_character_of_a_text_is_markup() {
        let mut out = String::new();
        escape("a <b> & \"c\" – é", &mut out);
        assert_eq!(out, "a &lt;b&gt; &amp; &quot;c&quot; – é");
    }
}
