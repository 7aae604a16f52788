//! Reads the introduction of a class.

use std::sync::Arc;

use super::page::{self, DRAFT, EXTRA, KEYWORDS, PageParts, REVIEWED, SUMMARY};
use super::values;
use crate::model::class::Class;
use crate::model::class_page::ClassPage;
use crate::model::diagnostic::Diagnostics;
use crate::model::field::{Field, Kind};
use crate::model::labels::Labels;

pub const CLASS: Field = Field::required("class", Kind::Word(Class::NAMES), "the name of the file");
pub const TITLE: Field = Field::optional("title", Kind::Text, "what the class is called")
    .left_out("the common name, as `Client error`");
pub const PROMISE: Field =
    Field::optional("promise", Kind::Note, "one sentence: what every code of the class promises");
pub const UNKNOWN: Field = Field::optional(
    "unknown",
    Kind::Note,
    "one sentence: what a client does with a code that it does not know",
);

/// Every field of the front matter, in the order in which it is written.
pub const FIELDS: &[&Field] =
    &[&CLASS, &TITLE, &SUMMARY, &PROMISE, &UNKNOWN, &KEYWORDS, &REVIEWED, &EXTRA, &DRAFT];

/// Reads `content/4xx.md`; `named` is the class of the file's name. `None` if its front matter
/// cannot be read.
pub fn read(
    page: PageParts,
    named: Class,
    labels: &Labels,
    diagnostics: &mut Diagnostics,
) -> Option<ClassPage> {
    let fields = page::fields(&page.source, &page.fence, &page.required, diagnostics)?;
    let stated_class = fields.required(&CLASS, &values::text, diagnostics);
    let title = fields.optional(&TITLE, &values::words, diagnostics);
    let read = ClassPage {
        path: page.path,
        source: Arc::clone(&page.source),
        class: named,
        stated_class,
        title: title.unwrap_or_else(|| named.title(labels).to_owned()),
        summary: page::summary(&fields, &page.prose, &page.fence, diagnostics),
        promise: fields.optional(&PROMISE, &values::words, diagnostics),
        unknown: fields.optional(&UNKNOWN, &values::words, diagnostics),
        keywords: fields.list(&KEYWORDS, &values::text, diagnostics),
        reviewed: fields.optional(&REVIEWED, &values::date, diagnostics),
        meta: page::meta(&fields, diagnostics),
        prose: page.prose,
    };
    debug_assert!(fields.not_asked().is_empty(), "never read: {:?}", fields.not_asked());
    Some(read)
}
