//! The members of a JSON object, with their places.

use std::ops::Range;

use crate::model::text::json_string_end;

/// A member of the outermost object.
#[derive(Debug)]
pub struct Member<'json> {
    /// As written between the quotes.
    pub name: &'json str,
    /// The bytes of the value.
    pub value: Range<usize>,
}

/// The members of the object that `json` is, from first to last. The
/// result for what is not JSON is not specified.
pub fn members(json: &str) -> Vec<Member<'_>> {
    let bytes = json.as_bytes();
    let mut members: Vec<Member> = Vec::new();
    let (mut depth, mut at) = (0_usize, 0);
    let mut name = None;
    let mut value_start = None;
    while let Some(byte) = bytes.get(at) {
        let mut next = at + 1;
        match byte {
            b'"' => {
                next = json_string_end(json, at);
                if depth == 1 && value_start.is_none() {
                    name = json.get(at + 1..next.saturating_sub(1));
                }
            }
            b'{' | b'[' => depth += 1,
            b':' if depth == 1 && value_start.is_none() => value_start = Some(next),
            b'}' | b']' | b',' => {
                if depth == 1
                    && let (Some(name), Some(start)) = (name.take(), value_start.take())
                    && let Some(value) = trimmed(json, start..at)
                {
                    members.push(Member { name, value });
                }
                depth = if *byte == b',' { depth } else { depth.saturating_sub(1) };
            }
            _ => {}
        }
        at = next;
    }
    members
}

fn trimmed(json: &str, range: Range<usize>) -> Option<Range<usize>> {
    let text = json.get(range.clone())?;
    let start = range.start + text.len() - text.trim_start().len();
    Some(start..start + text.trim().len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::members;

    #[test]
    fn the_members_of_the_outermost_object_are_found() {
        for (json, expected) in [
            (r#"{"a": 1, "b":"x,}"}"#, "a=1 b=\"x,}\""),
            (r#"{ "a" : {"b": [2, {"c": 3}]} , "d":[ ] }"#, "a={\"b\": [2, {\"c\": 3}]} d=[ ]"),
            (r#"{"a\"": "\\"}"#, r#"a\"="\\""#),
            ("{}", ""),
            ("[1, 2]", ""),
            ("\"a\"", ""),
        ] {
            let found: Vec<_> = members(json)
                .iter()
                .map(|member| format!("{}={}", member.name, &json[member.value.clone()]))
                .collect();
            assert_eq!(found.join(" "), expected, "{json}");
        }
    }

    proptest! {
        #[test]
        fn no_text_is_too_broken(json in "([{}\\[\\]\",:\\\\é]|a)*") {
            for member in members(&json) {
                prop_assert!(json.get(member.value).is_some());
            }
        }
    }
}
