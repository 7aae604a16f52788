//! Diagnostics -> text, JSON and workflow commands; rules -> text, JSON and docs/rules.md.

pub mod fields;
pub mod github;
pub mod json;
mod position;
pub mod rules;
pub mod text;

use crate::model::diagnostic::{Diagnostic, count};

/// `1 error and 3 warnings`; `no faults`.
#[must_use]
pub(crate) fn sum<'fault>(faults: impl IntoIterator<Item = &'fault Diagnostic>) -> String {
    match count(faults) {
        (0, 0) => "no faults".to_owned(),
        (errors, 0) => number_of(errors, "error"),
        (0, warnings) => number_of(warnings, "warning"),
        (errors, warnings) => {
            format!("{} and {}", number_of(errors, "error"), number_of(warnings, "warning"))
        }
    }
}

/// The line of a fault, from 1. `bytes` are those of its file.
#[must_use]
pub(crate) fn line(fault: &Diagnostic, bytes: &[u8]) -> usize {
    position::position(bytes, fault.place.start, fault.place.end).line
}

/// `1 error`, `2 errors`.
#[must_use]
pub(crate) fn number_of(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}
