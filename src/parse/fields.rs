//! Reads fields out of front matter: each fault is reported once, at the smallest wrong thing.

use std::cell::RefCell;

use super::values::{self, Read, is_unwritten, nearest_help, short, wrong_type};
use crate::model::diagnostic::{Diagnostics, Located, Place, Rule};
use crate::model::field::{Field, example};
use crate::model::nearest::nearest;
use crate::model::node::{Node, Value};

pub const UNKNOWN_KEY: Rule = Rule::error("unknown-key", "What it says would be lost.")
    .shown(
        "
//- content/404.md
sumary: Nothing is here.
^^^^^^ error: there is no field `sumary`
help: write `summary`
",
        "
//- content/404.md
summary: Nothing is here.
",
    )
    .blocks_fixes();
pub const MISSING_FIELD: Rule =
    Rule::error("missing-field", "Every page of its kind answers the same questions.").shown(
        "
//- content/guides/404-or-410.md
---
^^^ error: `summary` is missing
help: add `summary:`, one plain sentence of at most 160 characters
title: 404 or 410?
codes: [404]
reviewed: 2026-11-20
---
//- content/404.md
code: 404
",
        "
//- content/guides/404-or-410.md
---
title: 404 or 410?
summary: 410 if it is known to be permanently gone.
codes: [404]
reviewed: 2026-11-20
---
//- content/404.md
code: 404
",
    );

/// Our names of fields, and what other generators call them.
const OTHER_NAMES: [(&str, &str); 12] = [
    ("phrase", "title"),
    ("phrase", "name"),
    ("phrase", "message"),
    ("title", "name"),
    ("summary", "description"),
    ("summary", "excerpt"),
    ("keywords", "tags"),
    ("aliases", "redirect_from"),
    ("specs", "references"),
    ("reviewed", "date"),
    ("reviewed", "updated"),
    ("reviewed", "lastmod"),
];

/// A mapping of which every key has to be asked for.
pub struct Fields<'node> {
    place: Place,
    entries: &'node [(Located<String>, Node)],
    known: &'static [&'static Field],
    /// False if a syntax error cut the mapping off: what is missing may be after the error.
    is_complete: bool,
    /// What else the site requires.
    required: &'node [&'static str],
    asked: RefCell<Vec<&'static str>>,
}

