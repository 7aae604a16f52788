//! Adds an item to a list of the front matter, in the style in which the list is written.

use crate::model::diagnostic::{Edit, Place};
use crate::model::node::{Node, Value};
use crate::model::page_source::PageSource;

/// The edit that adds an item to the list of a field; `item` is one line of YAML. A field that is
/// missing is added after the nearest earlier field that the page has, in the order of the fields.
/// `None` where the insertion point is not certain.
pub fn edit_adding_item(source: &PageSource, field: &str, item: &str) -> Option<Edit> {
    let front_matter =
        source.front_matter.as_ref().filter(|front_matter| front_matter.is_complete)?;
    if let Some(list) = source.field(field) {
        let (place, separator) = after_last(&source.text, list)?;
        return Some(Edit::new(&place, format!("{separator}{item}")));
    }
    let text = &*source.text;
    let position_of =
        |name: &str| front_matter.known_fields.iter().position(|known| known.name == name);
    let own_position = position_of(field)?;
    let entries = front_matter.entries().iter();
    let is_before = |key: &str| position_of(key).is_some_and(|position| position < own_position);
    let before = entries.filter(|(key, _)| is_before(&key.value));
    let (key, last) = before.max_by_key(|(key, _)| position_of(&key.value))?;
    let starts_line = key.place.start == 0 || text[..key.place.start].ends_with('\n');
    // The empty lines after a block scalar (`|`, `>`) may be part of it, so its end is not certain.
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
        let only_bracket_follows = text[at..node.place.end].trim() == "]";
        return (is_flow && only_bracket_follows).then(|| (node.place.at(at, at), String::new()));
    };
    if is_flow {
        let at = last.place.end;
        // Not after a comment or a comma at the end.
        let only_bracket_follows = text[at..node.place.end].trim() == "]";
        return only_bracket_follows.then(|| (node.place.at(at, at), ", ".to_owned()));
    }
    let line_start = text[..first.place.start].rfind('\n')? + 1;
    let before_first = &text[line_start..first.place.start];
    let indent =
        before_first.trim_end().strip_suffix('-').filter(|indent| indent.trim().is_empty())?;
    let at = line_end(text, last.place.end);
    Some((node.place.at(at, at), format!("\n{indent}- ")))
}

/// The end of the line that a byte is in, before its line break.
fn line_end(text: &str, at: usize) -> usize {
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    if text[at..end].ends_with('\r') { end - 1 } else { end }
}
