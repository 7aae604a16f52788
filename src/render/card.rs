//! A code in a list.

use super::extra::{self, ExtraFields};
use super::view::view;
use super::words;
use crate::model::facts::Words;
use crate::model::labels::{Labels, fill};
use crate::model::site::Site;
use crate::model::status_page::{Spec, StatusPage};

view! {
    /// A code, as the home page and the page of its class list it.
    pub struct Card<'site> {
        /// The three digits.
        pub code: u16,
        /// The phrase, or the vendor's name for it.
        pub phrase: &'site str,
        /// Its page.
        pub href: String,
        /// One sentence.
        pub summary: &'site str,
        /// `4xx`
        pub class: &'static str,
        /// The word of the front matter: `registered`, `unofficial`, …
        pub standing: Option<&'static str>,
        /// The standing as a sentence.
        pub standing_text: Option<&'site str>,
        /// False for a code that IANA has not registered.
        pub official: bool,
        /// The word of the front matter: `never`, `after-delay`, …
        pub retry: Option<&'static str>,
        /// The word of the front matter: `heuristic`, `explicit`, …
        pub cache: Option<&'static str>,
        /// The fields of the project's own by name: `extra.owner`.
        pub extra: ExtraFields<'site>,
        /// What it is filtered by: a line `extra.owner=payments` for each value.
        pub extra_words: Option<String>,
        /// Who else means something by it.
        pub vendors: Vec<&'site str>,
    }
}

/// The card of a page; `prefix` leads from the list to the site's root.
pub fn card<'site>(site: &'site Site, page: &'site StatusPage, prefix: &str) -> Card<'site> {
    let labels = &site.labels;
    Card {
        code: page.code.value.number(),
        phrase: &page.phrase.value,
        href: format!("{prefix}{}", page.address()),
        summary: &page.summary.value,
        class: page.code.value.class().name(),
        standing: page.shown_standing().map(Words::name),
        standing_text: page.shown_standing().map(|it| words::standing(it, labels)),
        official: page.is_official(),
        retry: page.retry.map(Words::name),
        cache: page.cache().map(Words::name),
        extra: extra::fields(&page.meta),
        extra_words: extra::words(site, &page.meta),
        vendors: vendors(page),
    }
}

/// Who means something by a code, each once, as the page lists them.
pub fn vendors(page: &StatusPage) -> Vec<&str> {
    let mut vendors = Vec::new();
    for vendor_use in &page.uses {
        let vendor = &*vendor_use.vendor;
        if !vendors.contains(&vendor) {
            vendors.push(vendor);
        }
    }
    vendors
}

/// What a specification is called, and its address.
pub fn spec(spec: &Spec, labels: &Labels) -> (String, String) {
    match spec {
        Spec::Rfc { rfc, section } => {
            let (rfc, section) = (rfc.value.to_string(), &section.value);
            let starts_with_letter = section.starts_with(|first: char| first.is_ascii_alphabetic());
            let (kind, label) = if starts_with_letter {
                ("appendix", &labels.spec.appendix)
            } else {
                ("section", &labels.spec.section)
            };
            let href = format!("https://www.rfc-editor.org/rfc/rfc{rfc}#{kind}-{section}");
            (fill(label, &[("rfc", &rfc), ("section", section)]), href)
        }
        Spec::Other { title, url } => (title.clone(), url.value.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::vendors;
    use crate::fixture::one_file;
    use crate::model::diagnostic::Diagnostics;
    use crate::parse;

    #[test]
    fn a_vendor_is_listed_once() {
        let uses = ["A", "B", "A"].map(|vendor| {
            format!(
                "  - {{ vendor: {vendor}, name: N, meaning: M, sent: wire, \
                 source: \"https://v.example\", confidence: primary }}\n"
            )
        });
        let page = format!("---\ncode: 599\nuses:\n{}---\n", uses.concat());
        let site = parse::site(&one_file("content/599.md", page), &mut Diagnostics::default());
        assert_eq!(vendors(&site.status_pages()[0]), ["A", "B"]);
    }
}