impl<'node> Fields<'node> {
    /// The fields of a mapping; reports every key that is not known.
    pub fn new(
        node: &'node Node,
        known: &'static [&'static Field],
        is_complete: bool,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let Value::Mapping(entries) = &node.value else {
            let help =
                unspaced(node, known).unwrap_or_else(|| format!("write `{}`", example(known)));
            wrong_type(node, "a mapping", &help, diagnostics);
            return None;
        };
        let names = || known.iter().map(|field| field.name);
        for (key, _) in entries {
            if !names().any(|name| name == key.value) {
                let message = format!("there is no field `{}`", short(&key.value));
                let fault = diagnostics.add(&UNKNOWN_KEY, &key.place, message);
                let ours = OTHER_NAMES
                    .iter()
                    .find(|(ours, other)| *other == key.value && names().any(|name| name == *ours));
                fault.help(match ours {
                    Some((name, _)) => format!("write `{name}`"),
                    None => nearest_help(&key.value, names()),
                });
            }
        }
        let (place, asked) = (node.place.clone(), RefCell::default());
        Some(Self { place, entries, known, is_complete, required: &[], asked })
    }

    /// Fields that have to be there too; names of others do not matter.
    #[must_use]
    pub fn requiring(mut self, names: &'node [&'static str]) -> Self {
        self.required = names;
        self
    }

    /// Whether the field has to be there.
    pub fn requires(&self, field: &Field) -> bool {
        field.required || self.required.contains(&field.name)
    }

    /// Where a missing field is reported: the front matter's first line, or the mapping.
    #[must_use]
    pub fn missing_at(mut self, place: Place) -> Self {
        self.place = place;
        self
    }

    /// The value of a field that has to be there.
    pub fn required<T>(
        &self,
        field: &'static Field,
        read: Read<'_, T>,
        diagnostics: &mut Diagnostics,
    ) -> Option<T> {
        debug_assert!(field.required, "{} is optional", field.name);
        self.optional(field, read, diagnostics)
    }

    /// Reports that a field is missing, unless it may be after a syntax error or is misspelt.
    pub fn report_missing(&self, field: &Field, diagnostics: &mut Diagnostics) {
        if self.is_complete && !self.is_misspelt(field) {
            let message = format!("`{}` is missing", field.name);
            let fault = diagnostics.add(&MISSING_FIELD, &self.place, message);
            fault.help(format!("add `{}:`, {}", field.name, field.what_to_write()));
        }
    }

    /// Whether a key that is not a field was meant to be this one: then the key is reported.
    fn is_misspelt(&self, field: &Field) -> bool {
        let is_known = |key: &str| self.known.iter().any(|known| known.name == key);
        let names = || self.known.iter().map(|known| known.name);
        let keys = self.entries.iter().map(|(key, _)| key.value.as_str());
        keys.filter(|key| !is_known(key)).any(|key| nearest(key, names()) == Some(field.name))
    }

    /// The value of a field; a field without one is missing only if the site requires it.
    pub fn optional<T>(
        &self,
        field: &'static Field,
        read: Read<'_, T>,
        diagnostics: &mut Diagnostics,
    ) -> Option<T> {
        let node = self.node(field);
        if node.is_none() && self.requires(field) {
            self.report_missing(field, diagnostics);
        }
        node.and_then(|node| written(node, field, diagnostics))
            .and_then(|node| read(node, diagnostics))
    }

    /// The value of a field, or what is known without it.
    pub fn known<T>(
        &self,
        field: &'static Field,
        read: Read<'_, T>,
        known: Option<T>,
        diagnostics: &mut Diagnostics,
    ) -> Option<T> {
        if known.is_some() && !self.has(field) {
            return known;
        }
        self.optional(field, read, diagnostics).or(known)
    }

    /// The items of a list that may be there; those that have a fault are left out.
    pub fn list<T>(
        &self,
        field: &'static Field,
        read: Read<'_, T>,
        diagnostics: &mut Diagnostics,
    ) -> Vec<T> {
        let items = |node: &Node, diagnostics: &mut Diagnostics| {
            Some(values::list(node, read, diagnostics))
        };
        self.optional(field, &items, diagnostics).unwrap_or_default()
    }

    /// Whether the field is left out, and no key was meant to be it.
    pub fn lacks(&self, field: &'static Field) -> bool {
        self.is_complete && !self.has(field) && !self.is_misspelt(field)
    }

    /// Whether the field is written, readable or not.
    pub fn has(&self, field: &'static Field) -> bool {
        self.node(field).is_some()
    }

    /// Whether the field is written as a list without items.
    pub fn is_empty_list(&self, field: &'static Field) -> bool {
        self.node(field).is_some_and(|node| matches!(&node.value, Value::List(it) if it.is_empty()))
    }

    /// Every field that was not asked for; a test holds it empty.
    pub fn not_asked(&self) -> Vec<&'static str> {
        let names = self.known.iter().map(|field| field.name);
        names.filter(|name| !self.asked.borrow().contains(name)).collect()
    }

    fn node(&self, field: &'static Field) -> Option<&'node Node> {
        debug_assert!(self.known.contains(&field), "{} is not in the list", field.name);
        self.asked.borrow_mut().push(field.name);
        self.entries.iter().find(|(key, _)| key.value == field.name).map(|(_, node)| node)
    }
}

/// The value of a field, if it is not one that is still to be written.
fn written<'node>(
    node: &'node Node,
    field: &Field,
    diagnostics: &mut Diagnostics,
) -> Option<&'node Node> {
    let (what, write) = (format!("`{}`", field.name), field.what_to_write());
    (!is_unwritten(node, &what, &write, diagnostics)).then_some(node)
}

