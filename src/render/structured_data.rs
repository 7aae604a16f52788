//! What a page is about, for search engines: schema.org's words in a JSON-LD data block.

use serde_json::{Value, json};

use super::about::{About, PageKind};
use crate::model::site::Site;

/// The data block of a page; none where the site's address is not known, as every thing in it is
/// named by its whole address, and none for the not-found page, which is about no address.
pub fn html(site: &Site, about: &About<'_>) -> Option<String> {
    let base = site.config.base_url.as_deref()?;
    let mut things = vec![thing(site, about, base)?];
    things.extend(breadcrumb(about, &site.labels.header.home, base));
    let data = json!({ "@context": "https://schema.org", "@graph": things });
    // A `<` could end the element; as an escape it is the same JSON.
    let data = data.to_string().replace('<', "\\u003c");
    Some(format!("<script type=\"application/ld+json\">{data}</script>"))
}

fn thing(site: &Site, about: &About<'_>, base: &str) -> Option<Value> {
    let language = site.language().tag();
    let name = about.steps.last().map_or(site.title(), |(name, _)| name);
    let mut thing = json!({
        "name": name,
        "description": about.description,
        "url": format!("{base}{}", about.address),
    });
    let (kind, more) = match about.kind {
        PageKind::Home => ("WebSite", json!({ "inLanguage": language })),
        PageKind::Errors | PageKind::Guides => {
            ("CollectionPage", json!({ "inLanguage": language }))
        }
        PageKind::Page => ("WebPage", json!({ "inLanguage": language })),
        PageKind::Codes | PageKind::Class => ("DefinedTermSet", json!({ "inLanguage": language })),
        PageKind::Status => {
            let code = about.address.trim_end_matches('/');
            (
                "DefinedTerm",
                json!({ "termCode": code, "inDefinedTermSet": format!("{base}codes/") }),
            )
        }
        PageKind::Guide => {
            let mut more = json!({ "headline": name, "inLanguage": language });
            if let Some(day) = about.reviewed {
                more["dateModified"] = json!(day.to_string());
            }
            ("TechArticle", more)
        }
        PageKind::NotFound => return None,
    };
    thing["@type"] = json!(kind);
    if let (Value::Object(thing), Value::Object(more)) = (&mut thing, more) {
        thing.extend(more);
    }
    Some(thing)
}

/// The way from the home page, as search engines show it over a result.
fn breadcrumb(about: &About<'_>, home: &str, base: &str) -> Option<Value> {
    if about.steps.is_empty() {
        return None;
    }
    let home = (home, Some(""));
    let steps = about.steps.iter().map(|(name, address)| (name.as_str(), address.as_deref()));
    let items = std::iter::once(home).chain(steps).enumerate().map(|(before, (name, address))| {
        let address = address.unwrap_or(about.address);
        json!({
            "@type": "ListItem",
            "position": before + 1,
            "name": name,
            "item": format!("{base}{address}"),
        })
    });
    let items: Vec<Value> = items.collect();
    Some(json!({ "@type": "BreadcrumbList", "itemListElement": items }))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::html;
    use crate::model::site::{Site, SiteParts};
    use crate::model::site_config::{BaseUrl, SiteConfig};
    use crate::render::about::{About, PageKind};

    fn site() -> Site {
        let base_url = BaseUrl::parse("https://example.org/codes/");
        let config = SiteConfig { title: Some("T".to_owned()), base_url, ..SiteConfig::default() };
        Site::new(SiteParts { config, ..SiteParts::default() })
    }

    fn about(kind: PageKind, address: &str) -> About<'_> {
        About {
            kind,
            address,
            title: "404 Not Found – T".to_owned(),
            description: "Nothing there.</script><!--",
            class: None,
            path: None,
            reviewed: None,
            steps: vec![
                ("4xx Client error".to_owned(), Some("4xx/".to_owned())),
                ("404 Not Found".to_owned(), None),
            ],
        }
    }

    fn data(site: &Site, about: &About<'_>) -> Option<Value> {
        let html = html(site, about)?;
        let json = html.strip_prefix("<script type=\"application/ld+json\">")?;
        serde_json::from_str(json.strip_suffix("</script>")?).ok()
    }

    #[test]
    fn a_code_is_a_term_with_the_way_to_it() {
        let wanted = json!({
            "@context": "https://schema.org",
            "@graph": [
                {
                    "@type": "DefinedTerm",
                    "name": "404 Not Found",
                    "termCode": "404",
                    "description": "Nothing there.</script><!--",
                    "url": "https://example.org/codes/404/",
                    "inDefinedTermSet": "https://example.org/codes/codes/",
                },
                {
                    "@type": "BreadcrumbList",
                    "itemListElement": [
                        {
                            "@type": "ListItem",
                            "position": 1,
                            "name": "Home",
                            "item": "https://example.org/codes/",
                        },
                        {
                            "@type": "ListItem",
                            "position": 2,
                            "name": "4xx Client error",
                            "item": "https://example.org/codes/4xx/",
                        },
                        {
                            "@type": "ListItem",
                            "position": 3,
                            "name": "404 Not Found",
                            "item": "https://example.org/codes/404/",
                        },
                    ],
                },
            ],
        });
        assert_eq!(data(&site(), &about(PageKind::Status, "404/")), Some(wanted));
    }

    #[test]
    fn no_text_ends_the_data_block() {
        let html = html(&site(), &about(PageKind::Status, "404/")).expect("a code has data");
        assert_eq!(html.matches('<').count(), 2, "the element's own: {html}");
    }

    #[test]
    fn a_site_without_an_address_and_the_not_found_page_have_none() {
        assert_eq!(html(&Site::default(), &about(PageKind::Status, "404/")), None);
        assert_eq!(html(&site(), &about(PageKind::NotFound, "404.html")), None);
    }
}
