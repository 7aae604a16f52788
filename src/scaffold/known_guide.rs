//! A guide with what a site says of the codes that it compares.

use std::fmt::Write as _;

use super::fields::front_matter;
use super::names::codes_in;
use crate::model::field::Field;
use crate::model::site::Site;
use crate::model::status_page::StatusPage;
use crate::model::text::{first_sentence, yaml_scalar};

/// `content/guides/401-or-403.md`, a line for each code that the title names; `None` if it names
/// none, or one that the site has no page about. `reference` may know a guide of that name.
#[must_use]
pub fn guide(
    name: &str,
    title: &str,
    fields: &[&Field],
    site: &Site,
    reference: &Site,
) -> Option<String> {
    let codes = codes_in(title);
    let pages: Option<Vec<_>> = codes.iter().map(|code| site.status_page(*code)).collect();
    let pages = pages.filter(|pages| !pages.is_empty())?;
    let known = reference.guides().iter().find(|guide| guide.name == name);
    let summary = match known {
        Some(guide) => guide.summary.value.clone(),
        None => format!("What {} say.", phrases(&pages)),
    };
    let mut text = front_matter(fields, &site.config, &|name| match name {
        "title" => yaml_scalar(title),
        "summary" => yaml_scalar(&summary),
        "codes" => {
            let codes: Vec<_> = codes.iter().map(ToString::to_string).collect();
            Some(format!("[{}]", codes.join(", ")))
        }
        _ => None,
    });
    let _ = write!(text, "\n## {}\n\n", site.labels.section.guide);
    for page in pages {
        let (code, phrase) = (page.code.value, &page.phrase.value);
        let sentence = first_sentence(&page.summary.value);
        let _ = writeln!(text, "- [{code}](../{code}.md) {phrase}: {sentence}");
    }
    Some(text)
}

/// `401 Unauthorized and 403 Forbidden`.
fn phrases(pages: &[&StatusPage]) -> String {
    let names = pages.iter().map(|page| format!("{} {}", page.code.value, page.phrase.value));
    names.collect::<Vec<_>>().join(" and ")
}
