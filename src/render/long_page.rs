//! The home page with the text of all codes.

use super::frame::{Frame, frame};
use super::guide_page::{GuideLink, guide_links};
use super::hero::{Hero, INTRO_ID, hero};
use super::home_page;
use super::view::view;
use crate::model::site::Site;

view! {
    /// `long_page.html`
    pub struct LongPage<'site> {
        /// What every page has.
        pub frame: Frame,
        /// What is above the codes.
        pub hero: Hero<'site>,
        /// The text of the site, then the codes, ascending.
        pub toc: Vec<CodeEntry>,
        /// The section of each code, as `parts/code_section.html` makes it, ascending by code.
        pub sections_html: String,
        /// The guides.
        pub guides: Vec<GuideLink<'site>>,
    }
}

view! {
    /// A section of the page, to jump to.
    pub struct CodeEntry {
        /// Its id: the three digits of a code.
        pub id: String,
        /// `404 Not Found`
        pub text: String,
    }
}

/// What the page says, with the sections of its codes.
pub fn view(site: &Site, sections_html: String) -> LongPage<'_> {
    let entries = site.status_pages().iter().map(|page| CodeEntry {
        id: page.code.value.to_string(),
        text: format!("{} {}", page.code.value, page.phrase.value),
    });
    let hero = hero(site);
    let intro =
        hero.intro_title.map(|title| CodeEntry { id: INTRO_ID.to_owned(), text: title.to_owned() });
    LongPage {
        frame: frame(site, home_page::about(site), home_page::PREFIX),
        hero,
        toc: intro.into_iter().chain(entries).collect(),
        sections_html,
        guides: guide_links(site.guides().iter(), home_page::PREFIX),
    }
}
