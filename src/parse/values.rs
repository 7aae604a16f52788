//! Reads the values of front matter: each fault is reported at the value itself.

use crate::model::code::Code;
use crate::model::date::Date;
use crate::model::diagnostic::{Diagnostic, Diagnostics, Edit, Located, Rule};
use crate::model::facts::Words;
use crate::model::field::UNWRITTEN;
use crate::model::nearest::nearest;
use crate::model::node::{Node, Value};

pub const WRONG_TYPE: Rule = Rule::error("wrong-type", "The value cannot be used as it is.")
    .shown(
        "
//- content/404.md
code: \"404\"
      ^^^^^ error: this is the text `404`, not a number
      help: write three digits without quotes, as in `404`
",
        "
//- content/404.md
code: 404
",
    )
    .fixable();
pub const UNKNOWN_WORD: Rule =
    Rule::error("unknown-word", "The field takes one of a few words, which the site explains.")
        .shown(
            "
//- content/404.md
retry: nevr
       ^^^^ error: `nevr` is not one of the words for this field
       help: write `never`
",
            "
//- content/404.md
retry: never
",
        );

pub const UNWRITTEN_TEXT: Rule = Rule::error(
    "unwritten-text",
    "Readers would find `…` where they look for an answer; in a new page it marks what is still to \
     be written.",
)
.shown(
    "
//- content/404.md
summary: …
         ^ error: `summary` is still to be written
         help: write one plain sentence of at most 160 characters
",
    "
//- content/404.md
summary: Nothing is at this address, or nothing that the server will admit.
",
)
.unfinished();

/// Whether a text is still to be written, which is reported; `what` is its name, `about` what it
/// says.
pub fn is_unwritten(node: &Node, what: &str, about: &str, diagnostics: &mut Diagnostics) -> bool {
    let is = matches!(&node.value, Value::Scalar { text, .. } if is_placeholder(text.trim()));
    if is {
        let fault =
            diagnostics.add(&UNWRITTEN_TEXT, &node.place, format!("{what} is still to be written"));
        fault.help(format!("write {about}"));
    }
    is
}

/// Whether a text stands for one that is still to be written: `…`, or a note to oneself in capital
/// letters, alone or before a colon.
fn is_placeholder(text: &str) -> bool {
    let (mark, _) = text.split_once(':').unwrap_or((text, ""));
    let is_note = || matches!(&*mark.to_lowercase(), "todo" | "tbd" | "fixme" | "xxx");
    matches!(text, UNWRITTEN | "...")
        || mark.bytes().all(|byte| byte.is_ascii_uppercase()) && is_note()
}

/// The most characters of a wrong value in a message.
const LONGEST_SHOWN: usize = 40;

/// Reads a value of one type out of a node; `None` after it reported what is wrong.
pub type Read<'read, T> = &'read dyn Fn(&Node, &mut Diagnostics) -> Option<T>;

/// A text that says something: any scalar, whatever it looks like.
pub fn text(node: &Node, diagnostics: &mut Diagnostics) -> Option<Located<String>> {
    let Value::Scalar { text, plain } = &node.value else {
        let help = match node.value {
            Value::Mapping(_) => "`: ` makes it a mapping: put the text in double quotes",
            _ => "write it on one line",
        };
        wrong_type(node, "a text", help, diagnostics);
        return None;
    };
    if text.trim().is_empty() || (*plain && matches!(text.as_str(), "~" | "null")) {
        // Then the place is that of the comment on its line.
        let is_comment = *plain && text.is_empty() && node.place.start < node.place.end;
        let help = if is_comment {
            "write something, or put a text that starts with `#` in double quotes"
        } else {
            "write something, or drop the field"
        };
        wrong_type(node, "a text", help, diagnostics);
        return None;
    }
    Some(Located::new(text.trim().to_owned(), node.place.clone()))
}

/// [`text`], without its place.
pub fn words(node: &Node, diagnostics: &mut Diagnostics) -> Option<String> {
    text(node, diagnostics).map(|text| text.value)
}

