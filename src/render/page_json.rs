//! One page as an object for programs: what `codes.json` says of a code.

use serde_json::{Value, json};

use super::codes_json;
use crate::model::api_error::ApiError;
use crate::model::class::Class;
use crate::model::code::Code;
use crate::model::diagnostic::Located;
use crate::model::guide::Guide;
use crate::model::plain_page::PlainPage;
use crate::model::site::Site;
use crate::model::status_page::StatusPage;

/// As in `codes.json`.
#[must_use]
pub fn status_page(site: &Site, page: &StatusPage) -> Value {
    codes_json::value(page, &site.labels)
}

/// As in `errors` of `codes.json`, with the code and its phrase.
#[must_use]
pub fn error(page: &StatusPage, error: &ApiError) -> Value {
    let mut value = codes_json::error_value(page, error);
    value["code"] = json!(page.code.value.number());
    value["phrase"] = json!(page.phrase.value);
    value
}

#[must_use]
pub fn class_page(site: &Site, class: Class) -> Value {
    let page = site.class_page(class);
    let codes = site.class_codes(class).iter().map(|page| page.code.value.number());
    json!({
        "class": class.name(),
        "title": site.class_title(class),
        "summary": page.map(|page| &page.summary.value),
        "promise": page.map(|page| &page.promise),
        "unknown": page.map(|page| &page.unknown),
        "keywords": page.map(|page| words(&page.keywords)).unwrap_or_default(),
        "codes": codes.collect::<Vec<_>>(),
        "href": format!("{}/", class.name()),
        "reviewed": page.and_then(|page| page.reviewed).map(|day| day.to_string()),
    })
}

#[must_use]
pub fn guide_page(guide: &Guide) -> Value {
    let codes = guide.codes.iter().map(|code: &Located<Code>| code.value.number());
    json!({
        "title": guide.title.value,
        "summary": guide.summary.value,
        "codes": codes.collect::<Vec<_>>(),
        "keywords": words(&guide.keywords),
        "href": guide.address(),
        "reviewed": guide.reviewed.map(|day| day.to_string()),
    })
}

#[must_use]
pub fn plain_page(page: &PlainPage) -> Value {
    json!({
        "title": page.title.value,
        "summary": page.summary.value,
        "keywords": words(&page.keywords),
        "href": page.address(),
        "reviewed": page.reviewed.map(|day| day.to_string()),
    })
}

fn words(keywords: &[Located<String>]) -> Vec<&str> {
    keywords.iter().map(|keyword| keyword.value.as_str()).collect()
}
