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
        path.split('/').all(is_file_name).then_some(Self(path))
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

/// The most bytes of a file's name on the usual file systems.
const LONGEST_NAME: usize = 255;

/// Whether a file can have the name on every system that a site is unpacked on. Windows has devices
/// that are files of any folder (`con`, also as `con.svg`), and drops a dot or a space at the end.
#[must_use]
pub fn is_file_name(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or("").trim_end().to_ascii_lowercase();
    let is_numbered = |device: &str| {
        stem.strip_prefix(device).is_some_and(|rest| matches!(rest.as_bytes(), [b'1'..=b'9']))
    };
    let is_device = matches!(stem.as_str(), "con" | "prn" | "aux" | "nul")
        || is_numbered("com")
        || is_numbered("lpt");
    !name.is_empty()
        && !name.ends_with(['.', ' '])
        && name.len() <= LONGEST_NAME
        && !name.contains(SitePath::REFUSED)
        && !is_device
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
        for path in ["con", "Aux.svg", "a/lpt1/b", "com9.txt", "dot.", "space ", &"a".repeat(256)] {
            assert_eq!(SitePath::new(path), None, "{path:?}");
        }
        for path in ["404/index.html", "console.svg", "com/a", "com10", ".well-known/a", " a"] {
            assert!(SitePath::new(path).is_some(), "{path:?}");
        }
    }
}
