//! The start of the home page: what the site is called, and its text.

use super::frame::prefix;
use super::prose;
use super::view::view;
use crate::model::site::Site;

view! {
    /// `parts/hero.html` and `parts/intro.html`
    pub struct Hero<'site> {
        /// The tagline, if it is written and the header has the title in letters; else the title.
        pub heading: &'site str,
        /// The tagline, if it is written and is not the heading.
        pub tagline: Option<&'site str>,
        /// What the site says of itself, if that is written.
        pub description: Option<&'site str>,
        /// The title of `content/home.md`.
        pub intro_title: Option<&'site str>,
        /// The text of `content/home.md`.
        pub intro_html: Option<String>,
    }
}

/// The id of the text, if it has a title.
pub const INTRO_ID: &str = "introduction";

/// The start of the home page.
pub fn hero(site: &Site) -> Hero<'_> {
    let config = &site.config;
    let tagline = config.tagline.as_deref();
    let (heading, tagline) = match tagline {
        Some(tagline) if config.looks.logo.is_none() => (tagline, None),
        _ => (site.title(), tagline),
    };
    let home = site.home.as_ref();
    Hero {
        heading,
        tagline,
        description: config.description.as_deref(),
        intro_title: home.and_then(|home| home.title.as_deref()),
        intro_html: home.map(|home| {
            prose::lowered_html(&home.prose, site, &home.path, &prefix(""), home.title.is_some())
        }),
    }
}
