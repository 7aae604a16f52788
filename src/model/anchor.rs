//! The ids on a page that neither a heading nor an error of its own can have.

/// The ids that the templates use.
pub const TEMPLATE_IDS: [&str; 11] = [
    "main",
    "errors",
    "headers",
    "properties",
    "constants",
    "vendors",
    "related",
    "guides",
    "codes",
    "search",
    "search-results",
];

/// Whether the templates, or footnotes with `fn-…` and `fnref-…`, use the id.
#[must_use]
pub fn is_taken(id: &str) -> bool {
    TEMPLATE_IDS.contains(&id) || id.starts_with("fn-") || id.starts_with("fnref-")
}
