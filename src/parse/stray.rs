//! What a file that no page is made of was probably meant to be.

use crate::model::class::Class;
use crate::model::code::Code;
use crate::model::text::slug;

/// How many lines of a file may be its front matter.
const LINES: usize = 100;

/// The path that the file would have as a page: that of the code or class in its front matter, else
/// that of its own name without what is too much. `None` if it looks like no page.
pub fn meant(path: &str, bytes: &[u8]) -> Option<String> {
    if matches!(path, "site.yaml" | "site.yml") {
        return Some("content/site.yaml".to_owned());
    }
    let (stem, ending) = path.strip_prefix("content/")?.rsplit_once('.')?;
    let ending = ending.to_ascii_lowercase();
    let name = stem.to_ascii_lowercase();
    if matches!(name.as_str(), "site" | "labels") && matches!(ending.as_str(), "yml" | "yaml") {
        return Some(format!("content/{name}.yaml"));
    }
    let stem = if matches!(ending.as_str(), "md" | "markdown" | "txt") { Some(stem) } else { None };
    let text = String::from_utf8_lossy(bytes);
    let stated = stated(&text).or_else(|| stem.filter(|stem| !has_number(stem))?.get(..3));
    if let Some(stated) = stated {
        if let Some(code) = Code::parse(stated) {
            return Some(format!("content/{code}.md"));
        }
        if let Some(class) = Class::parse(&stated.to_ascii_lowercase()) {
            return Some(format!("content/{}.md", class.name()));
        }
    }
    let folder = ["guides/", "pages/"]
        .into_iter()
        .find(|folder| stem.is_some_and(|stem| stem.starts_with(folder)))?;
    slug(stem?.strip_prefix(folder)?).map(|name| format!("content/{folder}{name}.md"))
}

/// Whether the digits at the start of a name are more than three.
fn has_number(stem: &str) -> bool {
    stem.get(..4).is_some_and(|start| start.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The code or class of a front matter.
fn stated(text: &str) -> Option<&str> {
    let mut lines = text.trim_start_matches('\u{feff}').lines().take(LINES);
    if lines.next()?.trim_end() != "---" {
        return None;
    }
    let mut fields = lines.take_while(|line| line.trim_end() != "---");
    fields.find_map(|line| {
        let value = line.strip_prefix("code:").or_else(|| line.strip_prefix("class:"))?;
        Some(value.split('#').next()?.trim().trim_matches(['"', '\'']))
    })
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn a_name_is_near_that_of_a_page() {
        for (path, text, wanted) in [
            ("content/site.yml", "title: T", Some("content/site.yaml")),
            ("site.yml", "", Some("content/site.yaml")),
            ("content/labels.yml", "", Some("content/labels.yaml")),
            ("content/Site.YAML", "", Some("content/site.yaml")),
            ("content/404.MD", "", Some("content/404.md")),
            ("content/404.markdown", "", Some("content/404.md")),
            ("content/404-not-found.md", "", Some("content/404.md")),
            ("content/4XX.md", "", Some("content/4xx.md")),
            ("content/not-found.md", "---\r\ncode: 404 # yes\r\n---\r\n", Some("content/404.md")),
            ("content/x.md", "---\nclass: 5xx\n---\n", Some("content/5xx.md")),
            ("content/x.md", "code: 404\n", None),
            ("content/guides/Über uns.md", "", Some("content/guides/uber-uns.md")),
            ("content/guides/401_or_403.md", "", Some("content/guides/401-or-403.md")),
            ("content/pages/Error format.md", "", Some("content/pages/error-format.md")),
            ("content/guides/.md", "", None),
            ("content/4040.md", "", None),
            ("content/0404.md", "", None),
            ("content/40.md", "", None),
            ("content/README.md", "", None),
            ("content/404.png", "", None),
        ] {
            assert_eq!(meant(path, text.as_bytes()).as_deref(), wanted, "{path}");
        }
    }
}
