//! The page about a code.

use super::about::{About, PageKind};
use super::card::spec;
use super::error_row::{ErrorRow, error_row};
use super::extra::{self, ExtraFields};
use super::frame::{Frame, frame, prefix};
use super::guide_page::{GuideLink, guide_links};
use super::status_rows::{ConstantRow, HeaderRow, UseRow, constant_row, header_row, use_row};
use super::toc::{TocEntry, toc};
use super::view::view;
use super::{home_page, prose, words};
use crate::model::class::Class;
use crate::model::code::Code;
use crate::model::facts::Words;
use crate::model::labels::{Labels, StatusPageLabels};
use crate::model::prose::Heading;
use crate::model::section::{self, RECEIVING};
use crate::model::site::Site;
use crate::model::status_page::{Related, Spec, StatusPage};

view! {
    /// `status_page.html` and `parts/code_section.html`
    pub struct StatusView<'site> {
        /// What every page has.
        pub frame: Frame,
        /// The fields of the project's own by name: `extra.owner`.
        pub extra: ExtraFields<'site>,
        /// The three digits.
        pub code: u16,
        /// The phrase, or the vendor's name for it.
        pub phrase: &'site str,
        /// One sentence, if it is not in the text.
        pub summary: Option<&'site str>,
        /// The word of the front matter: `registered`, `unofficial`, …
        pub standing: Option<&'static str>,
        /// The standing as a sentence.
        pub standing_text: Option<&'site str>,
        /// Whether there is anything to say in short, as in the next nine.
        pub has_answers: bool,
        /// The word of the front matter: `caller`, `server`, …
        pub actor: Option<&'static str>,
        /// Who acts.
        pub actor_text: Option<&'site str>,
        /// What whoever received it does.
        pub caller_html: Option<String>,
        /// What whoever sends it sees to.
        pub server_html: Option<String>,
        /// The word of the front matter: `never`, `after-delay`, …
        pub retry: Option<&'static str>,
        /// Whether to retry.
        pub retry_text: Option<&'site str>,
        /// How to retry.
        pub retry_note_html: Option<String>,
        /// The word of the front matter: `heuristic`, `explicit`, …
        pub cache: Option<&'static str>,
        /// Whether a cache may keep it.
        pub cache_text: Option<&'site str>,
        /// What the word does not say.
        pub cache_note_html: Option<String>,
        /// Where the page deliberately describes something else than the specification.
        pub deviates_html: Option<String>,
        /// Whether it has content.
        pub body_text: Option<&'site str>,
        /// Its own page.
        pub href: String,
        /// `Client error`
        pub class_title: &'site str,
        /// The page of the class, if there is one.
        pub class_href: Option<String>,
        /// Whether the page has properties besides its class.
        pub has_properties: bool,
        /// The specifications, the defining one first.
        pub specs: Vec<SpecLink>,
        /// The fields that belong to the exchange.
        pub headers: Vec<HeaderRow<'site>>,
        /// Errors that the API sends with it under names of its own.
        pub errors: Vec<ErrorRow<'site>>,
        /// Earlier phrases.
        pub formerly: Vec<Former<'site>>,
        /// Where the causes of an error are on the page.
        pub causes_href: Option<String>,
        /// The text.
        pub prose_html: String,
        /// The sections of the page.
        pub toc: Vec<TocEntry<'site>>,
        /// What platforms call it.
        pub constants: Vec<ConstantRow>,
        /// Codes that it is confused with, or that come next.
        pub related: Vec<RelatedLink<'site>>,
        /// What vendors mean by it.
        pub uses: Vec<UseRow<'site>>,
        /// Guides about it.
        pub guides: Vec<GuideLink<'site>>,
        /// The code before.
        pub previous: Option<Neighbor<'site>>,
        /// The code after.
        pub next: Option<Neighbor<'site>>,
    }
}

