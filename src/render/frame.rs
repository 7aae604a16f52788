//! What every page has around its own matter.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::about::{About, PageKind};
use super::extra::{Property, properties};
use super::icon::icon;
use super::view::view;
use super::words;
use super::{prose, structured_data};
use crate::model::class::Class;
use crate::model::code::Code;
use crate::model::constants::Constant;
use crate::model::date::Date;
use crate::model::diagnostic::Located;
use crate::model::facts::Switch;
use crate::model::labels::{ColophonLabels, Labels, fill};
use crate::model::plain_page::PlainPage;
use crate::model::prose::Prose;
use crate::model::site::Site;
use crate::model::site_config::SiteConfig;
use crate::model::status_page::StatusPage;
use crate::model::uri::encoded_path;

view! {
    /// The head, the header and the footer of a page.
    pub struct Frame {
        /// The title of the document, unique in the site.
        pub title: String,
        /// What search engines and shared links say of the page.
        pub description: String,
        /// The page's absolute address, if the site's is known.
        pub canonical: Option<String>,
        /// The picture of a shared link, 1200 by 630 pixels, if the site has one and its address is
        /// known.
        pub share_image: Option<String>,
        /// The same in words.
        pub share_image_text: String,
        /// What the page is about, for search engines: a data block of schema.org's JSON-LD.
        pub structured_data_html: Option<String>,
        /// The name of the site.
        pub site_title: String,
        /// The picture in place of the name, if the site has one.
        pub logo_src: Option<String>,
        /// The links that the site adds to the header.
        pub links_html: Vec<String>,
        /// What the site has at the foot of every page instead of its name and its line.
        pub footer_html: Option<String>,
        /// One line under the name of the site.
        pub tagline: Option<String>,
        /// `home`, `class`, `status`, `codes`, `errors`, `guides`, `guide`, `page` or `not-found`.
        pub kind: PageKind,
        /// The class of codes that the page belongs to, as `4xx`.
        pub class: Option<&'static str>,
        /// From the page to the site's root, for scripts.
        pub prefix: String,
        /// The home page.
        pub home_href: String,
        /// The table of all codes; the home page may be it.
        pub codes_href: String,
        /// The list of errors by name, if there are such errors.
        pub errors_href: Option<String>,
        /// What to search for, as `404, not found …`; only on the home page.
        pub search_examples: Option<String>,
        /// The list of guides, if there are guides.
        pub guides_href: Option<String>,
        /// The stylesheet.
        pub style_href: String,
        /// The site's own stylesheet, after the theme's.
        pub own_style_href: Option<String>,
        /// The stylesheet of the pages that list codes.
        pub lists_style_href: String,
        /// The stylesheet of the table of all codes.
        pub table_style_href: String,
        /// The stylesheet of errors by name.
        pub errors_style_href: String,
        /// The stylesheet of the home pages that are one table, or the text of all codes.
        pub shapes_style_href: String,
        /// The stylesheet of the search, loaded with the first focus.
        pub search_style_href: String,
        /// The icon.
        pub icon_href: String,
        /// Its media type.
        pub icon_type: &'static str,
        /// The icon for home screens, if there is a PNG.
        pub touch_icon_href: Option<String>,
        /// The web manifest.
        pub manifest_href: String,
        /// The worker that keeps the site readable without a network, if the site wants it.
        pub worker_src: Option<String>,
        /// The script of every page.
        pub site_script_src: String,
        /// The script that copies.
        pub copy_script_src: String,
        /// The script that searches for what the address asks, on pages without filters.
        pub query_script_src: String,
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
    let looks = &config.looks;
    let asset = |file: &Located<String>| at(&encoded_path(&file.value));
    let prose = |prose: &Prose| prose::html(prose, site, SiteConfig::PATH, prefix);
    let (share_image, share_image_text) = share_image(site, about.class).unzip();
    let icon = icon(site);
    Frame {
        canonical: absolute(about.address),
        share_image: share_image.and_then(|path: String| absolute(&path)),
        share_image_text: share_image_text.unwrap_or_default(),
        structured_data_html: structured_data::html(site, &about),
        description: about.description.to_owned(),
        site_title: site.title().to_owned(),
        logo_src: looks.logo.as_ref().map(asset),
        links_html: looks.links.iter().map(prose).collect(),
        footer_html: looks.footer.as_ref().map(prose),
        tagline: site.tagline().map(str::to_owned),
        kind: about.kind,
        class: about.class.map(Class::name),
        prefix: prefix.to_owned(),
        home_href: at(""),
        codes_href: at(site.codes_address()),
        errors_href: site.has_errors().then(|| at("errors/")),
        search_examples: (about.kind == PageKind::Home).then(|| search_examples(site)),
        guides_href: (!site.guides().is_empty()).then(|| at("guides/")),
        style_href: at("style.css"),
        own_style_href: looks.styles.as_ref().map(asset),
        lists_style_href: at("lists.css"),
        table_style_href: at("table.css"),
        errors_style_href: at("errors.css"),
        shapes_style_href: at("shapes.css"),
        search_style_href: at("search.css"),
        icon_href: at(&icon.path),
        icon_type: icon.media_type,
        touch_icon_href: icon.touch_path.as_deref().map(at),
        manifest_href: at("manifest.webmanifest"),
        worker_src: (config.offline == Switch::On).then(|| at("service_worker.js")),
        site_script_src: at("site.js"),
        copy_script_src: at("copy_buttons.js"),
        query_script_src: at("query.js"),
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

/// What the codes of the site can be found by: a code, a keyword of another, and what platforms and
/// vendors call them.
fn search_examples(site: &Site) -> String {
    let pages = site.status_pages();
    let not_found = Code::new(404).and_then(|code| site.status_page(code));
    let is_error = |page: &&StatusPage| page.code.value.number() >= 400;
    let first = not_found.or_else(|| pages.iter().find(is_error)).or_else(|| pages.first());
    let Some(first) = first else { return String::new() };
    let others = pages.iter().skip_while(|page| page.code.value <= first.code.value);
    let keyword = others.chain(pages).flat_map(|page| &page.keywords).next();
    let mut constants = site.constants(first.code.value).iter().map(Constant::last_part);
    let constant = constants.rfind(|name| name.contains('_'));
    let found = [keyword.map(|keyword| keyword.value.as_str()), constant, main_vendor(pages)];
    let examples = found.into_iter().flatten().map(|name| format!(", {name}"));
    format!("{}{} …", first.code.value, examples.collect::<String>())
}

/// Who gives the most codes a meaning; of several the first by name.
fn main_vendor(pages: &[StatusPage]) -> Option<&str> {
    let mut counts = BTreeMap::<&str, usize>::new();
    for vendor_use in pages.iter().flat_map(|page| &page.uses) {
        *counts.entry(&vendor_use.vendor).or_default() += 1;
    }
    let most = counts.into_iter().max_by_key(|(vendor, count)| (*count, Reverse(*vendor)));
    most.map(|(vendor, _)| vendor)
}

/// The path of the picture of a shared link in the site, and what it shows: that of the class, or
/// that of the site; none for a site without pictures.
fn share_image(site: &Site, class: Option<Class>) -> Option<(String, String)> {
    let of_class = class
        .map(|class| (class.name(), format!("{}, {}", class.label(), class.title(&site.labels))));
    let of_site = ("site", site.tagline().unwrap_or(site.title()).to_owned());
    let pictures = of_class.into_iter().chain(std::iter::once(of_site));
    let mut pictures = pictures.map(|(name, text)| (format!("share/{name}.png"), text));
    pictures.find(|(path, _)| site.has_asset(&format!("static/{path}")))
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
    site.classes_with_page().map(link).collect()
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
