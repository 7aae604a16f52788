//! Reads the HTML that our own templates make: elements by how they open, and their text.

/// The elements whose tag starts so (`<li class="card"`), each from its tag to its end tag.
pub fn elements<'html>(html: &'html str, opening: &str) -> Vec<&'html str> {
    let name: String = opening[1..].chars().take_while(char::is_ascii_alphanumeric).collect();
    let opens = html.match_indices(opening).map(|(at, _)| &html[at..]);
    opens.filter(|rest| tag(rest) == name).map(|rest| &rest[..length(rest, &name)]).collect()
}

/// The name of the tag that a text starts with: `<a href="x">` is an `a`, no `article`.
fn tag(text: &str) -> &str {
    let name = text.trim_start_matches(['<', '/']);
    let end = name.find(|sign: char| !sign.is_ascii_alphanumeric());
    &name[..end.unwrap_or(name.len())]
}

/// Up to where the element goes that a text starts with.
fn length(text: &str, name: &str) -> usize {
    let mut depth = 0;
    let tags = text.match_indices('<').filter(|(at, _)| tag(&text[*at..]) == name);
    for (at, _) in tags {
        let closes = text[at..].starts_with("</");
        depth += if closes { -1 } else { 1 };
        if depth == 0 {
            return at + "</>".len() + name.len();
        }
    }
    panic!("<{name}> is left open");
}

/// The one element whose tag starts so.
#[track_caller]
pub fn element<'html>(html: &'html str, opening: &str) -> &'html str {
    let found = elements(html, opening);
    assert_eq!(found.len(), 1, "there is one {opening}");
    found[0]
}

/// The value of an attribute of the first tag.
pub fn attribute<'html>(element: &'html str, name: &str) -> Option<&'html str> {
    let tag = element.split('>').next()?;
    let value = tag.split_once(&format!(" {name}=\""))?.1;
    value.split('"').next()
}

/// What a reader sees: without tags, entities resolved, each run of white space one space.
pub fn text(html: &str) -> String {
    let inline = ["a", "abbr", "code", "del", "em", "span", "strong", "sup"];
    let mut text = String::new();
    let mut pieces = html.split('<');
    text += pieces.next().unwrap_or("");
    for piece in pieces {
        let (tag, after) = piece.split_once('>').expect("a tag ends");
        let name = tag.trim_start_matches('/').split([' ', '\n']).next().unwrap_or("");
        if !inline.contains(&name) {
            text.push(' ');
        }
        text += after;
    }
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&#x2F;", "/"),
        ("&amp;", "&"),
    ];
    for (entity, sign) in entities {
        text = text.replace(entity, sign);
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn an_element_ends_with_its_own_end_tag() {
    let html = "<ul><li class=\"card\">a <ul><li>b</li></ul> c</li><li>d</li></ul>";
    let card = element(html, "<li class=\"card\"");
    assert_eq!(card, "<li class=\"card\">a <ul><li>b</li></ul> c</li>");
    assert_eq!((attribute(card, "class"), attribute(card, "id")), (Some("card"), None));
    assert_eq!(elements("<article><a href=\"x\">y</a></article>", "<a").len(), 1);
}

#[test]
fn text_is_what_a_reader_sees() {
    let html = "<p>The <code>Allow</code>\n field</p><p>1 &lt; <em>2</em>s &amp;amp;</p>";
    assert_eq!(text(html), "The Allow field 1 < 2s &amp;");
}
