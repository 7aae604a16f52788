//! Facts about plain text that several stages need.

/// The letters and digits of a text, in lower case: `Not Found`, `not_found` and `NotFound` are
/// equal.
#[must_use]
pub fn letters(text: &str) -> String {
    text.chars().filter(|next| next.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether a text can be a part of an address as it is: lower-case ASCII letters, digits and
/// hyphens, and at least one.
#[must_use]
pub fn is_slug(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !text.is_empty() && text.bytes().all(plain)
}

/// A text as a part of an address (see [`is_slug`]): its words with hyphens between, Latin letters
/// without their marks. `None` if it has neither a Latin letter nor a digit.
#[must_use]
pub fn slug(text: &str) -> Option<String> {
    let mut slug = String::new();
    for next in text.chars().flat_map(char::to_lowercase) {
        match next {
            'a'..='z' | '0'..='9' => slug.push(next),
            // A mark that follows its letter, as in a decomposed `ü`.
            '\u{300}'..='\u{36f}' => {}
            _ => match LATIN.iter().find(|(marked, _)| marked.contains(next)) {
                Some((_, plain)) => slug.push_str(plain),
                None if slug.is_empty() || slug.ends_with('-') => {}
                None => slug.push('-'),
            },
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    (!slug.is_empty()).then_some(slug)
}

/// The lower-case letters of Latin-1 and Latin Extended-A, and what is written for them.
const LATIN: [(&str, &str); 28] = [
    ("àáâãäåāăą", "a"),
    ("æ", "ae"),
    ("çćĉċč", "c"),
    ("ðďđ", "d"),
    ("èéêëēĕėęě", "e"),
    ("ĝğġģ", "g"),
    ("ĥħ", "h"),
    ("ìíîïĩīĭįı", "i"),
    ("ĳ", "ij"),
    ("ĵ", "j"),
    ("ķĸ", "k"),
    ("ĺļľŀł", "l"),
    ("ñńņňŋ", "n"),
    ("òóôõöøōŏő", "o"),
    ("œ", "oe"),
    ("ŕŗř", "r"),
    ("śŝşšș", "s"),
    ("ß", "ss"),
    ("ţťŧț", "t"),
    ("þ", "th"),
    ("ùúûüũūŭůűų", "u"),
    ("ŵ", "w"),
    ("ýÿŷ", "y"),
    ("źżž", "z"),
    ("ſ", "s"),
    ("ơ", "o"),
    ("ư", "u"),
    ("ŉ", "n"),
];

/// A text as a YAML scalar on one line: plain if every reader takes it for the same text, else in
/// double quotes (YAML 1.2.2 section 7.3.1). `None` if it contains a control character.
#[must_use]
pub fn yaml_scalar(text: &str) -> Option<String> {
    if text.contains(char::is_control) {
        return None;
    }
    let plain = |next: char| next.is_alphanumeric() || " ?.'()-".contains(next);
    let starts = text.starts_with(|first: char| first.is_alphanumeric() || first == '(');
    if starts && text.chars().all(plain) && !text.ends_with(' ') {
        return Some(text.to_owned());
    }
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
    Some(format!("\"{escaped}\""))
}

/// The byte after the closing quote of a JSON string that starts at that byte (RFC 8259 section 7);
/// the end of its line if it is not closed there.
#[must_use]
pub fn json_string_end(json: &str, start: usize) -> usize {
    let bytes = json.as_bytes();
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

/// Every byte of a text as `%` and two hexadecimal digits (RFC 3986 section 2.1).
#[must_use]
pub fn percent_encoded(text: &str) -> String {
    let encoded: Vec<_> = text.bytes().map(|byte| format!("%{byte:02X}")).collect();
    encoded.concat()
}

#[cfg(test)]
mod tests {
    use super::yaml_scalar;

    #[test]
    fn a_text_has_quotes_if_yaml_asks_for_them() {
        for (text, wanted) in [
            ("I'm a teapot", Some("I'm a teapot")),
            ("(Unused)", Some("(Unused)")),
            ("a: b", Some("\"a: b\"")),
            ("say \"no\" \\", Some("\"say \\\"no\\\" \\\\\"")),
            ("- x", Some("\"- x\"")),
            ("", Some("\"\"")),
            ("a\nb", None),
        ] {
            assert_eq!(yaml_scalar(text).as_deref(), wanted);
        }
    }
}
