//! `sitemap.xml` and `robots.txt`: what search engines read first.

use std::fmt::Write as _;

use super::html::escape;
use crate::model::date::Date;
use crate::model::site::Site;

/// `sitemap.xml` (sitemaps.org 0.9), if the site's address is known: the standard wants whole ones.
pub fn sitemap(site: &Site) -> Option<String> {
    let base = site.config.base_url.as_deref()?;
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    let mut add = |address: &str, reviewed: Option<Date>| {
        xml.push_str("<url><loc>");
        escape(base, &mut xml);
        escape(address, &mut xml);
        xml.push_str("</loc>");
        if let Some(day) = reviewed {
            let _ = write!(xml, "<lastmod>{day}</lastmod>");
        }
        xml.push_str("</url>\n");
    };
    add("", None);
    if !site.codes_address().is_empty() {
        add(site.codes_address(), None);
    }
    for class in site.classes_with_page() {
        let reviewed = site.class_page(class).and_then(|page| page.reviewed);
        add(&format!("{}/", class.name()), reviewed);
    }
    for page in site.status_pages() {
        add(&page.address(), page.reviewed);
    }
    if site.has_errors() {
        add("errors/", None);
    }
    if !site.guides().is_empty() {
        add("guides/", None);
    }
    for guide in site.guides() {
        add(&guide.address(), guide.reviewed);
    }
    for page in site.pages() {
        add(&page.address(), page.reviewed);
    }
    xml.push_str("</urlset>\n");
    Some(xml)
}

/// `robots.txt` (RFC 9309): everything may be read.
pub fn robots(site: &Site) -> String {
    let mut text = "User-agent: *\nAllow: /\n".to_owned();
    if let Some(base) = &site.config.base_url {
        let _ = writeln!(text, "Sitemap: {base}sitemap.xml");
    }
    text
}
