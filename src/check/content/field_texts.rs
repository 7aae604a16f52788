//! The values of front matter that are not lists or mappings, each with what its field takes.

use crate::model::field::{Field, Kind};
use crate::model::node::{Node, Value};
use crate::model::page_source::PageSource;

/// A value of a field.
pub struct FieldText<'source> {
    pub node: &'source Node,
    /// The text, with its escapes read.
    pub text: &'source str,
    /// Whether it is written without quotes.
    pub is_plain: bool,
    pub kind: Kind,
    /// Whether it is an item of a list, as a keyword is.
    pub is_item: bool,
}

/// The values of the fields that a file may have, in the order in which they are written.
pub fn all(source: &PageSource) -> Vec<FieldText<'_>> {
    let mut texts = Vec::new();
    if let Some(front_matter) = &source.front_matter {
        let kind = Kind::Mapping(front_matter.known_fields);
        add(&front_matter.node, kind, false, &mut texts);
    }
    texts
}

fn add<'source>(
    node: &'source Node,
    kind: Kind,
    is_item: bool,
    texts: &mut Vec<FieldText<'source>>,
) {
    match (&node.value, kind) {
        (Value::List(items), Kind::List(kind)) => {
            for item in items {
                add(item, *kind, true, texts);
            }
        }
        (Value::Mapping(entries), Kind::Mapping(_) | Kind::Either(_)) => {
            for (key, value) in entries {
                if let Some(field) = field(kind, &key.value) {
                    add(value, field.kind, false, texts);
                }
            }
        }
        (Value::Scalar { text, plain }, kind) => {
            texts.push(FieldText { node, text, is_plain: *plain, kind, is_item });
        }
        _ => {}
    }
}

/// The field of that name in a mapping of that kind.
fn field(kind: Kind, name: &str) -> Option<&'static Field> {
    let forms = match &kind {
        Kind::Mapping(fields) => std::slice::from_ref(fields),
        Kind::Either(forms) => *forms,
        _ => &[],
    };
    forms.iter().copied().flatten().copied().find(|field| field.name == name)
}
