//! `404.html`: what a server like GitHub Pages answers for every unknown path, and for `/404`.
//!
//! It is the page about 404 for whoever typed `/404`, and a way on for everybody else.

use super::about::{About, PageKind};
use super::frame::{Frame, frame};
use super::view::view;
use super::{prose, words};
use crate::model::code::Code;
use crate::model::site::Site;

view! {
    /// `not_found_page.html`
    pub struct NotFoundPage<'site> {
        /// What every page has; its addresses start with `/`, as the page is served at any depth.
        pub frame: Frame,
        /// What 404 means, if the site has a page about it.
        pub not_found: Option<NotFound<'site>>,
    }
}

view! {
    /// The page about 404, in short.
    pub struct NotFound<'site> {
        /// 404
        pub code: u16,
        /// The phrase.
        pub phrase: &'site str,
        /// Its own page.
        pub href: String,
        /// One sentence.
        pub summary: Option<&'site str>,
        /// What whoever received it does.
        pub caller_html: Option<String>,
        /// What whoever sends it sees to.
        pub server_html: Option<String>,
        /// Its text.
        pub prose_html: String,
    }
}

/// What the not-found page says.
pub fn view(site: &Site) -> NotFoundPage<'_> {
    let prefix = site.config.base_path();
    let about = About {
        kind: PageKind::NotFound,
        address: "404.html",
        title: format!("Not found – {}", site.config.title),
        description: "There is no page at this address. This is what 404 means, and a way on.",
        class: None,
        path: None,
        reviewed: None,
        steps: vec![("Not found".to_owned(), None)],
    };
    let mut frame = frame(site, about, prefix);
    // GitHub Pages answers every unknown address with this page.
    frame.canonical = None;
    let page = Code::new(404).and_then(|code| site.status_page(code));
    let not_found = page.map(|page| NotFound {
        code: page.code.value.number(),
        phrase: &page.phrase.value,
        href: format!("{prefix}{}", page.address()),
        summary: page.summary.lead(),
        caller_html: page.caller.as_deref().map(words::note),
        server_html: page.server.as_deref().map(words::note),
        prose_html: prose::html(&page.prose, site, &page.path, prefix),
    });
    NotFoundPage { frame, not_found }
}