/// What to write instead of a text that is the name of a field, `:` and its value without a space.
fn unspaced(node: &Node, known: &[&Field]) -> Option<String> {
    let Value::Scalar { text, plain: true } = &node.value else { return None };
    let (name, value) = text.split_once(':')?;
    let is_known = known.iter().any(|field| field.name == name);
    (is_known && !value.is_empty()).then(|| format!("write a space after `:`, as in `{name}: …`"))
}

#[cfg(test)]
mod tests {
    use super::super::values::WRONG_TYPE;
    use super::{MISSING_FIELD, UNKNOWN_KEY};
    use crate::fixture::check;

    #[test]
    fn a_missing_space_after_a_colon_is_reported() {
        check(
            &WRONG_TYPE,
            "
//- content/guides/x.md
---
title:T?
^^^^^^^^ error: this is `title:T?`, not a mapping
help: write a space after `:`, as in `title: …`
---
//- content/404.md
related: [code:410]
          ^^^^^^^^ error: this is `code:410`, not a mapping
          help: write a space after `:`, as in `code: …`
",
        );
    }

    #[test]
    fn a_site_may_require_more() {
        check(
            &MISSING_FIELD,
            "
//- content/site.yaml
title: T
require: [actor, cache, codes, promise]
//- content/404.md
---
^^^ error: `actor` is missing
help: add `actor:`, who acts: `caller`, `server`, `either`, `nobody`
code: 404
---
Text. The registry knows of caching.
//- content/4xx.md
---
^^^ error: `promise` is missing
help: add `promise:`, one sentence: what every code of the class promises
class: 4xx
summary: S
---
//- content/guides/x.md
---
^^^ error: `codes` is missing
help: add `codes:`, a list of the codes that it compares
title: T
summary: S
---
",
        );
    }

    #[test]
    fn a_misspelt_field_is_reported_once() {
        check(
            &MISSING_FIELD,
            "
//- content/guides/x.md
---
titel: T
summary: S
keyword: [a]
---
",
        );
    }

    #[test]
    fn a_key_is_a_field() {
        check(
            &UNKNOWN_KEY,
            "
//- content/404.md
title: Not Found
^^^^^ error: there is no field `title`
help: write `phrase`
sumary: S
^^^^^^ error: there is no field `sumary`
help: write `summary`
Retry: never
^^^^^ error: there is no field `Retry`
help: write `retry`
related:
  - { cdoe: 410, why: gone }
      ^^^^ error: there is no field `cdoe`
      help: write `code`
specs: [{ Ökonomie: x }]
          ^^^^^^^^ error: there is no field `Ökonomie`
          help: there are `rfc`, `section`, `title`, `url`
//- content/site.yaml
title: T
baseurl: x
^^^^^^^ error: there is no field `baseurl`
help: write `base_url`
aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa: x
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: there is no field \
`aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…`
help: there are `title`, `tagline`, `description`, `language`, `home`, `fill_in`, `constants`, \
`logo`, `icon`, `accent`, `links`, `footer`, `styles`, `base_url`, `repository`, `edit_url`, \
`offline`, `hosts`, `extra`, `require`, `strict`, `rules`
",
        );
    }

    #[test]
    fn every_page_of_a_kind_has_the_same_fields() {
        check(
            &MISSING_FIELD,
            "
//- content/guides/x.md
---
^^^ error: `summary` is missing
help: add `summary:`, one plain sentence of at most 160 characters
^^^ error: `title` is missing
help: add `title:`, the question, as people ask it
keywords: [a]
---
//- content/499.md
---
^^^ error: `phrase` is missing
help: add `phrase:`, the phrase as IANA has it, or the vendor's own name for the code
code: 499
---
The client went away.
//- content/404.md
related: [{ why: gone }, {}]
          ^^^^^^^^^^^^^ error: `code` is missing
          help: add `code:`, the other code
                         ^^ error: `code` is missing
                         help: add `code:`, the other code
                         ^^ error: `why` is missing
                         help: add `why:`, the difference, seen from this page
//- content/site.yaml
tagline: T
^ error: `title` is missing
help: add `title:`, the name of the site
//- content/guides/cut-off.md
---
title: \"
---
",
        );
    }
}
