//! The whole site, read.

use std::collections::{BTreeMap, BTreeSet};

use super::class::Class;
use super::class_page::ClassPage;
use super::code::Code;
use super::guide::Guide;
use super::prose::Prose;
use super::site_config::SiteConfig;
use super::status_page::StatusPage;

/// Every page, each once, in order.
#[derive(Debug, Default, Clone)]
pub struct Site {
    pub config: SiteConfig,
    status_pages: Vec<StatusPage>,
    class_pages: BTreeMap<Class, ClassPage>,
    guides: Vec<Guide>,
    addresses: BTreeMap<String, String>,
    /// The content files that could not be read, though they are there.
    unread: BTreeSet<String>,
    /// The paths of the files that the site carries unchanged.
    assets: BTreeSet<String>,
}

impl Site {
    /// Puts pages in order; of two about one thing the first by path stays.
    #[must_use]
    pub fn new(
        config: SiteConfig,
        mut status_pages: Vec<StatusPage>,
        mut class_pages: Vec<ClassPage>,
        mut guides: Vec<Guide>,
    ) -> Self {
        status_pages.sort_by(|one, other| {
            (one.code.value, &one.path).cmp(&(other.code.value, &other.path))
        });
        status_pages.dedup_by_key(|page| page.named);
        class_pages.sort_by(|one, other| other.path.cmp(&one.path));
        guides.sort_by(|one, other| one.name.cmp(&other.name));
        guides.dedup_by(|one, other| one.name == other.name);
        let class_pages = class_pages.into_iter().map(|page| (page.class, page)).collect();
        let mut site = Self { config, status_pages, class_pages, guides, ..Self::default() };
        site.addresses = site.collect_addresses();
        site
    }

    /// Ascending by code.
    #[must_use]
    pub fn status_pages(&self) -> &[StatusPage] {
        &self.status_pages
    }

    #[must_use]
    pub fn status_page(&self, code: Code) -> Option<&StatusPage> {
        let found = self.status_pages.binary_search_by_key(&code, |page| page.named);
        found.ok().map(|at| &self.status_pages[at])
    }

    /// The pages of a class, ascending by code.
    #[must_use]
    pub fn class_codes(&self, class: Class) -> &[StatusPage] {
        let start = self.status_pages.partition_point(|page| page.named.class() < class);
        let end = self.status_pages.partition_point(|page| page.named.class() <= class);
        &self.status_pages[start..end]
    }

    /// The classes that have a page of their own or of one of their codes.
    pub fn classes(&self) -> impl Iterator<Item = Class> {
        Class::ALL.into_iter().filter(|class| {
            self.class_pages.contains_key(class) || !self.class_codes(*class).is_empty()
        })
    }

    #[must_use]
    pub fn class_page(&self, class: Class) -> Option<&ClassPage> {
        self.class_pages.get(&class)
    }

    /// The introductions that are written.
    pub fn class_pages(&self) -> impl Iterator<Item = &ClassPage> {
        self.class_pages.values()
    }

    /// By name.
    #[must_use]
    pub fn guides(&self) -> &[Guide] {
        &self.guides
    }

    /// The guides about a code, by name.
    pub fn guides_about(&self, code: Code) -> impl Iterator<Item = &Guide> {
        self.guides.iter().filter(move |guide| guide.codes.iter().any(|about| about.value == code))
    }

    /// Tells of the files that are there and have no page: content that could not be read, and
    /// what the site carries unchanged.
    #[must_use]
    pub fn beside(mut self, unread: BTreeSet<String>, assets: BTreeSet<String>) -> Self {
        (self.unread, self.assets) = (unread, assets);
        self
    }

    /// Whether a content file is there, be it readable or not.
    #[must_use]
    pub fn has_file(&self, path: &str) -> bool {
        self.addresses.contains_key(path) || self.unread.contains(path)
    }

    /// Whether a file about a code is there, be it readable or not.
    #[must_use]
    pub fn has_code(&self, code: Code) -> bool {
        self.status_page(code).is_some() || self.unread.contains(&format!("content/{code}.md"))
    }

    /// Whether the site carries a file of that path, as `static/icon.svg`.
    #[must_use]
    pub fn has_asset(&self, path: &str) -> bool {
        self.assets.contains(path)
    }

    /// The address below the site of the page that a content file makes: `content/404.md` ->
    /// `404/`.
    #[must_use]
    pub fn address_of(&self, path: &str) -> Option<&str> {
        self.addresses.get(path).map(String::as_str)
    }

    /// The Markdown of every page, with the path of its file.
    pub fn proses(&self) -> impl Iterator<Item = (&str, &Prose)> {
        let codes = self.status_pages.iter().map(|page| (&*page.path, &page.prose));
        let classes = self.class_pages.values().map(|page| (&*page.path, &page.prose));
        let guides = self.guides.iter().map(|guide| (&*guide.path, &guide.prose));
        codes.chain(classes).chain(guides)
    }

    /// The Markdown of the page that a content file makes.
    #[must_use]
    pub fn prose_of(&self, path: &str) -> Option<&Prose> {
        let name = path.strip_prefix("content/")?.strip_suffix(".md")?;
        if let Some(code) = Code::parse(name) {
            return self.status_page(code).map(|page| &page.prose);
        }
        if let Some(class) = Class::parse(name) {
            return self.class_page(class).map(|page| &page.prose);
        }
        let name = name.strip_prefix("guides/")?;
        let found = self.guides.binary_search_by(|guide| guide.name.as_str().cmp(name));
        found.ok().map(|at| &self.guides[at].prose)
    }

    fn collect_addresses(&self) -> BTreeMap<String, String> {
        let codes = self.status_pages.iter().map(|page| (page.path.to_string(), page.address()));
        let classes = self
            .class_pages
            .values()
            .map(|page| (page.path.to_string(), format!("{}/", page.class.name())));
        let guides = self.guides.iter().map(|guide| (guide.path.to_string(), guide.address()));
        codes.chain(classes).chain(guides).collect()
    }
}
