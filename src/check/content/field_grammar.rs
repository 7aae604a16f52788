//! The grammars that several fields share (RFC 9110 section 5.6).

use std::ops::Range;

use crate::model::diagnostic::Finding;
use crate::model::http_message::is_token;

/// A piece of a value, without white space around it.
#[derive(Debug, Clone, Copy)]
pub struct Item<'value> {
    pub text: &'value str,
    pub start: usize,
}

impl<'value> Item<'value> {
    /// A whole value.
    pub fn new(value: &'value str) -> Self {
        Self { text: value, start: 0 }.trimmed()
    }

    /// Some bytes of it.
    pub fn slice(self, range: Range<usize>) -> Self {
        Self { text: &self.text[range.clone()], start: self.start + range.start }.trimmed()
    }

    /// What is between separators that are in neither quotes nor angle brackets.
    pub fn split(self, separator: char) -> Vec<Self> {
        let mut items = Vec::new();
        let (mut start, mut quoted, mut bracketed, mut escaped) = (0, false, false, false);
        for (at, character) in self.text.char_indices() {
            match character {
                _ if escaped => escaped = false,
                '\\' if quoted => escaped = true,
                '"' if !bracketed => quoted = !quoted,
                '<' if !quoted => bracketed = true,
                '>' if !quoted => bracketed = false,
                _ if character == separator && !quoted && !bracketed => {
                    items.push(self.slice(start..at));
                    start = at + 1;
                }
                _ => {}
            }
        }
        items.push(self.slice(start..self.text.len()));
        items
    }

    /// What is before and after the first `separator`.
    pub fn split_at_first(self, separator: char) -> Option<(Self, Self)> {
        let at = self.text.find(separator)?;
        Some((self.slice(0..at), self.slice(at + separator.len_utf8()..self.text.len())))
    }

    /// Something wrong with this piece.
    pub fn wrong(&self, message: impl Into<String>, help: impl Into<String>) -> Finding {
        Finding::new(self.start..self.start + self.text.len(), message, help)
    }

    fn trimmed(self) -> Self {
        let text = self.text.trim_start_matches([' ', '\t']);
        let start = self.start + self.text.len() - text.len();
        Self { text: text.trim_end_matches([' ', '\t']), start }
    }
}

/// The elements of a list; an empty one is a fault (RFC 9110 section 5.6.1.1).
pub fn list<'value>(value: &'value str, faults: &mut Vec<Finding>) -> Vec<Item<'value>> {
    let whole = Item::new(value);
    if whole.text.is_empty() {
        return Vec::new();
    }
    let (empty, items): (Vec<_>, Vec<_>) =
        whole.split(',').into_iter().partition(|item| item.text.is_empty());
    for item in empty {
        faults.push(item.wrong("an element of the list is empty", "drop its comma"));
    }
    items
}

/// `token *( OWS ";" OWS name "=" value )`: faults of what follows the first `;`.
pub fn parameters(items: &[Item], faults: &mut Vec<Finding>) {
    for item in items {
        if item.text.is_empty() {
            faults.push(item.wrong("a parameter is empty", "drop its `;`"));
        } else if !is_parameter(item.text) {
            let message = format!("`{}` is not a parameter", item.text);
            faults.push(item.wrong(message, "write `name=value` or `name=\"value\"`"));
        }
    }
}

/// `token BWS "=" BWS ( token / quoted-string )`.
pub fn is_parameter(text: &str) -> bool {
    text.split_once('=').is_some_and(|(name, value)| {
        is_token(name.trim_end()) && is_token_or_quoted(value.trim_start())
    })
}

pub fn is_token_or_quoted(text: &str) -> bool {
    is_token(text) || is_quoted(text)
}

/// RFC 9110 section 5.6.4.
pub fn is_quoted(text: &str) -> bool {
    let inner = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    inner.is_some_and(|inner| {
        let mut escaped = false;
        let whole = inner.chars().all(|character| {
            let right = escaped || character != '"';
            escaped = character == '\\' && !escaped;
            right
        });
        whole && !escaped
    })
}

/// Digits, and at least one.
pub fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{Item, is_parameter, is_quoted, list};

    #[test]
    fn a_list_is_split_outside_of_quotes_and_brackets() {
        let mut faults = Vec::new();
        let items = list("a, \"b,\\\",c\" ,<d,e>;f , ,", &mut faults);
        let texts: Vec<_> = items.iter().map(|item| (item.start, item.text)).collect();
        assert_eq!(texts, [(0, "a"), (3, "\"b,\\\",c\""), (13, "<d,e>;f")]);
        assert_eq!(faults.len(), 2);
        assert!(list("", &mut faults).is_empty());
    }

    #[test]
    fn a_quoted_string_ends_with_its_first_quote() {
        for (text, quoted) in [
            ("\"\"", true),
            ("\"a\\\"\"", true),
            ("\"", false),
            ("\"a\"b\"", false),
            ("\"\\\"", false),
        ] {
            assert_eq!(is_quoted(text), quoted, "{text}");
        }
    }

    #[test]
    fn a_parameter_is_a_name_and_a_value() {
        for (text, right) in
            [("a=b", true), ("a = \"b c\"", true), ("a", false), ("a=", false), ("a b=c", false)]
        {
            assert_eq!(is_parameter(text), right, "{text}");
        }
        assert_eq!(Item::new(" a ").start, 1);
    }
}
