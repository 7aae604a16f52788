//! Tests only: what `serde_yaml` makes of a document is what our reader makes of it.

use std::path::Path;
use std::sync::Arc;

use proptest::prelude::*;
use serde_yaml::Value as Expected;

use crate::model::diagnostic::{Diagnostic, Diagnostics};
use crate::model::node::{Node, Value};

use crate::parse::yaml;
use crate::shell::read;

/// Rules for what YAML allows and we refuse, so that one reader gives a value and the other does
/// not: docs/decisions/0002-yaml.md says why.
const REFUSED_ON_PURPOSE: [&str; 2] = ["unsupported-yaml", "duplicate-key"];

/// Messages of faults where `serde_yaml`, a reader of YAML 1.1, reads something: each with the
/// section of YAML 1.2.2 that makes it a fault, and a short document that shows it.
const STRICTER: [(&str, &str, &str); 4] = [
    ("comments must be separated from", "6.6", "a: 'b'#c\n"),
    ("the quote is never closed", "7.3.1", "a: \"b\nc\"\n"),
    ("plain scalar cannot start with", "7.3.3", "a: [-, b]\n"),
    ("while scanning a tag", "6.8.2", "a: !b*!*\n"),
];

/// How our reading of a document compares with that of `serde_yaml`.
#[derive(Debug, PartialEq)]
enum Comparison {
    Equal,
    /// Neither reads it.
    BothRefuse,
    /// We refuse it with a rule of [`REFUSED_ON_PURPOSE`].
    OnPurpose,
    /// We refuse it for a reason of [`STRICTER`].
    Stricter,
    Different(String),
}

fn compare(text: &str) -> Comparison {
    let mut diagnostics = Diagnostics::default();
    let document = yaml::document(&Arc::from("a.yaml"), text, 0, &mut diagnostics);
    let faults = diagnostics.into_sorted();
    if faults.iter().any(|fault| REFUSED_ON_PURPOSE.contains(&fault.rule.name)) {
        return Comparison::OnPurpose;
    }
    let ours = document.root.filter(|_| faults.is_empty());
    match (ours, serde_yaml::from_str::<Expected>(text)) {
        (None, Err(_)) => Comparison::BothRefuse,
        (None, Ok(Expected::Null)) if faults.is_empty() => Comparison::Equal,
        (Some(node), Ok(expected)) => match difference(&node, &expected) {
            None => Comparison::Equal,
            Some(difference) => Comparison::Different(difference),
        },
        (None, Ok(_)) if is_stricter(&faults) => Comparison::Stricter,
        (None, Ok(value)) => {
            Comparison::Different(format!("only serde_yaml reads {value:?}: {faults:?}"))
        }
        (Some(_), Err(fault)) => Comparison::Different(format!("only we read it: {fault}")),
    }
}

fn is_stricter(faults: &[Diagnostic]) -> bool {
    let first = faults.first().map_or("", |fault| fault.message.as_str());
    STRICTER.iter().any(|(message, ..)| first.contains(message))
}

/// The first value in which a node differs from what `serde_yaml` read.
fn difference(node: &Node, expected: &Expected) -> Option<String> {
    let is_equal = match (&node.value, expected) {
        (Value::Scalar { text, plain: false }, Expected::String(expected)) => text == expected,
        (Value::Scalar { text, plain: true }, expected) => plain_is(text, expected),
        (Value::List(items), Expected::Sequence(expected)) => {
            let pairs = items.iter().zip(expected);
            match pairs.into_iter().find_map(|(item, expected)| difference(item, expected)) {
                Some(difference) => return Some(difference),
                None => items.len() == expected.len(),
            }
        }
        (Value::Mapping(entries), Expected::Mapping(expected)) => {
            for ((key, value), (name, expected)) in entries.iter().zip(expected) {
                if !plain_is(&key.value, name) {
                    return Some(format!("{:?} is not {name:?}", key.value));
                }
                if let Some(difference) = difference(value, expected) {
                    return Some(difference);
                }
            }
            entries.len() == expected.len()
        }
        _ => false,
    };
    (!is_equal).then(|| format!("{:?} is not {expected:?}", node.value))
}

/// Whether a plain scalar, which we keep as it is written, stands for that value in YAML 1.2's
/// core schema (section 10.3.2).
fn plain_is(text: &str, expected: &Expected) -> bool {
    let digits = |prefix, radix| u32::from_str_radix(text.strip_prefix(prefix)?, radix).ok();
    match expected {
        Expected::String(expected) => text == expected,
        Expected::Null => matches!(text, "" | "~" | "null" | "Null" | "NULL"),
        Expected::Bool(value) => text.eq_ignore_ascii_case(if *value { "true" } else { "false" }),
        Expected::Number(number) => {
            let integer = digits("0o", 8).or_else(|| digits("0x", 16)).or_else(|| digits("0b", 2));
            let float = || text.trim_start_matches('+').parse::<f64>().ok();
            let value = integer.map(f64::from).or_else(float);
            value.zip(number.as_f64()).is_some_and(|(ours, theirs)| (ours - theirs).abs() == 0.0)
                || matches!(text.trim_start_matches(['+', '-']), ".inf" | ".Inf" | ".INF")
                || number.is_nan()
        }
        Expected::Sequence(_) | Expected::Mapping(_) | Expected::Tagged(_) => false,
    }
}

