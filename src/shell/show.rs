//! `show`: a page in the terminal, or what the search finds.

use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use serde_json::{Value, json};

use super::args::{FAULTS, Shape};
use super::error::Error;
use super::{print, read};
use crate::model::class::Class;
use crate::model::code::Code;
use crate::model::diagnostic::Diagnostics;
use crate::model::guide::Guide;
use crate::model::site::Site;
use crate::model::status_page::StatusPage;
use crate::model::terminal::{BOLD, FAINT, PLAIN, wrap};
use crate::parse;
use crate::render::{page_json, search_index_of, terminal};
use crate::search::{self, Found, Hit, Index, Kind};

/// The most hits of a search that are shown.
const MOST: usize = 10;

/// A page of the site.
enum Page<'site> {
    Status(&'site StatusPage),
    Class(Class),
    Guide(&'site Guide),
}

/// Shows what is asked for: the page of that name, or what the search finds.
pub fn show(asked: &[String], root: Option<&Path>, format: Shape) -> Result<ExitCode, Error> {
    let asked = asked.join(" ");
    let asked = asked.trim();
    if asked.is_empty() {
        return Err(Error::NothingToShow);
    }
    let sources = root.map_or_else(|| Ok(read::own_content()), read::sources)?;
    let mut diagnostics = Diagnostics::default();
    let site = parse::site(&sources, &mut diagnostics);
    if diagnostics.has_errors() {
        let what = "some pages have faults, and may be missing or say too little";
        print::err(&format!("{what}; `statusbook check` tells them\n"))?;
    }
    let source = if root.is_some() { "root" } else { "built-in" };
    if format == Shape::Text && root.is_none() && Path::new("content").is_dir() {
        print::err(
            "this is what statusbook carries; `--root .` shows the content of this folder\n",
        )?;
    }
    if let Some(page) = named(&site, asked) {
        tell(&site, &page, source, format)?;
        return Ok(ExitCode::SUCCESS);
    }
    let index = Index::unpack(&search_index_of(&site)).expect("the index was just made");
    let found = search::rank(&index, asked);
    let only = match &*found.results {
        [hit] if !found.is_nearest => named(&site, &hit.page.code),
        _ => None,
    };
    if let Some(page) = only {
        tell(&site, &page, source, format)?;
        return Ok(ExitCode::SUCCESS);
    }
    tell_found(&found, asked, source, format)?;
    Ok(if found.is_nearest { ExitCode::from(FAULTS) } else { ExitCode::SUCCESS })
}

/// The page of that address, alias or title.
fn named<'site>(site: &'site Site, name: &str) -> Option<Page<'site>> {
    if let Some(page) = Code::parse(name).and_then(|code| site.status_page(code)) {
        return Some(Page::Status(page));
    }
    let lower = name.to_lowercase();
    let class = Class::parse(&lower).filter(|class| site.classes().any(|known| known == *class));
    if let Some(class) = class {
        return Some(Page::Class(class));
    }
    let guide_name = lower.strip_prefix("guides/").unwrap_or(&lower);
    let is_meant = |guide: &&Guide| guide.name == guide_name || guide.title.value == name;
    if let Some(guide) = site.guides().iter().find(is_meant) {
        return Some(Page::Guide(guide));
    }
    let has = |page: &&StatusPage| page.aliases.iter().any(|alias| alias.value == lower);
    site.status_pages().iter().find(has).map(Page::Status)
}

fn tell(site: &Site, page: &Page<'_>, source: &str, format: Shape) -> Result<(), Error> {
    let width = print::text_width();
    print::out(&match (format, page) {
        (Shape::Text, Page::Status(page)) => terminal::status_page(site, page, width),
        (Shape::Text, Page::Class(class)) => terminal::class_page(site, *class, width),
        (Shape::Text, Page::Guide(guide)) => terminal::guide_page(site, guide, width),
        (Shape::Json, page) => {
            let (kind, value) = match page {
                Page::Status(page) => (parse::STATUS.name, page_json::status_page(page)),
                Page::Class(class) => (parse::CLASS.name, page_json::class_page(site, *class)),
                Page::Guide(guide) => (parse::GUIDE.name, page_json::guide_page(guide)),
            };
            line(&json!({ "version": 1, "source": source, "kind": kind, "page": value }))
        }
    })
}

fn line(value: &Value) -> String {
    format!("{value}\n")
}

fn tell_found(found: &Found<'_>, asked: &str, source: &str, format: Shape) -> Result<(), Error> {
    if format == Shape::Json {
        let results: Vec<_> = found.results.iter().map(entry).collect();
        return print::out(&line(&json!({
            "version": 1,
            "source": source,
            "query": asked,
            "is_nearest": found.is_nearest,
            "results": results,
        })));
    }
    let width = print::text_width();
    let hits = found.results.iter().take(MOST);
    let mut text = hits.map(|hit| told(hit, width)).collect::<String>();
    let more = found.results.len().saturating_sub(MOST);
    if more > 0 {
        let _ = writeln!(text, "\nand {more} more; say it more exactly to see them");
    }
    if found.is_nearest {
        // Whoever reads standard output reads what was found.
        print::err(&format!("nothing fits `{asked}`; the nearest:\n\n{text}"))
    } else {
        print::out(&text)
    }
}

/// A hit: its name, its summary, and why it was found.
fn told(hit: &Hit<'_>, width: usize) -> String {
    let page = hit.page;
    let name = match page.kind {
        Kind::Guide => format!("{} {} ", page.phrase, page.code),
        Kind::Status | Kind::Class => format!("{} {} ", page.code, page.phrase),
    };
    let why = hit.why.as_ref().map(|(field, text)| format!("({}: {text})", field_name(field)));
    let head = [(BOLD, name.as_str()), (FAINT, why.as_deref().unwrap_or(""))];
    wrap(&head, width, "", "  ") + &wrap(&[(PLAIN, &page.summary)], width, "    ", "    ")
}

/// What readers call a field of the index.
fn field_name(field: &str) -> &str {
    match field {
        "formerly" => "former phrase",
        "keywords" => "keyword",
        "constants" => "constant",
        "vendors" => "vendor",
        "required" | "headers" => "header field",
        "specs" => "specification",
        other => other,
    }
}

fn entry(hit: &Hit<'_>) -> Value {
    let kind = match hit.page.kind {
        Kind::Status => parse::STATUS.name,
        Kind::Class => parse::CLASS.name,
        Kind::Guide => parse::GUIDE.name,
    };
    let why = hit.why.as_ref().map(|(field, text)| json!({ "field": field, "text": text }));
    json!({
        "name": hit.page.code,
        "kind": kind,
        "phrase": hit.page.phrase,
        "summary": hit.page.summary,
        "href": format!("{}/", hit.page.code),
        "why": why,
    })
}
