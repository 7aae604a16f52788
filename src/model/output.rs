//! What a build makes: files in memory, each with its path inside the site.

use std::fmt;

/// One file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// Where it goes, below the output folder.
    pub path: SitePath,
    /// The whole file; HTML and other texts are UTF-8.
    pub bytes: Vec<u8>,
}

/// A path inside the site: parts joined by `/`; never absolute, never up, never empty.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SitePath(String);

impl SitePath {
    /// The characters that no part of a path contains.
    pub const REFUSED: [char; 5] = ['\\', '\0', ':', '\n', '\r'];

    /// The path, if it stays inside the site and every part of it is a plain file name.
    #[must_use]
    pub fn new(path: impl Into<String>) -> Option<Self> {
        let path = path.into();
        let plain = |part: &str| !matches!(part, "" | "." | "..") && !part.contains(Self::REFUSED);
        path.split('/').all(plain).then_some(Self(path))
    }

    /// The parts, joined by `/`: `404/index.html`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the file is HTML.
    #[must_use]
    pub fn is_page(&self) -> bool {
        self.0.rsplit_once('.').is_some_and(|(_, ending)| ending == "html")
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::SitePath;

    #[test]
    fn a_path_stays_inside_the_site() {
        for path in ["/etc/passwd", "../up", "a/../b", "a//b", "", ".", "a/", "c:\\x", "a\0b"] {
            assert_eq!(SitePath::new(path), None, "{path:?}");
        }
        assert!(SitePath::new("404/index.html").is_some());
    }
}