#[track_caller]
fn assert_agrees(name: &str, text: &str) {
    if let Comparison::Different(difference) = compare(text) {
        panic!("{name}: {difference}\n{text}");
    }
}

#[test]
fn the_front_matter_of_every_page_has_equal_values() {
    let mut pages = 0;
    for root in ["", "tests/golden"] {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(root);
        for file in read::sources(&root).expect("the content can be read").content {
            let text = String::from_utf8(file.bytes).expect("the content is UTF-8");
            let yaml = match file.path.rsplit_once('.') {
                Some((_, "yaml")) => text.as_str(),
                Some((_, "md")) => text.split("---\n").nth(1).expect("a page has front matter"),
                _ => continue,
            };
            assert_eq!(compare(yaml), Comparison::Equal, "{}", file.path);
            pages += 1;
        }
    }
    assert!(pages > 140, "{pages} pages were compared");
}

#[test]
fn surprises_of_yaml_are_read_alike() {
    for (text, expected) in [
        ("a: no\nb: 0o17\nc: 15.10\nd: 2026-11-20\ne: ~\nf:\n", Comparison::Equal),
        ("a: \"x\\u00e9\\n y\"\nb: 'it''s'\n", Comparison::Equal),
        ("a: |\n  one\n   two\n\n  three\n\nb: >-\n  four\n  five\n", Comparison::Equal),
        ("a: |+\n  one\n\n", Comparison::Equal),
        ("a: x # comment\nb: y#no comment\n", Comparison::Equal),
        ("- [a, {b: c}, 'd']\n-\n  - e\n", Comparison::Equal),
        ("a: b: c\n", Comparison::BothRefuse),
        ("a: [b, c\n", Comparison::BothRefuse),
        ("a: 'b\n", Comparison::BothRefuse),
        ("a: @b\n", Comparison::BothRefuse),
        ("a: &x b\nc: *x\n", Comparison::OnPurpose),
        ("a: !!str 1\n", Comparison::OnPurpose),
        ("a: 1\na: 2\n", Comparison::OnPurpose),
        ("<<: {a: b}\n", Comparison::OnPurpose),
    ] {
        assert_eq!(compare(text), expected, "{text:?}");
    }
}

/// Where the two differ: `serde_yaml` follows YAML 1.1 there, we follow YAML 1.2.
#[test]
fn every_difference_has_a_reason() {
    for (text, reason) in [
        ("a: [?b, c]\n", "a plain scalar may start with `?` before a letter (section 7.3.3)"),
        ("a: [b:?, c]\n", "a plain scalar may hold `:` before a letter (section 7.3.3)"),
        ("a: [b :, c]\n", "a `:` before a comma ends a key, whose value is empty (section 7.4.2)"),
    ] {
        assert!(matches!(compare(text), Comparison::Different(_)), "{text:?}: {reason}");
    }
    for (message, section, text) in STRICTER {
        assert_eq!(compare(text), Comparison::Stricter, "{message}, section {section}");
    }
}

/// A scalar in one of the five styles, at some indentation.
fn scalar() -> impl Strategy<Value = String> {
    // What starts an anchor, an alias or a tag is refused on purpose, whatever follows.
    let word = "[a-zäé0-9.:/#'\"@`%?,-][a-zäé0-9.:/#'\"@`%&*!?,-]{0,7}\
                ( [a-z0-9:#.'\"-]{1,6}){0,3}";
    let single = |text: String| format!("'{}'", text.replace('\'', "''"));
    prop_oneof![
        4 => word.prop_map(|text| text),
        1 => "[a-z \\\\\"':#{}\\[\\],é]{0,12}".prop_map(|text| format!("{text:?}")),
        1 => "[a-z \"#:{}\\[\\],é]{0,12}".prop_map(single),
        1 => "[|>][+-]?\n(    [a-z:#\"'][a-z:#\"' -]{0,7}\n){1,3}",
        1 => prop::sample::select(vec![
            "404", "\"404\"", "no", "true", "null", "~", "15.10", "0o17", "0x1F", "1e3", "-1",
            "2026-11-20", "[]", "{}", "[a, b]", "{ a: b, c: \"d\" }", "", ".nan", "1_000",
        ]).prop_map(str::to_owned),
    ]
}

fn document() -> impl Strategy<Value = String> {
    let line =
        (0..3usize, "[a-f]{1,2}", scalar(), 0..8u8).prop_map(|(depth, key, value, shape)| {
            let indent = "  ".repeat(depth);
            match shape {
                0 => format!("{indent}- {value}\n"),
                1 => format!("{indent}- {key}: {value}\n"),
                2 => format!("{indent}# {key}\n"),
                3 => format!("{indent}{key}:\n"),
                // Without what `every_difference_has_a_reason` lists.
                4 => format!("{indent}{key}: [{}, x]\n", value.replace(['?', ':'], "-")),
                _ => format!("{indent}{key}: {value}\n"),
            }
        });
    (prop::collection::vec(line, 1..6), any::<bool>()).prop_map(|(lines, crlf)| {
        let text = lines.concat();
        if crlf { text.replace('\n', "\r\n") } else { text }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn documents_of_any_kind_have_equal_values(text in document()) {
        assert_agrees("generated", &text);
    }
}
