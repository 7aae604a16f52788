//! Site -> files. This is the site map: every file of the site is named here.

mod about;
mod card;
mod class_page;
mod codes_json;
mod codes_page;
mod error_row;
mod errors_page;
mod extra;
mod filters;
mod frame;
mod guide_page;
mod guides_page;
mod hero;
mod highlight;
mod home_page;
pub mod html;
mod icon;
mod long_page;
mod not_found_page;
mod opensearch;
pub mod page_json;
mod paper;
mod plain_page;
mod policy;
mod prose;
mod redirect_page;
mod script_labels;
mod search_index;
mod search_script;
mod search_terms;
mod service_worker;
mod sitemap;
mod static_files;
mod status_page;
mod status_rows;
mod structured_data;
mod style_use;
mod table_page;
mod tables;
mod template_use;
mod templates;
pub mod terminal;
mod toc;
mod view;
mod web_manifest;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::model::class::Class;
use crate::model::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::facts::Home;
use crate::model::guide::Guide;
use crate::model::output::{OutputFile, SitePath};
use crate::model::plain_page::PlainPage;
use crate::model::site::Site;
use crate::model::source::Theme;
use crate::model::status_page::StatusPage;
use templates::Templates;

/// Every rule of this stage.
pub const RULES: &[&Rule] = &[
    &templates::INVALID_TEMPLATE,
    &templates::MISSING_TEMPLATE,
    &template_use::UNUSED_TEMPLATE,
    &template_use::UNPRINTED_TEXT,
    &policy::BLOCKED_CONTENT,
    &style_use::UNUSED_STYLE,
    &style_use::UNCLOSED_STYLE,
    &style_use::BLOCKED_STYLE,
    &static_files::TAKEN_PATH,
];

