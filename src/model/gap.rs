//! Where a list of front matter takes another item.

use super::diagnostic::{Edit, Place};

/// A place for an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// No bytes: the end of the last item, say.
    pub place: Place,
    /// What parts the item from what stands before it.
    pub before: String,
}

impl Gap {
    /// Puts an item in, written on one line.
    #[must_use]
    pub fn put(&self, item: &str) -> Edit {
        Edit::new(&self.place, format!("{}{item}", self.before))
    }
}
