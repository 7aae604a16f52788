//! A page at an alias, which leads on.

use super::html::escape;
use super::view::view;
use super::words;
use crate::model::site::Site;
use crate::model::status_page::StatusPage;

view! {
    /// `redirect_page.html`
    pub struct RedirectPage {
        /// The page that it leads to.
        pub title: String,
        /// That the page is there, with a link.
        pub moved_html: String,
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
    let title = format!("{} {}", page.code.value, page.phrase.value);
    let href = format!("../{address}");
    let mut escaped = String::new();
    escape(&title, &mut escaped);
    let values = [("title", escaped.as_str()), ("page", &href)];
    RedirectPage {
        moved_html: words::label_html(&site.labels.redirect_page.moved, &values),
        title,
        href,
        script_src: "../redirect.js",
        canonical: site.config.base_url.as_ref().map(|base| format!("{base}{address}")),
    }
}
