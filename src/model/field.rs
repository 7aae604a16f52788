//! A field of front matter, written once: the reader, the docs and the schema use it.

/// A field's name, whether it has to be there, and what it says.
#[derive(Debug, PartialEq, Eq)]
pub struct Field {
    pub name: &'static str,
    pub required: bool,
    pub about: &'static str,
}

impl Field {
    #[must_use]
    pub const fn required(name: &'static str, about: &'static str) -> Self {
        Self { name, required: true, about }
    }

    #[must_use]
    pub const fn optional(name: &'static str, about: &'static str) -> Self {
        Self { name, required: false, about }
    }
}
