//! What a link's address names.

use super::uri;

/// A link's address, understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination<'link> {
    /// An address on the web, or of a mailbox.
    Web,
    /// A content file, as a path from the root, and an id on its page.
    Page { path: String, fragment: Option<String> },
    /// A file of the repository with a query, from its `?` on, which no such file takes.
    Query { query: &'link str },
    /// An id on the same page.
    Here { fragment: String },
    /// A scheme that a reader should not be led to.
    Unsafe { scheme: &'link str },
    /// Another file of the repository, as a path from the root.
    File { path: String },
    /// An address that names nothing.
    Elsewhere,
}

/// What an address in the content file of that path names (RFC 3986 section 4.1). Paths and ids are
/// percent-decoded.
#[must_use]
pub fn destination<'link>(address: &'link str, from: &str) -> Destination<'link> {
    if let Some((scheme, _)) = address.split_once(':') {
        let lower = scheme.to_ascii_lowercase();
        if matches!(lower.as_str(), "https" | "http" | "mailto") {
            return Destination::Web;
        }
        // A browser skips what is not visible before and in a scheme.
        if !scheme.contains(['/', '?', '#']) {
            return Destination::Unsafe { scheme };
        }
    }
    if let Some(fragment) = address.strip_prefix('#') {
        return Destination::Here { fragment: decoded(fragment) };
    }
    let (file, fragment) = match address.split_once('#') {
        Some((file, fragment)) => (file, Some(decoded(fragment))),
        None => (address, None),
    };
    if let Some(at) = file.find('?') {
        return Destination::Query { query: &file[at..] };
    }
    let file = decoded(file);
    let is_page = file.rsplit_once('.').is_some_and(|(_, ending)| ending == "md");
    match literal(&file, from) {
        Some(path) if is_page => Destination::Page { path, fragment },
        Some(path) => Destination::File { path },
        None => Destination::Elsewhere,
    }
}

/// The text that was percent-encoded; as it is written if it is not UTF-8, which names nothing.
fn decoded(text: &str) -> String {
    uri::decoded(text).unwrap_or_else(|| text.to_owned())
}

/// A relative path made one from the root, with each character taken as it is; `None` if it leads
/// out.
#[must_use]
pub fn literal(relative: &str, from: &str) -> Option<String> {
    if relative.starts_with('/') {
        return None;
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::{Destination, destination};

    #[test]
    fn an_address_is_understood() {
        let page = |path: &str, fragment: Option<&str>| Destination::Page {
            path: path.to_owned(),
            fragment: fragment.map(str::to_owned),
        };
        let file = |path: &str| Destination::File { path: path.to_owned() };
        for (address, wanted) in [
            ("410.md", page("content/410.md", None)),
            ("guides/a.md#b", page("content/guides/a.md", Some("b"))),
            ("../content/410.md", page("content/410.md", None)),
            ("#notes", Destination::Here { fragment: "notes".to_owned() }),
            ("https://example.org/a:b", Destination::Web),
            ("MAILTO:me@example.org", Destination::Web),
            ("javascript:alert(1)", Destination::Unsafe { scheme: "javascript" }),
            (" javascript:alert(1)", Destination::Unsafe { scheme: " javascript" }),
            ("data:text/html,x", Destination::Unsafe { scheme: "data" }),
            ("../../410.md", Destination::Elsewhere),
            ("/410/", Destination::Elsewhere),
            ("h.md#%C3%BCber-uns", page("content/h.md", Some("über-uns"))),
            ("#%C3%BCber-uns", Destination::Here { fragment: "über-uns".to_owned() }),
            ("../static/a%20b.png", file("static/a b.png")),
            ("../static/copy%2520of.png", file("static/copy%20of.png")),
            ("../static/C%23.png", file("static/C#.png")),
            ("../static/what%3F.png", file("static/what?.png")),
            ("../static/%ff.png", file("static/%ff.png")),
            ("h.md?x=1#a", Destination::Query { query: "?x=1" }),
            ("410", file("content/410")),
            ("../static/a.svg", file("static/a.svg")),
        ] {
            assert_eq!(destination(address, "content/404.md"), wanted, "{address}");
        }
    }
}
