//! A guide: a question about several codes.

use std::sync::Arc;

use super::code::Code;
use super::date::Date;
use super::diagnostic::Located;
use super::page_meta::PageMeta;
use super::page_source::PageSource;
use super::prose::Prose;
use super::summary::Summary;

/// What `content/guides/NAME.md` says.
#[derive(Debug, Clone)]
pub struct Guide {
    /// The path of the file from the root: `content/guides/401-or-403.md`.
    pub path: Arc<str>,
    /// The text of the file, which rules and fixes work on.
    pub source: Arc<PageSource>,
    /// The file's name without its ending: `401-or-403`.
    pub name: String,
    /// The question, as people ask it; empty if that was reported.
    pub title: Located<String>,
    /// The short answer, plain text on one line.
    pub summary: Summary,
    /// The codes that it compares, in the author's order, often none.
    pub codes: Vec<Located<Code>>,
    /// Other words that people search for; in the author's order, often empty.
    pub keywords: Vec<Located<String>>,
    /// The day on which somebody last checked the page.
    pub reviewed: Option<Date>,
    /// What a page of any kind may say of itself.
    pub meta: PageMeta,
    /// What is below the front matter.
    pub prose: Prose,
}

impl Guide {
    /// The address below the site: `guides/401-or-403/`.
    #[must_use]
    pub fn address(&self) -> String {
        format!("guides/{}/", self.name)
    }
}
