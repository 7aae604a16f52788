//! What a build reads: the content and the theme, as bytes with their paths.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::date::Date;
use super::facts::Switch;
use super::site_config::{BaseUrl, EditUrl};

/// Everything that a build depends on. Equal sources make equal sites, byte for byte.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Sources {
    /// The files below `content/`, each once, in any order.
    pub content: Vec<SourceFile>,
    /// The templates and static files; without templates nothing is rendered.
    pub theme: Theme,
    /// The address given on the command line; it overrides `base_url` of `content/site.yaml`.
    pub base_url: Option<BaseUrl>,
    /// The address given on the command line; it overrides `edit_url` of `content/site.yaml`.
    pub edit_url: Option<EditUrl>,
    /// The folder of the root in its git repository, percent-encoded, with `/` at its end: `docs/`;
    /// empty if it is the repository's own folder, or if none is known.
    pub folder: String,
    /// The content files behind symbolic links: the path that the build knows one by, and where it
    /// is; both from the root, with `/` between the parts.
    pub linked: BTreeMap<Arc<str>, String>,
    /// The command's own value of `offline`; it overrides `content/site.yaml`.
    pub offline: Option<Switch>,
    /// Whether drafts are pages of the site, as while it is served.
    pub drafts: bool,
    /// The last day on which a page can have been reviewed; `None` if it is not known.
    pub last_review: Option<Date>,
}

/// What the pages look like.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Theme {
    /// The Tera templates, each once.
    pub templates: Vec<SourceFile>,
    /// The files of `static/`, each once.
    pub static_files: Vec<SourceFile>,
}

impl Theme {
    /// The text of a static file; empty if there is none, or it is not UTF-8.
    #[must_use]
    pub fn static_text(&self, path: &str) -> &str {
        let file = self.static_files.iter().find(|file| &*file.path == path);
        file.and_then(|file| std::str::from_utf8(&file.bytes).ok()).unwrap_or("")
    }
}

/// One file: its path from the root, with `/` between the parts, and its bytes as they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// From the root, with `/` between the parts: `content/404.md`.
    pub path: Arc<str>,
    /// As they are in the file; they need not be UTF-8, which is a fault of content.
    pub bytes: Vec<u8>,
}

impl SourceFile {
    /// Takes a path from the root (`content/404.md`) and the file's bytes.
    pub fn new(path: impl Into<Arc<str>>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), bytes: bytes.into() }
    }
}

/// Whether it is the name of what editors, file managers and version control leave beside the files
/// of a folder, and nobody means to publish.
#[must_use]
pub fn is_temporary(name: &str) -> bool {
    let swap = |ending: &str| name.starts_with('.') && name.ends_with(ending);
    matches!(name, ".DS_Store" | "Thumbs.db" | "desktop.ini" | ".git" | ".hg" | ".svn")
        || name.ends_with('~')
        || name.starts_with(".#")
        || name.len() > 2 && name.starts_with('#') && name.ends_with('#')
        || [".swp", ".swo", ".swx"].into_iter().any(swap)
}

impl Sources {
    /// The file of that path, if the build read one.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<&SourceFile> {
        let theme = self.theme.templates.iter().chain(&self.theme.static_files);
        self.content.iter().chain(theme).find(|file| &*file.path == path)
    }
}

#[cfg(test)]
mod tests {
    use super::is_temporary;

    #[test]
    fn what_an_editor_leaves_behind_is_temporary() {
        for name in ["a.css~", ".DS_Store", "Thumbs.db", ".a.css.swp", "#a.css#", ".#a.css", ".git"]
        {
            assert!(is_temporary(name), "{name}");
        }
        for name in
            [".well-known", ".htaccess", "security.txt", "#1.png", "C#", "#", ".swap", "a.swp"]
        {
            assert!(!is_temporary(name), "{name}");
        }
    }
}
