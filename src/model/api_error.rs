//! An error that an API sends under a name of its own, with a status code.

use super::diagnostic::Located;

/// An item of `errors` in the front matter of a page about a code.
#[derive(Debug, Clone)]
pub struct ApiError {
    /// What programs compare, as the response writes it: `order_not_found`.
    pub name: Located<String>,
    /// When the API sends it; may hold code spans. `None` if the name says all.
    pub when: Option<String>,
    /// What its receiver does, the field `do`; may hold code spans.
    pub remedy: Option<String>,
    /// The content of such a response, which need not be JSON.
    pub example: Option<Located<String>>,
}

impl ApiError {
    /// The id of its place on the page of its code, not encoded: the name, with a hyphen for what
    /// is neither a letter nor a digit nor one of `_-.:/`. `static/search_box.js` makes the same.
    #[must_use]
    pub fn id(&self) -> String {
        let mut id = String::new();
        let mut is_within = true;
        for next in self.name.value.chars() {
            if next.is_alphanumeric() || "_-.:/".contains(next) {
                id.push(next);
                is_within = true;
            } else if is_within {
                id.push('-');
                is_within = false;
            }
        }
        id
    }

    /// Whether its example is meant to be JSON: it starts as an object or a list.
    #[must_use]
    pub fn shows_json(&self) -> bool {
        self.example.as_ref().is_some_and(|example| example.value.starts_with(['{', '[']))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::ApiError;
    use crate::model::diagnostic::{Located, Place};

    #[test]
    fn an_id_is_the_name_where_it_can_be() {
        for (name, wanted) in [
            ("order_not_found", "order_not_found"),
            ("Order not  found", "Order-not-found"),
            ("https://e.example/out-of-credit", "https://e.example/out-of-credit"),
            ("-32601", "-32601"),
            ("can't \"do\" <it>", "can-t-do-it-"),
            ("größe", "größe"),
        ] {
            let name = Located::new(name.to_owned(), Place::file(&Arc::from("content/404.md")));
            let error = ApiError { name, when: None, remedy: None, example: None };
            assert_eq!(error.id(), wanted);
        }
    }
}
