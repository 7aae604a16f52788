//! The home page: every code at a glance.

use super::about::{About, PageKind};
use super::card::{Card, card};
use super::filters::{Filters, List, filters};
use super::frame::{Frame, frame};
use super::guide_page::{GuideLink, guide_links};
use super::hero::{Hero, hero};
use super::view::view;
use super::words;
use crate::model::class::Class;
use crate::model::site::Site;

view! {
    /// `home_page.html`
    pub struct HomePage<'site> {
        /// What every page has.
        pub frame: Frame,
        /// What is above the codes.
        pub hero: Hero<'site>,
        /// What the codes are filtered by, if they are many.
        pub filters: Option<Filters<'site>>,
        /// The classes that have codes.
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
        /// Its codes that IANA has registered, or all if none is, ascending.
        pub codes: Vec<Card<'site>>,
        /// The others, ascending.
        pub unofficial: Vec<Card<'site>>,
    }
}

/// From the home page to the site's root.
pub const PREFIX: &str = "./";

/// What the home page says of itself, whatever it shows of the codes.
pub fn about(site: &Site) -> About<'_> {
    About {
        kind: PageKind::Home,
        address: "",
        title: match site.tagline() {
            Some(tagline) => format!("{}: {tagline}", site.title()),
            None => site.title().to_owned(),
        },
        description: site.description(),
        class: None,
        path: None,
        reviewed: None,
        steps: Vec::new(),
    }
}

/// What the home page says.
pub fn view(site: &Site) -> HomePage<'_> {
    let classes = site.classes().filter(|class| !site.class_codes(*class).is_empty());
    HomePage {
        frame: frame(site, about(site), PREFIX),
        hero: hero(site),
        filters: filters(site, List::Tiles),
        classes: classes.map(|class| class_block(site, class)).collect(),
        total_html: total_html(site),
        guides: guide_links(site.guides().iter(), PREFIX),
    }
}

fn total_html(site: &Site) -> String {
    let count = site.status_pages().len();
    let codes = format!("{PREFIX}codes/");
    let (label, number) =
        (site.labels.home_page.total.form(site.language(), count), count.to_string());
    words::label_html(label, &[("count", &number), ("codes", &codes)])
}

fn class_block(site: &Site, class: Class) -> ClassBlock<'_> {
    let page = site.class_page(class);
    let cards = site.class_codes(class).iter().map(|page| card(site, page, PREFIX));
    let (mut codes, mut unofficial): (Vec<_>, Vec<_>) = cards.partition(|card| card.official);
    if codes.is_empty() {
        std::mem::swap(&mut codes, &mut unofficial);
    }
    ClassBlock {
        name: class.name(),
        label: class.label(),
        title: site.class_title(class),
        summary: page.map_or("", |page| &page.summary.value),
        href: format!("{PREFIX}{}/", class.name()),
        codes,
        unofficial,
    }
}
