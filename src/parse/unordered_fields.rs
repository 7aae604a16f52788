//! Fields that stand in another order than on every other page.

use std::sync::Arc;

use super::tree::{Node, Value};
use super::yaml;
use crate::model::diagnostic::{Diagnostics, Edit, Rule};
use crate::model::field::Field;

pub const UNORDERED_FIELDS: Rule = Rule::warning(
    "unordered-fields",
    "Whoever knows one page finds a field of another without looking for it.",
)
.shown(
    "
//- content/guides/404-or-410.md
---
title: 404 or 410?
# The short answer.
summary: 410 if it is known to be gone for good.
reviewed: 2026-11-20
codes: []
^^^^^ warning: `codes` stands behind `reviewed`
help: the order is `title`, `summary`, `codes`, `keywords`, `reviewed`
---
",
    "
//- content/guides/404-or-410.md
---
title: 404 or 410?
# The short answer.
summary: 410 if it is known to be gone for good.
codes: []
reviewed: 2026-11-20
---
",
)
.fixable();

/// Finds the first field of a mapping that stands behind one which it comes before; `text` is all
/// of the file.
pub fn check(text: &str, mapping: &Node, known: &[&Field], diagnostics: &mut Diagnostics) {
    let Value::Mapping(entries) = &mapping.value else { return };
    let order = |name: &str| known.iter().position(|field| field.name == name);
    let places: Vec<usize> = entries.iter().filter_map(|(key, _)| order(&key.value)).collect();
    let mut last = 0;
    for (key, _) in entries {
        let Some(place) = order(&key.value) else { continue };
        if place >= last {
            last = place;
            continue;
        }
        let names: Vec<_> = known.iter().map(|field| field.name).collect();
        let message = format!("`{}` stands behind `{}`", key.value, names[last]);
        let fault = diagnostics.add(&UNORDERED_FIELDS, &key.place, message);
        if places.len() == entries.len() {
            fault.edits.extend(in_order(text, mapping, &places));
        }
        fault.help(format!("the order is `{}`", names.join("`, `")));
        return;
    }
}

/// The fields in their order, each with the comment lines right above it; `None` if the mapping is
/// not written a field a line, or would say something else then.
fn in_order(text: &str, mapping: &Node, order: &[usize]) -> Option<Edit> {
    let Value::Mapping(entries) = &mapping.value else { return None };
    let mut starts = Vec::with_capacity(entries.len());
    let mut before = mapping.place.start;
    for (key, value) in entries {
        let line_start = text[..key.place.start].rfind('\n').map_or(0, |at| at + 1);
        let bare = text[line_start..key.place.start].trim_start_matches('\u{feff}');
        if !bare.is_empty() {
            return None;
        }
        starts.push(with_comments(text, before, key.place.start));
        before = value.place.end.max(key.place.end);
    }
    let end = text[before..].find('\n').map_or(text.len(), |at| before + at);
    let ends = starts[1..].iter().copied().chain([end]);
    let mut blocks: Vec<_> = starts
        .iter()
        .zip(ends)
        .map(|(start, end)| text[*start..end].trim_end_matches(['\n', '\r']))
        .zip(order)
        .collect();
    blocks.sort_by_key(|(_, place)| **place);
    let blocks: Vec<_> = blocks.into_iter().map(|(block, _)| block).collect();
    let place = mapping.place.at(starts[0], starts[0] + text[starts[0]..end].trim_end().len());
    let ordered = blocks.join("\n").replace("\r\n", "\n");
    let edit = Edit::new(&place, ordered.trim_end());
    says_the_same(&text[place.start..place.end], &edit.text).then_some(edit)
}

/// Where the lines of a key start: at the comment right above it, but behind the entry before.
fn with_comments(text: &str, before: usize, key: usize) -> usize {
    let mut start = key;
    while let Some(line) = text[before.min(start)..start].strip_suffix('\n') {
        let line_start = line.rfind('\n').map(|at| before + at + 1);
        let Some(line_start) = line_start else { break };
        if !text[line_start..start].trim_start().starts_with('#') {
            break;
        }
        start = line_start;
    }
    start
}

/// Whether two mappings have the same fields, in whatever order.
fn says_the_same(one: &str, other: &str) -> bool {
    let read = |text: &str| {
        let mut diagnostics = Diagnostics::default();
        let document = yaml::document(&Arc::from(""), text, 0, &mut diagnostics);
        let fields = match document.root.map(|node| node.value) {
            Some(Value::Mapping(entries)) if document.whole && !diagnostics.has_errors() => entries,
            _ => return None,
        };
        let mut fields: Vec<_> =
            fields.into_iter().map(|(key, node)| (key.value, said(&node.value))).collect();
        fields.sort();
        Some(fields)
    };
    let one = read(one);
    one.is_some() && one == read(other)
}

/// What a value says, without its places.
fn said(value: &Value) -> String {
    match value {
        Value::Scalar { text, plain } => format!("{plain} {text:?}"),
        Value::List(items) => {
            let items: Vec<_> = items.iter().map(|item| said(&item.value)).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Mapping(entries) => {
            let entries: Vec<_> = entries
                .iter()
                .map(|(key, node)| format!("{:?}: {}", key.value, said(&node.value)))
                .collect();
            format!("{{{}}}", entries.join(", "))
        }
        Value::Refused => "refused".to_owned(),
    }
}
