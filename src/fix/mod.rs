//! Diagnostics -> texts without their faults: applies the edits of fixes, and nothing else.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::diagnostic::{Diagnostic, Edit};
use crate::model::source::SourceFile;

/// A fault that was fixed: the path of its file, and the name of its rule.
pub type Fixed = (Arc<str>, &'static str);

/// Fixes faults in these files, and returns which, in the order given. One whose edits touch those
/// of another waits for the next round, when its place is known again.
pub fn apply<'fault>(
    files: &mut [SourceFile],
    faults: impl Iterator<Item = &'fault Diagnostic>,
) -> Vec<Fixed> {
    let mut fixed = Vec::new();
    let mut taken: BTreeMap<&str, Vec<&Edit>> = BTreeMap::new();
    for fault in faults {
        let free = |edit: &Edit| {
            let others = taken.get(&*edit.place.path);
            others.is_none_or(|others| others.iter().all(|other| is_apart(edit, other)))
        };
        if fault.edits.iter().all(free) {
            for edit in &fault.edits {
                taken.entry(&edit.place.path).or_default().push(edit);
            }
            fixed
                .extend(fault.edits.first().map(|edit| (edit.place.path.clone(), fault.rule.name)));
        }
    }
    for file in files {
        if let Some(edits) = taken.remove(&*file.path) {
            file.bytes = edited(&file.bytes, edits);
        }
    }
    fixed
}

/// Whether two edits do not touch.
fn is_apart(one: &Edit, other: &Edit) -> bool {
    let (one, other) = (&one.place, &other.place);
    one.end < other.start || other.end < one.start
}

/// The bytes with the edits applied; line breaks become those of the file.
fn edited(bytes: &[u8], mut edits: Vec<&Edit>) -> Vec<u8> {
    let first = bytes.iter().position(|byte| *byte == b'\n');
    let is_crlf = first.is_some_and(|at| bytes[..at].ends_with(b"\r"));
    edits.sort_by_key(|edit| edit.place.start);
    let mut made = Vec::with_capacity(bytes.len());
    let mut at = 0;
    for edit in edits {
        made.extend_from_slice(&bytes[at..edit.place.start]);
        let text = if is_crlf { edit.text.replace('\n', "\r\n") } else { edit.text.clone() };
        made.extend_from_slice(text.as_bytes());
        at = edit.place.end;
    }
    made.extend_from_slice(&bytes[at..]);
    made
}

#[cfg(test)]
mod tests {
    use super::apply;
    use crate::model::diagnostic::{Diagnostics, Edit, Place, Rule};
    use crate::model::source::SourceFile;

    const RULE: Rule = Rule::error("some-rule", "");

    /// What becomes of a file when each list of edits is the fix of a fault.
    fn fixed(text: &str, edits: &[&[(usize, usize, &str)]]) -> (String, usize) {
        let mut sources = [SourceFile::new("a.md", text), SourceFile::new("b.md", text)];
        let mut diagnostics = Diagnostics::default();
        for its in edits {
            let fault = diagnostics.add(&RULE, &Place::file(&sources[0].path), "wrong");
            for (start, end, text) in *its {
                fault.edit(Edit::new(&Place::new(&sources[0].path, *start, *end), *text));
            }
        }
        let done = apply(&mut sources, diagnostics.fixable());
        assert_eq!(sources[1].bytes, text.as_bytes(), "no other file is touched");
        assert!(done.iter().all(|(path, rule)| **path == *"a.md" && *rule == "some-rule"));
        (String::from_utf8(sources[0].bytes.clone()).expect("it is UTF-8"), done.len())
    }

    #[test]
    fn edits_are_applied_in_any_order() {
        let fixes: [&[_]; 2] = [&[(4, 7, "2")], &[(0, 0, "> "), (11, 13, "")]];
        assert_eq!(fixed("one two four...", &fixes), ("> one 2 fou..".to_owned(), 2));
        assert_eq!(fixed("one", &[]), ("one".to_owned(), 0));
    }

    #[test]
    fn what_touches_another_edit_waits_and_a_fix_is_applied_whole_or_not_at_all() {
        let fixes: [&[_]; 3] = [&[(0, 3, "1")], &[(3, 3, "!"), (8, 8, "!")], &[(4, 7, "2")]];
        assert_eq!(fixed("one two three", &fixes), ("1 2 three".to_owned(), 2));
        let twice: [&[_]; 2] = [&[(3, 3, "!")], &[(3, 3, "?")]];
        assert_eq!(fixed("one", &twice), ("one!".to_owned(), 1));
    }

    #[test]
    fn line_breaks_are_those_of_the_file() {
        let fix: [&[_]; 1] = [&[(3, 3, "\nb")]];
        assert_eq!(fixed("a\r\nc", &fix).0, "a\r\n\r\nbc");
        assert_eq!(fixed("a\nc\r\n", &fix).0, "a\nc\nb\r\n");
    }
}
