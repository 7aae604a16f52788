//! What a page of any kind may say of itself, besides what its kind asks for.

/// Whether the page is a draft.
#[derive(Debug, Default, Clone)]
pub struct PageMeta {
    /// Whether a build leaves the page out; `serve` shows it.
    pub draft: bool,
}
