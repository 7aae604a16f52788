//! What a page says of itself, before it has a frame.

use crate::model::class::Class;
use crate::model::date::Date;

/// The kinds of pages that have a frame; templates, styles and scripts know them by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PageKind {
    Home,
    Class,
    Status,
    Codes,
    Errors,
    Guides,
    Guide,
    Page,
    NotFound,
}

/// What a page says of itself.
pub struct About<'page> {
    pub kind: PageKind,
    /// The page's address below the site: `404/`.
    pub address: &'page str,
    pub title: String,
    pub description: &'page str,
    pub class: Option<Class>,
    /// The content file that the page is made of.
    pub path: Option<&'page str>,
    pub reviewed: Option<Date>,
    /// The last steps of the breadcrumb, the page's own name last: each a name, and an address
    /// below the site unless it is the page itself.
    pub steps: Vec<(String, Option<String>)>,
}
