//! How many faults there are, in numbers and in words.

use crate::model::diagnostic::{Diagnostic, Severity};

/// How many errors and how many warnings there are.
#[must_use]
pub fn count(faults: &[Diagnostic]) -> (usize, usize) {
    let errors = faults.iter().filter(|fault| fault.rule.severity == Severity::Error).count();
    (errors, faults.len() - errors)
}

/// `1 error and 3 warnings`; `no faults`.
#[must_use]
pub fn sum(faults: &[Diagnostic]) -> String {
    let some = |number: usize, word: &str| match number {
        1 => format!("1 {word}"),
        number => format!("{number} {word}s"),
    };
    match count(faults) {
        (0, 0) => "no faults".to_owned(),
        (errors, 0) => some(errors, "error"),
        (0, warnings) => some(warnings, "warning"),
        (errors, warnings) => {
            format!("{} and {}", some(errors, "error"), some(warnings, "warning"))
        }
    }
}
