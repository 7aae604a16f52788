//! The home page: every code at a glance.

use super::about::{About, PageKind};
use super::card::{Card, card};
use super::filters::{Filters, filters};
use super::frame::{Frame, frame};
use super::guide_page::{GuideLink, guide_links};
use super::view::view;
use super::words;
use crate::model::class::Class;
use crate::model::site::Site;

view! {
    /// `home_page.html`
    pub struct HomePage<'site> {
        /// What every page has.
        pub frame: Frame,
        /// What the codes are filtered by.
        pub filters: Filters<'site>,
        /// The classes with their codes.
        pub classes: Vec<ClassBlock<'site>>,
        /// How many codes there are, and where they are in one table.
        pub total_html: String,
        /// The guides.
        pub guides: Vec<GuideLink<'site>>,
    }
}

view! {
    /// A class and its codes.
    pub struct ClassBlock<'site> {
        /// `4xx`, `outside`
        pub name: &'static str,
        /// `4xx`, `600+`
        pub label: &'static str,
        /// `Client error`
        pub title: &'site str,
        /// What the class says, in one sentence.
        pub summary: &'site str,
        /// Its page.
        pub href: String,
        /// Its codes that IANA has registered, ascending.
        pub codes: Vec<Card<'site>>,
        /// The others, ascending.
        pub unofficial: Vec<Card<'site>>,
    }
}

/// What the home page says.
pub fn view(site: &Site) -> HomePage<'_> {
    let prefix = "./";
    let about = About {
        kind: PageKind::Home,
        address: "",
        title: format!("{}: {}", site.title(), site.tagline()),
        description: site.description(),
        class: None,
        path: None,
        reviewed: None,
        steps: Vec::new(),
    };
    HomePage {
        frame: frame(site, about, prefix),
        filters: filters(site),
        classes: site.classes().map(|class| class_block(site, class, prefix)).collect(),
        total_html: total_html(site, prefix),
        guides: guide_links(site.guides().iter(), prefix),
    }
}

fn total_html(site: &Site, prefix: &str) -> String {
    let count = site.status_pages().len();
    let codes = format!("{prefix}codes/");
    let (label, number) =
        (site.labels.home_page.total.form(site.language(), count), count.to_string());
    words::label_html(label, &[("count", &number), ("codes", &codes)])
}

fn class_block<'site>(site: &'site Site, class: Class, prefix: &str) -> ClassBlock<'site> {
    let page = site.class_page(class);
    let cards = site.class_codes(class).iter().map(|page| card(site, page, prefix));
    let (codes, unofficial) = cards.partition(|card| card.official);
    ClassBlock {
        name: class.name(),
        label: class.label(),
        title: site.class_title(class),
        summary: page.map_or("", |page| &page.summary.value),
        href: format!("{prefix}{}/", class.name()),
        codes,
        unofficial,
    }
}
