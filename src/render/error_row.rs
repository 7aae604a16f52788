//! An error of an API in a table: on the page of its code, and in the list of all errors.

use super::html::escape;
use super::view::view;
use super::{highlight, words};
use crate::model::api_error::ApiError;
use crate::model::status_page::StatusPage;

view! {
    /// An error that the API sends under a name of its own.
    pub struct ErrorRow<'site> {
        /// `order_not_found`
        pub name: &'site str,
        /// The id of its row on the page of its code.
        pub id: String,
        /// That row: `../404/#order_not_found`.
        pub href: String,
        /// The three digits of its code.
        pub code: u16,
        /// The phrase of its code.
        pub phrase: &'site str,
        /// The class of its code: `4xx`.
        pub class: &'static str,
        /// When the API sends it.
        pub when_html: Option<String>,
        /// What its receiver does.
        pub do_html: Option<String>,
        /// The content of such a response.
        pub example_html: Option<String>,
    }
}

/// The row of an error; `prefix` leads from its page to the site's root.
pub fn error_row<'site>(
    page: &'site StatusPage,
    error: &'site ApiError,
    prefix: &str,
) -> ErrorRow<'site> {
    ErrorRow {
        name: &error.name.value,
        id: error.id(),
        href: format!("{prefix}{}", page.error_address(error)),
        code: page.code.value.number(),
        phrase: &page.phrase.value,
        class: page.code.value.class().name(),
        when_html: error.when.as_deref().map(words::note),
        do_html: error.remedy.as_deref().map(words::note),
        example_html: example_html(error),
    }
}

fn example_html(error: &ApiError) -> Option<String> {
    let text = &error.example.as_ref()?.value;
    let mut html = "<figure class=\"listing\"".to_owned();
    if error.shows_json() {
        html.push_str(" data-language=\"json\"");
    }
    html.push_str("><pre role=\"group\" tabindex=\"0\" aria-label=\"Example of ");
    escape(&error.name.value, &mut html);
    html.push_str("\"><code>");
    if error.shows_json() {
        highlight::json(text, &mut html);
    } else {
        escape(text, &mut html);
    }
    html.push_str("</code></pre></figure>");
    Some(html)
}
