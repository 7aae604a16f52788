//! Reads a guide.

use std::sync::Arc;

use super::page::{self, PageParts, or_empty};
use super::values;
use crate::model::diagnostic::Diagnostics;
use crate::model::field::{Field, Kind};
use crate::model::guide::Guide;

pub const TITLE: Field = Field::required("title", Kind::Text, "the question, as people ask it");
pub const SUMMARY: Field =
    Field::required("summary", Kind::Summary, "the short answer, plain, of at most 160 characters");
pub const CODES: Field =
    Field::required("codes", Kind::List(&Kind::Code), "a list of the codes that it compares");
pub const KEYWORDS: Field =
    Field::optional("keywords", Kind::List(&Kind::Text), "a list of what people call it");
pub const REVIEWED: Field =
    Field::required("reviewed", Kind::Day, "the day on which somebody last checked the page");

/// Every field of the front matter, in the order in which it is written.
pub const FIELDS: &[&Field] = &[&TITLE, &SUMMARY, &CODES, &KEYWORDS, &REVIEWED];

/// Reads `content/guides/NAME.md`; `None` if its front matter cannot be read.
pub fn read(page: PageParts, name: &str, diagnostics: &mut Diagnostics) -> Option<Guide> {
    let fields = page::fields(&page.source, &page.fence, diagnostics)?;
    let title = fields.required(&TITLE, &values::text, diagnostics);
    let summary = fields.required(&SUMMARY, &values::text, diagnostics);
    let read = Guide {
        path: page.path,
        source: Arc::clone(&page.source),
        name: name.to_owned(),
        title: or_empty(title, &page.fence),
        summary: or_empty(summary, &page.fence),
        codes: fields
            .required(
                &CODES,
                &|node, diagnostics| Some(values::list(node, &values::code, diagnostics)),
                diagnostics,
            )
            .unwrap_or_default(),
        keywords: fields.list(&KEYWORDS, &values::text, diagnostics),
        reviewed: fields.required(&REVIEWED, &values::date, diagnostics),
        prose: page.prose,
    };
    debug_assert!(fields.not_asked().is_empty(), "never read: {:?}", fields.not_asked());
    Some(read)
}
