//! What changed in a text, line by line: the one door to similar.

use std::convert::Infallible;
use std::fmt::Write as _;

use similar::algorithms::{Capture, Compact, Replace, myers};
use similar::{DiffOp, DiffTag};

use crate::model::terminal::{BOLD, CYAN, GREEN, PLAIN, RED, Style};

/// How many lines around a change are shown.
const AROUND: usize = 3;

/// The change of a file as `diff -u` and `patch` have it; empty if there is none.
#[must_use]
pub fn unified(path: &str, old: &str, new: &str) -> String {
    let old: Vec<&str> = old.split_inclusive('\n').collect();
    let new: Vec<&str> = new.split_inclusive('\n').collect();
    let mut hook = Compact::new(Replace::new(Capture::new()), &old, &new);
    // One algorithm by name: the crate's own choice among all would make the program larger.
    let done: Result<(), Infallible> =
        myers::diff(&mut hook, &old, 0..old.len(), &new, 0..new.len());
    let Ok(()) = done;
    let groups = hook.into_inner().into_inner().into_grouped_ops(AROUND);
    let mut text = String::new();
    for group in groups.iter().filter(|group| group.iter().any(|op| op.tag() != DiffTag::Equal)) {
        if text.is_empty() {
            let _ = write!(text, "--- a/{path}\n+++ b/{path}\n");
        }
        hunk(group, &old, &new, &mut text);
    }
    text
}

fn hunk(group: &[DiffOp], old: &[&str], new: &[&str], text: &mut String) {
    let (Some(first), Some(last)) = (group.first(), group.last()) else { return };
    let olds = first.old_range().start..last.old_range().end;
    let news = first.new_range().start..last.new_range().end;
    let _ = writeln!(text, "@@ -{} +{} @@", range(&olds), range(&news));
    for op in group {
        let (sign, gone) = if op.tag() == DiffTag::Equal { (' ', &[][..]) } else { ('+', old) };
        for line in gone.get(op.old_range()).unwrap_or_default() {
            write_line('-', line, text);
        }
        for line in &new[op.new_range()] {
            write_line(sign, line, text);
        }
    }
}

/// `12,3` for the three lines from the twelfth; `11,0` for none behind the eleventh.
fn range(lines: &std::ops::Range<usize>) -> String {
    match lines.len() {
        0 => format!("{},0", lines.start),
        1 => format!("{}", lines.start + 1),
        count => format!("{},{count}", lines.start + 1),
    }
}

fn write_line(sign: char, line: &str, text: &mut String) {
    let end = if line.ends_with('\n') { "" } else { "\n\\ No newline at end of file\n" };
    let _ = write!(text, "{sign}{line}{end}");
}

/// A unified diff in colours.
#[must_use]
pub fn colored(diff: &str) -> String {
    let line = |line: &str| style(line).paint(line) + "\n";
    diff.lines().map(line).collect()
}

fn style(line: &str) -> Style {
    match line.as_bytes() {
        [b'-', b'-', b'-', ..] | [b'+', b'+', b'+', ..] => BOLD,
        [b'-', ..] => RED,
        [b'+', ..] => GREEN,
        [b'@', ..] => CYAN,
        _ => PLAIN,
    }
}

#[cfg(test)]
mod tests {
    use super::{colored, unified};

    #[test]
    fn a_diff_is_what_patch_reads() {
        let wanted = "--- a/x.md\n+++ b/x.md\n@@ -1,2 +1,2 @@\n one\n-two\n+2\n";
        assert_eq!(unified("x.md", "one\ntwo\n", "one\n2\n"), wanted);
        assert_eq!(unified("x.md", "one\n", "one\n"), "");
        assert_eq!(unified("x.md", "", "one\n"), "--- a/x.md\n+++ b/x.md\n@@ -0,0 +1 @@\n+one\n");
        let lines = |changed: &[usize]| -> String {
            let line =
                |at| if changed.contains(&at) { format!("{at}!\n") } else { format!("{at}\n") };
            (1..=20).map(line).collect()
        };
        assert_eq!(
            unified("x.md", &lines(&[]), &lines(&[2, 18])),
            "--- a/x.md\n+++ b/x.md\n@@ -1,5 +1,5 @@\n 1\n-2\n+2!\n 3\n 4\n 5\n\
             @@ -15,6 +15,6 @@\n 15\n 16\n 17\n-18\n+18!\n 19\n 20\n"
        );
        assert_eq!(
            unified("x.md", "one", "1"),
            "--- a/x.md\n+++ b/x.md\n@@ -1 +1 @@\n-one\n\\ No newline at end of file\n+1\n\
             \\ No newline at end of file\n"
        );
    }

    #[test]
    fn colors_tell_what_goes_from_what_comes() {
        let text = colored("-a\u{1b}[2J\n+b\n c\n");
        assert_eq!(text, "\u{1b}[1;31m-a[2J\u{1b}[0m\n\u{1b}[32m+b\u{1b}[0m\n c\n");
    }
}
