//! The index of the search for programs, version 1.
//!
//! `search-index.json` is an object: `version` is 1, and `pages` lists the codes, ascending.
//! Of a page it says `code`, `phrase`, `summary`, `href` (from the site's root), `class`
//! (`4xx`), `official`, and what it is found by: `formerly` (earlier phrases), `keywords`,
//! `errors` (names of the API's own, if it has any), `constants`, `vendors`, `headers` (names of
//! fields), `specs` (`RFC 9110 15.5.5`) and `terms` (the distinct words of its text, joined by
//! spaces).
//! The site itself loads `search.js`, which holds the same in fewer bytes (`search_script.rs`).

use std::collections::BTreeSet;

use serde::Serialize;

use super::search_terms::{self, Counted};
use crate::model::site::Site;
use crate::model::status_page::{Spec, StatusPage};

#[derive(Serialize)]
struct Index<'site> {
    version: u8,
    pages: Vec<Entry<'site>>,
}

#[derive(Serialize)]
struct Entry<'site> {
    code: u16,
    phrase: &'site str,
    summary: &'site str,
    href: String,
    class: &'static str,
    official: bool,
    formerly: Vec<&'site str>,
    keywords: Vec<&'site str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<&'site str>,
    constants: BTreeSet<&'static str>,
    vendors: Vec<&'site str>,
    headers: Vec<&'site str>,
    specs: Vec<String>,
    terms: String,
}

/// The index as JSON.
pub fn json(site: &Site, counted: &[Counted<'_>]) -> String {
    let pages = site.status_pages().iter().zip(counted);
    let pages = pages.map(|(page, words)| entry(site, page, words)).collect();
    super::codes_json::to_json(&Index { version: 1, pages })
}

fn entry<'site>(site: &Site, page: &'site StatusPage, words: &Counted<'_>) -> Entry<'site> {
    let spec = |spec: &Spec| match spec {
        Spec::Rfc { rfc, section } => format!("RFC {} {}", rfc.value, section.value),
        Spec::Other { title, .. } => title.clone(),
    };
    let mut vendors = Vec::new();
    for vendor_use in &page.uses {
        vendors.extend([vendor_use.vendor.as_str(), vendor_use.name.as_str()]);
    }
    Entry {
        code: page.code.value.number(),
        phrase: &page.phrase.value,
        summary: &page.summary.value,
        href: page.address(),
        class: page.code.value.class().name(),
        official: page.is_official(),
        formerly: page.formerly.iter().map(|former| former.phrase.value.as_str()).collect(),
        keywords: page.keywords.iter().map(|keyword| keyword.value.as_str()).collect(),
        errors: page.errors.iter().map(|error| error.name.value.as_str()).collect(),
        constants: site.constants(page.code.value).iter().map(|constant| constant.name).collect(),
        vendors,
        headers: page.headers.iter().map(|header| header.name.value.as_str()).collect(),
        specs: page.specs.iter().map(spec).collect(),
        terms: search_terms::joined(words),
    }
}
