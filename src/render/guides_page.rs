//! The list of all guides.

use super::about::{About, PageKind};
use super::frame::{Frame, frame, prefix};
use super::guide_page::{GuideLink, guide_links};
use super::view::view;
use crate::model::site::Site;

view! {
    /// `guides_page.html`
    pub struct GuidesPage<'site> {
        /// What every page has.
        pub frame: Frame,
        /// The guides, by their addresses.
        pub guides: Vec<GuideLink<'site>>,
    }
}

const DESCRIPTION: &str = "Questions about more than one status code.";

/// What the list says.
pub fn view(site: &Site) -> GuidesPage<'_> {
    let address = "guides/";
    let prefix = prefix(address);
    let about = About {
        kind: PageKind::Guides,
        address,
        title: format!("Guides – {}", site.config.title),
        description: DESCRIPTION,
        class: None,
        path: None,
        reviewed: None,
        steps: vec![("Guides".to_owned(), None)],
    };
    GuidesPage {
        frame: frame(site, about, &prefix),
        guides: guide_links(site.guides().iter(), &prefix),
    }
}
