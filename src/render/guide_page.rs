//! The page of a guide.

use super::about::{About, PageKind};
use super::extra::{self, ExtraFields};
use super::frame::{Frame, frame, prefix};
use super::toc::{TocEntry, toc};
use super::view::view;
use super::{prose, words};
use crate::model::guide::Guide;
use crate::model::labels::Labels;
use crate::model::site::Site;
use crate::model::status_page::StatusPage;

view! {
    /// `guide_page.html`
    pub struct GuidePage<'site> {
        /// What every page has.
        pub frame: Frame,
        /// The fields of the project's own by name: `extra.owner`.
        pub extra: ExtraFields<'site>,
        /// The question.
        pub title: &'site str,
        /// The short answer, if the long one does not start with it.
        pub summary: Option<&'site str>,
        /// The long answer.
        pub prose_html: String,
        /// Its sections.
        pub toc: Vec<TocEntry<'site>>,
        /// The codes that it compares.
        pub codes: Vec<Compared<'site>>,
    }
}

view! {
    /// A code in a guide's table of differences.
    pub struct Compared<'site> {
        /// The three digits.
        pub code: u16,
        /// The phrase, or the vendor's name for it.
        pub phrase: &'site str,
        /// Its page.
        pub href: String,
        /// `4xx`
        pub class: &'static str,
        /// False for a code that IANA has not registered.
        pub official: bool,
        /// One sentence.
        pub summary: &'site str,
        /// Whether to retry.
        pub retry_text: Option<&'site str>,
        /// Whether a cache may keep it.
        pub cache_text: Option<&'site str>,
        /// Who acts.
        pub actor_text: Option<&'site str>,
    }
}

view! {
    /// A guide, to go to.
    pub struct GuideLink<'site> {
        /// The question.
        pub title: &'site str,
        /// The short answer.
        pub summary: &'site str,
        /// Its page.
        pub href: String,
    }
}

/// What the page of a guide says.
pub fn view<'site>(site: &'site Site, guide: &'site Guide) -> GuidePage<'site> {
    let labels = &site.labels;
    let address = guide.address();
    let prefix = prefix(&address);
    let about = About {
        kind: PageKind::Guide,
        address: &address,
        title: format!("{} – {}", guide.title.value, site.title()),
        description: &guide.summary.value,
        class: None,
        path: Some(&guide.path),
        reviewed: guide.reviewed,
        steps: vec![
            (labels.guides_page.title.to_string(), Some("guides/".to_owned())),
            (guide.title.value.clone(), None),
        ],
    };
    let codes = guide.codes.iter().filter_map(|code| site.status_page(code.value));
    GuidePage {
        frame: frame(site, about, &prefix),
        extra: extra::fields(&guide.meta),
        title: &guide.title.value,
        summary: guide.summary.lead(),
        prose_html: prose::html(&guide.prose, site, &guide.path, &prefix),
        toc: toc(&guide.prose),
        codes: codes.map(|page| compared(page, labels, &prefix)).collect(),
    }
}

/// Links to guides.
pub fn guide_links<'site>(
    guides: impl Iterator<Item = &'site Guide>,
    prefix: &str,
) -> Vec<GuideLink<'site>> {
    let link = |guide: &'site Guide| GuideLink {
        title: &guide.title.value,
        summary: &guide.summary.value,
        href: format!("{prefix}{}", guide.address()),
    };
    guides.map(link).collect()
}

fn compared<'site>(
    page: &'site StatusPage,
    labels: &'site Labels,
    prefix: &str,
) -> Compared<'site> {
    Compared {
        code: page.code.value.number(),
        phrase: &page.phrase.value,
        href: format!("{prefix}{}", page.address()),
        class: page.code.value.class().name(),
        official: page.is_official(),
        summary: &page.summary.value,
        retry_text: page.retry.map(|it| words::retry(it, labels)),
        cache_text: page.cache().map(|it| words::cache(it, labels)),
        actor_text: page.actor.map(|it| words::actor(it, labels)),
    }
}
