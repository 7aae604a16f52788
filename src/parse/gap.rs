//! Finds where a list of front matter takes another item.

use super::tree::{Node, Value};
use crate::model::field::Field;
use crate::model::gap::Gap;

/// Where the list of a field takes another item; a field that is not there is put in behind the
/// one before it. `None` where that cannot be said for certain.
pub fn gap(text: &str, mapping: &Node, field: &Field, known: &[&Field]) -> Option<Gap> {
    let Value::Mapping(entries) = &mapping.value else { return None };
    if let Some((_, node)) = entries.iter().find(|(key, _)| key.value == field.name) {
        return of_list(text, node);
    }
    let order = |name: &str| known.iter().position(|known| known.name == name);
    let own = order(field.name)?;
    let before = entries.iter().filter(|(key, _)| order(&key.value).is_some_and(|at| at < own));
    let (key, last) = before.max_by_key(|(key, _)| order(&key.value))?;
    let starts_line = key.place.start == 0 || text[..key.place.start].ends_with('\n');
    // A block of text may say that the empty lines behind it belong to it.
    let is_block = text[key.place.end..last.place.end].trim_start_matches([' ', ':']);
    if !starts_line || is_block.starts_with(['|', '>']) {
        return None;
    }
    let place = last.place.at(line_end(text, last.place.end), line_end(text, last.place.end));
    Some(Gap { place, before: format!("\n{}:\n  - ", field.name) })
}

fn of_list(text: &str, node: &Node) -> Option<Gap> {
    let Value::List(items) = &node.value else { return None };
    let is_flow = text[node.place.start..].starts_with('[');
    let Some((first, last)) = items.first().zip(items.last()) else {
        let at = node.place.start + 1;
        let is_empty = is_flow && text[at..node.place.end].trim() == "]";
        return is_empty.then(|| Gap { place: node.place.at(at, at), before: String::new() });
    };
    if is_flow {
        let at = last.place.end;
        let ends = text[at..node.place.end].trim() == "]";
        return ends.then(|| Gap { place: node.place.at(at, at), before: ", ".to_owned() });
    }
    let line = &text[text[..first.place.start].rfind('\n')? + 1..first.place.start];
    let indent = line.trim_end().strip_suffix('-').filter(|indent| indent.trim().is_empty())?;
    let at = line_end(text, last.place.end);
    Some(Gap { place: node.place.at(at, at), before: format!("\n{indent}- ") })
}

/// Where the line of a byte ends, without its line break.
fn line_end(text: &str, at: usize) -> usize {
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    if text[at..end].ends_with('\r') { end - 1 } else { end }
}
