//! Reads a guide.

use std::sync::Arc;

use super::page::{self, DRAFT, EXTRA, KEYWORDS, PageParts, REVIEWED, SUMMARY, or_empty};
use super::values;
use crate::model::diagnostic::Diagnostics;
use crate::model::field::{Field, Kind};
use crate::model::guide::Guide;

pub const TITLE: Field = Field::required("title", Kind::Text, "the question, as people ask it");
pub const CODES: Field =
    Field::optional("codes", Kind::List(&Kind::Code), "a list of the codes that it compares");

/// Every field of the front matter, in the order in which it is written.
pub const FIELDS: &[&Field] = &[&TITLE, &SUMMARY, &CODES, &KEYWORDS, &REVIEWED, &EXTRA, &DRAFT];

/// Reads `content/guides/NAME.md`; `None` if its front matter cannot be read.
pub fn read(page: PageParts, name: &str, diagnostics: &mut Diagnostics) -> Option<Guide> {
    let fields = page::fields(&page.source, &page.fence, &page.required, diagnostics)?;
    let title = fields.required(&TITLE, &values::text, diagnostics);
    let read = Guide {
        path: page.path,
        source: Arc::clone(&page.source),
        name: name.to_owned(),
        title: or_empty(title, &page.fence),
        summary: page::summary(&fields, &page.prose, &page.fence, diagnostics),
        codes: fields.list(&CODES, &values::code, diagnostics),
        keywords: fields.list(&KEYWORDS, &values::text, diagnostics),
        reviewed: fields.optional(&REVIEWED, &values::date, diagnostics),
        meta: page::meta(&fields, diagnostics),
        prose: page.prose,
    };
    debug_assert!(fields.not_asked().is_empty(), "never read: {:?}", fields.not_asked());
    Some(read)
}
