//! What is added to pages while they are served: a script that keeps them up to date, and shows
//! faults and the line to try an example with.

use crate::model::code::Code;
use crate::render::html::escape;

/// The folder of the server's own files; no file of a site can be in it.
pub const FOLDER: &str = "/.statusbook/";
pub const SCRIPT: &str = concat!(include_str!("patch.js"), include_str!("client.js"));
pub const STYLE: &str = include_str!("overlay.css");

/// The element that loads the script; its attributes say what the page shows.
pub fn script_tag(base: &str, version: u64, file: &str, example: Option<Code>) -> String {
    let example = example.map(|code| format!(" data-example=\"/try/{code}\"")).unwrap_or_default();
    let mut name = String::new();
    escape(file, &mut name);
    format!(
        "<script src=\"{FOLDER}client.js\" data-base=\"{base}\" data-version=\"{version}\" \
         data-file=\"{name}\"{example} defer></script>\n"
    )
}

/// The page with the script before its own, which thus run after it.
pub fn with_script(page: &[u8], script: &str) -> Vec<u8> {
    let text = String::from_utf8_lossy(page);
    let places = ["<script src=", "</head>", "</body>"];
    let at = places.iter().find_map(|place| text.find(place)).unwrap_or(text.len());
    [&text[..at], script, &text[at..]].concat().into_bytes()
}

#[cfg(test)]
mod tests {
    use super::{script_tag, with_script};
    use crate::model::code::Code;

    #[test]
    fn the_script_is_before_those_of_the_page() {
        for (page, wanted) in [
            ("<head><script src=a></script></head>", "<head>S<script src=a></script></head>"),
            ("<head></head><body></body>", "<head>S</head><body></body>"),
            ("<p>text</body>", "<p>textS</body>"),
            ("text", "textS"),
        ] {
            assert_eq!(String::from_utf8_lossy(&with_script(page.as_bytes(), "S")), wanted);
        }
    }

    #[test]
    fn the_script_element_says_what_the_page_shows() {
        let wanted = "<script src=\"/.statusbook/client.js\" data-base=\"/codes/\" \
                      data-version=\"7\" data-file=\"a&quot;&lt;&amp;.html\" \
                      data-example=\"/try/429\" defer></script>\n";
        assert_eq!(script_tag("/codes/", 7, "a\"<&.html", Code::new(429)), wanted);
        assert!(!script_tag("/", 7, "index.html", None).contains("example"));
    }
}
