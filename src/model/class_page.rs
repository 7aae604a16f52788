//! The introduction of a class of codes.

use std::sync::Arc;

use super::class::Class;
use super::date::Date;
use super::diagnostic::Located;
use super::page_meta::PageMeta;
use super::page_source::PageSource;
use super::prose::Prose;
use super::summary::Summary;

/// What `content/4xx.md` says.
#[derive(Debug, Clone)]
pub struct ClassPage {
    /// The path of the file from the root: `content/4xx.md`.
    pub path: Arc<str>,
    /// The text of the file, which rules and fixes work on.
    pub source: Arc<PageSource>,
    /// The class of the file's name.
    pub class: Class,
    /// What the field `class` says; `wrong-class` reports it if it is another.
    pub stated_class: Option<Located<String>>,
    /// What the class is called, in the author's words, or the common name.
    pub title: String,
    /// Plain text on one line.
    pub summary: Summary,
    /// What every code of the class promises its receiver.
    pub promise: Option<String>,
    /// What a client does with a code of the class that it does not know.
    pub unknown: Option<String>,
    /// Other words that people search for; in the author's order, often empty.
    pub keywords: Vec<Located<String>>,
    /// The day on which somebody last checked the page.
    pub reviewed: Option<Date>,
    /// What a page of any kind may say of itself.
    pub meta: PageMeta,
    /// What is below the front matter.
    pub prose: Prose,
}

impl ClassPage {
    /// The address below the site: `4xx/`.
    #[must_use]
    pub fn address(&self) -> String {
        format!("{}/", self.class.name())
    }
}
