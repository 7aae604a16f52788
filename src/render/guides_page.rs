//! The list of all guides.

use super::about::{About, PageKind};
use super::frame::{Frame, frame, prefix};
use super::guide_page::{GuideLink, guide_links};
use super::view::view;
use crate::model::labels::GuidesPageLabels;
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

/// What the list says.
pub fn view(site: &Site) -> GuidesPage<'_> {
    let GuidesPageLabels { title, description } = &site.labels.guides_page;
    let address = "guides/";
    let prefix = prefix(address);
    let about = About {
        kind: PageKind::Guides,
        address,
        title: format!("{title} – {}", site.title()),
        description,
        class: None,
        path: None,
        reviewed: None,
        steps: vec![(title.to_string(), None)],
    };
    GuidesPage {
        frame: frame(site, about, &prefix),
        guides: guide_links(site.guides().iter(), &prefix),
    }
}
