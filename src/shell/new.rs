//! `new`: writes a page with what is known of it, and never over another.

use std::path::Path;
use std::process::ExitCode;

use serde::Serialize;

use super::args::Shape;
use super::error::Error;
use super::{page_file, print, read};
use crate::model::class::Class;
use crate::model::code::Code;
use crate::model::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::model::facts::Switch;
use crate::model::field::Field;
use crate::model::site::Site;
use crate::scaffold::known_page::{self, Target};
use crate::{parse, scaffold};

/// A page to write: its path from the root, and its text.
struct NewPage {
    kind: &'static str,
    path: String,
    text: String,
}

/// Writes the page.
pub fn new(subject: &str, title: &[String], root: &Path, format: Shape) -> Result<ExitCode, Error> {
    let title = Some(title.join(" ")).filter(|title| !title.is_empty());
    let page = page(subject, title.as_deref(), &site(root))?;
    let real_root = page_file::root_for_pages(root)?;
    page_file::create(&root.join(&page.path), &real_root, page.text.as_bytes())?;
    let unwritten = unwritten(&page, root)?;
    let left = match unwritten {
        0 => "it says what statusbook knows; make it say what your API does".to_owned(),
        1 => "1 thing is still to be written; `statusbook check` says which".to_owned(),
        _ => format!("{unwritten} things are still to be written; `statusbook check` says which"),
    };
    match format {
        Shape::Text => print::out(&format!("{}: {left}\n", print::shown(root, &page.path)))?,
        Shape::Json => print::out(&json(&page, unwritten))?,
    }
    Ok(ExitCode::SUCCESS)
}

/// The site that the page is for. What cannot be read is an error when the page is written.
fn site(root: &Path) -> Site {
    let sources = read::sources(root).unwrap_or_default();
    parse::site(&sources, &mut Diagnostics::default())
}

/// The page that the arguments ask for: with what the built-in reference says, or on a strict site
/// and one of another language with what its author has to write.
fn page(subject: &str, title: Option<&str>, site: &Site) -> Result<NewPage, Error> {
    if let Some(kind) = [parse::GUIDE, parse::PAGE].into_iter().find(|kind| kind.name == subject) {
        let title = title.map(str::trim).ok_or(Error::NoTitle)?;
        let name = scaffold::name_of_title(title)
            .ok_or_else(|| Error::NoAddress { title: title.to_owned() })?;
        let text = if kind.name == parse::GUIDE.name {
            guide(&name, title, kind.fields, site)
        } else {
            scaffold::plain_page(title, kind.fields, &site.config)
        };
        return Ok(NewPage {
            kind: kind.name,
            path: format!("content/{}s/{name}.md", kind.name),
            text,
        });
    }
    if let Some(title) = title {
        return Err(Error::NeedlessTitle { title: title.to_owned() });
    }
    let subject = subject.strip_prefix("content/").unwrap_or(subject);
    let subject = subject.strip_suffix(".md").unwrap_or(subject);
    let (config, labels) = (&site.config, &site.labels);
    let has = |path: &str| site.has_file(path);
    let target = |fields| Target { config, labels, has: &has, fields, responses: None };
    if let Some(code) = Code::parse(subject) {
        let (kind, fields) = (parse::STATUS.name, parse::STATUS.fields);
        let text = match reference(site) {
            Some(reference) => known_page::status_page(code, &reference, &target(fields)),
            None => scaffold::status_page(code, fields, config, labels),
        };
        return Ok(NewPage { kind, path: format!("content/{code}.md"), text });
    }
    if let Some(class) = Class::parse(&subject.to_lowercase()) {
        let (kind, fields) = (parse::CLASS.name, parse::CLASS.fields);
        let text = match reference(site) {
            Some(reference) => known_page::class_page(class, &reference, &target(fields)),
            None => scaffold::class_page(class, fields, config, labels),
        };
        return Ok(NewPage { kind, path: format!("content/{}.md", class.name()), text });
    }
    Err(Error::UnknownSubject { subject: subject.to_owned() })
}

fn guide(name: &str, title: &str, fields: &[&Field], site: &Site) -> String {
    let known = reference(site)
        .and_then(|reference| scaffold::known_guide::guide(name, title, fields, site, &reference));
    known.unwrap_or_else(|| scaffold::guide(title, fields, &site.config, &site.labels))
}

/// The built-in reference, if a new page of the site may say the same in the same language.
fn reference(site: &Site) -> Option<Site> {
    if site.config.strict == Switch::On {
        return None;
    }
    let reference = parse::site(&read::own_content(), &mut Diagnostics::default());
    (site.language() == reference.language()).then_some(reference)
}

/// How many errors the page has in the site of that root.
fn unwritten(page: &NewPage, root: &Path) -> Result<usize, Error> {
    let build = crate::build(&read::sources(root)?);
    let is_its = |fault: &&Diagnostic| *fault.place.path == *page.path;
    let its = build.diagnostics.iter().filter(is_its);
    Ok(its.filter(|fault| fault.severity == Severity::Error).count())
}

#[derive(Serialize)]
struct Report<'page> {
    version: u8,
    path: &'page str,
    kind: &'static str,
    unwritten: usize,
}

fn json(page: &NewPage, unwritten: usize) -> String {
    let report = Report { version: 1, path: &page.path, kind: page.kind, unwritten };
    serde_json::to_string(&report).expect("strings and numbers are JSON") + "\n"
}
