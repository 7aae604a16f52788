//! Finds English words in what readers see.

/// The words of two Latin letters or more.
pub fn english(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|next: char| !next.is_alphanumeric());
    // What a registry or a standard names is no word of a language.
    let is_name = |word: &str| matches!(word, "Not" | "Found" | "Retry" | "After" | "Allow");
    words.filter(move |word| {
        word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic()) && !is_name(word)
    })
}

/// The texts of a page, without code, scripts and the names that platforms have for a code.
pub fn texts(html: &str) -> Vec<String> {
    let mut html = html.to_owned();
    for (start, end) in [
        ("<script", "</script>"),
        ("<pre", "</pre>"),
        ("<code", "</code>"),
        ("<dl class=\"constants\"", "</dl>"),
    ] {
        while let Some(at) = html.find(start) {
            let length = html[at..].find(end).expect("the element is closed") + end.len();
            html.replace_range(at..at + length, " ");
        }
    }
    html.split('<')
        .skip(1)
        .filter_map(|part| part.split_once('>'))
        .map(|(_, text)| text.to_owned())
        .collect()
}

/// The attributes of a page that readers see or hear, and what search engines show of it.
pub fn attributes(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    for tag in html.split('<').skip(1).filter_map(|part| part.split('>').next()) {
        for name in ["alt", "title", "aria-label", "placeholder", "data-label"] {
            found.extend(attribute(tag, name));
        }
        let described =
            ["description", "og:title", "og:description", "og:site_name", "og:image:alt"];
        if described.iter().any(|name| tag.contains(&format!("=\"{name}\""))) {
            found.extend(attribute(tag, "content"));
        }
    }
    for data in html.split("<script type=\"application/ld+json\">").skip(1) {
        let data = data.split("</script>").next().unwrap_or("");
        let data: serde_json::Value = serde_json::from_str(data).expect("it is JSON");
        names(&data, &mut found);
    }
    found
}

/// The names and descriptions in the data for search engines.
fn names(data: &serde_json::Value, found: &mut Vec<String>) {
    match data {
        serde_json::Value::Object(members) => {
            for (name, value) in members {
                if let ("name" | "description" | "headline", Some(text)) =
                    (name.as_str(), value.as_str())
                {
                    found.push(text.to_owned());
                }
                names(value, found);
            }
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| names(item, found)),
        _ => {}
    }
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    Some(rest.split('"').next().unwrap_or("").to_owned())
}

/// The strings of a script that look like words for readers: two words or more, a sentence, or a
/// word that is put on the page.
pub fn shown_by_script(script: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut in_comment = false;
    for line in script.lines() {
        let start = line.trim_start();
        in_comment = (in_comment || start.starts_with("/*")) && !start.ends_with("*/");
        let marks = ["//", "/*", "*"];
        let starts_so = marks.iter().any(|mark| start.starts_with(mark));
        if in_comment || starts_so || line.contains("new Error(") {
            continue;
        }
        let strict = "\"use strict\"";
        for string in strings(line).into_iter().filter(|_| !line.contains(strict)) {
            let is_sentence = string.split(' ').filter(|word| is_word(word)).count() > 1;
            if is_sentence && !string.contains(['[', '#', '=']) {
                found.push(string);
            }
        }
        let put = strings(put(line)).into_iter().skip(usize::from(line.contains("element(")) * 2);
        let put = put.filter(|string| english(string).next().is_some());
        found.extend(put.filter(|string| string != "aria-label"));
    }
    found
}

/// The part of a line that is put on the page.
fn put(line: &str) -> &str {
    let marks =
        ["element(", ".textContent =", "append(", "prepend(", "\"aria-label\",", "new Option("];
    let at = marks.iter().find_map(|mark| line.find(mark));
    at.map_or("", |at| &line[at..])
}

/// Letters, with punctuation at its end.
fn is_word(word: &str) -> bool {
    let bare = word.trim_end_matches(['.', ',', ':', '”', '?']);
    bare.len() > 1 && bare.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// The strings of a line without what is filled in.
fn strings(line: &str) -> Vec<String> {
    let mut strings = Vec::new();
    let mut rest = line;
    while let Some(at) = rest.find(['"', '`']) {
        let quote = &rest[at..=at];
        let Some((mut string, after)) = rest[at + 1..].split_once(quote) else { break };
        let mut text = String::new();
        while let Some((before, filled)) = string.split_once("${") {
            text.push_str(before);
            string = filled.split_once('}').map_or("", |(_, after)| after);
        }
        text.push_str(string);
        strings.push(text);
        rest = after;
    }
    strings
}
