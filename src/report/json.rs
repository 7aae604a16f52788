//! Diagnostics for programs, version 1.
//!
//! One object: `version` is 1; `errors` and `warnings` count; `diagnostics` lists the faults by
//! path and place. Each has `severity` (`error` or `warning`), `rule`, `message`, `help` (or
//! `null`), `path` (from the root), `line`, `column`, `end_line`, `end_column` (from 1, columns
//! in characters, the end is after the last), `start`, `end` (bytes from 0) and `edits`, which fix
//! it: `path`, `start`, `end` and `text`; empty if only a person can.

use serde::Serialize;

use super::position::position;
use crate::model::diagnostic::{Diagnostic, Edit, Place, count};

#[derive(Serialize)]
struct Report<'fault> {
    version: u8,
    errors: usize,
    warnings: usize,
    diagnostics: Vec<Entry<'fault>>,
}

#[derive(Serialize)]
struct Entry<'fault> {
    severity: &'static str,
    rule: &'static str,
    message: &'fault str,
    help: Option<&'fault str>,
    path: &'fault str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    start: usize,
    end: usize,
    edits: Vec<EditEntry<'fault>>,
}

#[derive(Serialize)]
struct EditEntry<'fault> {
    path: &'fault str,
    start: usize,
    end: usize,
    text: &'fault str,
}

fn edit(edit: &Edit) -> EditEntry<'_> {
    let Place { path, start, end } = &edit.place;
    EditEntry { path, start: *start, end: *end, text: &edit.text }
}

/// The object, on one line. `bytes` gives the file of a path.
#[must_use]
pub fn render<'bytes>(
    faults: &[Diagnostic],
    bytes: &dyn Fn(&str) -> Option<&'bytes [u8]>,
) -> String {
    let (errors, warnings) = count(faults);
    let entry = |fault: &'_ Diagnostic| {
        let place = &fault.place;
        position(bytes(&place.path).unwrap_or(b""), place.start, place.end)
    };
    let diagnostics = faults
        .iter()
        .map(|fault| {
            let position = entry(fault);
            Entry {
                severity: fault.severity.name(),
                rule: fault.rule.name,
                message: &fault.message,
                help: fault.help.as_deref(),
                path: &fault.place.path,
                line: position.line,
                column: position.column,
                end_line: position.end_line,
                end_column: position.end_column,
                start: fault.place.start,
                end: fault.place.end,
                edits: fault.edits.iter().map(edit).collect(),
            }
        })
        .collect();
    let report = Report { version: 1, errors, warnings, diagnostics };
    serde_json::to_string(&report).expect("strings and numbers are JSON") + "\n"
}
