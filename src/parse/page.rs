//! A page, split, with its Markdown read: what the readers of front matter start from.

use std::sync::Arc;

use super::fields::Fields;
use crate::model::diagnostic::{Diagnostics, Located, Place};
use crate::model::page_source::PageSource;
use crate::model::prose::Prose;

/// A page whose fields are still to be read.
pub struct PageParts {
    pub path: Arc<str>,
    pub source: Arc<PageSource>,
    /// The first fence of the front matter; the place of what is missing.
    pub fence: Place,
    pub prose: Prose,
}

/// The fields of a front matter whose first fence is at that place; `None` if nothing of it could
/// be read, or after it reported that it is not a mapping.
pub fn fields<'source>(
    source: &'source PageSource,
    fence: &Place,
    diagnostics: &mut Diagnostics,
) -> Option<Fields<'source>> {
    let read = source.front_matter.as_ref()?;
    let fields = Fields::new(&read.node, read.known_fields, read.is_complete, diagnostics)?;
    Some(fields.missing_at(fence.clone()))
}

/// A text, or an empty one that causes no further fault.
pub fn or_empty(text: Option<Located<String>>, place: &Place) -> Located<String> {
    text.unwrap_or_else(|| Located::new(String::new(), place.clone()))
}
