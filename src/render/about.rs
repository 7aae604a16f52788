//! What a page says of itself, before it has a frame.

use crate::model::class::Class;
use crate::model::date::Date;

/// What a page says of itself.
pub struct About<'page> {
    pub kind: &'static str,
    /// The page's address below the site: `404/`.
    pub address: &'page str,
    pub title: String,
    pub description: &'page str,
    pub class: Option<Class>,
    /// The content file that the page is made of.
    pub path: Option<&'page str>,
    pub reviewed: Option<Date>,
    /// The last steps of the breadcrumb, the page's own name last.
    pub steps: Vec<(String, Option<String>)>,
}
