//! Finds the ids and links in HTML that our own templates and renderer made.

/// An attribute's value, as written, and the byte at which it starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found<'text> {
    pub value: &'text str,
    pub start: usize,
}

/// The values of `id`, and those of `href` and `src`, of every tag.
///
/// Attributes have to be quoted with `"`, as ours are; text is escaped, so `<` starts a tag.
pub fn ids_and_links(text: &str) -> (Vec<Found<'_>>, Vec<Found<'_>>) {
    let (mut ids, mut links) = (Vec::new(), Vec::new());
    let mut at = 0;
    while let Some(open) = find(text, at, '<') {
        at = open + 1;
        while let Some((name, value, next)) = attribute(text, at) {
            match name {
                "id" => ids.push(value),
                "href" | "src" => links.push(value),
                _ => {}
            }
            at = next;
        }
    }
    (ids, links)
}

/// The next attribute of the tag that is open at `at`, and the byte after it.
fn attribute(text: &str, at: usize) -> Option<(&str, Found<'_>, usize)> {
    let bytes = text.as_bytes();
    let mut name_start = at;
    for (offset, byte) in bytes[at..].iter().enumerate() {
        match byte {
            b'>' | b'<' => return None,
            b' ' | b'\n' | b'\t' | b'/' => name_start = at + offset + 1,
            b'=' if bytes.get(at + offset + 1) == Some(&b'"') => {
                let start = at + offset + 2;
                let end = find(text, start, '"')?;
                let value = Found { value: &text[start..end], start };
                return Some((&text[name_start..at + offset], value, end + 1));
            }
            _ => {}
        }
    }
    None
}

fn find(text: &str, at: usize, wanted: char) -> Option<usize> {
    text.get(at..)?.find(wanted).map(|offset| at + offset)
}

#[cfg(test)]
mod tests {
    use super::{Found, ids_and_links};

    #[test]
    fn ids_and_links_are_found_where_they_stand() {
        let text = "<p id=\"a\" hidden>1 > 0 <a class=\"x=y\"\n href=\"../b/#c\">id=\"d\"</a>\
                    <img src=\"e\"/>";
        let (ids, links) = ids_and_links(text);
        assert_eq!(ids, [Found { value: "a", start: 7 }]);
        let values: Vec<_> = links.iter().map(|link| link.value).collect();
        assert_eq!(values, ["../b/#c", "e"]);
        assert!(links.iter().all(|link| text[link.start..].starts_with(link.value)));
    }

    #[test]
    fn unfinished_html_ends() {
        for text in ["<", "<a", "<a href", "<a href=", "<a href=\"", "<a href=\"x", "é<é é=\"é"]
        {
            ids_and_links(text);
        }
    }
}
