//! The text of the home page.

use std::sync::Arc;

use super::diagnostic::Located;
use super::page_meta::PageMeta;
use super::prose::Prose;

/// What `content/home.md` says.
#[derive(Debug, Clone)]
pub struct HomeText {
    /// The path of the file from the root.
    pub path: Arc<str>,
    /// Its heading.
    pub title: Option<String>,
    /// Other words that people search for; in the author's order, often empty.
    pub keywords: Vec<Located<String>>,
    /// What a page of any kind may say of itself.
    pub meta: PageMeta,
    /// What is below the front matter.
    pub prose: Prose,
}

impl HomeText {
    /// The file.
    pub const PATH: &str = "content/home.md";
}
