//! The whole site, read.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::api_error::ApiError;
use super::class::Class;
use super::class_page::ClassPage;
use super::code::Code;
use super::color::Pair;
use super::constants::{self, Constant};
use super::data_file::DataFile;
use super::date::Date;
use super::facts::{Home, Switch};
use super::guide::Guide;
use super::home_text::HomeText;
use super::labels::Labels;
use super::language::Language;
use super::page_meta::PageMeta;
use super::page_source::PageSource;
use super::plain_page::PlainPage;
use super::prose::Prose;
use super::site_config::SiteConfig;
pub use super::site_parts::{SiteParts, StrayFile};
use super::source::is_temporary;
use super::status_page::StatusPage;

/// Every page, each once, in order.
#[derive(Debug, Default, Clone)]
pub struct Site {
    /// What `content/site.yaml` says, or the defaults.
    pub config: SiteConfig,
    /// The words of the theme in the site's language.
    pub labels: Labels,
    language: Language,
    status_pages: Vec<StatusPage>,
    class_pages: BTreeMap<Class, ClassPage>,
    guides: Vec<Guide>,
    pages: Vec<PlainPage>,
    /// The text of the home page.
    pub home: Option<HomeText>,
    data_files: Vec<DataFile>,
    addresses: BTreeMap<Arc<str>, String>,
    sources: Vec<(Arc<str>, Arc<PageSource>)>,
    unread: BTreeSet<Arc<str>>,
    stray: Vec<StrayFile>,
    assets: BTreeSet<Arc<str>>,
    backgrounds: Vec<Pair>,
    last_review: Option<Date>,
    has_drafts: bool,
    drafts: BTreeSet<Arc<str>>,
    linked: BTreeMap<Arc<str>, String>,
}

impl Site {
    /// Puts the pages in order.
    ///
    /// # Panics
    /// If two pages have the same address: a path gives the code, class or name of its page, and
    /// each path is read once.
    #[must_use]
    pub fn new(parts: SiteParts) -> Self {
        let (mut status_pages, mut guides) = (parts.status_pages, parts.guides);
        let mut pages = parts.pages;
        pages.sort_by(|one, other| one.sort_key().cmp(&other.sort_key()));
        status_pages.sort_by_key(|page| page.code.value);
        guides.sort_by(|one, other| one.name.cmp(&other.name));
        let count = status_pages.len() + parts.class_pages.len() + guides.len() + pages.len();
        let class_pages: BTreeMap<_, _> =
            parts.class_pages.into_iter().map(|page| (page.class, page)).collect();
        let of_codes = status_pages.iter().map(|page| (&page.path, page.address()));
        let of_classes = class_pages.values().map(|page| (&page.path, page.address()));
        let of_guides = guides.iter().map(|guide| (&guide.path, guide.address()));
        let of_pages = pages.iter().map(|page| (&page.path, page.address()));
        let of_home = parts.home.iter().map(|home| (&home.path, String::new()));
        let all = of_codes.chain(of_classes).chain(of_guides).chain(of_pages).chain(of_home);
        let addresses: BTreeMap<_, _> = all.map(|(path, it)| (Arc::clone(path), it)).collect();
        let count = count + usize::from(parts.home.is_some());
        assert_eq!(addresses.len(), count, "a content file was read twice");
        let language = parts.config.language.as_ref().map(|language| language.value.clone());
        let mut site = Self {
            language: language.unwrap_or_default(),
            config: parts.config,
            labels: parts.labels,
            status_pages,
            class_pages,
            guides,
            pages,
            home: parts.home,
            data_files: parts.data_files,
            addresses,
            sources: parts.sources,
            unread: parts.unread.into_iter().collect(),
            stray: parts.stray,
            assets: parts.assets.into_iter().collect(),
            backgrounds: parts.backgrounds,
            last_review: parts.last_review,
            has_drafts: parts.has_drafts,
            drafts: BTreeSet::new(),
            linked: parts.linked,
        };
        let drafts = site.metas().filter(|(_, meta)| meta.draft);
        site.drafts = drafts.map(|(path, _)| Arc::clone(path)).collect();
        site
    }

    /// The language of the site.
    #[must_use]
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// The text of every content file that has one, with the path of the file; in no order.
    pub fn sources(&self) -> impl Iterator<Item = (&Arc<str>, &PageSource)> {
        self.sources.iter().map(|(path, source)| (path, &**source))
    }

    /// The content files that no page is made of; in no order.
    #[must_use]
    pub fn stray_files(&self) -> &[StrayFile] {
        &self.stray
    }

    /// Whether what leads to this missing content file was to lead to a file that no page is made
    /// of: one of that path, or one that was meant to have it.
    #[must_use]
    pub fn is_misnamed(&self, path: &str) -> bool {
        self.stray.iter().any(|file| &*file.path == path || file.meant.as_deref() == Some(path))
    }

    /// Where a content file is that the build knows by that path: what a symbolic link leads to, or
    /// the same path.
    #[must_use]
    pub fn real_path<'path>(&'path self, path: &'path str) -> &'path str {
        self.linked.get(path).map_or(path, String::as_str)
    }

