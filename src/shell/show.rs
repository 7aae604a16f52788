//! `show`: the page that some words name, in the terminal, or a list of pages.

use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use serde_json::{Value, json};

use super::args::{FAULTS, Shape};
use super::error::Error;
use super::{print, read};
use crate::lookup::{Lookup, NameKind, PageRef, SearchResult, lookup};
use crate::model::diagnostic::Diagnostics;
use crate::model::labels::{Labels, fill};
use crate::model::site::Site;
use crate::model::terminal::{BOLD, FAINT, PLAIN, wrap};
use crate::parse;
use crate::render::{page_json, terminal};

/// The most results that are printed for people.
const MOST: usize = 10;

/// Shows the page that the words name, or lists several.
pub fn show(asked: &[String], root: Option<&Path>, format: Shape) -> Result<ExitCode, Error> {
    let asked = asked.join(" ");
    let asked = asked.trim();
    if asked.is_empty() {
        return Err(Error::NothingToShow);
    }
    // Beside content/, that is the content; elsewhere, the built-in one.
    let here = Path::new(".");
    let root = root.or_else(|| here.join("content").is_dir().then_some(here));
    let sources = root.map_or_else(|| Ok(read::own_content()), read::sources)?;
    let mut diagnostics = Diagnostics::default();
    let site = parse::site(&sources, &mut diagnostics);
    if diagnostics.has_errors() {
        let what = "some pages have faults, and may be missing or incomplete";
        print::err(&format!("{what}; `statusbook check` reports them\n"))?;
    }
    let source = if root.is_some() { "root" } else { "built-in" };
    let found = lookup(&site, asked);
    let nothing_fits = matches!(found, Lookup::Nearest(_));
    match format {
        Shape::Json => print::out(&format!("{}\n", json(&site, &found, asked, source))),
        // Standard output holds only what fits.
        Shape::Text if nothing_fits => print::err(&text(&site, &found, asked)),
        Shape::Text => print::out(&text(&site, &found, asked)),
    }?;
    Ok(if nothing_fits { ExitCode::from(FAULTS) } else { ExitCode::SUCCESS })
}

fn text(site: &Site, found: &Lookup<'_>, asked: &str) -> String {
    let width = print::text_width();
    match found {
        Lookup::One(PageRef::Status(page)) => terminal::status_page(site, page, width),
        Lookup::One(PageRef::Class(class, ..)) => terminal::class_page(site, *class, width),
        Lookup::One(PageRef::Error(page, error)) => terminal::error(site, page, error, width),
        Lookup::One(PageRef::Page(page)) => terminal::plain_page(site, page, width),
        Lookup::One(PageRef::Guide(guide)) => terminal::guide_page(site, guide, width),
        Lookup::Several(results) => list(site, results, width),
        Lookup::Nearest(results) => {
            let (own, values) = (&site.labels.terminal, [("query", asked)]);
            let nothing = if results.is_empty() {
                fill(&own.nothing, &values)
            } else {
                fill(&own.nearest, &values) + "\n"
            };
            format!("{nothing}\n{}", list(site, results, width))
        }
    }
}

fn list(site: &Site, results: &[SearchResult<'_>], width: usize) -> String {
    let mut text: String =
        results.iter().take(MOST).map(|result| result_text(result, &site.labels, width)).collect();
    let more = results.len().saturating_sub(MOST);
    if more > 0 {
        let label = site.labels.terminal.more.form(site.language(), more);
        let _ = writeln!(text, "\n{}", fill(label, &[("count", &more.to_string())]));
    }
    if !results.is_empty() {
        text.push('\n');
    }
    text + &wrap(&[(PLAIN, &site.labels.terminal.site_search)], width, "", "")
}

/// A result: the page's name, why it is in the list, and its summary.
fn result_text(result: &SearchResult<'_>, labels: &Labels, width: usize) -> String {
    let page = result.page;
    let name = match page {
        PageRef::Guide(_) | PageRef::Page(_) => format!("{} {} ", page.phrase(), page.path()),
        PageRef::Error(code, _) => format!("{} {} ", code.code.value, page.phrase()),
        PageRef::Status(_) | PageRef::Class(..) => format!("{} {} ", page.path(), page.phrase()),
    };
    let why = match result.kind {
        NameKind::Name | NameKind::Phrase | NameKind::Error => String::new(),
        kind => format!("({}: {})", kind.label(labels), result.name),
    };
    let head = [(BOLD, name.as_str()), (FAINT, why.as_str())];
    wrap(&head, width, "", "  ") + &wrap(&[(PLAIN, page.summary())], width, "    ", "    ")
}

fn json(site: &Site, found: &Lookup<'_>, asked: &str, source: &str) -> Value {
    let (results, is_nearest) = match found {
        Lookup::One(page) => {
            let value = match page {
                PageRef::Status(page) => page_json::status_page(site, page),
                PageRef::Class(class, ..) => page_json::class_page(site, *class),
                PageRef::Error(page, error) => page_json::error(page, error),
                PageRef::Page(page) => page_json::plain_page(page),
                PageRef::Guide(guide) => page_json::guide_page(guide),
            };
            let kind = kind(*page);
            return json!({ "version": 1, "source": source, "kind": kind, "page": value });
        }
        Lookup::Several(results) => (results, false),
        Lookup::Nearest(results) => (results, true),
    };
    json!({
        "version": 1,
        "source": source,
        "query": asked,
        "is_nearest": is_nearest,
        "results": results.iter().map(result_json).collect::<Vec<_>>(),
    })
}

fn result_json(result: &SearchResult<'_>) -> Value {
    let page = result.page;
    json!({
        "name": page.path(),
        "kind": kind(page),
        "phrase": page.phrase(),
        "summary": page.summary(),
        "href": page.href(),
        "why": { "field": result.kind.name(), "text": result.name },
    })
}

/// What the page's kind of file is called.
fn kind(page: PageRef<'_>) -> &'static str {
    match page {
        PageRef::Status(_) => parse::STATUS.name,
        PageRef::Class(..) => parse::CLASS.name,
        PageRef::Error(..) => "error",
        PageRef::Guide(_) => parse::GUIDE.name,
        PageRef::Page(_) => parse::PAGE.name,
    }
}
