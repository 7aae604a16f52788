//! A page that is about no code.

use super::about::{About, PageKind};
use super::extra::{self, ExtraFields};
use super::frame::{Frame, frame, prefix};
use super::prose;
use super::toc::{TocEntry, toc};
use super::view::view;
use crate::model::plain_page::PlainPage;
use crate::model::site::Site;

view! {
    /// `plain_page.html`
    pub struct PlainView<'site> {
        /// What every page has.
        pub frame: Frame,
        /// The fields of the project's own by name: `extra.owner`.
        pub extra: ExtraFields<'site>,
        /// What the page is about.
        pub title: &'site str,
        /// One sentence, if the text does not start with it.
        pub summary: Option<&'site str>,
        /// The text.
        pub prose_html: String,
        /// Its sections.
        pub toc: Vec<TocEntry<'site>>,
    }
}

/// What the page says.
pub fn view<'site>(site: &'site Site, page: &'site PlainPage) -> PlainView<'site> {
    let address = page.address();
    let prefix = prefix(&address);
    let about = About {
        kind: PageKind::Page,
        address: &address,
        title: format!("{} – {}", page.title.value, site.title()),
        description: &page.summary.value,
        class: None,
        path: Some(&page.path),
        reviewed: page.reviewed,
        steps: vec![(page.title.value.clone(), None)],
    };
    PlainView {
        frame: frame(site, about, &prefix),
        extra: extra::fields(&page.meta),
        title: &page.title.value,
        summary: page.summary.lead(),
        prose_html: prose::html(&page.prose, site, &page.path, &prefix),
        toc: toc(&page.prose),
    }
}
