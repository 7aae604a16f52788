//! The table of all codes.

use std::collections::BTreeSet;

use super::about::{About, PageKind};
use super::card::{spec, vendors};
use super::extra::{self, ExtraFields};
use super::filters::{Filters, List, filters};
use super::frame::{Frame, frame, prefix};
use super::hero::Hero;
use super::status_rows::HeaderRow;
use super::view::view;
use super::words;
use crate::model::facts::Words;
use crate::model::labels::Labels;
use crate::model::site::Site;
use crate::model::status_page::StatusPage;

view! {
    /// `codes_page.html` and `table_page.html`
    pub struct CodesPage<'site> {
        /// What every page has.
        pub frame: Frame,
        /// What is above the codes, if the table is the home page.
        pub hero: Option<Hero<'site>>,
        /// What the codes are filtered by, if they are many.
        pub filters: Option<Filters<'site>>,
        /// Whether the codes are of several standings.
        pub has_standings: bool,
        /// Whether the table is the home page, and a code says what to do about it.
        pub has_caller: bool,
        /// Whether a code says whether to retry.
        pub has_retry: bool,
        /// Whether a code says whether a cache may keep it.
        pub has_cache: bool,
        /// Whether the table is the home page, and a code has fields that belong to the exchange.
        pub has_headers: bool,
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
        /// One sentence; empty if `text_html` starts with it.
        pub summary: &'site str,
        /// The text before the first heading, if the table is the home page.
        pub text_html: Option<String>,
        /// Where the API does something else than the specification, if the table is the home page.
        pub deviates_html: Option<String>,
        /// What whoever received it does.
        pub caller_html: Option<String>,
        /// The word of the front matter: `registered`, `unofficial`, …
        pub standing: Option<&'static str>,
        /// The standing as a sentence.
        pub standing_text: Option<&'site str>,
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
        /// The fields that belong to the exchange, if the table is the home page.
        pub headers: Vec<HeaderRow<'site>>,
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
    let mut columns = columns(site);
    columns.retain(|column| !matches!(column, Column::Caller | Column::Headers));
    let description = description(&columns, labels);
    let about = About {
        kind: PageKind::Codes,
        address,
        title: format!("{} – {}", labels.codes_page.title, site.title()),
        description: &description,
        class: None,
        path: None,
        reviewed: None,
        steps: vec![(labels.codes_page.name.to_string(), None)],
    };
    let prefix = prefix(address);
    page(site, frame(site, about, &prefix), &prefix, filters(site, List::Table), &columns)
}

/// The table in a frame; `prefix` leads from it to the site's root.
pub fn page<'site>(
    site: &'site Site,
    frame: Frame,
    prefix: &str,
    filters: Option<Filters<'site>>,
    columns: &[Column],
) -> CodesPage<'site> {
    CodesPage {
        frame,
        hero: None,
        filters,
        has_standings: columns.contains(&Column::Standing),
        has_caller: columns.contains(&Column::Caller),
        has_retry: columns.contains(&Column::Retry),
        has_cache: columns.contains(&Column::Cache),
        has_headers: columns.contains(&Column::Headers),
        has_spec: columns.contains(&Column::Spec),
        rows: site.status_pages().iter().map(|page| row(site, page, prefix)).collect(),
    }
}

/// A column besides code, phrase and meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    Caller,
    Standing,
    Retry,
    Cache,
    Headers,
    Spec,
}

/// The columns that tell the codes apart or say something.
pub fn columns(site: &Site) -> Vec<Column> {
    let pages = site.status_pages();
    let standings: BTreeSet<_> = pages.iter().filter_map(StatusPage::shown_standing).collect();
    let columns = [
        (Column::Caller, pages.iter().any(|page| page.caller.is_some())),
        (Column::Standing, standings.len() > 1),
        (Column::Retry, pages.iter().any(|page| page.retry.is_some())),
        (Column::Cache, pages.iter().any(|page| page.cache().is_some())),
        (Column::Headers, pages.iter().any(|page| !page.headers.is_empty())),
        (Column::Spec, pages.iter().any(|page| !page.specs.is_empty())),
    ];
    columns.into_iter().filter_map(|(column, is_there)| is_there.then_some(column)).collect()
}

/// A sentence that names the columns.
fn description(columns: &[Column], labels: &Labels) -> String {
    let facts = &labels.fact;
    let mut names: Vec<&str> = vec![&facts.phrase, &facts.meaning];
    names.extend(columns.iter().map(|column| match column {
        Column::Caller => &*labels.errors_page.remedy,
        Column::Standing => &facts.standing,
        Column::Retry => &facts.retry,
        Column::Cache => &facts.cache,
        Column::Headers => &facts.headers,
        Column::Spec => &facts.spec,
    }));
    format!("{}: {}", labels.codes_page.title, names.join(", "))
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
        summary: &page.summary.value,
        caller_html: page.caller.as_deref().map(words::note),
        standing: page.shown_standing().map(Words::name),
        standing_text: page.shown_standing().map(|it| words::standing(it, labels)),
        official: page.is_official(),
        retry: page.retry.map(Words::name),
        retry_text: page.retry.map(|it| words::retry(it, labels)),
        cache: page.cache().map(Words::name),
        cache_text: page.cache().map(|it| words::cache(it, labels)),
        extra: extra::fields(&page.meta),
        extra_words: extra::words(site, &page.meta),
        vendors: vendors(page),
        errors: errors.collect(),
        text_html: None,
        deviates_html: None,
        headers: Vec::new(),
        spec_text,
        spec_href,
    }
}