view! {
    /// A specification, to go to.
    pub struct SpecLink {
        /// `RFC 9110, section 15.5.5`
        pub text: String,
        /// Its address.
        pub href: String,
    }
}

view! {
    /// An earlier phrase.
    pub struct Former<'site> {
        /// The phrase.
        pub phrase: &'site str,
        /// The specification that used it.
        pub spec: &'site str,
    }
}

view! {
    /// A related code.
    pub struct RelatedLink<'site> {
        /// The three digits.
        pub code: u16,
        /// The phrase, or the vendor's name for it.
        pub phrase: &'site str,
        /// Its page.
        pub href: String,
        /// `4xx`
        pub class: &'static str,
        /// The difference.
        pub why_html: String,
        /// False for a code that IANA has not registered.
        pub official: bool,
    }
}

view! {
    /// The code before or after.
    pub struct Neighbor<'site> {
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
    }
}

/// What the page about a code says.
pub fn view<'site>(site: &'site Site, page: &'site StatusPage) -> StatusView<'site> {
    let prefix = prefix(&page.address());
    let mut view = facts(site, page, &prefix);
    view.prose_html = prose::html(&page.prose, site, &page.path, &prefix);
    view
}

/// The same as a section of the home page, whose ids start with the code.
pub fn section<'site>(site: &'site Site, page: &'site StatusPage) -> StatusView<'site> {
    let mut view = facts(site, page, home_page::PREFIX);
    let code = page.code.value;
    view.prose_html = prose::section_html(&page.prose, site, &page.path, home_page::PREFIX, code);
    view
}

/// What the page says besides its text; `prefix` leads from where it says so to the site's root.
fn facts<'site>(site: &'site Site, page: &'site StatusPage, prefix: &str) -> StatusView<'site> {
    let address = page.address();
    let code = page.code.value;
    let class = code.class();
    let class_title = site.class_title(class);
    let labels = &site.labels;
    let (previous, next) = neighbors(site, code, prefix);
    let note = |note: &Option<String>| note.as_deref().map(words::note);
    let mut view = StatusView {
        frame: frame(site, about(site, page, &address, class_title), prefix),
        extra: extra::fields(&page.meta),
        code: code.number(),
        phrase: &page.phrase.value,
        summary: page.summary.lead(),
        standing: page.shown_standing().map(Words::name),
        standing_text: page.shown_standing().map(|it| words::standing(it, labels)),
        has_answers: has_answers(page),
        actor: page.actor.map(Words::name),
        actor_text: page.actor.map(|it| words::actor(it, labels)),
        caller_html: note(&page.caller),
        server_html: note(&page.server),
        retry: page.retry.map(Words::name),
        retry_text: page.retry.map(|it| words::retry(it, labels)),
        retry_note_html: note(&page.retry_note),
        cache: page.cache().map(Words::name),
        cache_text: page.cache().map(|it| words::cache(it, labels)),
        cache_note_html: note(&page.cache_note),
        deviates_html: note(&page.deviates),
        body_text: page.body.map(|it| words::body(it, labels)),
        href: format!("{prefix}{address}"),
        class_title,
        class_href: site.class_address(class).map(|address| format!("{prefix}{address}")),
        has_properties: false,
        specs: page.specs.iter().map(|it| spec_link(it, labels)).collect(),
        headers: page.headers.iter().map(|header| header_row(header, labels)).collect(),
        errors: page.errors.iter().map(|error| error_row(page, error, prefix)).collect(),
        formerly: page
            .formerly
            .iter()
            .map(|former| Former { phrase: &former.phrase.value, spec: &former.spec })
            .collect(),
        causes_href: causes_href(page, labels),
        prose_html: String::new(),
        toc: toc(&page.prose),
        constants: site.constants(code).iter().map(constant_row).collect(),
        related: page.related.iter().filter_map(|to| related_link(site, to, prefix)).collect(),
        uses: page.uses.iter().map(|it| use_row(it, labels)).collect(),
        guides: guide_links(site.guides_about(code), prefix),
        previous,
        next,
    };
    view.has_properties = view.standing.is_some()
        || view.body_text.is_some()
        || !(view.specs.is_empty() && view.formerly.is_empty())
        || !view.frame.properties.is_empty();
    add_own_sections(&mut view, labels);
    view
}

