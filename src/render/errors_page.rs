//! The list of all errors that the API has names for.

use super::about::{About, PageKind};
use super::error_row::{ErrorRow, error_row};
use super::frame::{Frame, frame, prefix};
use super::view::view;
use crate::model::site::Site;

view! {
    /// `errors_page.html`
    pub struct ErrorsPage<'site> {
        /// What every page has.
        pub frame: Frame,
        /// The errors, by name.
        pub errors: Vec<ErrorRow<'site>>,
    }
}

const DESCRIPTION: &str = "Every error that responses name: its status code, when it is sent, and \
                           what to do.";

/// What the list says.
pub fn view(site: &Site) -> ErrorsPage<'_> {
    let address = "errors/";
    let prefix = prefix(address);
    let about = About {
        kind: PageKind::Errors,
        address,
        title: format!("Errors by name – {}", site.config.title),
        description: DESCRIPTION,
        class: None,
        path: None,
        reviewed: None,
        steps: vec![("Errors".to_owned(), None)],
    };
    let errors = site.errors().into_iter();
    ErrorsPage {
        frame: frame(site, about, &prefix),
        errors: errors.map(|(page, error)| error_row(page, error, &prefix)).collect(),
    }
}
