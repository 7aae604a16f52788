//! Site -> files. This is the site map: every file of the site is named here.

mod about;
mod card;
mod class_page;
mod codes_json;
mod codes_page;
mod filters;
mod frame;
mod guide_page;
mod guides_page;
mod highlight;
mod home_page;
pub mod html;
mod not_found_page;
mod opensearch;
pub mod page_json;
mod paper;
mod prose;
mod redirect_page;
mod search_index;
mod search_script;
mod search_terms;
mod service_worker;
mod sitemap;
mod status_page;
mod structured_data;
mod tables;
mod templates;
pub mod terminal;
mod toc;
mod view;
mod web_manifest;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::model::class::Class;
use crate::model::diagnostic::{Diagnostic, Diagnostics, Place, Rule};
use crate::model::guide::Guide;
use crate::model::output::{OutputFile, SitePath};
use crate::model::site::Site;
use crate::model::source::{SourceFile, Theme};
use crate::model::status_page::StatusPage;
use templates::Templates;

/// Every rule of this stage.
pub const RULES: &[&Rule] =
    &[&templates::INVALID_TEMPLATE, &templates::MISSING_TEMPLATE, &TAKEN_PATH];

pub const TAKEN_PATH: Rule =
    Rule::error("taken-path", "Two files cannot have the same path in the site.").shown(
        "
//- static/robots.txt
User-agent: *
^ error: the build makes `robots.txt`
help: give the file another name
",
        "
//- static/robots-notes.txt
User-agent: *
",
    );

/// The template of a kind of page, and the names that its view brings, each with what it holds.
pub type Template = (&'static str, Names);
/// The names of a view, each with what it holds.
pub type Names = &'static [(&'static str, &'static str)];

/// The kinds of pages.
pub const PAGE_KINDS: &[Template] = &[
    ("home_page.html", home_page::HomePage::NAMES),
    ("class_page.html", class_page::ClassPage::NAMES),
    ("status_page.html", status_page::StatusView::NAMES),
    ("codes_page.html", codes_page::CodesPage::NAMES),
    ("guide_page.html", guide_page::GuidePage::NAMES),
    ("guides_page.html", guides_page::GuidesPage::NAMES),
    ("not_found_page.html", not_found_page::NotFoundPage::NAMES),
    ("redirect_page.html", redirect_page::RedirectPage::NAMES),
];

/// The views inside the views of the pages, by what templates call them.
pub const PARTS: &[(&str, Names)] = &[
    ("frame", frame::Frame::NAMES),
    ("frame.classes", frame::ClassLink::NAMES),
    ("frame.breadcrumb", frame::Step::NAMES),
    ("paper, on every page with a frame", paper::Paper::NAMES),
    ("filters", filters::Filters::NAMES),
    ("filters.standings, filters.retries, filters.caches", filters::Choice::NAMES),
    ("classes", home_page::ClassBlock::NAMES),
    ("codes, of a class", card::Card::NAMES),
    ("codes, of a guide", guide_page::Compared::NAMES),
    ("guides", guide_page::GuideLink::NAMES),
    ("rows", codes_page::Row::NAMES),
    ("specs", status_page::SpecLink::NAMES),
    ("headers", status_page::HeaderRow::NAMES),
    ("formerly", status_page::Former::NAMES),
    ("toc", toc::TocEntry::NAMES),
    ("constants", status_page::ConstantRow::NAMES),
    ("related", status_page::RelatedLink::NAMES),
    ("uses", status_page::UseRow::NAMES),
    ("previous and next", status_page::Neighbor::NAMES),
    ("not_found", not_found_page::NotFound::NAMES),
];

/// A page of the site, or files that belong together, before they are made.
enum Entry<'site> {
    Home,
    Class(Class),
    Status(&'site StatusPage),
    Codes,
    Guides,
    Guide(&'site Guide),
    NotFound,
    Redirect(&'site str, &'site StatusPage),
    Data(DataFiles),
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
    let Some(templates) = Templates::new(theme, wanted, diagnostics) else { return Vec::new() };
    let entries = entries(site);
    let made = entries.par_iter().map(|entry| {
        let mut diagnostics = Diagnostics::default();
        (make(entry, site, theme, &templates, &mut diagnostics), diagnostics)
    });
    let mut files = Vec::with_capacity(entries.len() + theme.static_files.len());
    let mut places = BTreeSet::new();
    for (file, its_diagnostics) in made.collect::<Vec<_>>() {
        files.extend(file);
        for diagnostic in its_diagnostics.into_sorted() {
            // Other pages meet the same error, with other names in its message.
            if places.insert(diagnostic.place.clone()) {
                let Diagnostic { rule, place, message, help, .. } = diagnostic;
                diagnostics.add(rule, &place, message).help = help;
            }
        }
    }
    copy_static_files(theme, &mut files, diagnostics);
    files.sort_by(|one, other| one.path.cmp(&other.path));
    service_worker::complete(&mut files, site);
    files
}

/// Adds the theme's own files as they are, but for the parts of the search. A stylesheet may be a
/// folder: the files in `static/style.css/`, in the order of their names, are one file.
fn copy_static_files(theme: &Theme, files: &mut Vec<OutputFile>, diagnostics: &mut Diagnostics) {
    let made: BTreeSet<_> = files.iter().map(|file| file.path.clone()).collect();
    let mut copied: BTreeMap<SitePath, Vec<u8>> = BTreeMap::new();
    let mut static_files: Vec<_> = theme.static_files.iter().collect();
    static_files.sort_by_key(|file| &file.path);
    for file in static_files {
        let name = file.path.strip_prefix("static/").unwrap_or(&file.path);
        let folder = name.find(".css/").map(|at| &name[..at + ".css".len()]);
        let Some(path) = SitePath::new(folder.unwrap_or(name)) else { continue };
        let is_own = |other: &SourceFile| *other.path == *format!("static/{path}");
        if search_script::PARTS.contains(&&*file.path)
            || folder.is_some() && theme.static_files.iter().any(is_own)
        {
            continue;
        }
        if made.contains(&path) {
            diagnostics
                .add(&TAKEN_PATH, &Place::file(&file.path), format!("the build makes `{path}`"))
                .help("give the file another name");
            continue;
        }
        copied.entry(path).or_default().extend_from_slice(&file.bytes);
    }
    files.extend(copied.into_iter().map(|(path, bytes)| OutputFile { path, bytes }));
}

fn entries(site: &Site) -> Vec<Entry<'_>> {
    let mut entries = vec![Entry::Home, Entry::Codes, Entry::NotFound];
    entries.extend(DATA.map(Entry::Data));
    entries.extend(site.classes().map(Entry::Class));
    for page in site.status_pages() {
        entries.push(Entry::Status(page));
        entries.extend(page.aliases.iter().map(|alias| Entry::Redirect(&alias.value, page)));
    }
    if !site.guides().is_empty() {
        entries.push(Entry::Guides);
        entries.extend(site.guides().iter().map(Entry::Guide));
    }
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
        Entry::Home => {
            let page = templates.render("home_page.html", &home_page::view(site), diagnostics);
            ("index.html".to_owned(), page)
        }
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
        Entry::Guides => {
            let page = templates.render("guides_page.html", &guides_page::view(site), diagnostics);
            ("guides/index.html".to_owned(), page)
        }
        Entry::Guide(guide) => {
            let path = format!("{}index.html", guide.address());
            let view = guide_page::view(site, guide);
            (path, templates.render("guide_page.html", &view, diagnostics))
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
