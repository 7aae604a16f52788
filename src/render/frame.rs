//! What every page has around its own matter.

use super::about::{About, PageKind};
use super::extra::{Property, properties};
use super::structured_data;
use super::view::view;
use super::words;
use crate::model::class::Class;
use crate::model::date::Date;
use crate::model::facts::Switch;
use crate::model::labels::{ColophonLabels, Labels, fill};
use crate::model::plain_page::PlainPage;
use crate::model::site::Site;

view! {
    /// The head, the header and the footer of a page.
    pub struct Frame {
        /// The title of the document, unique in the site.
        pub title: String,
        /// What search engines and shared links say of the page.
        pub description: String,
        /// The page's absolute address, if the site's is known.
        pub canonical: Option<String>,
        /// The picture of a shared link, 1200 by 630 pixels, if the site's address is known.
        pub share_image: Option<String>,
        /// The same in words.
        pub share_image_text: String,
        /// What the page is about, for search engines: a data block of schema.org's JSON-LD.
        pub structured_data_html: Option<String>,
        /// The name of the site.
        pub site_title: String,
        /// One line under the name of the site.
        pub tagline: String,
        /// `home`, `class`, `status`, `codes`, `errors`, `guides`, `guide`, `page` or `not-found`.
        pub kind: PageKind,
        /// The class of codes that the page belongs to, as `4xx`.
        pub class: Option<&'static str>,
        /// From the page to the site's root, for scripts.
        pub prefix: String,
        /// The home page.
        pub home_href: String,
        /// The table of all codes.
        pub codes_href: String,
        /// The list of errors by name, if there are such errors.
        pub errors_href: Option<String>,
        /// The list of guides, if there are guides.
        pub guides_href: Option<String>,
        /// The stylesheet.
        pub style_href: String,
        /// The stylesheet of the pages that list codes.
        pub lists_style_href: String,
        /// The stylesheet of the table of all codes.
        pub table_style_href: String,
        /// The stylesheet of errors by name.
        pub errors_style_href: String,
        /// The stylesheet of the search, loaded with the first focus.
        pub search_style_href: String,
        /// The icon.
        pub icon_href: String,
        /// The icon for home screens.
        pub touch_icon_href: String,
        /// The web manifest.
        pub manifest_href: String,
        /// The worker that keeps the site readable without a network, if the site wants it.
        pub worker_src: Option<String>,
        /// The script of every page.
        pub site_script_src: String,
        /// The script that copies.
        pub copy_script_src: String,
        /// The script that filters cards and rows.
        pub filter_script_src: String,
        /// The script that sorts the table.
        pub sort_script_src: String,
        /// The script of the not-found page.
        pub not_found_script_src: String,
        /// The search: ranker, index and box, loaded with the first focus.
        pub search_src: String,
        /// What browsers read to search the site, if its address is known.
        pub opensearch_href: Option<String>,
        /// Where the source of the site is kept.
        pub repository: Option<String>,
        /// Where the page's file can be edited.
        pub edit_href: Option<String>,
        /// The day of the last review, as `2026-11-20`.
        pub reviewed: Option<String>,
        /// That the page was reviewed on that day.
        pub reviewed_html: Option<String>,
        /// Whether it is a draft, which only a served site has.
        pub is_draft: bool,
        /// The fields of the project's own that the site has labels for.
        pub properties: Vec<Property>,
        /// The classes that the site has pages of.
        pub classes: Vec<ClassLink>,
        /// The pages about no code, in the order of the navigation.
        pub pages: Vec<PageLink>,
        /// The stylesheet of the navigation among them.
        pub pages_style_href: String,
        /// The way from the home page; empty on the home page.
        pub breadcrumb: Vec<Step>,
    }
}

view! {
    /// A class, to navigate to.
    pub struct ClassLink {
        /// `4xx`, `outside`
        pub name: &'static str,
        /// `4xx`, `600+`
        pub label: &'static str,
        /// `Client error`
        pub title: String,
        /// Its page.
        pub href: String,
        /// Whether the page belongs to it.
        pub current: bool,
    }
}

view! {
    /// A page about no code, to navigate to.
    pub struct PageLink {
        /// What it is about.
        pub title: String,
        /// The page.
        pub href: String,
        /// Whether it is the page itself.
        pub current: bool,
    }
}

view! {
    /// A step of the way from the home page.
    pub struct Step {
        /// What it is called.
        pub name: String,
        /// Where it is; none for the page itself.
        pub href: Option<String>,
    }
}

/// From a page of that address to the site's root: `../` for each folder, `./` for none.
pub fn prefix(address: &str) -> String {
    match address.matches('/').count() {
        0 => "./".to_owned(),
        depth => "../".repeat(depth),
    }
}

