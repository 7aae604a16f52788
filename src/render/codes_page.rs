//! The table of all codes.

use super::about::{About, PageKind};
use super::card::{spec, vendors};
use super::extra::{self, ExtraFields};
use super::filters::{Filters, filters};
use super::frame::{Frame, frame, prefix};
use super::view::view;
use super::words;
use crate::model::facts::Words;
use crate::model::site::Site;
use crate::model::status_page::StatusPage;

view! {
    /// `codes_page.html`
    pub struct CodesPage<'site> {
        /// What every page has.
        pub frame: Frame,
        /// What the codes are filtered by.
        pub filters: Filters<'site>,
        /// Whether a code says whether to retry.
        pub has_retry: bool,
        /// Whether a code says whether a cache may keep it.
        pub has_cache: bool,
        /// Whether a code has a specification.
        pub has_spec: bool,
        /// The codes, ascending.
        pub rows: Vec<Row<'site>>,
    }
}

view! {
    /// A code in the table.
    pub struct Row<'site> {
        /// The three digits.
        pub code: u16,
        /// The phrase, or the vendor's name for it.
        pub phrase: &'site str,
        /// Its page.
        pub href: String,
        /// `4xx`
        pub class: &'static str,
        /// `Client error`
        pub class_title: &'site str,
        /// One sentence.
        pub summary: &'site str,
        /// The word of the front matter: `registered`, `unofficial`, …
        pub standing: &'static str,
        /// The standing as a sentence.
        pub standing_text: &'site str,
        /// False for a code that IANA has not registered.
        pub official: bool,
        /// The word of the front matter: `never`, `after-delay`, …
        pub retry: Option<&'static str>,
        /// The same for readers.
        pub retry_text: Option<&'site str>,
        /// The word of the front matter: `heuristic`, `explicit`, …
        pub cache: Option<&'static str>,
        /// The same for readers.
        pub cache_text: Option<&'site str>,
        /// The fields of the project's own by name: `extra.owner`.
        pub extra: ExtraFields<'site>,
        /// What it is filtered by: a line `extra.owner=payments` for each value.
        pub extra_words: Option<String>,
        /// Who else means something by it.
        pub vendors: Vec<&'site str>,
        /// The errors that the API sends with it under names of its own.
        pub errors: Vec<ErrorLink<'site>>,
        /// The defining section: `RFC 9110, section 15.5.5`.
        pub spec_text: Option<String>,
        /// Its address.
        pub spec_href: Option<String>,
    }
}

view! {
    /// An error in the row of its code.
    pub struct ErrorLink<'site> {
        /// `order_not_found`
        pub name: &'site str,
        /// Where the page of the code explains it.
        pub href: String,
    }
}

/// What the table says.
pub fn view(site: &Site) -> CodesPage<'_> {
    let labels = &site.labels;
    let address = "codes/";
    let prefix = prefix(address);
    let about = About {
        kind: PageKind::Codes,
        address,
        title: format!("{} – {}", labels.codes_page.title, site.title()),
        description: &labels.codes_page.description,
        class: None,
        path: None,
        reviewed: None,
        steps: vec![(labels.codes_page.name.to_string(), None)],
    };
    CodesPage {
        frame: frame(site, about, &prefix),
        filters: filters(site),
        has_retry: site.status_pages().iter().any(|page| page.retry.is_some()),
        has_cache: site.status_pages().iter().any(|page| page.cache.is_some()),
        has_spec: site.status_pages().iter().any(|page| !page.specs.is_empty()),
        rows: site.status_pages().iter().map(|page| row(site, page, &prefix)).collect(),
    }
}

fn row<'site>(site: &'site Site, page: &'site StatusPage, prefix: &str) -> Row<'site> {
    let labels = &site.labels;
    let class = page.code.value.class();
    let errors = page.errors.iter().map(|error| ErrorLink {
        name: &error.name.value,
        href: format!("{prefix}{}", page.error_address(error)),
    });
    let (spec_text, spec_href) = page.specs.first().map(|it| spec(it, labels)).unzip();
    Row {
        code: page.code.value.number(),
        phrase: &page.phrase.value,
        href: format!("{prefix}{}", page.address()),
        class: class.name(),
        class_title: class.title(labels),
        summary: &page.summary.value,
        standing: page.standing.value.name(),
        standing_text: words::standing(page.standing.value, labels),
        official: page.standing.value.is_official(),
        retry: page.retry.map(Words::name),
        retry_text: page.retry.map(|it| words::retry(it, labels)),
        cache: page.cache().map(Words::name),
        cache_text: page.cache().map(|it| words::cache(it, labels)),
        extra: extra::fields(&page.meta),
        extra_words: extra::words(site, &page.meta),
        vendors: vendors(page),
        errors: errors.collect(),
        spec_text,
        spec_href,
    }
}
