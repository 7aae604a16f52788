//! A guide: a question about several codes.

use std::sync::Arc;

use super::code::Code;
use super::date::Date;
use super::diagnostic::Located;
use super::page_source::PageSource;
use super::prose::Prose;

/// What `content/guides/NAME.md` says.
#[derive(Debug, Clone)]
pub struct Guide {
    pub path: Arc<str>,
    pub source: Arc<PageSource>,
    /// The file's name without its ending: `401-or-403`.
    pub name: String,
    pub title: Located<String>,
    /// Plain text.
    pub summary: Located<String>,
    pub codes: Vec<Located<Code>>,
    pub keywords: Vec<Located<String>>,
    pub reviewed: Option<Date>,
    pub prose: Prose,
}

impl Guide {
    /// The address below the site: `guides/401-or-403/`.
    #[must_use]
    pub fn address(&self) -> String {
        format!("guides/{}/", self.name)
    }
}
