//! What changed in a text, line by line: the one door to similar.

use similar::TextDiff;

use crate::model::terminal::{BOLD, CYAN, GREEN, PLAIN, RED, Style};

/// The change of a file as `diff -u` and `patch` have it; empty if there is none.
#[must_use]
pub fn unified(path: &str, old: &str, new: &str) -> String {
    let diff = TextDiff::from_lines(old, new);
    diff.unified_diff().header(&format!("a/{path}"), &format!("b/{path}")).to_string()
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
