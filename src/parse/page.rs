//! A page, split, with its Markdown read: what the readers of front matter start from.

use std::sync::Arc;

use super::tree::Node;
use crate::model::diagnostic::{Located, Place};
use crate::model::prose::Prose;

/// A page whose fields are still to be read.
pub struct Page<'text> {
    pub path: Arc<str>,
    /// All of the file.
    pub text: &'text str,
    /// The mapping between the fences, if there is one.
    pub node: Option<Node>,
    /// False where a fault cut the front matter off.
    pub whole: bool,
    /// The first fence.
    pub place: Place,
    pub prose: Prose,
}

/// A text, or an empty one that causes no further fault.
pub fn slot(text: Option<Located<String>>, place: &Place) -> Located<String> {
    text.unwrap_or_else(|| Located::new(String::new(), place.clone()))
}