/// The template of a kind of page, and the names that its view brings, each with what it holds.
pub type Template = (&'static str, Names);
/// The names of a view, each with what it holds.
pub type Names = &'static [(&'static str, &'static str)];

/// The kinds of pages.
pub const PAGE_KINDS: &[Template] = &[
    ("home_page.html", home_page::HomePage::NAMES),
    ("table_page.html", codes_page::CodesPage::NAMES),
    ("long_page.html", long_page::LongPage::NAMES),
    ("parts/code_section.html", status_page::StatusView::NAMES),
    ("class_page.html", class_page::ClassPage::NAMES),
    ("status_page.html", status_page::StatusView::NAMES),
    ("codes_page.html", codes_page::CodesPage::NAMES),
    ("errors_page.html", errors_page::ErrorsPage::NAMES),
    ("guide_page.html", guide_page::GuidePage::NAMES),
    ("guides_page.html", guides_page::GuidesPage::NAMES),
    ("plain_page.html", plain_page::PlainView::NAMES),
    ("not_found_page.html", not_found_page::NotFoundPage::NAMES),
    ("redirect_page.html", redirect_page::RedirectPage::NAMES),
];

/// The views inside the views of the pages, by what templates call them.
pub const PARTS: &[(&str, Names)] = &[
    ("frame", frame::Frame::NAMES),
    ("hero, on the home page", hero::Hero::NAMES),
    ("frame.classes", frame::ClassLink::NAMES),
    ("frame.pages", frame::PageLink::NAMES),
    ("frame.breadcrumb", frame::Step::NAMES),
    ("paper, on every page with a frame", paper::Paper::NAMES),
    ("language, on every page", templates::PageLanguage::NAMES),
    ("filters", filters::Filters::NAMES),
    ("filters.standings, filters.retries, filters.caches", filters::Choice::NAMES),
    ("filters.extra", extra::ExtraFilter::NAMES),
    ("frame.properties", extra::Property::NAMES),
    ("filters.classes", filters::ClassChoice::NAMES),
    ("classes", home_page::ClassBlock::NAMES),
    ("codes, of a class", card::Card::NAMES),
    ("codes, of a guide", guide_page::Compared::NAMES),
    ("guides", guide_page::GuideLink::NAMES),
    ("rows", codes_page::Row::NAMES),
    ("rows.errors", codes_page::ErrorLink::NAMES),
    ("specs", status_page::SpecLink::NAMES),
    ("headers", status_rows::HeaderRow::NAMES),
    ("errors", error_row::ErrorRow::NAMES),
    ("formerly", status_page::Former::NAMES),
    ("toc", toc::TocEntry::NAMES),
    ("toc, of all codes", long_page::CodeEntry::NAMES),
    ("constants", status_rows::ConstantRow::NAMES),
    ("related", status_page::RelatedLink::NAMES),
    ("uses", status_rows::UseRow::NAMES),
    ("previous and next", status_page::Neighbor::NAMES),
    ("not_found", not_found_page::NotFound::NAMES),
];

/// The blocks of the theme's templates, to override, each with what it holds.
pub const BLOCKS: Names = &[
    ("styles", "The stylesheets of a kind of page, after that of every page."),
    ("scripts", "The scripts of a kind of page."),
    ("head", "What else is in the head; empty in the theme."),
    ("brand", "The name or the logo in the header, with its link."),
    ("navigation", "The links of the header."),
    ("header_search", "The search in the header; the home page has its own."),
    ("breadcrumb", "The way from the home page."),
    ("main", "What is the page's own."),
    ("footer", "What is at the foot of every page."),
];

/// A page of the site, or files that belong together, before they are made.
enum Entry<'site> {
    Home,
    Class(Class),
    Status(&'site StatusPage),
    Codes,
    Errors,
    Guides,
    Guide(&'site Guide),
    Page(&'site PlainPage),
    NotFound,
    Redirect(&'site str, &'site StatusPage),
    Data(DataFiles),
}

impl Entry<'_> {
    /// What the page or the files are made from, for a message.
    fn source(&self, site: &Site) -> String {
        match self {
            Self::Home => format!("`templates/{}`", home_template(site)),
            Self::Codes => "`templates/codes_page.html`".to_owned(),
            Self::Errors => "`templates/errors_page.html`".to_owned(),
            Self::Guides => "`templates/guides_page.html`".to_owned(),
            Self::NotFound => "`templates/not_found_page.html`".to_owned(),
            Self::Class(class) => match site.class_page(*class) {
                Some(page) => format!("`{}`", page.path),
                None => "`templates/class_page.html`".to_owned(),
            },
            Self::Status(page) => format!("`{}`", page.path),
            Self::Page(page) => format!("`{}`", page.path),
            Self::Guide(guide) => format!("`{}`", guide.path),
            Self::Redirect(alias, page) => format!("the alias `{alias}` of `{}`", page.path),
            Self::Data(_) => "all pages of `content/`".to_owned(),
        }
    }
}

/// Makes files for programs, each with its path.
type DataFiles = fn(&Site, &Theme) -> Vec<(&'static str, String)>;

/// What the site holds besides pages.
const DATA: [DataFiles; 6] = [
    |site, theme| {
        let counted = search_terms::counted(site);
        vec![
            ("search-index.json", search_index::json(site, &counted)),
            ("search.js", search_script::script(site, theme, &counted)),
        ]
    },
    |site, _| opensearch::xml(site).map(|xml| ("opensearch.xml", xml)).into_iter().collect(),
    |site, _| vec![("codes.json", codes_json::json(site))],
    |site, theme| vec![("manifest.webmanifest", web_manifest::json(site, theme))],
    |site, _| {
        let mut files = vec![("robots.txt", sitemap::robots(site))];
        files.extend(sitemap::sitemap(site).map(|xml| ("sitemap.xml", xml)));
        files
    },
    // Keeps GitHub Pages from running the site through Jekyll.
    |_, _| vec![(".nojekyll", String::new())],
];

/// Makes every file of the site, on all cores; none if the theme cannot be used.
pub fn site(site: &Site, theme: &Theme, diagnostics: &mut Diagnostics) -> Vec<OutputFile> {
    let wanted = PAGE_KINDS.iter().map(|(template, _)| *template);
    let Some(templates) = Templates::new(theme, site, wanted, diagnostics) else {
        return Vec::new();
    };
    let pages = PAGE_KINDS.iter().map(|(template, _)| *template).collect();
    template_use::check(&theme.templates, &pages, diagnostics);
    policy::check(theme, diagnostics);
    style_use::check(theme, &site.config.looks, diagnostics);
    let entries = entries(site);
    let made = entries.par_iter().map(|entry| {
        let mut diagnostics = Diagnostics::default();
        (make(entry, site, theme, &templates, &mut diagnostics), diagnostics)
    });
    let mut files = Vec::with_capacity(entries.len() + theme.static_files.len());
    let mut places = BTreeSet::new();
    let mut taken = BTreeMap::new();
    for (entry, (its_files, its_diagnostics)) in entries.iter().zip(made.collect::<Vec<_>>()) {
        taken.extend(its_files.iter().map(|file| (file.path.clone(), entry.source(site))));
        files.extend(its_files);
        for diagnostic in its_diagnostics.into_sorted() {
            // Other pages meet the same error, with other names in its message.
            if places.insert(diagnostic.place.clone()) {
                let Diagnostic { rule, place, message, help, .. } = diagnostic;
                diagnostics.add(rule, &place, message).help = help;
            }
        }
    }
    for (path, bytes) in static_files::copied(theme, &site.config.looks, &taken, diagnostics) {
        files.retain(|file| file.path != path);
        let mut all = script_labels::before(path.as_str(), site, theme).into_bytes();
        all.extend(bytes);
        files.push(OutputFile { path, bytes: all });
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    service_worker::complete(&mut files, site);
    files
}

fn entries(site: &Site) -> Vec<Entry<'_>> {
    let mut entries = vec![Entry::Home, Entry::NotFound];
    if !site.codes_address().is_empty() {
        entries.push(Entry::Codes);
    }
    entries.extend(DATA.map(Entry::Data));
    entries.extend(site.classes_with_page().map(Entry::Class));
    for page in site.status_pages() {
        entries.push(Entry::Status(page));
        entries.extend(page.aliases.iter().map(|alias| Entry::Redirect(&alias.value, page)));
    }
    if site.has_errors() {
        entries.push(Entry::Errors);
    }
    if !site.guides().is_empty() {
        entries.push(Entry::Guides);
        entries.extend(site.guides().iter().map(Entry::Guide));
    }
    entries.extend(site.pages().iter().map(Entry::Page));
    entries
}

fn make(
    entry: &Entry<'_>,
    site: &Site,
    theme: &Theme,
    templates: &Templates<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<OutputFile> {
    let file = |(path, text): (String, String)| {
        SitePath::new(path).map(|path| OutputFile { path, bytes: text.into_bytes() })
    };
    if let Entry::Data(files) = entry {
        let files = files(site, theme).into_iter().map(|(path, text)| (path.to_owned(), text));
        return files.filter_map(file).collect();
    }
    page(entry, site, templates, diagnostics).and_then(file).into_iter().collect()
}

/// The path and the HTML of a page.
fn page(
    entry: &Entry<'_>,
    site: &Site,
    templates: &Templates<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<(String, String)> {
    let (path, html) = match entry {
        Entry::Home => ("index.html".to_owned(), home(site, templates, diagnostics)),
        Entry::Class(class) => {
            let view = class_page::view(site, *class);
            let page = templates.render("class_page.html", &view, diagnostics);
            (format!("{}/index.html", class.name()), page)
        }
        Entry::Status(page) => {
            let path = format!("{}index.html", page.address());
            let view = status_page::view(site, page);
            (path, templates.render("status_page.html", &view, diagnostics))
        }
        Entry::Codes => {
            let page = templates.render("codes_page.html", &codes_page::view(site), diagnostics);
            ("codes/index.html".to_owned(), page)
        }
        Entry::Errors => {
            let page = templates.render("errors_page.html", &errors_page::view(site), diagnostics);
            ("errors/index.html".to_owned(), page)
        }
        Entry::Guides => {
            let page = templates.render("guides_page.html", &guides_page::view(site), diagnostics);
            ("guides/index.html".to_owned(), page)
        }
        Entry::Guide(guide) => {
            let path = format!("{}index.html", guide.address());
            let view = guide_page::view(site, guide);
            (path, templates.render("guide_page.html", &view, diagnostics))
        }
        Entry::Page(page) => {
            let path = format!("{}index.html", page.address());
            let view = plain_page::view(site, page);
            (path, templates.render("plain_page.html", &view, diagnostics))
        }
        Entry::NotFound => {
            let view = not_found_page::view(site);
            ("404.html".to_owned(), templates.render("not_found_page.html", &view, diagnostics))
        }
        Entry::Redirect(alias, page) => {
            let view = redirect_page::view(site, page);
            let html = templates.render("redirect_page.html", &view, diagnostics);
            (format!("{alias}/index.html"), html)
        }
        Entry::Data(_) => return None,
    };
    Some((path, html?))
}

/// The template of the home page.
fn home_template(site: &Site) -> &'static str {
    match site.config.home {
        Home::Classes => "home_page.html",
        Home::Table => "table_page.html",
        Home::Page => "long_page.html",
    }
}

/// The HTML of the home page.
fn home(site: &Site, templates: &Templates<'_>, diagnostics: &mut Diagnostics) -> Option<String> {
    let name = home_template(site);
    match site.config.home {
        Home::Classes => templates.render(name, &home_page::view(site), diagnostics),
        Home::Table => templates.render(name, &table_page::view(site), diagnostics),
        Home::Page => {
            let section = |page| {
                let view = status_page::section(site, page);
                templates.render("parts/code_section.html", &view, diagnostics)
            };
            let sections: Option<String> = site.status_pages().iter().map(section).collect();
            templates.render(name, &long_page::view(site, sections?), diagnostics)
        }
    }
}

#[cfg(test)]
mod tests;
