//! The file that the author of a broken link probably meant.

use crate::model::site::Site;
use crate::model::text::composed;
use crate::model::uri::{decoded, encoded_path};

/// What to write in the content file `from` in place of an address that leads nowhere: the only
/// page or static file of the name that the address ends with. `None` if there is none, or several.
pub fn meant(address: &str, from: &str, site: &Site) -> Option<String> {
    let (path, fragment) = address.split_once('#').unwrap_or((address, ""));
    let name = name(path);
    let pages = site.page_paths().filter(|path| self::name(path) == name);
    let files = site.assets().map(|path| &**path);
    let mut found = pages.chain(files.filter(|path| self::name(path) == name));
    let path = found.next().filter(|_| !name.is_empty())?;
    if found.next().is_some() {
        return None;
    }
    let mark = if fragment.is_empty() { "" } else { "#" };
    Some(format!("{}{mark}{fragment}", relative(&encoded_path(path), from)))
}

/// The last part of a path, as it is without regard to case, to the ending of a page and to how the
/// parts are separated.
fn name(path: &str) -> String {
    let path = decoded(path).unwrap_or_else(|| path.to_owned()).replace('\\', "/");
    let lower = composed(&path).to_lowercase();
    let parts = lower.split('/').rev().map(|part| {
        let mut endings = [".md", ".html", ".htm"].into_iter();
        endings.find_map(|ending| part.strip_suffix(ending)).unwrap_or(part).trim()
    });
    let mut parts = parts.filter(|part| !matches!(*part, "" | "index" | "_index"));
    parts.next().unwrap_or("").to_owned()
}

/// The way from a file to another, both from the root.
fn relative(to: &str, from: &str) -> String {
    let folders: Vec<_> = from.split('/').rev().skip(1).collect();
    let folders: Vec<_> = folders.into_iter().rev().collect();
    let parts: Vec<_> = to.split('/').collect();
    let shared = folders.iter().zip(&parts).take_while(|(one, other)| one == other).count();
    "../".repeat(folders.len() - shared) + &parts[shared..].join("/")
}

#[cfg(test)]
mod tests {
    use super::meant;
    use crate::fixture::{guide, small_site, theme};
    use crate::model::diagnostic::Diagnostics;
    use crate::model::source::{SourceFile, Sources};
    use crate::parse;

    #[test]
    fn the_file_that_was_meant_is_the_only_one_of_its_name() {
        let files = ["Pic.svg", "deep/a b.png", "one/x.png", "two/x.png"];
        let files = files.map(|name| SourceFile::new(format!("static/{name}"), ""));
        let mut sources = Sources { theme: theme(files.to_vec()), ..small_site() };
        sources.content.push(SourceFile::new("content/guides/x.md", guide("")));
        let site = parse::site(&sources, &mut Diagnostics::default());
        for (address, from, wanted) in [
            ("/404/", "content/4xx.md", Some("404.md")),
            ("content/404.md", "content/4xx.md", Some("404.md")),
            ("404.html#notes", "content/guides/x.md", Some("../404.md#notes")),
            ("..\\404.MD", "content/guides/x.md", Some("../404.md")),
            ("guides/x.md", "content/guides/four.md", Some("x.md")),
            ("x/index.md", "content/404.md", Some("guides/x.md")),
            ("404.md", "content/data/a.csv", Some("../404.md")),
            ("pic.svg", "content/guides/x.md", Some("../../static/Pic.svg")),
            ("a%20b.png", "content/404.md", Some("../static/deep/a%20b.png")),
            ("x.png", "content/404.md", None),
            ("405.md", "content/404.md", None),
            ("", "content/404.md", None),
        ] {
            assert_eq!(meant(address, from, &site).as_deref(), wanted, "{address} in {from}");
        }
    }
}
