//! A page, split, with its Markdown read: what the readers of front matter start from.

use std::sync::Arc;

use super::fields::Fields;
use super::values;
use crate::model::diagnostic::{Diagnostics, Located, Place};
use crate::model::facts::KnownFact;
use crate::model::field::{Field, Kind};
use crate::model::node::Node;
use crate::model::page_meta::{Extra, PageMeta};
use crate::model::page_source::PageSource;
use crate::model::prose::Prose;
use crate::model::summary::Summary;

/// A page whose fields are still to be read.
pub struct PageParts {
    pub path: Arc<str>,
    pub source: Arc<PageSource>,
    /// The first fence of the front matter; the place of what is missing.
    pub fence: Place,
    /// The fields that the site requires of every page that can have them.
    pub required: Arc<[&'static str]>,
    /// What a status page takes from the registry if its author did not write it.
    pub fill_in: Arc<[KnownFact]>,
    pub prose: Prose,
}

pub const SUMMARY: Field =
    Field::optional("summary", Kind::Summary, "one plain sentence of at most 160 characters")
        .left_out("the first sentence of the text");
pub const KEYWORDS: Field =
    Field::optional("keywords", Kind::List(&Kind::Text), "a list of what people call it");
pub const REVIEWED: Field =
    Field::optional("reviewed", Kind::Day, "the day on which somebody last checked the page");

pub const DRAFT: Field = Field::optional(
    "draft",
    Kind::Flag,
    "`true` for a page that `serve` shows and `check` checks, and that a build leaves out",
)
.left_out("the page is built");

pub const EXTRA: Field = Field::optional(
    "extra",
    Kind::Named(&Kind::Texts),
    "fields of your own, as `{ owner: payments, tags: [a, b] }`: templates and `codes.json` have \
     them, and readers if `site.yaml` has a label for them",
);

/// What a page of any kind may say of itself.
pub fn meta(fields: &Fields<'_>, diagnostics: &mut Diagnostics) -> PageMeta {
    let draft = fields.optional(&DRAFT, &values::flag, diagnostics).unwrap_or(false);
    let texts = |node: &Node, diagnostics: &mut Diagnostics| {
        values::named(node, &values::texts, diagnostics)
    };
    let named = fields.optional(&EXTRA, &texts, diagnostics).unwrap_or_default();
    let extra = named.into_iter().map(|(name, (values, is_list))| Extra { name, values, is_list });
    PageMeta { draft, extra: extra.collect() }
}

/// The fields of a front matter whose first fence is at that place, some of which the site
/// requires; `None` if nothing of it could be read, or after it reported that it is not a mapping.
pub fn fields<'source>(
    source: &'source PageSource,
    fence: &Place,
    required: &'source [&'static str],
    diagnostics: &mut Diagnostics,
) -> Option<Fields<'source>> {
    let read = source.front_matter.as_ref()?;
    let fields = Fields::new(&read.node, read.known_fields, read.is_complete, diagnostics)?;
    Some(fields.missing_at(fence.clone()).requiring(required))
}

/// What a page says in one sentence; reports that there is neither a summary nor a text.
pub fn summary(
    fields: &Fields<'_>,
    prose: &Prose,
    fence: &Place,
    diagnostics: &mut Diagnostics,
) -> Summary {
    let written = fields.optional(&SUMMARY, &values::text, diagnostics);
    let summary = Summary::new(written, prose, fence);
    if summary.value.is_empty() && !fields.has(&SUMMARY) && !fields.requires(&SUMMARY) {
        fields.report_missing(&SUMMARY, diagnostics);
    }
    summary
}

/// A text, or an empty one that causes no further fault.
pub fn or_empty(text: Option<Located<String>>, place: &Place) -> Located<String> {
    text.unwrap_or_else(|| Located::new(String::new(), place.clone()))
}
