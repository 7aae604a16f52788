//! Reads the introduction of a class.

use std::sync::Arc;

use super::page::{self, PageParts, or_empty};
use super::values;
use crate::model::class::Class;
use crate::model::class_page::ClassPage;
use crate::model::diagnostic::Diagnostics;
use crate::model::field::{Field, Kind};

pub const CLASS: Field = Field::required("class", Kind::Word(Class::NAMES), "the name of the file");
pub const TITLE: Field = Field::required("title", Kind::Text, "what the class is called");
pub const SUMMARY: Field =
    Field::required("summary", Kind::Summary, "one plain sentence of at most 160 characters");
pub const PROMISE: Field =
    Field::required("promise", Kind::Note, "one sentence: what every code of the class promises");
pub const UNKNOWN: Field = Field::required(
    "unknown",
    Kind::Note,
    "one sentence: what a client does with a code that it does not know",
);
pub const KEYWORDS: Field =
    Field::optional("keywords", Kind::List(&Kind::Text), "a list of what people call it");
pub const REVIEWED: Field =
    Field::required("reviewed", Kind::Day, "the day on which somebody last checked the page");

/// Every field of the front matter, in the order in which it is written.
pub const FIELDS: &[&Field] = &[&CLASS, &TITLE, &SUMMARY, &PROMISE, &UNKNOWN, &KEYWORDS, &REVIEWED];

/// Reads `content/4xx.md`; `named` is the class of the file's name. `None` if its front matter
/// cannot be read.
pub fn read(page: PageParts, named: Class, diagnostics: &mut Diagnostics) -> Option<ClassPage> {
    let fields = page::fields(&page.source, &page.fence, diagnostics)?;
    let stated_class = fields.required(&CLASS, &values::text, diagnostics);
    let summary = fields.required(&SUMMARY, &values::text, diagnostics);
    let read = ClassPage {
        path: page.path,
        source: Arc::clone(&page.source),
        class: named,
        stated_class,
        title: fields.required(&TITLE, &values::words, diagnostics).unwrap_or_default(),
        summary: or_empty(summary, &page.fence),
        promise: fields.required(&PROMISE, &values::words, diagnostics).unwrap_or_default(),
        unknown: fields.required(&UNKNOWN, &values::words, diagnostics).unwrap_or_default(),
        keywords: fields.list(&KEYWORDS, &values::text, diagnostics),
        reviewed: fields.required(&REVIEWED, &values::date, diagnostics),
        prose: page.prose,
    };
    debug_assert!(fields.not_asked().is_empty(), "never read: {:?}", fields.not_asked());
    Some(read)
}
