//! Site -> files. This is the site map: every file of the site is named here.

mod about;
mod card;
mod carried;
mod class_page;
mod codes_json;
mod codes_page;
mod frame;
mod guide_page;
mod guides_page;
mod highlight;
mod home_page;
pub mod html;
mod not_found_page;
mod opensearch;
pub mod page_json;
mod prose;
mod redirect_page;
mod search_index;
mod search_script;
mod search_terms;
mod service_worker;
mod sitemap;
mod status_page;
mod structured_data;
mod style_faults;
mod template_names;
mod template_rules;
mod templates;
pub mod terminal;
mod toc;
mod view;
mod web_manifest;
mod words;

use rayon::prelude::*;

use crate::model::class::Class;
use crate::model::diagnostic::{Diagnostics, Rule};
use crate::model::guide::Guide;
use crate::model::output::{OutputFile, SitePath};
use crate::model::site::Site;
use crate::model::source::Theme;
use crate::model::status_page::StatusPage;
use templates::{Kind, Templates};

/// Every rule of this stage.
pub const RULES: &[&Rule] = &[
    &template_rules::INVALID_TEMPLATE,
    &template_rules::MISSING_TEMPLATE,
    &template_rules::UNKNOWN_NAME,
    &template_rules::UNUSED_NAME,
    &template_rules::UNUSED_TEMPLATE,
    &style_faults::INVALID_STYLE,
];

/// A kind of page: its template, and the names that its view brings, each with what it holds.
pub type PageKind = (&'static str, Names);
/// The names of a view, each with what it holds.
pub type Names = &'static [(&'static str, &'static str)];

/// The kinds of pages.
pub const PAGE_KINDS: &[PageKind] = &[
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
    ("classes", home_page::ClassBlock::NAMES),
    ("codes, of a class", card::Card::NAMES),
    ("codes, of a guide", guide_page::Compared::NAMES),
    ("guides", guide_page::GuideLink::NAMES),
    ("rows", codes_page::Row::NAMES),
    ("specs", status_page::SpecLink::NAMES),
    ("headers", status_page::HeaderRow::NAMES),
    ("formerly", status_page::Former::NAMES),
    ("toc", toc::Section::NAMES),
    ("constants", status_page::ConstantRow::NAMES),
    ("related", status_page::RelatedLink::NAMES),
    ("uses", status_page::UseRow::NAMES),
    ("previous and next", status_page::Neighbor::NAMES),
    ("not_found", not_found_page::NotFound::NAMES),
];

/// A page of the site, or files that belong together, before they are made.
enum Plan<'site> {
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
    |site, _| vec![("manifest.webmanifest", web_manifest::json(site))],
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
    let kinds: Vec<Kind> = PAGE_KINDS
        .iter()
        .map(|(template, names)| (*template, names.iter().map(|(name, _)| *name).collect()))
        .collect();
    let Some(templates) = Templates::new(theme, &kinds, diagnostics) else { return Vec::new() };
    let plans = plans(site);
    let made = plans.par_iter().map(|plan| {
        let mut diagnostics = Diagnostics::default();
        (make(plan, site, theme, &templates, &mut diagnostics), diagnostics)
    });
    let mut files = Vec::with_capacity(plans.len() + theme.static_files.len());
    for (file, its_faults) in made.collect::<Vec<_>>() {
        files.extend(file);
        diagnostics.extend(its_faults);
    }
    for file in &theme.static_files {
        style_faults::check(file, diagnostics);
    }
    let carried = theme.static_files.iter();
    for file in carried.filter(|file| !search_script::PARTS.contains(&&*file.path)) {
        let path = file.path.strip_prefix("static/").and_then(SitePath::new);
        let bytes = carried::bytes(&file.path, &file.bytes).into_owned();
        files.extend(path.map(|path| OutputFile { path, bytes }));
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files.dedup_by(|one, other| one.path == other.path);
    service_worker::complete(&mut files, site);
    files
}

fn plans(site: &Site) -> Vec<Plan<'_>> {
    let mut plans = vec![Plan::Home, Plan::Codes, Plan::NotFound];
    plans.extend(DATA.map(Plan::Data));
    plans.extend(site.classes().map(Plan::Class));
    for page in site.status_pages() {
        plans.push(Plan::Status(page));
        plans.extend(page.aliases.iter().map(|alias| Plan::Redirect(&alias.value, page)));
    }
    if !site.guides().is_empty() {
        plans.push(Plan::Guides);
        plans.extend(site.guides().iter().map(Plan::Guide));
    }
    plans
}

fn make(
    plan: &Plan<'_>,
    site: &Site,
    theme: &Theme,
    templates: &Templates<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<OutputFile> {
    let file = |(path, text): (String, String)| {
        SitePath::new(path).map(|path| OutputFile { path, bytes: text.into_bytes() })
    };
    if let Plan::Data(files) = plan {
        let files = files(site, theme).into_iter().map(|(path, text)| (path.to_owned(), text));
        return files.filter_map(file).collect();
    }
    page(plan, site, templates, diagnostics).and_then(file).into_iter().collect()
}

/// The path and the HTML of a page.
fn page(
    plan: &Plan<'_>,
    site: &Site,
    templates: &Templates<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<(String, String)> {
    let (path, html) = match plan {
        Plan::Home => {
            let page = templates.render("home_page.html", &home_page::view(site), diagnostics);
            ("index.html".to_owned(), page)
        }
        Plan::Class(class) => {
            let view = class_page::view(site, *class);
            let page = templates.render("class_page.html", &view, diagnostics);
            (format!("{}/index.html", class.name()), page)
        }
        Plan::Status(page) => {
            let path = format!("{}index.html", page.address());
            let view = status_page::view(site, page);
            (path, templates.render("status_page.html", &view, diagnostics))
        }
        Plan::Codes => {
            let page = templates.render("codes_page.html", &codes_page::view(site), diagnostics);
            ("codes/index.html".to_owned(), page)
        }
        Plan::Guides => {
            let page = templates.render("guides_page.html", &guides_page::view(site), diagnostics);
            ("guides/index.html".to_owned(), page)
        }
        Plan::Guide(guide) => {
            let path = format!("{}index.html", guide.address());
            let view = guide_page::view(site, guide);
            (path, templates.render("guide_page.html", &view, diagnostics))
        }
        Plan::NotFound => {
            let view = not_found_page::view(site);
            ("404.html".to_owned(), templates.render("not_found_page.html", &view, diagnostics))
        }
        Plan::Redirect(alias, page) => {
            let view = redirect_page::view(site, page);
            let html = templates.render("redirect_page.html", &view, diagnostics);
            (format!("{alias}/index.html"), html)
        }
        Plan::Data(_) => return None,
    };
    Some((path, html?))
}