    /// The site as it is published: without its drafts, unless it is served.
    #[must_use]
    pub fn published(&self) -> Cow<'_, Self> {
        if self.hidden_drafts().next().is_none() {
            return Cow::Borrowed(self);
        }
        let mut site = self.clone();
        site.status_pages.retain(|page| !page.meta.draft);
        site.class_pages.retain(|_, page| !page.meta.draft);
        site.guides.retain(|guide| !guide.meta.draft);
        site.pages.retain(|page| !page.meta.draft);
        site.home = site.home.filter(|home| !home.meta.draft);
        site.addresses.retain(|path, _| !self.drafts.contains(path));
        Cow::Owned(site)
    }

    /// The paths of the drafts that are not published, ascending.
    pub fn hidden_drafts(&self) -> impl Iterator<Item = &Arc<str>> {
        self.drafts.iter().filter(|_| !self.has_drafts)
    }

    /// Whether a content file is a draft that the site shows.
    #[must_use]
    pub fn is_shown_draft(&self, path: &str) -> bool {
        self.has_drafts && self.drafts.contains(path)
    }

    /// Whether a reference in the content file `from` leads to a draft that is not published, and
    /// `from` is published.
    #[must_use]
    pub fn leads_to_draft(&self, from: &str, to: &str) -> bool {
        !self.has_drafts && self.drafts.contains(to) && !self.drafts.contains(from)
    }

    /// The last day on which a page can have been reviewed, if it is known.
    #[must_use]
    pub fn last_review(&self) -> Option<Date> {
        self.last_review
    }

    /// The pages about codes, ascending by code.
    #[must_use]
    pub fn status_pages(&self) -> &[StatusPage] {
        &self.status_pages
    }

    /// The page about a code; `None` if there is none, or it could not be read.
    #[must_use]
    pub fn status_page(&self, code: Code) -> Option<&StatusPage> {
        let found = self.status_pages.binary_search_by_key(&code, |page| page.code.value);
        found.ok().map(|at| &self.status_pages[at])
    }

    /// The pages of a class, ascending by code.
    #[must_use]
    pub fn class_codes(&self, class: Class) -> &[StatusPage] {
        let start = self.status_pages.partition_point(|page| page.code.value.class() < class);
        let end = self.status_pages.partition_point(|page| page.code.value.class() <= class);
        &self.status_pages[start..end]
    }

    /// The classes that have a page of their own or of one of their codes.
    pub fn classes(&self) -> impl Iterator<Item = Class> {
        Class::ALL.into_iter().filter(|class| {
            self.class_pages.contains_key(class) || !self.class_codes(*class).is_empty()
        })
    }

    /// What platforms call a code, by platform; nothing if the site does not say so.
    pub(crate) fn constants(&self, code: Code) -> &'static [Constant] {
        match self.config.constants {
            Switch::On => constants::constants(code),
            Switch::Off => &[],
        }
    }

    /// The address below the site of the table of all codes: a page of its own, or the home page.
    pub(crate) fn codes_address(&self) -> &'static str {
        if self.config.home == Home::Table { "" } else { "codes/" }
    }

    /// The introduction of a class; `None` if there is none, or it could not be read.
    #[must_use]
    pub fn class_page(&self, class: Class) -> Option<&ClassPage> {
        self.class_pages.get(&class)
    }

    /// The introductions that are written, in the order of the classes.
    pub fn class_pages(&self) -> impl Iterator<Item = &ClassPage> {
        self.class_pages.values()
    }

    /// The guides, by name.
    #[must_use]
    pub fn guides(&self) -> &[Guide] {
        &self.guides
    }

    /// The errors that pages list by name, by that name without regard to case, each with its page.
    #[must_use]
    pub fn errors(&self) -> Vec<(&StatusPage, &ApiError)> {
        let mut errors = Vec::new();
        for page in &self.status_pages {
            errors.extend(page.errors.iter().map(|error| (page, error)));
        }
        errors.sort_by_cached_key(|(_, error)| error.name.value.to_lowercase());
        errors
    }

    /// Whether a page lists an error by name.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.status_pages.iter().any(|page| !page.errors.is_empty())
    }

    /// The id of a heading or an error of the page that a content file makes; `None` if it has
    /// none of that id. Letters and their marks may be apart or composed.
    #[must_use]
    pub fn anchor(&self, path: &str, id: &str) -> Option<String> {
        let heading = self.prose_of(path).and_then(|prose| prose.heading(id));
        let of_error = || self.errors_on(path).map(ApiError::id).find(|own| own == id);
        heading.map(|heading| heading.id.clone()).or_else(of_error)
    }

    /// The errors that the page of a content file lists, in its order.
    pub fn errors_on(&self, path: &str) -> impl Iterator<Item = &ApiError> {
        let page = page_name(path).and_then(Code::parse).and_then(|code| self.status_page(code));
        page.into_iter().flat_map(|page| &page.errors)
    }

    /// The pages about no code, in the order of the navigation.
    #[must_use]
    pub fn pages(&self) -> &[PlainPage] {
        &self.pages
    }

    /// The CSV files of `content/data/`; in no order.
    #[must_use]
    pub fn data_files(&self) -> &[DataFile] {
        &self.data_files
    }

    /// The CSV file of that path, as `content/data/retry-clients.csv`.
    #[must_use]
    pub fn data_file(&self, path: &str) -> Option<&DataFile> {
        self.data_files.iter().find(|data| &*data.path == path)
    }

    /// The guides about a code, by name.
    pub fn guides_about(&self, code: Code) -> impl Iterator<Item = &Guide> {
        self.guides.iter().filter(move |guide| guide.codes.iter().any(|about| about.value == code))
    }

    /// Whether no page is published, be it readable or not.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.addresses.len() == self.hidden_drafts().count()
            && !self.unread.iter().any(|path| path.ends_with(".md"))
    }

    /// Whether a content file is there, be it readable or not.
    #[must_use]
    pub fn has_file(&self, path: &str) -> bool {
        self.addresses.contains_key(path) || self.unread.contains(path)
    }

    /// Whether a file about a code is there, be it readable or not.
    #[must_use]
    pub fn has_code(&self, code: Code) -> bool {
        self.status_page(code).is_some() || self.unread.contains(&*format!("content/{code}.md"))
    }

    /// The paths of the files that make pages, as `content/404.md`, ascending.
    pub fn page_paths(&self) -> impl Iterator<Item = &str> {
        self.addresses.keys().map(|path| &**path)
    }

    /// The paths of the static files, as `static/icon.svg`, ascending.
    pub fn assets(&self) -> impl Iterator<Item = &Arc<str>> {
        self.assets.iter()
    }

    /// The colours behind text; empty if the stylesheet does not say them.
    #[must_use]
    pub fn backgrounds(&self) -> &[Pair] {
        &self.backgrounds
    }

    /// Whether there is a static file of that path, as `static/icon.svg`, that is published.
    #[must_use]
    pub fn has_asset(&self, path: &str) -> bool {
        self.assets.contains(path) && !path.split('/').any(is_temporary)
    }

    /// The address below the site of the page that a content file makes: `content/404.md` ->
    /// `404/`.
    #[must_use]
    pub fn address_of(&self, path: &str) -> Option<&str> {
        self.addresses.get(path).map(String::as_str)
    }

    /// The Markdown of every page, of every cell of a CSV file and of `content/site.yaml`, with the
    /// path of the file.
    pub fn proses<'a>(&'a self) -> impl Iterator<Item = (&'a str, &'a Prose)> {
        let codes = self.status_pages.iter().map(|page| (&*page.path, &page.prose));
        let classes = self.class_pages.values().map(|page| (&*page.path, &page.prose));
        let guides = self.guides.iter().map(|guide| (&*guide.path, &guide.prose));
        let pages = self.pages.iter().map(|page| (&*page.path, &page.prose));
        let cells = |data: &'a DataFile| data.cells().map(|cell| (&*data.path, &cell.prose));
        let cells = self.data_files.iter().flat_map(cells);
        let looks = self.config.looks.proses().map(|prose| (SiteConfig::PATH, prose));
        let home = self.home.iter().map(|home| (&*home.path, &home.prose));
        codes.chain(classes).chain(guides).chain(pages).chain(home).chain(cells).chain(looks)
    }

    /// What the page that a content file makes says of itself.
    #[must_use]
    pub fn meta_of(&self, path: &str) -> Option<&PageMeta> {
        self.metas().find(|(of, _)| ***of == *path).map(|(_, meta)| meta)
    }

    fn metas(&self) -> impl Iterator<Item = (&Arc<str>, &PageMeta)> {
        let codes = self.status_pages.iter().map(|page| (&page.path, &page.meta));
        let classes = self.class_pages.values().map(|page| (&page.path, &page.meta));
        let guides = self.guides.iter().map(|guide| (&guide.path, &guide.meta));
        let pages = self.pages.iter().map(|page| (&page.path, &page.meta));
        let home = self.home.iter().map(|home| (&home.path, &home.meta));
        codes.chain(classes).chain(guides).chain(pages).chain(home)
    }

    /// The Markdown of the page that a content file makes.
    #[must_use]
    pub fn prose_of(&self, path: &str) -> Option<&Prose> {
        let name = page_name(path)?;
        if let Some(code) = Code::parse(name) {
            return self.status_page(code).map(|page| &page.prose);
        }
        if let Some(class) = Class::parse(name) {
            return self.class_page(class).map(|page| &page.prose);
        }
        if path == HomeText::PATH {
            return self.home.as_ref().map(|home| &home.prose);
        }
        if name.starts_with("pages/") {
            return self.pages.iter().find(|page| *page.path == *path).map(|page| &page.prose);
        }
        let name = name.strip_prefix("guides/")?;
        let found = self.guides.binary_search_by(|guide| guide.name.as_str().cmp(name));
        found.ok().map(|at| &self.guides[at].prose)
    }
}

/// `404` for `content/404.md`, `guides/x` for `content/guides/x.md`.
fn page_name(path: &str) -> Option<&str> {
    path.strip_prefix("content/")?.strip_suffix(".md")
}
