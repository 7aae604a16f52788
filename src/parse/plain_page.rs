//! Reads a page that is about no code.

use std::sync::Arc;

use super::page::{self, DRAFT, EXTRA, KEYWORDS, PageParts, REVIEWED, SUMMARY, or_empty};
use super::values;
use crate::model::diagnostic::Diagnostics;
use crate::model::field::{Field, Kind};
use crate::model::plain_page::PlainPage;

pub const TITLE: Field = Field::required("title", Kind::Text, "what the page is about");
pub const ORDER: Field = Field::optional(
    "order",
    Kind::Number,
    "a number: in the navigation the page with the lowest comes first",
)
.left_out("it comes after those that have a number, by its title");

/// Every field of the front matter, in the order in which it is written.
pub const FIELDS: &[&Field] = &[&TITLE, &SUMMARY, &KEYWORDS, &ORDER, &REVIEWED, &EXTRA, &DRAFT];

/// Reads `content/pages/NAME.md`; `None` if its front matter cannot be read.
pub fn read(page: PageParts, name: &str, diagnostics: &mut Diagnostics) -> Option<PlainPage> {
    let fields = page::fields(&page.source, &page.fence, &page.required, diagnostics)?;
    let title = fields.required(&TITLE, &values::text, diagnostics);
    let read = PlainPage {
        path: page.path,
        source: Arc::clone(&page.source),
        name: name.to_owned(),
        title: or_empty(title, &page.fence),
        summary: page::summary(&fields, &page.prose, &page.fence, diagnostics),
        keywords: fields.list(&KEYWORDS, &values::text, diagnostics),
        order: fields.optional(&ORDER, &values::number, diagnostics),
        reviewed: fields.optional(&REVIEWED, &values::date, diagnostics),
        meta: page::meta(&fields, diagnostics),
        prose: page.prose,
    };
    debug_assert!(fields.not_asked().is_empty(), "never read: {:?}", fields.not_asked());
    Some(read)
}
