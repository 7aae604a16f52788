//! Finds the ids and links in HTML that our own templates and renderer made.

/// An attribute's value, as written, and the byte at which it starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found<'text> {
    pub value: &'text str,
    pub start: usize,
}

/// The values of `id`, and those of `href` and `src`, of every tag.
///
/// Attributes have to be quoted with `"`, as ours are, and what is between quotes and between
/// tags is escaped, so `<` starts a tag and the next `>` ends it.
pub fn ids_and_links(text: &str) -> (Vec<Found<'_>>, Vec<Found<'_>>) {
    let (mut ids, mut links) = (Vec::new(), Vec::new());
    let mut at = 0;
    while let Some(tag) = text[at..].find('<') {
        at = attributes(text, at + tag + 1, |name, value| match name {
            "id=" => ids.push(value),
            "href=" | "src=" => links.push(value),
            _ => {}
        });
    }
    (ids, links)
}

/// Tells every attribute of a tag, and returns where the tag ends.
fn attributes<'text>(
    text: &'text str,
    tag: usize,
    mut tell: impl FnMut(&str, Found<'text>),
) -> usize {
    let (mut at, mut name_start) = (tag, tag);
    while let Some(byte) = text.as_bytes().get(at) {
        at += 1;
        match byte {
            b'>' => return at,
            b' ' | b'\n' | b'\t' => name_start = at,
            b'"' => {
                let Some(length) = text[at..].find('"') else { break };
                let value = Found { value: &text[at..at + length], start: at };
                tell(&text[name_start..at - 1], value);
                at += length + 1;
                name_start = at;
            }
            _ => {}
        }
    }
    text.len()
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
