//! The page of a class.

use super::about::{About, PageKind};
use super::card::{Card, card};
use super::extra::{self, ExtraFields};
use super::frame::{Frame, frame, prefix};
use super::toc::{TocEntry, toc};
use super::view::view;
use super::{prose, words};
use crate::model::class::Class;
use crate::model::site::Site;

view! {
    /// `class_page.html`
    pub struct ClassPage<'site> {
        /// What every page has.
        pub frame: Frame,
        /// The fields of the project's own by name: `extra.owner`.
        pub extra: ExtraFields<'site>,
        /// `4xx`, `600+`
        pub label: &'static str,
        /// `Client error`
        pub title: &'site str,
        /// What the class says, in one sentence, if that is not in the introduction.
        pub summary: Option<&'site str>,
        /// What every code of the class promises.
        pub promise_html: Option<String>,
        /// What a client does with a code that it does not know.
        pub unknown_html: Option<String>,
        /// The introduction.
        pub prose_html: String,
        /// The sections of the introduction.
        pub toc: Vec<TocEntry<'site>>,
        /// The codes, ascending.
        pub codes: Vec<Card<'site>>,
    }
}

/// What the page of a class says, also of one that has no introduction.
pub fn view(site: &Site, class: Class) -> ClassPage<'_> {
    let address = format!("{}/", class.name());
    let prefix = prefix(&address);
    let page = site.class_page(class);
    let title = site.class_title(class);
    let summary = page.map_or("", |page| &page.summary.value);
    let about = About {
        kind: PageKind::Class,
        address: &address,
        title: format!("{} {title} – {}", class.label(), site.title()),
        description: summary,
        class: Some(class),
        path: page.map(|page| &*page.path),
        reviewed: page.and_then(|page| page.reviewed),
        steps: vec![(format!("{} {title}", class.label()), None)],
    };
    ClassPage {
        frame: frame(site, about, &prefix),
        extra: page.map(|page| extra::fields(&page.meta)).unwrap_or_default(),
        label: class.label(),
        title,
        summary: page.and_then(|page| page.summary.lead()),
        promise_html: page.and_then(|page| page.promise.as_deref()).map(words::note),
        unknown_html: page.and_then(|page| page.unknown.as_deref()).map(words::note),
        prose_html: page
            .map(|page| prose::html(&page.prose, site, &page.path, &prefix))
            .unwrap_or_default(),
        toc: page.map(|page| toc(&page.prose)).unwrap_or_default(),
        codes: site.class_codes(class).iter().map(|page| card(site, page, &prefix)).collect(),
    }
}
