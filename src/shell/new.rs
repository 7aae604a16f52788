//! `new`: writes a page with what is known of it, and never over another.

use std::io;
use std::path::Path;
use std::process::ExitCode;

use serde::Serialize;

use super::args::Shape;
use super::{page_file, print, read, tell};
use crate::model::class::Class;
use crate::model::code::Code;
use crate::model::diagnostic::{Diagnostic, Severity};
use crate::{parse, scaffold};

/// A page that is not written yet.
struct Page {
    kind: &'static str,
    path: String,
    text: String,
}

/// Writes the page.
pub fn new(subject: &str, title: &[String], root: &Path, format: Shape) -> io::Result<ExitCode> {
    let title = Some(title.join(" ")).filter(|title| !title.is_empty());
    let page = page(subject, title.as_deref())
        .map_err(|what| io::Error::new(io::ErrorKind::InvalidInput, what))?;
    let real = page_file::content_folder(root)?;
    page_file::create(&root.join(&page.path), &real, &page.text)?;
    let unwritten = unwritten(&page, root)?;
    match format {
        Shape::Text => print::out(&format!(
            "{}{}: {unwritten} things are still to be written; `statusbook check` says which\n",
            tell::prefix(root),
            page.path
        )),
        Shape::Json => print::out(&json(&page, unwritten)),
    }
    Ok(ExitCode::SUCCESS)
}

/// The page that is meant, or what is wrong with what was said.
fn page(subject: &str, title: Option<&str>) -> Result<Page, String> {
    if subject == "guide" {
        let example = "write it as in `statusbook new guide \"401 or 403?\"`";
        let title =
            title.map(str::trim).ok_or_else(|| format!("a guide has a title; {example}"))?;
        let name = scaffold::guide_name(title).ok_or_else(|| {
            format!("`{title}` has no letter from a to z and no digit, so no address; {example}")
        })?;
        let text = scaffold::guide(title, parse::GUIDE.fields);
        return Ok(Page {
            kind: parse::GUIDE.name,
            path: format!("content/guides/{name}.md"),
            text,
        });
    }
    if let Some(title) = title {
        return Err(format!("only a guide has a title; drop `{title}`"));
    }
    let subject = subject.strip_prefix("content/").unwrap_or(subject);
    let subject = subject.strip_suffix(".md").unwrap_or(subject);
    if let Some(code) = Code::parse(subject) {
        let text = scaffold::status_page(code, parse::STATUS.fields);
        return Ok(Page { kind: parse::STATUS.name, path: format!("content/{code}.md"), text });
    }
    if let Some(class) = Class::parse(&subject.to_lowercase()) {
        let text = scaffold::class_page(class, parse::CLASS.fields);
        return Ok(Page {
            kind: parse::CLASS.name,
            path: format!("content/{}.md", class.name()),
            text,
        });
    }
    let forms = "a code from 100 to 999, a class as `4xx`, or `guide \"401 or 403?\"`";
    Err(format!("no page can be about `{subject}`; write {forms}"))
}

/// How many errors the page has among the others.
fn unwritten(page: &Page, root: &Path) -> io::Result<usize> {
    let build = crate::build(&read::sources(root)?);
    let is_its = |fault: &&Diagnostic| *fault.place.path == *page.path;
    let its = build.diagnostics.iter().filter(is_its);
    Ok(its.filter(|fault| fault.rule.severity == Severity::Error).count())
}

#[derive(Serialize)]
struct Report<'page> {
    version: u8,
    path: &'page str,
    kind: &'static str,
    unwritten: usize,
}

fn json(page: &Page, unwritten: usize) -> String {
    let report = Report { version: 1, path: &page.path, kind: page.kind, unwritten };
    serde_json::to_string(&report).expect("strings and numbers are JSON") + "\n"
}
