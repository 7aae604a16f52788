//! `opensearch.xml` (`OpenSearch` 1.1): lets a browser's address bar search the site.

use super::html::escape;
use crate::model::site::Site;

/// The longest name that `OpenSearch` allows.
const LONGEST_NAME: usize = 16;

/// The description, if the site's address is known: the standard wants whole ones.
pub fn xml(site: &Site) -> Option<String> {
    let base = site.config.base_url.as_deref()?;
    let name: String = site.title().chars().take(LONGEST_NAME).collect();
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n<ShortName>",
    );
    escape(&name, &mut xml);
    xml.push_str("</ShortName>\n<Description>");
    escape(site.tagline(), &mut xml);
    xml.push_str(
        "</Description>\n<InputEncoding>UTF-8</InputEncoding>\n<Image type=\"image/svg+xml\">",
    );
    escape(base, &mut xml);
    xml.push_str("icon.svg</Image>\n<Url type=\"text/html\" template=\"");
    escape(base, &mut xml);
    xml.push_str("?q={searchTerms}\"/>\n</OpenSearchDescription>\n");
    Some(xml)
}
