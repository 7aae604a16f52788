//! What a page of any kind may say of itself, besides what its kind asks for.

use super::diagnostic::Located;

/// Whether the page is a draft, and the fields that its project has added.
#[derive(Debug, Default, Clone)]
pub struct PageMeta {
    /// Whether a build leaves the page out; `serve` shows it.
    pub draft: bool,
    /// The project's own fields, in the author's order, each name once.
    pub extra: Vec<Extra>,
}

/// A field that the project has added.
#[derive(Debug, Clone)]
pub struct Extra {
    /// The key below `extra`.
    pub name: Located<String>,
    /// One, if it is a text.
    pub values: Vec<String>,
    /// Whether the author wrote a list, which may be of one text or none.
    pub is_list: bool,
}

impl PageMeta {
    /// The values of a field that the project has added; empty if the page does not have it.
    #[must_use]
    pub fn values(&self, name: &str) -> &[String] {
        let field = self.extra.iter().find(|field| field.name.value == name);
        field.map_or(&[], |field| &field.values)
    }
}
