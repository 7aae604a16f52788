//! Reads fields out of front matter: each fault is found once, at the smallest wrong thing.

use std::cell::RefCell;

use strsim::damerau_levenshtein;

use super::tree::{Node, Value};
use crate::model::code::Code;
use crate::model::date::Date;
use crate::model::diagnostic::{Diagnostics, Located, Place, Rule};
use crate::model::facts::Words;
use crate::model::field::Field;

pub const UNKNOWN_KEY: Rule = Rule::error("unknown-key", "What it says would be lost.");
pub const MISSING_FIELD: Rule =
    Rule::error("missing-field", "Every page of its kind answers the same questions.");
pub const WRONG_TYPE: Rule = Rule::error("wrong-type", "The value cannot be used as it stands.");
pub const UNKNOWN_WORD: Rule =
    Rule::error("unknown-word", "The field takes one of a few words, which the site explains.");

/// The most characters of a wrong value in a message.
const LONGEST_SHOWN: usize = 40;

/// Reads a value of one type out of a node; `None` after it found a fault.
pub type Read<'read, T> = &'read dyn Fn(&Node, &mut Diagnostics) -> Option<T>;

/// A mapping of which every key has to be asked for.
pub struct Fields<'node> {
    place: Place,
    entries: &'node [(Located<String>, Node)],
    known: &'static [&'static Field],
    /// False where a syntax fault cut the mapping off: what is missing may be behind it.
    whole: bool,
    asked: RefCell<Vec<&'static str>>,
}

impl<'node> Fields<'node> {
    /// The fields of a mapping; finds every key that is not known.
    pub fn new(
        node: &'node Node,
        known: &'static [&'static Field],
        whole: bool,
        found: &mut Diagnostics,
    ) -> Option<Self> {
        let Value::Mapping(entries) = &node.value else {
            wrong_type(node, "a mapping", &example(known), found);
            return None;
        };
        for (key, _) in entries {
            if !known.iter().any(|field| field.name == key.value) {
                let names = known.iter().map(|field| field.name);
                let message = format!("there is no field `{}`", short(&key.value));
                let fault = found.add(&UNKNOWN_KEY, &key.place, message);
                fault.help(nearest_help(&key.value, names));
            }
        }
        let place = node.place.clone();
        Some(Self { place, entries, known, whole, asked: RefCell::default() })
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
        found: &mut Diagnostics,
    ) -> Option<T> {
        debug_assert!(field.required, "{} is optional", field.name);
        let Some(node) = self.node(field) else {
            if self.whole {
                let fault =
                    found.add(&MISSING_FIELD, &self.place, format!("`{}` is missing", field.name));
                fault.help(format!("add `{}:`, {}", field.name, field.about));
            }
            return None;
        };
        read(node, found)
    }

    /// The value of a field that may be there.
    pub fn optional<T>(
        &self,
        field: &'static Field,
        read: Read<'_, T>,
        found: &mut Diagnostics,
    ) -> Option<T> {
        debug_assert!(!field.required, "{} is required", field.name);
        self.node(field).and_then(|node| read(node, found))
    }

    /// The items of a list that may be there; those that have a fault are left out.
    pub fn list<T>(
        &self,
        field: &'static Field,
        read: Read<'_, T>,
        found: &mut Diagnostics,
    ) -> Vec<T> {
        self.node(field).map(|node| list(node, read, found)).unwrap_or_default()
    }

    /// Whether the field is written, well or not.
    pub fn has(&self, field: &'static Field) -> bool {
        self.node(field).is_some()
    }

    /// Every field that was not asked for; a test holds it empty.
    pub fn not_asked(&self) -> Vec<&'static str> {
        let asked = self.asked.borrow();
        self.known.iter().map(|field| field.name).filter(|name| !asked.contains(name)).collect()
    }

    fn node(&self, field: &'static Field) -> Option<&'node Node> {
        debug_assert!(self.known.contains(&field), "{} is not in the list", field.name);
        self.asked.borrow_mut().push(field.name);
        self.entries.iter().find(|(key, _)| key.value == field.name).map(|(_, node)| node)
    }
}

