//! A value of a document as JSON for a page.

use std::fmt::Write as _;

use serde_json::{Number, Value as Json};

use crate::model::node::{Node, Value};

/// The most lines of an example: a page shows one, it does not document the content.
const LONGEST: usize = 40;
/// The most characters of a line: longer ones hold tokens, or pictures.
const WIDEST: usize = 160;

/// The value as JSON with two spaces for each level; `None` if it is too long for a page.
pub fn json(node: &Node) -> Option<String> {
    let mut text = String::new();
    match as_document(node) {
        Some(json) => text = serde_json::to_string_pretty(&json).ok()?,
        None => write_value(node, 0, &mut text),
    }
    let fits = text.lines().count() <= LONGEST && text.lines().all(|line| line.len() <= WIDEST);
    fits.then_some(text)
}

/// The JSON that a text holds: many documents write examples so.
fn as_document(node: &Node) -> Option<Json> {
    let Value::Scalar { text, plain: false } = &node.value else { return None };
    let json = serde_json::from_str(text).ok()?;
    matches!(json, Json::Object(_) | Json::Array(_)).then_some(json)
}

fn write_value(node: &Node, level: usize, text: &mut String) {
    match &node.value {
        Value::Scalar { text: scalar, plain } => text.push_str(&scalar_json(scalar, *plain)),
        Value::List(items) => {
            let items = items.iter().map(|item| (None, item));
            write_all(&items.collect::<Vec<_>>(), ['[', ']'], level, text);
        }
        Value::Mapping(entries) => {
            let entries = entries.iter().map(|(key, value)| (Some(&*key.value), value));
            write_all(&entries.collect::<Vec<_>>(), ['{', '}'], level, text);
        }
        Value::Refused => text.push_str("null"),
    }
}

fn write_all(
    all: &[(Option<&str>, &Node)],
    [open, close]: [char; 2],
    level: usize,
    text: &mut String,
) {
    text.push(open);
    for (at, (key, value)) in all.iter().enumerate() {
        let comma = if at == 0 { "" } else { "," };
        let _ = write!(text, "{comma}\n{}", "  ".repeat(level + 1));
        if let Some(key) = key {
            let _ = write!(text, "{}: ", Json::from(*key));
        }
        write_value(value, level + 1, text);
    }
    if !all.is_empty() {
        let _ = write!(text, "\n{}", "  ".repeat(level));
    }
    text.push(close);
}

/// A scalar by the core schema (YAML 1.2.2 section 10.3.2); what JSON has no number for is a text.
fn scalar_json(text: &str, plain: bool) -> String {
    match text {
        _ if !plain => Json::from(text).to_string(),
        "" | "~" | "null" | "Null" | "NULL" => "null".to_owned(),
        "true" | "True" | "TRUE" => "true".to_owned(),
        "false" | "False" | "FALSE" => "false".to_owned(),
        _ => match serde_json::from_str::<Number>(text) {
            Ok(_) => text.to_owned(),
            Err(_) => Json::from(text).to_string(),
        },
    }
}
