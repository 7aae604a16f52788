//! What the examples need of URIs (RFC 3986).

use std::ops::Range;

/// The runs of bytes that no URI reference may contain, ascending: wrong characters, and each `%`
/// without two hex digits.
#[must_use]
pub fn faults(text: &str) -> Vec<Range<usize>> {
    let literal = authority(text).and_then(|range| bracketed(&text[range.clone()], range.start));
    let mut fragment = false;
    let mut faults: Vec<Range<usize>> = Vec::new();
    for (at, character) in text.char_indices() {
        let right = match character {
            '%' => {
                let digits = text.as_bytes().get(at + 1..at + 3).unwrap_or_default();
                digits.len() == 2 && digits.iter().all(u8::is_ascii_hexdigit)
            }
            '[' | ']' => literal.as_ref().is_some_and(|range| range.contains(&at)),
            '#' => !std::mem::replace(&mut fragment, true),
            _ => is_uri_character(character),
        };
        if right {
            continue;
        }
        let end = at + character.len_utf8();
        match faults.last_mut() {
            Some(last) if last.end == at => last.end = end,
            _ => faults.push(at..end),
        }
    }
    faults
}

/// The bytes of the authority of `scheme://authority/…` or `//authority/…`.
#[must_use]
pub fn authority(text: &str) -> Option<Range<usize>> {
    let start = match text.find("//")? {
        0 => 2,
        colon if is_scheme(text[..colon].strip_suffix(':')?) => colon + 2,
        _ => return None,
    };
    let length = text[start..].find(['/', '?', '#']).unwrap_or(text.len() - start);
    Some(start..start + length)
}

/// The bytes of the host in an authority: without user, port and brackets.
#[must_use]
pub fn host(authority: &str) -> Range<usize> {
    let start = authority.rfind('@').map_or(0, |at| at + 1);
    if let Some(literal) = authority[start..].strip_prefix('[') {
        let length = literal.find(']').unwrap_or(literal.len());
        return start + 1..start + 1 + length;
    }
    let length = authority[start..].find(':').unwrap_or(authority.len() - start);
    start..start + length
}

/// Is this `uri-host [":" port]` (RFC 9110 section 7.2)?
#[must_use]
pub fn is_host_and_port(text: &str) -> bool {
    let host_range = host(text);
    let literal = text.starts_with('[');
    let rest = &text[host_range.end..];
    let port = if literal { rest.strip_prefix(']') } else { Some(rest) };
    let port_is_right =
        port.is_some_and(|port| port.is_empty() || port.strip_prefix(':').is_some_and(is_digits));
    let address = |character: char| character.is_ascii_hexdigit() || ":.".contains(character);
    let host_text = &text[host_range];
    let host_is_right = if literal {
        !host_text.is_empty() && host_text.chars().all(address)
    } else {
        !host_text.contains('/')
            && faults(host_text).is_empty()
            && !host_text.contains(['?', '#', '@'])
    };
    !text.contains('@') && port_is_right && host_is_right
}

/// RFC 3986 section 3.1.
#[must_use]
pub fn is_scheme(text: &str) -> bool {
    let rest = |character: char| character.is_ascii_alphanumeric() || "+-.".contains(character);
    text.starts_with(|first: char| first.is_ascii_alphabetic()) && text.chars().all(rest)
}

fn bracketed(authority: &str, start: usize) -> Option<Range<usize>> {
    let open = authority.find('[')?;
    let close = open + authority[open..].find(']')?;
    Some(start + open..start + close + 1)
}

fn is_uri_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@/?".contains(character)
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{authority, faults, host, is_host_and_port};

    #[test]
    fn what_no_uri_may_contain_is_found() {
        for (text, expected) in [
            ("/a b", &["2..3"][..]),
            ("/50%", &["3..4"]),
            ("/%zz", &["1..2"]),
            ("/%20", &[]),
            ("/éé<", &["1..6"]),
            ("?a[b]=c", &["2..3", "4..5"]),
            ("https://[2001:db8::1]/", &[]),
            ("a#b#c", &["3..4"]),
            ("", &[]),
        ] {
            let found: Vec<_> = faults(text).iter().map(|range| format!("{range:?}")).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn a_host_is_between_user_and_port() {
        for (url, expected) in [
            ("https://example.com/x", Some("example.com")),
            ("https://me:secret@example.com:8080?x", Some("example.com")),
            ("//[2001:db8::1]:80/", Some("2001:db8::1")),
            ("/path//x", None),
            ("mailto:me@example.com", None),
        ] {
            let found = authority(url).map(|range| {
                let authority = &url[range];
                &authority[host(authority)]
            });
            assert_eq!(found, expected, "{url}");
        }
    }

    #[test]
    fn a_host_has_no_more_than_a_port_after_it() {
        for (text, right) in [
            ("example.com", true),
            ("example.com:8080", true),
            ("[2001:db8::1]:80", true),
            ("", true),
            ("https://example.com", false),
            ("example.com/", false),
            ("example.com:http", false),
            ("me@example.com", false),
            ("a b", false),
        ] {
            assert_eq!(is_host_and_port(text), right, "{text}");
        }
    }
}