/// A text that says something: any scalar, whatever it looks like.
pub fn text(node: &Node, found: &mut Diagnostics) -> Option<Located<String>> {
    let Value::Scalar { text, plain } = &node.value else {
        wrong_type(node, "a text", "write it on one line", found);
        return None;
    };
    if text.trim().is_empty() || (*plain && matches!(text.as_str(), "~" | "null")) {
        wrong_type(node, "a text", "write something, or drop the field", found);
        return None;
    }
    Some(Located::new(text.trim().to_owned(), node.place.clone()))
}

/// [`text`], without its place.
pub fn words(node: &Node, found: &mut Diagnostics) -> Option<String> {
    text(node, found).map(|text| text.value)
}

/// One of a closed list of words.
pub fn word<W: Words>(node: &Node, found: &mut Diagnostics) -> Option<W> {
    located_word(node, found).map(|word| word.value)
}

/// [`word`], with its place.
pub fn located_word<W: Words>(node: &Node, found: &mut Diagnostics) -> Option<Located<W>> {
    let text = text(node, found)?;
    let word = W::parse(&text.value);
    if word.is_none() {
        let message = format!("`{}` is none of the words for this field", short(&text.value));
        let names = W::ALL.iter().map(|word| word.name());
        found.add(&UNKNOWN_WORD, &text.place, message).help(nearest_help(&text.value, names));
    }
    word.map(|word| Located::new(word, text.place))
}

/// A status code, written as a number.
pub fn code(node: &Node, found: &mut Diagnostics) -> Option<Located<Code>> {
    let (Value::Scalar { text, plain: true }, place) = (&node.value, &node.place) else {
        wrong_type(node, "a number", "write three digits without quotes, as in `404`", found);
        return None;
    };
    let code = Code::parse(text);
    if code.is_none() {
        wrong_type(node, "a status code", "write a number from 100 to 999", found);
    }
    code.map(|code| Located::new(code, place.clone()))
}

/// The number of an RFC.
pub fn rfc(node: &Node, found: &mut Diagnostics) -> Option<Located<u16>> {
    let number = match &node.value {
        Value::Scalar { text, plain: true } if text.bytes().all(|byte| byte.is_ascii_digit()) => {
            text.parse().ok().filter(|number| *number > 0 && !text.starts_with('0'))
        }
        _ => None,
    };
    if number.is_none() {
        wrong_type(node, "the number of an RFC", "write digits only, as in `9110`", found);
    }
    number.map(|number| Located::new(number, node.place.clone()))
}

/// A day, as `2026-11-20`.
pub fn date(node: &Node, found: &mut Diagnostics) -> Option<Date> {
    let date = Date::parse(&text(node, found)?.value);
    if date.is_none() {
        wrong_type(node, "a day", "write year-month-day, as in `2026-11-20`", found);
    }
    date
}

/// The items of a list; those that have a fault are left out.
pub fn list<T>(node: &Node, read: Read<'_, T>, found: &mut Diagnostics) -> Vec<T> {
    let Value::List(items) = &node.value else {
        wrong_type(node, "a list", "write `[one, two]`, or a line with `- ` for each", found);
        return Vec::new();
    };
    items.iter().filter_map(|item| read(item, found)).collect()
}

fn wrong_type(node: &Node, wanted: &str, help: &str, found: &mut Diagnostics) {
    let is = match &node.value {
        Value::Refused => return,
        Value::Scalar { text, .. } if text.trim().is_empty() => "nothing".to_owned(),
        Value::Scalar { text, plain }
            if text.chars().count() <= LONGEST_SHOWN && !text.contains('\n') =>
        {
            if *plain {
                format!("`{text}`")
            } else {
                format!("the text `{text}`")
            }
        }
        Value::Scalar { .. } => "a text".to_owned(),
        Value::List(_) => "a list".to_owned(),
        Value::Mapping(_) => "a mapping".to_owned(),
    };
    found.add(&WRONG_TYPE, &node.place, format!("this is {is}, not {wanted}")).help(help);
}