/// Whether a page says in short what to do.
fn has_answers(page: &StatusPage) -> bool {
    let notes = [&page.caller, &page.server, &page.retry_note, &page.cache_note, &page.deviates];
    page.actor.is_some()
        || page.retry.is_some()
        || page.cache.is_some()
        || notes.iter().any(|note| note.is_some())
}

/// Where the page about an error lists the causes, as `#id`; `None` if it does not.
fn causes_href(page: &StatusPage, labels: &Labels) -> Option<String> {
    let is_error = !matches!(
        page.code.value.class(),
        Class::Informational | Class::Successful | Class::Redirection
    );
    let is_it = |heading: &&Heading| section::position(&heading.text, labels) == Some(RECEIVING);
    let section = page.prose.headings().find(is_it);
    section.filter(|_| is_error).map(|heading| format!("#{}", heading.id))
}

/// The sections that the template makes; their ids are its own.
fn add_own_sections<'site>(view: &mut StatusView<'site>, labels: &'site Labels) {
    let StatusPageLabels { headers, constants, vendors, related, properties, .. } =
        &labels.status_page;
    let own = [
        ("errors", &labels.errors_page.title, !view.errors.is_empty()),
        ("headers", headers, !view.headers.is_empty()),
        ("constants", constants, !view.constants.is_empty()),
        ("vendors", vendors, !view.uses.is_empty()),
        ("related", related, !view.related.is_empty()),
        ("guides", &labels.guides_page.title, !view.guides.is_empty()),
        ("properties", properties, view.has_properties),
    ];
    let there = own.into_iter().filter(|(_, _, there)| *there);
    view.toc.extend(there.map(|(id, text, _)| TocEntry { id, text }));
}

fn about<'page>(
    site: &Site,
    page: &'page StatusPage,
    address: &'page str,
    class_title: &str,
) -> About<'page> {
    let class = page.code.value.class();
    let name = format!("{} {}", page.code.value, page.phrase.value);
    About {
        kind: PageKind::Status,
        address,
        title: format!("{name} – {}", site.title()),
        description: &page.summary.value,
        class: Some(class),
        path: Some(&page.path),
        reviewed: page.reviewed,
        steps: vec![
            (format!("{} {class_title}", class.label()), site.class_address(class)),
            (name, None),
        ],
    }
}

fn spec_link(it: &Spec, labels: &Labels) -> SpecLink {
    let (text, href) = spec(it, labels);
    SpecLink { text, href }
}

fn related_link<'site>(
    site: &'site Site,
    related: &Related,
    prefix: &str,
) -> Option<RelatedLink<'site>> {
    let page = site.status_page(related.code.value)?;
    Some(RelatedLink {
        code: page.code.value.number(),
        phrase: &page.phrase.value,
        href: format!("{prefix}{}", page.address()),
        class: page.code.value.class().name(),
        why_html: words::note(&related.why),
        official: page.is_official(),
    })
}

fn neighbors<'site>(
    site: &'site Site,
    code: Code,
    prefix: &str,
) -> (Option<Neighbor<'site>>, Option<Neighbor<'site>>) {
    let neighbor = |page: &'site StatusPage| Neighbor {
        code: page.code.value.number(),
        phrase: &page.phrase.value,
        href: format!("{prefix}{}", page.address()),
        class: page.code.value.class().name(),
        official: page.is_official(),
    };
    let pages = site.status_pages();
    let at = pages.partition_point(|page| page.code.value < code);
    let previous = at.checked_sub(1).and_then(|before| pages.get(before));
    (previous.map(neighbor), pages.get(at + 1).map(neighbor))
}
