//! Facts about plain text that several stages need.

/// The letters and digits of a text, in lower case: `Not Found`, `not_found` and `NotFound` are
/// equal.
#[must_use]
pub fn letters(text: &str) -> String {
    text.chars().filter(|next| next.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
