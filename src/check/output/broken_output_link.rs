//! A page links to a file or an id that the site does not have.

use std::collections::BTreeMap;

use super::pages::OutputPages;
use crate::model::diagnostic::{Diagnostics, Place, Rule};
use crate::model::uri::decoded;

pub const RULE: Rule = Rule::error(
    "broken-output-link",
    "The page that was made leads nowhere: a template or the theme is wrong.",
)
.shown(
    "
//- templates/home_page.html
<a href=\"cods/\">All codes</a>
",
    "
//- templates/home_page.html
<a href=\"codes/\">All codes</a>
",
);

/// What leads to one place that is not there.
struct Broken {
    /// The first link to it.
    place: Place,
    /// Whether the place would be on the page of each link.
    is_own: bool,
    /// How many links there are.
    count: usize,
}

pub fn check(output: &OutputPages<'_>, diagnostics: &mut Diagnostics) {
    // One template makes many pages: what leads to one place is one fault.
    let mut broken: BTreeMap<String, Broken> = BTreeMap::new();
    for page in &output.pages {
        for link in &page.links {
            let Some((path, fragment)) = target(page.address, link.value) else { continue };
            let message = match output.ids.get(path.as_str()) {
                _ if link.value.is_empty() => "a link or an image has no address".to_owned(),
                None => format!("there is no file `{path}` in the site"),
                Some(ids) if !fragment.is_empty() && !ids.contains(&&*fragment) => {
                    let page = format!("`{path}`");
                    let page = if link.value.starts_with('#') { "the page" } else { &page };
                    format!("{page} has no element with the id `{fragment}`")
                }
                Some(_) => continue,
            };
            let is_own = link.value.starts_with('#');
            let first = || Broken { place: page.place(link), is_own, count: 0 };
            broken.entry(message).or_insert_with(first).count += 1;
        }
    }
    for (message, Broken { place, is_own, count }) in broken {
        let message = match count {
            1 => message,
            _ if is_own => format!("{message}, nor have {} others with such a link", count - 1),
            _ => format!("{message}, and {count} links lead there"),
        };
        diagnostics.add(&RULE, &place, message).help("fix the template that makes the link");
    }
}

/// The file and the id that a link inside the site leads to; `None` for one that leaves it.
fn target(from: &str, link: &str) -> Option<(String, String)> {
    // What is absolute is the base's business: only the not-found page has such links.
    if link.starts_with('/') || link.contains(':') {
        return None;
    }
    let (path, fragment) = link.split_once('#').unwrap_or((link, ""));
    // What is not UTF-8 names nothing.
    let decoded = |text: &str| decoded(text).unwrap_or_else(|| text.to_owned());
    let fragment = decoded(fragment);
    let path = decoded(path.split('?').next().unwrap_or(""));
    if path.is_empty() {
        return Some((from.to_owned(), fragment));
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            // Above the site there is nothing of ours: the name stays and is not found.
            ".." => {
                if parts.pop().is_none() {
                    parts.push("..");
                }
            }
            part => parts.push(part),
        }
    }
    if path.ends_with('/') || path.ends_with("..") || path == "." {
        parts.push("index.html");
    }
    Some((parts.join("/"), fragment))
}

#[cfg(test)]
mod tests {
    use super::{RULE, check};
    use crate::check::output::pages::{OutputPages, tests::page};
    use crate::model::diagnostic::Diagnostics;

    #[test]
    fn a_link_of_a_page_leads_to_a_file_and_an_id() {
        let files = [
            page("index.html", "<a href=\"404/#a\"></a><a href=\"410/\"></a><a href=\"./\"></a>"),
            page("404/index.html", "<p id=\"a\"></p><a href=\"../\"></a><a href=\"../#b\"></a>"),
            page("499/index.html", "<a href=\"../410/\"></a>"),
            page("5xx/index.html", "<h2><img src=\"\" alt=\"\"></h2>"),
            page("4xx/index.html", "<a href=\"../../\"></a><a href=\"https://example.org\"></a>"),
        ];
        let mut diagnostics = Diagnostics::default();
        check(&OutputPages::new(&files), &mut diagnostics);
        let faults = diagnostics.into_sorted();
        assert!(faults.iter().all(|fault| fault.rule == &RULE));
        let messages: Vec<_> = faults.iter().map(|fault| fault.message.as_str()).collect();
        let wanted = [
            "`index.html` has no element with the id `b`",
            "there is no file `../index.html` in the site",
            "a link or an image has no address",
            "there is no file `410/index.html` in the site, and 2 links lead there",
        ];
        assert_eq!(messages, wanted);
    }
}
