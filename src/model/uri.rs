//! URIs (RFC 3986): the one door to percent-encoding and to punycode.

use std::ops::Range;

use percent_encoding::{
    AsciiSet, CONTROLS, NON_ALPHANUMERIC, percent_decode_str, percent_encode, utf8_percent_encode,
};

use super::text::{composed, decomposed};

/// What is encoded in a path: all but the unreserved characters (section 2.3) and `/`.
const IN_PATH: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// The text of a percent-encoded path, query or fragment; `None` if it is not UTF-8.
#[must_use]
pub fn decoded(encoded: &str) -> Option<String> {
    percent_decode_str(encoded).decode_utf8().ok().map(Into::into)
}

/// A path as it is written in an address: decoded, it is the same path.
#[must_use]
pub fn encoded_path(path: impl AsRef<[u8]>) -> String {
    percent_encode(path.as_ref(), IN_PATH).to_string()
}

/// An address with other letters as a URI (RFC 3987 section 3.1): its host as it is
/// in DNS (RFC 5891 section 4.4), the rest percent-encoded. `None` if it is ASCII, or if its
/// host is not one.
#[must_use]
pub fn in_ascii(address: &str) -> Option<String> {
    let authority = authority(address).filter(|_| !address.is_ascii())?;
    let Range { start, end } = host(&address[authority.clone()]);
    let (start, end) = (authority.start + start, authority.start + end);
    let labels = address[start..end].split(['.', '\u{3002}']).map(label_in_ascii);
    let host = labels.collect::<Option<Vec<_>>>()?.join(".");
    let encoded = |text| utf8_percent_encode(text, CONTROLS);
    Some(format!("{}{host}{}", encoded(&address[..start]), encoded(&address[end..])))
}

/// A label of a host as it is in DNS; `None` if it is too long for that.
fn label_in_ascii(label: &str) -> Option<String> {
    if label.is_ascii() {
        return Some(label.to_owned());
    }
    // Most of what Unicode Technical Standard 46 section 4 maps.
    let plain = composed(&decomposed(&label.to_lowercase()));
    if plain.is_ascii() {
        return Some(plain);
    }
    let encoded = punycode::encode(&plain).ok().filter(|_| plain.len() <= LONGEST_LABEL)?;
    let label = format!("xn--{encoded}");
    (label.len() <= LONGEST_LABEL).then_some(label)
}

/// The most bytes of a label (RFC 1035 section 2.3.4).
const LONGEST_LABEL: usize = 63;

/// What is wrong with an `http` or `https` address, and what to write; `None` if it names a host,
/// or has another scheme.
#[must_use]
pub fn web_fault(address: &str) -> Option<(String, String)> {
    let (scheme, rest) = address.split_once(':')?;
    let is_web =
        |scheme: &str| scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    if !is_web(scheme) {
        return None;
    }
    let inner = rest.trim_start_matches('/');
    if inner.split_once(":/").is_some_and(|(second, _)| is_web(second)) {
        return Some((format!("`{scheme}:` is written twice"), format!("write `{inner}`")));
    }
    let authority = rest.strip_prefix("//").map(|rest| rest.split(['/', '?', '#']).next());
    let authority = authority.flatten().unwrap_or_default();
    if !authority[host(authority)].is_empty() {
        return None;
    }
    let help = match inner {
        "" => "write the whole address, as in `https://example.org/`".to_owned(),
        inner => format!("write `{scheme}://{inner}`"),
    };
    Some((format!("`{address}` names no host"), help))
}

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
    use super::{
        authority, decoded, encoded_path, faults, host, in_ascii, is_host_and_port, web_fault,
    };

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

    #[test]
    fn a_path_is_encoded_and_decoded() {
        for (path, encoded) in [
            ("a b/C#.png", "a%20b/C%23.png"),
            ("copy%20of.png", "copy%2520of.png"),
            ("what?&'.png", "what%3F%26%27.png"),
            ("über-uns_~.svg", "%C3%BCber-uns_~.svg"),
        ] {
            assert_eq!(encoded_path(path), encoded);
            assert_eq!(decoded(encoded).as_deref(), Some(path));
        }
        assert_eq!(decoded("50%").as_deref(), Some("50%"));
        assert_eq!(decoded("%ff"), None);
    }

    #[test]
    fn an_address_is_written_in_ascii() {
        for (address, wanted) in [
            ("https://exämple.org/", Some("https://xn--exmple-cua.org/")),
            ("https://EXA\u{308}MPLE.org:8080/", Some("https://xn--exmple-cua.org:8080/")),
            ("https://例え。テスト/a", Some("https://xn--r8jz45g.xn--zckzah/a")),
            ("https://faß.de/", Some("https://xn--fa-hia.de/")),
            ("https://ｅxample.org/", Some("https://example.org/")),
            ("https://example.org/ü/{path}?a=b", Some("https://example.org/%C3%BC/{path}?a=b")),
            ("https://example.org/", None),
            ("exämple.org", None),
        ] {
            assert_eq!(in_ascii(address).as_deref(), wanted, "{address}");
        }
        assert_eq!(in_ascii(&format!("https://{}.org/", "ü".repeat(1000))), None);
    }

    #[test]
    fn an_address_of_the_web_names_a_host() {
        for (address, wanted) in [
            ("https:/example.org/a", Some("write `https://example.org/a`")),
            ("https:example.org", Some("write `https://example.org`")),
            ("https:///example.org", Some("write `https://example.org`")),
            ("https://", Some("write the whole address, as in `https://example.org/`")),
            ("https://?a", Some("write `https://?a`")),
            ("https://https://example.org/", Some("write `https://example.org/`")),
            ("https://http:/example.org/", Some("write `http:/example.org/`")),
            ("https://example.org/https://example.com/", None),
            ("https://me@[2001:db8::1]:80", None),
            ("mailto:me@example.org", None),
        ] {
            let help = web_fault(address).map(|(_, help)| help);
            assert_eq!(help.as_deref(), wanted, "{address}");
        }
    }
}
