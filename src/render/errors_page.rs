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

/// What the list says.
pub fn view(site: &Site) -> ErrorsPage<'_> {
    let labels = &site.labels.errors_page;
    let address = "errors/";
    let prefix = prefix(address);
    let about = About {
        kind: PageKind::Errors,
        address,
        title: format!("{} – {}", labels.title, site.title()),
        description: &labels.description,
        class: None,
        path: None,
        reviewed: None,
        steps: vec![(site.labels.header.errors.to_string(), None)],
    };
    let errors = site.errors().into_iter();
    ErrorsPage {
        frame: frame(site, about, &prefix),
        errors: errors.map(|(page, error)| error_row(page, error, &prefix)).collect(),
    }
}
