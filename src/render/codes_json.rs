//! `codes.json`: what the pages say of each code, for programs.
//!
//! An object: `version` is 1, and `codes` lists the codes, ascending. Words are those of the
//! front matter (docs/front-matter.md); what a page does not say is left out or `null`.

use serde::Serialize;

use super::card::spec;
use super::extra::{self, ExtraFields};
use crate::model::api_error::ApiError;
use crate::model::facts::Words;
use crate::model::site::Site;
use crate::model::status_page::{Header, StatusPage, Use};

#[derive(Serialize)]
struct Codes<'site> {
    version: u8,
    codes: Vec<Entry<'site>>,
}

#[derive(Serialize)]
struct Entry<'site> {
    code: u16,
    phrase: &'site str,
    class: &'static str,
    summary: &'site str,
    standing: Option<&'static str>,
    specs: Vec<Spec>,
    #[serde(skip_serializing_if = "Option::is_none")]
    actor: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    caller: Option<&'site str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    server: Option<&'site str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retry: Option<&'static str>,
    retry_note: Option<&'site str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cache: Option<&'static str>,
    cache_note: Option<&'site str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deviates: Option<&'site str>,
    headers: Vec<HeaderEntry<'site>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<ErrorEntry<'site>>,
    formerly: Vec<Former<'site>>,
    keywords: Vec<&'site str>,
    related: Vec<u16>,
    uses: Vec<UseEntry<'site>>,
    constants: Vec<ConstantEntry>,
    #[serde(skip_serializing_if = "ExtraFields::is_empty")]
    extra: ExtraFields<'site>,
    href: String,
    reviewed: Option<String>,
}

#[derive(Serialize)]
struct Spec {
    title: String,
    url: String,
}

#[derive(Serialize)]
struct HeaderEntry<'site> {
    name: &'site str,
    r#in: &'static str,
    need: &'static str,
    note: Option<&'site str>,
}

#[derive(Serialize)]
struct ErrorEntry<'site> {
    name: &'site str,
    #[serde(skip_serializing_if = "Option::is_none")]
    when: Option<&'site str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    r#do: Option<&'site str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    example: Option<&'site str>,
    href: String,
}

#[derive(Serialize)]
struct Former<'site> {
    phrase: &'site str,
    spec: &'site str,
}

#[derive(Serialize)]
struct UseEntry<'site> {
    vendor: &'site str,
    name: &'site str,
    meaning: &'site str,
    sent: &'static str,
    source: &'site str,
    confidence: &'static str,
}

#[derive(Serialize)]
struct ConstantEntry {
    platform: &'static str,
    name: &'static str,
    origin: &'static str,
}

/// The file.
pub fn json(site: &Site) -> String {
    let codes = site.status_pages().iter().map(|page| entry(site, page)).collect();
    to_json(&Codes { version: 1, codes })
}

/// What the file says of one page.
pub fn value(site: &Site, page: &StatusPage) -> serde_json::Value {
    serde_json::to_value(entry(site, page)).expect("a view of strings and numbers is JSON")
}

/// JSON that is also safe inside a script: `<` is escaped.
pub fn to_json(value: &impl Serialize) -> String {
    let json = serde_json::to_string(value).expect("a view of strings and numbers is JSON");
    json.replace('<', "\\u003c") + "\n"
}

fn entry<'site>(site: &Site, page: &'site StatusPage) -> Entry<'site> {
    let labels = &site.labels;
    let specs = page.specs.iter().map(|it| spec(it, labels));
    let former = page.formerly.iter();
    Entry {
        code: page.code.value.number(),
        phrase: &page.phrase.value,
        class: page.code.value.class().name(),
        summary: &page.summary.value,
        standing: page.shown_standing().map(Words::name),
        specs: specs.map(|(title, url)| Spec { title, url }).collect(),
        actor: page.actor.map(Words::name),
        caller: page.caller.as_deref(),
        server: page.server.as_deref(),
        retry: page.retry.map(Words::name),
        retry_note: page.retry_note.as_deref(),
        cache: page.cache().map(Words::name),
        cache_note: page.cache_note.as_deref(),
        body: page.body.map(Words::name),
        deviates: page.deviates.as_deref(),
        headers: page.headers.iter().map(header).collect(),
        errors: page.errors.iter().map(|it| error(page, it)).collect(),
        formerly: former
            .map(|former| Former { phrase: &former.phrase.value, spec: &former.spec })
            .collect(),
        keywords: page.keywords.iter().map(|keyword| keyword.value.as_str()).collect(),
        related: page.related.iter().map(|related| related.code.value.number()).collect(),
        uses: page.uses.iter().map(vendor_use).collect(),
        constants: site
            .constants(page.code.value)
            .iter()
            .map(|row| ConstantEntry {
                platform: row.platform.name(),
                name: row.name,
                origin: row.origin,
            })
            .collect(),
        extra: extra::fields(&page.meta),
        href: page.address(),
        reviewed: page.reviewed.map(|day| day.to_string()),
    }
}

fn header(header: &Header) -> HeaderEntry<'_> {
    HeaderEntry {
        name: &header.name.value,
        r#in: header.carrier.name(),
        need: header.need.name(),
        note: header.note.as_deref(),
    }
}

/// What the file says of an error.
pub fn error_value(page: &StatusPage, error: &ApiError) -> serde_json::Value {
    serde_json::to_value(self::error(page, error)).expect("a view of strings is JSON")
}

fn error<'site>(page: &StatusPage, error: &'site ApiError) -> ErrorEntry<'site> {
    ErrorEntry {
        name: &error.name.value,
        when: error.when.as_deref(),
        r#do: error.remedy.as_deref(),
        example: error.example.as_ref().map(|example| example.value.as_str()),
        href: page.error_address(error),
    }
}

fn vendor_use(vendor_use: &Use) -> UseEntry<'_> {
    UseEntry {
        vendor: &vendor_use.vendor,
        name: &vendor_use.name,
        meaning: &vendor_use.meaning,
        sent: vendor_use.sent.name(),
        source: &vendor_use.source.value,
        confidence: vendor_use.confidence.name(),
    }
}
