//! The introduction of a class of codes.

use std::sync::Arc;

use super::class::Class;
use super::date::Date;
use super::diagnostic::Located;
use super::page_source::PageSource;
use super::prose::Prose;

/// What `content/4xx.md` says.
#[derive(Debug, Clone)]
pub struct ClassPage {
    pub path: Arc<str>,
    pub source: Arc<PageSource>,
    /// The class of the file's name.
    pub class: Class,
    /// What the field `class` says; `wrong-class` reports it if it is another.
    pub stated_class: Option<Located<String>>,
    pub title: String,
    /// Plain text.
    pub summary: Located<String>,
    /// What every code of the class promises its receiver.
    pub promise: String,
    /// What a client does with a code of the class that it does not know.
    pub unknown: String,
    pub keywords: Vec<Located<String>>,
    pub reviewed: Option<Date>,
    pub prose: Prose,
}

impl ClassPage {
    /// The address below the site: `4xx/`.
    #[must_use]
    pub fn address(&self) -> String {
        format!("{}/", self.class.name())
    }
}
