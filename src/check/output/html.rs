//! Finds the ids and links in HTML that the templates and the renderer made.

/// The value of an attribute, as written, and the byte of the page at which it starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attribute<'text> {
    pub value: &'text str,
    pub start: usize,
}

/// The values of `id`, and those of `href` and `src`, of every tag.
///
/// Attributes have to be quoted with `"`, as ours are, and what is between quotes and between
/// tags is escaped, so `<` starts a tag and the next `>` ends it.
pub fn ids_and_links(text: &str) -> (Vec<Attribute<'_>>, Vec<Attribute<'_>>) {
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

/// Reports every attribute of a tag, and returns the byte after the tag.
fn attributes<'text>(
    text: &'text str,
    tag: usize,
    mut report: impl FnMut(&str, Attribute<'text>),
) -> usize {
    let (mut at, mut name_start) = (tag, tag);
    while let Some(byte) = text.as_bytes().get(at) {
        at += 1;
        match byte {
            b'>' => return at,
            b' ' | b'\n' | b'\t' => name_start = at,
            b'"' => {
                let Some(length) = text[at..].find('"') else { break };
                let value = Attribute { value: &text[at..at + length], start: at };
                report(&text[name_start..at - 1], value);
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
    use super::{Attribute, ids_and_links};

    #[test]
    fn ids_and_links_are_found_at_their_bytes() {
        let text = "<p id=\"a\" hidden>1 > 0 <a class=\"x=y\"\n href=\"../b/#c\">id=\"d\"</a>\
                    <img src=\"e\"/>";
        let (ids, links) = ids_and_links(text);
        assert_eq!(ids, [Attribute { value: "a", start: 7 }]);
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
