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
use crate::model::labels::Labels;
use crate::model::site::Site;
use crate::model::site_config::SiteConfig;
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
    let site = site(root);
    let page = page(subject, title.as_deref(), &site.config, &site.labels)?;
    let real_root = page_file::root_for_pages(root)?;
    page_file::create(&root.join(&page.path), &real_root, &page.text)?;
    let unwritten = unwritten(&page, root)?;
    match format {
        Shape::Text => print::out(&format!(
            "{}: {unwritten} things are still to be written; `statusbook check` says which\n",
            print::shown(root, &page.path)
        ))?,
        Shape::Json => print::out(&json(&page, unwritten))?,
    }
    Ok(ExitCode::SUCCESS)
}

/// What `content/site.yaml` and `content/labels.yaml` say. What cannot be read is an error when the
/// page is written.
fn site(root: &Path) -> Site {
    let sources = read::sources(root).unwrap_or_default();
    parse::site(&sources, &mut Diagnostics::default())
}

/// The page that the arguments ask for, with the fields that the site requires.
fn page(
    subject: &str,
    title: Option<&str>,
    config: &SiteConfig,
    labels: &Labels,
) -> Result<NewPage, Error> {
    if let Some(kind) = [parse::GUIDE, parse::PAGE].into_iter().find(|kind| kind.name == subject) {
        let title = title.map(str::trim).ok_or(Error::NoTitle)?;
        let name = scaffold::name_of_title(title)
            .ok_or_else(|| Error::NoAddress { title: title.to_owned() })?;
        let text = if kind.name == parse::GUIDE.name {
            scaffold::guide(title, kind.fields, config, labels)
        } else {
            scaffold::plain_page(title, kind.fields, config)
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
    if let Some(code) = Code::parse(subject) {
        let text = scaffold::status_page(code, parse::STATUS.fields, config, labels);
        return Ok(NewPage { kind: parse::STATUS.name, path: format!("content/{code}.md"), text });
    }
    if let Some(class) = Class::parse(&subject.to_lowercase()) {
        let text = scaffold::class_page(class, parse::CLASS.fields, config, labels);
        return Ok(NewPage {
            kind: parse::CLASS.name,
            path: format!("content/{}.md", class.name()),
            text,
        });
    }
    Err(Error::UnknownSubject { subject: subject.to_owned() })
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
