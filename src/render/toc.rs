//! The sections of a page, to jump to.

use super::view::view;
use crate::model::prose::Prose;

view! {
    /// A section of a page.
    pub struct Section<'site> {
        /// The id of its heading.
        pub id: &'site str,
        /// Its heading.
        pub text: &'site str,
    }
}

/// The second-level sections of a page's text.
pub fn sections(prose: &Prose) -> Vec<Section<'_>> {
    let sections = prose.headings().filter(|heading| heading.level == 2);
    sections.map(|heading| Section { id: &heading.id, text: &heading.text }).collect()
}
