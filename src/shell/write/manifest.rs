//! The list of the files that statusbook wrote, which alone it may overwrite and remove.

use std::fs;
use std::io;
use std::path::Path;

use crate::model::output::SitePath;
use crate::shell::write::{fault, own_folder};

const FIRST_LINE: &str = "statusbook 1: the files below are ours to overwrite and to remove";

/// What an earlier build wrote.
#[derive(Debug, Default)]
pub struct Manifest {
    text: String,
    paths: Vec<SitePath>,
}

impl Manifest {
    /// The manifest of that text, if it is one. A line that is no path inside of the site is
    /// passed over, so that no manifest can have us remove a file outside.
    pub fn parse(text: String) -> Option<Self> {
        let mut lines = text.lines();
        if lines.next() != Some(FIRST_LINE) {
            return None;
        }
        let mut paths: Vec<SitePath> =
            lines.filter(|line| !own_folder::holds(line)).filter_map(SitePath::new).collect();
        paths.sort_unstable();
        Some(Self { text, paths })
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.paths.iter().map(SitePath::as_str)
    }

    pub fn lists(&self, path: &str) -> bool {
        self.paths.binary_search_by(|listed| listed.as_str().cmp(path)).is_ok()
    }
}

/// The manifest's text for these paths, which come in order.
pub fn text<'a>(paths: impl IntoIterator<Item = &'a str>) -> String {
    let mut text = format!("{FIRST_LINE}\n");
    for path in paths {
        text.push_str(path);
        text.push('\n');
    }
    text
}

/// Puts a new manifest in the place of the old one, at once. The folder `aside` is there.
pub fn replace(text: &str, output: &Path) -> io::Result<()> {
    let path = own_folder::manifest(output);
    let staged = own_folder::aside(output).join("manifest");
    fs::write(&staged, text)
        .and_then(|()| fs::rename(&staged, &path))
        .map_err(|error| fault::at("write", &path, &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_reads_what_it_wrote() {
        let written = text(["404.html", "404/index.html"]);
        let manifest = Manifest::parse(written.clone()).expect("it is a manifest");
        assert_eq!(manifest.text(), written);
        assert_eq!(manifest.paths().collect::<Vec<_>>(), ["404.html", "404/index.html"]);
        assert!(manifest.lists("404.html") && !manifest.lists("404"));
    }

    #[test]
    fn a_line_that_leads_out_of_the_site_is_passed_over() {
        let lines = "../up\n/etc/passwd\na/../b\n\n.statusbook/lock\n.STATUSBOOK/lock\nz\na\n";
        let manifest = Manifest::parse(format!("{FIRST_LINE}\n{lines}")).expect("it is a manifest");
        assert_eq!(manifest.paths().collect::<Vec<_>>(), ["a", "z"]);
    }

    #[test]
    fn a_text_without_our_first_line_is_no_manifest() {
        assert!(Manifest::parse(String::new()).is_none());
        assert!(Manifest::parse("404/index.html\n".to_string()).is_none());
    }
}
