//! What the user is told of a build: its faults, and a line that sums it up.

use std::path::Path;
use std::sync::Arc;

use super::args::Format;
use super::print;
use crate::model::diagnostic::Diagnostic;
use crate::model::source::Sources;
use crate::{Build, report};

/// Prints the faults of a build in that format. People and GitHub look for a file from where the
/// program runs; programs get its path from the root, whichever that is.
pub fn faults(built: &Build, sources: &Sources, root: &Path, format: Format) {
    let prefix = if format == Format::Json { String::new() } else { prefix(root) };
    let faults = below(&prefix, &built.diagnostics);
    let bytes = |path: &str| bytes(built, sources, path.strip_prefix(&prefix).unwrap_or(path));
    match format {
        Format::Text => print::err(&report::text::render(&faults, &bytes, print::width())),
        Format::Json => print::out(&report::json::render(&faults, &bytes)),
        Format::Github => print::out(&report::github::render(&faults, &bytes)),
    }
}

/// What leads from where the program runs to a file of the root: nothing, or `site/`.
pub fn prefix(root: &Path) -> String {
    let root = root.to_string_lossy().replace('\\', "/");
    match root.trim_start_matches("./").trim_end_matches('/') {
        "" | "." => String::new(),
        folder => format!("{folder}/"),
    }
}

/// The same faults in files below a folder.
fn below(folder: &str, faults: &[Diagnostic]) -> Vec<Diagnostic> {
    let mut faults = faults.to_vec();
    for fault in &mut faults {
        fault.place.path = Arc::from(format!("{folder}{}", fault.place.path));
    }
    faults
}

/// Prints a line; standard output belongs to the program that reads JSON.
pub fn summary(format: Format, line: &str) {
    match format {
        Format::Json => print::err(line),
        Format::Text | Format::Github => print::out(line),
    }
}

/// The format that was asked for, or the one of the place where the program runs.
pub fn format(asked: Option<Format>) -> Format {
    let on_github = std::env::var_os("GITHUB_ACTIONS").is_some_and(|value| value == "true");
    asked.unwrap_or(if on_github { Format::Github } else { Format::Text })
}

/// The file that a fault stands in: one that was read, or one that was made of it.
pub fn bytes<'bytes>(
    built: &'bytes Build,
    sources: &'bytes Sources,
    path: &str,
) -> Option<&'bytes [u8]> {
    let made = || built.files.iter().find(|file| file.path.as_str() == path);
    let read = sources.file(path).map(|file| file.bytes.as_slice());
    read.or_else(|| made().map(|file| file.bytes.as_slice()))
}
