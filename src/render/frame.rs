//! What every page has around its own matter.

use super::view::view;
use crate::model::class::Class;
use crate::model::date::Date;
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
        /// The name of the site.
        pub site_title: String,
        /// One line under the name of the site.
        pub tagline: String,
        /// `home`, `class`, `status`, `codes`, `guide` or `not-found`.
        pub kind: &'static str,
        /// The class of codes that the page belongs to, as `4xx`.
        pub class: Option<&'static str>,
        /// From the page to the site's root, for scripts.
        pub prefix: String,
        /// The home page.
        pub home_href: String,
        /// The table of all codes.
        pub codes_href: String,
        /// The list of guides, if there are guides.
        pub guides_href: Option<String>,
        /// The stylesheet.
        pub style_href: String,
        /// The stylesheet of the pages that list codes.
        pub lists_style_href: String,
        /// The icon.
        pub icon_href: String,
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
        /// The classes that the site has pages of.
        pub classes: Vec<ClassLink>,
        /// The way from the home page; empty on the home page.
        pub breadcrumb: Vec<Step>,
    }
}

view! {
    /// A class, to navigate to.
    pub struct ClassLink {
        /// `4xx`
        pub name: &'static str,
        /// `Client error`
        pub title: &'static str,
        /// Its page.
        pub href: String,
        /// Whether the page belongs to it.
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

/// What a page says of itself.
pub struct About<'page> {
    pub kind: &'static str,
    /// The page's address below the site: `404/`.
    pub address: &'page str,
    pub title: String,
    pub description: &'page str,
    pub class: Option<Class>,
    /// The content file that the page is made of.
    pub path: Option<&'page str>,
    pub reviewed: Option<Date>,
    /// The last steps of the breadcrumb, the page's own name last.
    pub steps: Vec<(String, Option<String>)>,
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
    let home = if prefix.is_empty() { "./".to_owned() } else { prefix.to_owned() };
    let classes = site.classes().map(|class| ClassLink {
        name: class.name(),
        title: class.title(),
        href: at(&format!("{}/", class.name())),
        current: about.class == Some(class),
    });
    let edit = |path: &str| {
        config.repository.as_deref().map(|repository| format!("{repository}/edit/main/{path}"))
    };
    let steps = about
        .steps
        .into_iter()
        .map(|(name, address)| Step { name, href: address.map(|address| at(&address)) });
    let mut breadcrumb = Vec::new();
    if about.kind != "home" {
        breadcrumb.push(Step { name: "Home".to_owned(), href: Some(home.clone()) });
        breadcrumb.extend(steps);
    }
    Frame {
        title: about.title,
        description: about.description.to_owned(),
        canonical: config.base_url.as_ref().map(|base| format!("{base}{}", about.address)),
        site_title: config.title.clone(),
        tagline: config.tagline.clone(),
        kind: about.kind,
        class: about.class.map(Class::name),
        prefix: prefix.to_owned(),
        codes_href: at("codes/"),
        guides_href: (!site.guides().is_empty()).then(|| at("#guides")),
        style_href: at("style.css"),
        lists_style_href: at("lists.css"),
        icon_href: at("icon.svg"),
        site_script_src: at("site.js"),
        copy_script_src: at("copy_buttons.js"),
        filter_script_src: at("code_filter.js"),
        sort_script_src: at("table_sort.js"),
        not_found_script_src: at("not_found.js"),
        search_src: at("search.js"),
        opensearch_href: config.base_url.is_some().then(|| at("opensearch.xml")),
        home_href: home,
        repository: config.repository.clone(),
        edit_href: about.path.and_then(edit),
        reviewed: about.reviewed.map(|day| day.to_string()),
        classes: classes.collect(),
        breadcrumb,
    }
}
