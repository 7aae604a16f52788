//! What a link's address names.

/// A link's address, understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination<'link> {
    /// An address on the web, or of a mailbox.
    Web,
    /// A content file, as a path from the root, and an id on its page.
    Page { path: String, fragment: Option<&'link str> },
    /// An id on the same page.
    Here { fragment: &'link str },
    /// A scheme that a reader should not be led to.
    Unsafe { scheme: &'link str },
    /// Another file of the repository, as a path from the root.
    File { path: String },
    /// An address that names nothing.
    Elsewhere,
}

/// What an address in the content file of that path names (RFC 3986 section 4.1).
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
        return Destination::Here { fragment };
    }
    let (file, fragment) = match address.split_once('#') {
        Some((file, fragment)) => (file, Some(fragment)),
        None => (address, None),
    };
    let is_page = file.rsplit_once('.').is_some_and(|(_, ending)| ending == "md");
    match resolve(file, from) {
        Some(path) if is_page => Destination::Page { path, fragment },
        Some(path) => Destination::File { path },
        None => Destination::Elsewhere,
    }
}

/// A relative path made one from the root; `None` if it leads out.
fn resolve(relative: &str, from: &str) -> Option<String> {
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
        let page = |path: &str, fragment| Destination::Page { path: path.to_owned(), fragment };
        for (address, wanted) in [
            ("410.md", page("content/410.md", None)),
            ("guides/a.md#b", page("content/guides/a.md", Some("b"))),
            ("../content/410.md", page("content/410.md", None)),
            ("#notes", Destination::Here { fragment: "notes" }),
            ("https://example.org/a:b", Destination::Web),
            ("MAILTO:me@example.org", Destination::Web),
            ("javascript:alert(1)", Destination::Unsafe { scheme: "javascript" }),
            (" javascript:alert(1)", Destination::Unsafe { scheme: " javascript" }),
            ("data:text/html,x", Destination::Unsafe { scheme: "data" }),
            ("../../410.md", Destination::Elsewhere),
            ("/410/", Destination::Elsewhere),
            ("410", Destination::File { path: "content/410".to_owned() }),
            ("../static/a.svg", Destination::File { path: "static/a.svg".to_owned() }),
        ] {
            assert_eq!(destination(address, "content/404.md"), wanted, "{address}");
        }
    }
}
