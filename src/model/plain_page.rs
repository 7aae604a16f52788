//! A page that is about no code: how errors look, where to get help.

use std::sync::Arc;

use super::date::Date;
use super::diagnostic::Located;
use super::page_meta::PageMeta;
use super::page_source::PageSource;
use super::prose::Prose;
use super::summary::Summary;

/// What `content/pages/NAME.md` says.
#[derive(Debug, Clone)]
pub struct PlainPage {
    /// The path of the file from the root: `content/pages/error-format.md`.
    pub path: Arc<str>,
    /// The text of the file, which rules and fixes work on.
    pub source: Arc<PageSource>,
    /// The file's name without its ending: `error-format`.
    pub name: String,
    /// Empty if it is missing, which was reported.
    pub title: Located<String>,
    /// Plain text on one line.
    pub summary: Summary,
    /// Other words that people search for; in the author's order, often empty.
    pub keywords: Vec<Located<String>>,
    /// Its place among the others in the navigation, the lowest first.
    pub order: Option<i32>,
    /// The day on which somebody last checked the page.
    pub reviewed: Option<Date>,
    /// What a page of any kind may say of itself.
    pub meta: PageMeta,
    /// What is below the front matter.
    pub prose: Prose,
}

impl PlainPage {
    /// The address below the site: `error-format/`.
    #[must_use]
    pub fn address(&self) -> String {
        format!("{}/", self.name)
    }

    /// What pages are sorted by: those with an order by it, then the others by their titles.
    #[must_use]
    pub fn sort_key(&self) -> (bool, i32, String, &str) {
        let order = self.order.unwrap_or_default();
        (self.order.is_none(), order, self.title.value.to_lowercase(), &self.name)
    }
}
