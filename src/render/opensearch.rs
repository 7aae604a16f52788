//! `opensearch.xml` (`OpenSearch` 1.1): lets a browser's address bar search the site.

use super::html::escape;
use super::icon::icon;
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
    escape(site.tagline().unwrap_or(site.description()), &mut xml);
    xml.push_str("</Description>\n<InputEncoding>UTF-8</InputEncoding>\n<Image type=\"");
    let icon = icon(site);
    xml.push_str(icon.media_type);
    xml.push_str("\">");
    escape(base, &mut xml);
    escape(&icon.path, &mut xml);
    xml.push_str("</Image>\n<Url type=\"text/html\" template=\"");
    escape(base, &mut xml);
    xml.push_str("?q={searchTerms}\"/>\n</OpenSearchDescription>\n");
    Some(xml)
}
