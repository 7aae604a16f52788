//! Adds an item to a list of the front matter, in the style in which the list is written.

use crate::model::diagnostic::{Edit, Place};
use crate::model::node::{Node, Value};
use crate::model::page_source::PageSource;

/// The edit that adds an item, written on one line, to the list of a field; a field that is missing
/// is added after the one before it. `None` where the insertion point is not certain.
pub fn added(source: &PageSource, field: &str, item: &str) -> Option<Edit> {
    let front_matter = source.front_matter.as_ref().filter(|read| read.is_complete)?;
    if let Some(list) = source.field(field) {
        let (place, separator) = after_last(&source.text, list)?;
        return Some(Edit::new(&place, format!("{separator}{item}")));
    }
    let text = &*source.text;
    let order = |name: &str| front_matter.fields.iter().position(|known| known.name == name);
    let own = order(field)?;
    let entries = front_matter.entries().iter();
    let before = entries.filter(|(key, _)| order(&key.value).is_some_and(|at| at < own));
    let (key, last) = before.max_by_key(|(key, _)| order(&key.value))?;
    let starts_line = key.place.start == 0 || text[..key.place.start].ends_with('\n');
    // The empty lines after a block of text may be part of it.
    let value = text[key.place.end..last.place.end].trim_start_matches([' ', ':']);
    if !starts_line || value.starts_with(['|', '>']) {
        return None;
    }
    let at = line_end(text, last.place.end);
    Some(Edit::new(&last.place.at(at, at), format!("\n{field}:\n  - {item}")))
}

/// The insertion point after the last item of a list, and what separates a new item from it.
fn after_last(text: &str, node: &Node) -> Option<(Place, String)> {
    let Value::List(items) = &node.value else { return None };
    let is_flow = text[node.place.start..].starts_with('[');
    let Some((first, last)) = items.first().zip(items.last()) else {
        let at = node.place.start + 1;
        let is_empty = is_flow && text[at..node.place.end].trim() == "]";
        return is_empty.then(|| (node.place.at(at, at), String::new()));
    };
    if is_flow {
        let at = last.place.end;
        let ends = text[at..node.place.end].trim() == "]";
        return ends.then(|| (node.place.at(at, at), ", ".to_owned()));
    }
    let line = &text[text[..first.place.start].rfind('\n')? + 1..first.place.start];
    let indent = line.trim_end().strip_suffix('-').filter(|indent| indent.trim().is_empty())?;
    let at = line_end(text, last.place.end);
    Some((node.place.at(at, at), format!("\n{indent}- ")))
}

/// The end of the line that a byte is in, before its line break.
fn line_end(text: &str, at: usize) -> usize {
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    if text[at..end].ends_with('\r') { end - 1 } else { end }
}