/// The frame of a page. `prefix` leads from it to the site's root.
pub fn frame(site: &Site, about: About<'_>, prefix: &str) -> Frame {
    let config = &site.config;
    let at = |address: &str| format!("{prefix}{address}");
    let absolute = |address: &str| config.base_url.as_ref().map(|base| format!("{base}{address}"));
    let edit = |path: &str| config.edit_url.as_ref().map(|url| url.of(site.real_path(path)));
    let meta = about.path.and_then(|path| site.meta_of(path));
    let picture = about.class.map_or("site", Class::name);
    Frame {
        canonical: absolute(about.address),
        share_image: absolute(&format!("share/{picture}.png")),
        share_image_text: share_image_text(about.class, &site.labels),
        structured_data_html: structured_data::html(site, &about),
        description: about.description.to_owned(),
        site_title: site.title().to_owned(),
        tagline: site.tagline().to_owned(),
        kind: about.kind,
        class: about.class.map(Class::name),
        prefix: prefix.to_owned(),
        home_href: at(""),
        codes_href: at("codes/"),
        errors_href: site.has_errors().then(|| at("errors/")),
        guides_href: (!site.guides().is_empty()).then(|| at("guides/")),
        style_href: at("style.css"),
        lists_style_href: at("lists.css"),
        table_style_href: at("table.css"),
        errors_style_href: at("errors.css"),
        search_style_href: at("search.css"),
        icon_href: at("icon.svg"),
        touch_icon_href: at("touch-icon.png"),
        manifest_href: at("manifest.webmanifest"),
        worker_src: (config.offline == Switch::On).then(|| at("service_worker.js")),
        site_script_src: at("site.js"),
        copy_script_src: at("copy_buttons.js"),
        filter_script_src: at("code_filter.js"),
        sort_script_src: at("table_sort.js"),
        not_found_script_src: at("not_found.js"),
        search_src: at("search.js"),
        opensearch_href: config.base_url.is_some().then(|| at("opensearch.xml")),
        repository: config.repository.clone(),
        edit_href: about.path.and_then(edit),
        reviewed: about.reviewed.map(|day| day.to_string()),
        reviewed_html: about.reviewed.map(|day| reviewed_html(day, &site.labels.colophon)),
        classes: class_links(site, about.class, prefix),
        is_draft: about.path.is_some_and(|path| site.is_shown_draft(path)),
        properties: meta.map(|meta| properties(site, meta)).unwrap_or_default(),
        pages: page_links(site, about.address, prefix),
        pages_style_href: at("pages.css"),
        breadcrumb: breadcrumb(&about, &site.labels, prefix),
        title: about.title,
    }
}

/// What `static/share/*.png` show.
fn share_image_text(class: Option<Class>, labels: &Labels) -> String {
    class.map_or_else(
        || labels.site.picture.to_string(),
        |class| format!("{}, {}", class.label(), class.title(labels)),
    )
}

fn reviewed_html(day: Date, labels: &ColophonLabels) -> String {
    let machine = day.to_string();
    let parts: Vec<_> = machine.split('-').collect();
    let names = ["year", "month", "day"].into_iter();
    let date = fill(&labels.date, &names.zip(parts).collect::<Vec<_>>());
    let time = format!("<time datetime=\"{machine}\">{date}</time>");
    words::label_html(&labels.reviewed, &[("date", &time)])
}

fn class_links(site: &Site, current: Option<Class>, prefix: &str) -> Vec<ClassLink> {
    let link = |class: Class| ClassLink {
        name: class.name(),
        label: class.label(),
        title: class.title(&site.labels).to_owned(),
        href: format!("{prefix}{}/", class.name()),
        current: current == Some(class),
    };
    site.classes().map(link).collect()
}

fn page_links(site: &Site, current: &str, prefix: &str) -> Vec<PageLink> {
    let link = |page: &PlainPage| PageLink {
        title: page.title.value.clone(),
        href: format!("{prefix}{}", page.address()),
        current: page.address() == current,
    };
    site.pages().iter().map(link).collect()
}

fn breadcrumb(about: &About<'_>, labels: &Labels, prefix: &str) -> Vec<Step> {
    if about.kind == PageKind::Home {
        return Vec::new();
    }
    let step = |(name, address): &(String, Option<String>)| Step {
        name: name.clone(),
        href: address.as_ref().map(|address| format!("{prefix}{address}")),
    };
    let home = Step { name: labels.header.home.to_string(), href: Some(prefix.to_owned()) };
    std::iter::once(home).chain(about.steps.iter().map(step)).collect()
}
