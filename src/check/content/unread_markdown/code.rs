//! Code that starts with a backtick and is never closed.

use super::typed::{Line, Typed};
use crate::check::content::surplus_cell::{bar_in_code, cells};
use crate::model::diagnostic::Finding;

/// A backtick of a line without another one, in bytes of the text; the rest of the text has one as
/// well only if it has more marks.
pub fn unclosed(line: &Line<'_>, text: Typed<'_>) -> Option<Finding> {
    let typed = line.typed.trim_end();
    let start = typed.find('`')?;
    if let Some(row) = text.row_of(line.start)
        && let Some(bar) = bar_in_code(line.raw)
    {
        // A row of too many cells is reported by a rule of its own.
        let is_surplus = cells(line.raw).len() > row.value;
        let bar = line.start + bar;
        let finding =
            || Finding::new(bar..bar + 1, "this ends the cell, and the code", "write `\\|`");
        return (!is_surplus).then(finding);
    }
    let end = typed.len() - typed[start..].trim_start_matches('`').len();
    let (from, to) = (line.start + start, line.start + end);
    let is_one = end - start == 1;
    if let Some(at) = swallowing(text.text, from).filter(|_| is_one) {
        let message = "the code that starts here ends where other code was to start";
        let help = "one backtick of the paragraph is missing: close the code behind its last word";
        return Some(Finding::new(at..at + 1, message, help));
    }
    let help = "close the code with as many, or write a backslash before a backtick of a text";
    Some(Finding::new(from..to, "the code that starts here is never closed", help))
}

/// The first backtick of the code that took what was to be text: of `` `a and `b` ``, it ends in a
/// space and a letter is behind it. `end` is the backtick that is left over in the paragraph.
fn swallowing(text: &str, end: usize) -> Option<usize> {
    let start = text[..end].rfind("\n\n").map_or(0, |at| at + 2);
    let paragraph = &text[start..end];
    if paragraph.contains("``") {
        return None;
    }
    let marks = paragraph.match_indices('`').map(|(at, _)| at);
    let marks: Vec<_> = marks.filter(|at| !paragraph[..*at].ends_with('\\')).collect();
    let pair = marks.chunks_exact(2).find(|pair| {
        let after = paragraph[pair[1] + 1..].chars().next();
        paragraph[..pair[1]].ends_with([' ', '\n']) && after.is_some_and(char::is_alphanumeric)
    })?;
    Some(start + pair[0])
}
