//! A page at an alias, which leads on.

use super::view::view;
use crate::model::site::Site;
use crate::model::status_page::StatusPage;

view! {
    /// `redirect_page.html`
    pub struct RedirectPage {
        /// The page that it leads to.
        pub title: String,
        /// Its address.
        pub href: String,
        /// The script that leads on from the disk.
        pub script_src: &'static str,
        /// Its absolute address, if the site's is known.
        pub canonical: Option<String>,
    }
}

/// What the page at an alias of a status page says.
pub fn view(site: &Site, page: &StatusPage) -> RedirectPage {
    let address = page.address();
    RedirectPage {
        title: format!("{} {}", page.code.value, page.phrase.value),
        href: format!("../{address}"),
        script_src: "../redirect.js",
        canonical: site.config.base_url.as_ref().map(|base| format!("{base}{address}")),
    }
}
