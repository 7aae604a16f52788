//! What a site is made of, before its pages are in order.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::class_page::ClassPage;
use super::color::Pair;
use super::data_file::DataFile;
use super::date::Date;
use super::guide::Guide;
use super::home_text::HomeText;
use super::labels::Labels;
use super::page_source::PageSource;
use super::plain_page::PlainPage;
use super::site_config::SiteConfig;
use super::status_page::StatusPage;

/// What a site is made of, in any order; the paths are from the root, as `content/404.md`.
#[derive(Debug, Default)]
pub struct SiteParts {
    /// What `content/site.yaml` says, with what the command line overrides.
    pub config: SiteConfig,
    /// The words of the theme in the language of `config`.
    pub labels: Labels,
    /// The pages of which at least the front matter could be read, each code once.
    pub status_pages: Vec<StatusPage>,
    /// Likewise, each class once.
    pub class_pages: Vec<ClassPage>,
    /// Likewise, each name once.
    pub guides: Vec<Guide>,
    /// Likewise.
    pub pages: Vec<PlainPage>,
    /// The text of the home page.
    pub home: Option<HomeText>,
    /// The CSV files of `content/data/`.
    pub data_files: Vec<DataFile>,
    /// The text of every file of `content/` that has one, be it a page or not.
    pub sources: Vec<(Arc<str>, Arc<PageSource>)>,
    /// The content files of which nothing could be read.
    pub unread: Vec<Arc<str>>,
    /// The content files that no page is made of.
    pub stray: Vec<StrayFile>,
    /// The static files.
    pub assets: Vec<Arc<str>>,
    /// The colours behind text, as the theme's stylesheet has them.
    pub backgrounds: Vec<Pair>,
    /// See [`super::source::Sources`].
    pub last_review: Option<Date>,
    /// `drafts` of [`super::source::Sources`].
    pub has_drafts: bool,
    /// See [`super::source::Sources`].
    pub linked: BTreeMap<Arc<str>, String>,
}

/// A content file that no page is made of.
#[derive(Debug, Clone)]
pub struct StrayFile {
    /// From the root, as `content/notes.md`.
    pub path: Arc<str>,
    /// The path that it was probably meant to have, as `content/404.md`.
    pub meant: Option<String>,
}