/// A mapping with the required fields, to show what is meant; with all if none is.
fn example(known: &[&Field]) -> String {
    let any = known.iter().any(|field| field.required);
    let required = known.iter().filter(|field| field.required || !any);
    let fields: Vec<_> = required.map(|field| format!("{}: …", field.name)).collect();
    format!("write `{{ {} }}`", fields.join(", "))
}

/// The first words of a text, for a message.
fn short(text: &str) -> String {
    match text.char_indices().nth(LONGEST_SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// What to write instead of an unknown name: the nearest one, or all there are.
fn nearest_help<'name>(name: &str, known: impl Iterator<Item = &'name str>) -> String {
    let known: Vec<_> = known.collect();
    let lower = name.to_lowercase();
    let distances = known.iter().map(|other| (damerau_levenshtein(&lower, other), *other));
    match distances.min() {
        Some((distance, other)) if distance <= 2.max(name.len() / 3) => format!("write `{other}`"),
        _ => format!("there are `{}`", known.join("`, `")),
    }
}

#[cfg(test)]
mod tests {
    use super::{MISSING_FIELD, UNKNOWN_KEY, UNKNOWN_WORD, WRONG_TYPE};
    use crate::fixture::check;

    #[test]
    fn a_key_is_a_field() {
        check(
            &UNKNOWN_KEY,
            "
//- content/404.md
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
help: there are `title`, `tagline`, `description`, `base_url`, `repository`, `offline`
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
^^^ error: `codes` is missing
help: add `codes:`, a list of the codes that it compares
^^^ error: `reviewed` is missing
help: add `reviewed:`, the day on which somebody last checked the page
^^^ error: `title` is missing
help: add `title:`, the question, as people ask it
summary: S
---
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

    #[test]
    fn a_value_has_the_type_of_its_field() {
        check(
            &WRONG_TYPE,
            "
//- content/404.md
code: \"404\"
      ^^^^^ error: this is the text `404`, not a number
      help: write three digits without quotes, as in `404`
phrase: [Not, Found]
        ^^^^^^^^^^^^ error: this is a list, not a text
        help: write it on one line
summary: ''
         ^^ error: this is nothing, not a text
         help: write something, or drop the field
caller: ~
        ^ error: this is `~`, not a text
        help: write something, or drop the field
server:
      ^ error: this is nothing, not a text
      help: write something, or drop the field
keywords: one
          ^^^ error: this is `one`, not a list
          help: write `[one, two]`, or a line with `- ` for each
reviewed: 2026-02-30
          ^^^^^^^^^^ error: this is `2026-02-30`, not a day
          help: write year-month-day, as in `2026-11-20`
specs: [9110, { rfc: RFC 9110, section: 15.10 }, { rfc: 09110, section: \"1\" }, { rfc: 9110 }]
        ^^^^ error: this is `9110`, not a mapping
        help: write `{ rfc: …, section: …, title: …, url: … }`
                     ^^^^^^^^ error: this is `RFC 9110`, not the number of an RFC
                     help: write digits only, as in `9110`
                                                        ^^^^^ error: this is `09110`, not the \
number of an RFC
                                                        help: write digits only, as in `9110`
                                                                               ^^^^^^^^^^^^^ \
error: a specification is an RFC's section, or a title with an address
                                                                               help: write `{ \
rfc: 9110, section: \"15.5.5\" }` or `{ title: …, url: … }`
related:
  - 410
    ^^^ error: this is `410`, not a mapping
    help: write `{ code: …, why: … }`
",
        );
    }

    #[test]
    fn a_word_is_one_of_its_fields_list() {
        check(
            &UNKNOWN_WORD,
            "
//- content/404.md
retry: aftr-delay
       ^^^^^^^^^^ error: `aftr-delay` is none of the words for this field
       help: write `after-delay`
cache: yes
       ^^^ error: `yes` is none of the words for this field
       help: there are `heuristic`, `explicit`, `never`, `not-applicable`
acts: Caller
      ^^^^^^ error: `Caller` is none of the words for this field
      help: write `caller`
headers: [{ name: Allow, in: reply, need: must }]
                             ^^^^^ error: `reply` is none of the words for this field
                             help: there are `request`, `response`
",
        );
    }
}
