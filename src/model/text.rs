//! Facts about plain text that several stages need. The door to unicode-normalization and to
//! unicode-segmentation.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation as _;

/// A text with letters and their marks composed (Unicode Standard Annex 15, form NFC).
#[must_use]
pub fn composed(text: &str) -> String {
    text.nfc().collect()
}

/// A text with letters and their marks apart, and without differences of style (form NFKD).
#[must_use]
pub fn decomposed(text: &str) -> String {
    text.nfkd().collect()
}

/// The bytes of the mark with which a line starts an item of a list, without the white space behind
/// it; the line has none before it (CommonMark 0.31.2, section 5.2).
#[must_use]
pub fn list_mark(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let marks: &[char] = if digits == 0 { &['-', '*', '+'] } else { &['.', ')'] };
    let rest = line[digits..].strip_prefix(marks)?;
    (digits < 10 && rest.starts_with([' ', '\t'])).then_some(digits + 1)
}

/// Whether one of these ranges, ascending, holds a byte.
#[must_use]
pub fn is_within(ranges: &[Range<usize>], at: usize) -> bool {
    let next = ranges.partition_point(|range| range.end <= at);
    ranges.get(next).is_some_and(|range| range.start <= at)
}

/// What starts an item of a list in other programs than those that read Markdown.
pub const BULLETS: [char; 5] = ['\u{2022}', '\u{25e6}', '\u{25aa}', '\u{25cf}', '\u{2023}'];

/// The first sentence of a text, without space around it (Unicode Standard Annex 29, section 5).
#[must_use]
pub fn first_sentence(text: &str) -> &str {
    // `1.` is a number before a sentence.
    let is_number = |part: &&str| !part.contains(char::is_alphabetic);
    let numbers: usize = text.split_sentence_bounds().take_while(is_number).map(str::len).sum();
    let sentence = text[numbers..].split_sentence_bounds().next().unwrap_or("");
    text[..numbers + sentence.len()].trim()
}

/// Whether a character is a mark on the letter before it, as an accent or a vowel sign.
#[must_use]
pub fn is_mark(character: char) -> bool {
    is_combining_mark(character)
}

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
    for next in decomposed(text).chars().flat_map(char::to_lowercase) {
        match next {
            'a'..='z' | '0'..='9' => slug.push(next),
            next if is_mark(next) => {}
            _ => match UNDECOMPOSED.iter().find(|(letter, _)| *letter == next) {
                Some((_, plain)) => slug.push_str(plain),
                None if slug.is_empty() || slug.ends_with('-') => {}
                None => slug.push('-'),
            },
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    (!slug.is_empty()).then_some(slug)
}

/// Lower-case Latin letters that do not decompose into a letter and a mark.
const UNDECOMPOSED: [(char, &str); 10] = [
    ('æ', "ae"),
    ('đ', "d"),
    ('ð', "d"),
    ('ħ', "h"),
    ('ı', "i"),
    ('ł', "l"),
    ('ø', "o"),
    ('œ', "oe"),
    ('ß', "ss"),
    ('þ', "th"),
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