/// A text or a list of texts, and whether it is a list.
pub fn texts(node: &Node, diagnostics: &mut Diagnostics) -> Option<(Vec<String>, bool)> {
    if matches!(node.value, Value::List(_)) {
        return Some((list(node, &words, diagnostics), true));
    }
    let is_unwritten = is_unwritten(node, "the value", "it, or drop it", diagnostics);
    if is_unwritten { None } else { Some((vec![words(node, diagnostics)?], false)) }
}

/// One of a closed list of words.
pub fn word<W: Words>(node: &Node, diagnostics: &mut Diagnostics) -> Option<W> {
    located_word(node, diagnostics).map(|word| word.value)
}

/// What other programs call `on` and `off`.
const SWITCHES: [(&str, &str); 4] =
    [("yes", "on"), ("true", "on"), ("no", "off"), ("false", "off")];

/// [`word`], with its place.
pub fn located_word<W: Words>(node: &Node, diagnostics: &mut Diagnostics) -> Option<Located<W>> {
    let text = text(node, diagnostics)?;
    let word = W::parse(&text.value);
    if word.is_none() {
        let message = format!("`{}` is not one of the words for this field", short(&text.value));
        let names = || W::ALL.iter().map(|word| word.name());
        let lower = text.value.to_lowercase();
        let meant = SWITCHES.iter().find(|(other, _)| *other == lower).map(|(_, word)| *word);
        let help = match meant.filter(|meant| names().any(|name| name == *meant)) {
            Some(meant) => format!("write `{meant}`"),
            None => nearest_help(&text.value, names()),
        };
        diagnostics.add(&UNKNOWN_WORD, &text.place, message).help(help);
    }
    word.map(|word| Located::new(word, text.place))
}

/// A status code, written as a number.
pub fn code(node: &Node, diagnostics: &mut Diagnostics) -> Option<Located<Code>> {
    let (Value::Scalar { text, plain: true }, place) = (&node.value, &node.place) else {
        let fault = wrong_type(
            node,
            "a number",
            "write three digits without quotes, as in `404`",
            diagnostics,
        );
        if let (Value::Scalar { text, .. }, Some(fault)) = (&node.value, fault)
            && Code::parse(text).is_some()
            && node.place.holds(text)
        {
            fault.edit(Edit::new(&node.place, text.as_str()));
        }
        return None;
    };
    let code = Code::parse(text);
    if code.is_none() {
        wrong_type(node, "a status code", "write a number from 100 to 999", diagnostics);
    }
    code.map(|code| Located::new(code, place.clone()))
}

/// The number of an RFC.
pub fn rfc(node: &Node, diagnostics: &mut Diagnostics) -> Option<Located<u16>> {
    let number = match &node.value {
        Value::Scalar { text, plain: true } if text.bytes().all(|byte| byte.is_ascii_digit()) => {
            text.parse().ok().filter(|number| *number > 0 && !text.starts_with('0'))
        }
        _ => None,
    };
    if number.is_none() {
        wrong_type(node, "the number of an RFC", "write digits only, as in `9110`", diagnostics);
    }
    number.map(|number| Located::new(number, node.place.clone()))
}

/// `true` or `false`.
pub fn flag(node: &Node, diagnostics: &mut Diagnostics) -> Option<bool> {
    let flag = match &node.value {
        Value::Scalar { text, plain: true } => text.parse().ok(),
        _ => None,
    };
    if flag.is_none() {
        wrong_type(node, "`true` or `false`", "write one of them, without quotes", diagnostics);
    }
    flag
}

/// A whole number.
pub fn number(node: &Node, diagnostics: &mut Diagnostics) -> Option<i32> {
    let number = match &node.value {
        Value::Scalar { text, plain: true } if !text.starts_with('+') => text.parse().ok(),
        _ => None,
    };
    if number.is_none() {
        wrong_type(node, "a whole number", "write digits only, as in `10`", diagnostics);
    }
    number
}

/// A day, as `2026-11-20`.
pub fn date(node: &Node, diagnostics: &mut Diagnostics) -> Option<Date> {
    let date = Date::parse(&text(node, diagnostics)?.value);
    if date.is_none() {
        wrong_type(node, "a day", "write year-month-day, as in `2026-11-20`", diagnostics);
    }
    date
}

