//! Reads the introduction of a class.

use super::fields::Fields;
use super::page::{Page, slot};
use super::{unordered_fields, values};
use crate::model::class::Class;
use crate::model::class_page::ClassPage;
use crate::model::diagnostic::{Diagnostics, Rule};
use crate::model::field::{Field, Kind};

pub const WRONG_CLASS: Rule =
    Rule::error("wrong-class", "The file's name is the address of the class.").shown(
        "
//- content/4xx.md
---
class: 5xx
       ^^^ error: the file is about 4xx, not `5xx`
       help: write `class: 4xx`
title: Client error
summary: Something about the request has to change.
promise: The fault is on the client's side.
unknown: Treat it as 400.
reviewed: 2026-11-20
---
",
        "
//- content/4xx.md
---
class: 4xx
title: Client error
summary: Something about the request has to change.
promise: The fault is on the client's side.
unknown: Treat it as 400.
reviewed: 2026-11-20
---
",
    );

pub const CLASS: Field = Field::required("class", Kind::Word(Class::NAMES), "the name of the file");
pub const TITLE: Field = Field::required("title", Kind::Text, "what the class is called");
pub const SUMMARY: Field =
    Field::required("summary", Kind::Summary, "one plain sentence of at most 160 characters");
pub const PROMISE: Field =
    Field::required("promise", Kind::Text, "one sentence: what every code of the class promises");
pub const UNKNOWN: Field = Field::required(
    "unknown",
    Kind::Text,
    "one sentence: what a client does with a code that it does not know",
);
pub const KEYWORDS: Field =
    Field::optional("keywords", Kind::List(&Kind::Text), "a list of what people call it");
pub const REVIEWED: Field =
    Field::required("reviewed", Kind::Day, "the day on which somebody last checked the page");

/// Every field of the front matter, in the order in which it is written.
pub const FIELDS: &[&Field] = &[&CLASS, &TITLE, &SUMMARY, &PROMISE, &UNKNOWN, &KEYWORDS, &REVIEWED];

/// Reads `content/4xx.md`; `named` is the class of the file's name.
pub fn read(page: Page<'_>, named: Class, diagnostics: &mut Diagnostics) -> Option<ClassPage> {
    let node = page.node?;
    let fields =
        Fields::new(&node, FIELDS, page.whole, diagnostics)?.missing_at(page.place.clone());
    if page.whole {
        unordered_fields::check(page.text, &node, FIELDS, diagnostics);
    }
    let class = fields.required(&CLASS, &values::text, diagnostics);
    if let Some(class) = class.filter(|class| class.value != named.name()) {
        let message = format!("the file is about {}, not `{}`", named.name(), class.value);
        let help = format!("write `class: {}`", named.name());
        diagnostics.add(&WRONG_CLASS, &class.place, message).help(help);
    }
    let summary = fields.required(&SUMMARY, &values::text, diagnostics);
    let read = ClassPage {
        path: page.path,
        class: named,
        title: fields.required(&TITLE, &values::words, diagnostics).unwrap_or_default(),
        summary: slot(summary, &page.place),
        promise: fields.required(&PROMISE, &values::words, diagnostics).unwrap_or_default(),
        unknown: fields.required(&UNKNOWN, &values::words, diagnostics).unwrap_or_default(),
        keywords: fields.list(&KEYWORDS, &values::text, diagnostics),
        reviewed: fields.required(&REVIEWED, &values::date, diagnostics),
        prose: page.prose,
    };
    debug_assert!(fields.not_asked().is_empty(), "never read: {:?}", fields.not_asked());
    Some(read)
}

#[cfg(test)]
mod tests {
    use super::WRONG_CLASS;
    use crate::fixture::check;

    #[test]
    fn a_class_is_that_of_the_files_name() {
        check(
            &WRONG_CLASS,
            "
//- content/4xx.md
---
class: 5xx
       ^^^ error: the file is about 4xx, not `5xx`
       help: write `class: 4xx`
---
//- content/5xx.md
---
class: \"5xx\"
---
",
        );
    }
}
