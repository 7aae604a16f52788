//! Reads the text of the home page.

use super::page::{self, DRAFT, KEYWORDS, PageParts};
use super::values;
use crate::model::diagnostic::Diagnostics;
use crate::model::field::{Field, Kind};
use crate::model::home_text::HomeText;
use crate::model::page_meta::PageMeta;

pub const TITLE: Field =
    Field::optional("title", Kind::Text, "the heading of the text").left_out("no heading");

/// Every field of the front matter, in the order in which it is written.
pub const FIELDS: &[&Field] = &[&TITLE, &KEYWORDS, &DRAFT];

/// Reads `content/home.md`; `None` if its front matter cannot be read.
pub fn read(page: PageParts, diagnostics: &mut Diagnostics) -> Option<HomeText> {
    let fields = page::fields(&page.source, &page.fence, &page.required, diagnostics)?;
    let title = fields.optional(&TITLE, &values::words, diagnostics);
    let read = HomeText {
        path: page.path,
        title,
        keywords: fields.list(&KEYWORDS, &values::text, diagnostics),
        meta: PageMeta {
            draft: fields.optional(&DRAFT, &values::flag, diagnostics).unwrap_or(false),
            extra: Vec::new(),
        },
        prose: page.prose,
    };
    debug_assert!(fields.not_asked().is_empty(), "never read: {:?}", fields.not_asked());
    Some(read)
}