/// The items of a list; those that have a fault are left out.
pub fn list<T>(node: &Node, read: Read<'_, T>, diagnostics: &mut Diagnostics) -> Vec<T> {
    let Value::List(items) = &node.value else {
        wrong_type(node, "a list", "write `[one, two]`, or a line with `- ` for each", diagnostics);
        return Vec::new();
    };
    let written = |item: &&Node, diagnostics: &mut Diagnostics| {
        !is_unwritten(item, "an item", "it, or drop it", diagnostics)
    };
    items
        .iter()
        .filter_map(|item| if written(&item, diagnostics) { read(item, diagnostics) } else { None })
        .collect()
}

/// The names of a mapping and their values; those that have a fault are left out.
pub fn named<T>(
    node: &Node,
    read: Read<'_, T>,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<(Located<String>, T)>> {
    let Value::Mapping(entries) = &node.value else {
        wrong_type(node, "a mapping", "write `{ name: value }`, or a line for each", diagnostics);
        return None;
    };
    let read =
        entries.iter().filter_map(|(name, node)| Some((name.clone(), read(node, diagnostics)?)));
    Some(read.collect())
}

/// Reports a value that its field cannot have; `None` if it has been reported already.
pub fn wrong_type<'diagnostics>(
    node: &Node,
    wanted: &str,
    help: &str,
    diagnostics: &'diagnostics mut Diagnostics,
) -> Option<&'diagnostics mut Diagnostic> {
    let is = match &node.value {
        Value::Refused => return None,
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
    let fault = diagnostics.add(&WRONG_TYPE, &node.place, format!("this is {is}, not {wanted}"));
    fault.help(help);
    Some(fault)
}

/// The first words of a text, for a message.
pub fn short(text: &str) -> String {
    match text.char_indices().nth(LONGEST_SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// What to write instead of an unknown name: the nearest one, or all there are.
pub fn nearest_help<'name>(name: &str, known: impl Iterator<Item = &'name str>) -> String {
    let known: Vec<_> = known.collect();
    match nearest(name, known.iter().copied()) {
        Some(other) => format!("write `{other}`"),
        None => format!("there are `{}`", known.join("`, `")),
    }
}

#[cfg(test)]
mod tests {
    use super::{UNKNOWN_WORD, WRONG_TYPE};
    use crate::fixture::{check, one_file, reported};

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
retry: #12
       ^^^ error: this is nothing, not a text
       help: write something, or put a text that starts with `#` in double quotes
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
//- content/410.md
keywords: [a, can't find: page]
              ^^^^^^^^^^^^^^^^ error: this is a mapping, not a text
              help: `: ` makes it a mapping: put the text in double quotes
",
        );
    }

    #[test]
    fn a_number_is_whole_and_has_no_quotes() {
        for (text, is_one) in [
            ("1", true),
            ("-1", true),
            ("007", true),
            ("1.5", false),
            ("+1", false),
            ("\"1\"", false),
            ("first", false),
            ("3000000000", false),
        ] {
            let page = format!("---\ntitle: T\norder: {text}\n---\nText.\n");
            let reported = reported(&[&WRONG_TYPE], &one_file("content/pages/x.md", page));
            assert_eq!(reported.is_empty(), is_one, "{text}: {reported}");
        }
    }

    #[test]
    fn a_word_is_one_of_its_fields_list() {
        check(
            &UNKNOWN_WORD,
            "
//- content/404.md
retry: aftr-delay
       ^^^^^^^^^^ error: `aftr-delay` is not one of the words for this field
       help: write `after-delay`
cache: yes
       ^^^ error: `yes` is not one of the words for this field
       help: there are `heuristic`, `explicit`, `never`, `not-applicable`
actor: Caller
       ^^^^^^ error: `Caller` is not one of the words for this field
       help: write `caller`
headers: [{ name: Allow, in: reply, need: must }]
                             ^^^^^ error: `reply` is not one of the words for this field
                             help: there are `request`, `response`
",
        );
    }
}
