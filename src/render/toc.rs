//! The table of contents of a page.

use super::view::view;
use crate::model::prose::Prose;

view! {
    /// A section of a page, to jump to.
    pub struct TocEntry<'site> {
        /// The id of its heading.
        pub id: &'site str,
        /// Its heading.
        pub text: &'site str,
    }
}

/// The second-level sections of a page's text, in order.
pub fn toc(prose: &Prose) -> Vec<TocEntry<'_>> {
    let sections = prose.headings().filter(|heading| heading.level == 2);
    sections.map(|heading| TocEntry { id: &heading.id, text: &heading.text }).collect()
}
