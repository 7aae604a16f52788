//! `fix`, and `check --fix`: fixes content, or shows what would be fixed. The one door to similar.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use serde::Serialize;
use similar::TextDiff;

use super::args::{FAULTS, Shape};
use super::error::Error;
use super::{page_file, print, read};
use crate::Fixes;
use crate::model::field::UNWRITTEN;
use crate::model::terminal::{BOLD, CYAN, GREEN, PLAIN, RED, Style};
use crate::report::{self, number_of};

/// A file that changes.
struct Changed {
    path: String,
    old: Vec<u8>,
    new: Vec<u8>,
    /// How many of its faults are fixed, by the name of their rule.
    rules: BTreeMap<&'static str, usize>,
}

/// A file with a fault that keeps its other faults from being fixed.
#[derive(Serialize)]
struct Blocked {
    path: String,
    line: usize,
    rule: &'static str,
}

/// Fixes the content of a root, or shows what would change.
pub fn fix(root: &Path, dry_run: bool, format: Shape) -> Result<ExitCode, Error> {
    let (changed, blocked) = changed(root)?;
    if !dry_run {
        write(root, &changed)?;
    }
    match format {
        Shape::Json => print::out(&json(&changed, &blocked, dry_run))?,
        Shape::Text if dry_run => {
            for file in &changed {
                print::out(&colored(&file.diff()))?;
            }
            print::err(&(reasons(root, &blocked) + &sum(&changed, "would be fixed")))?;
        }
        Shape::Text => print::out(&summary(root, &changed, &blocked))?,
    }
    let would_change = dry_run && !changed.is_empty();
    Ok(if would_change { ExitCode::from(FAULTS) } else { ExitCode::SUCCESS })
}

/// Fixes, and reports it on standard error: standard output is that of the check.
pub fn before_check(root: &Path) -> Result<(), Error> {
    let (changed, blocked) = changed(root)?;
    write(root, &changed)?;
    if !changed.is_empty() || !blocked.is_empty() {
        print::err(&summary(root, &changed, &blocked))?;
    }
    Ok(())
}

/// The files that change, and those in which a fault keeps others from being fixed.
fn changed(root: &Path) -> Result<(Vec<Changed>, Vec<Blocked>), Error> {
    let mut sources = read::sources(root)?;
    let before = sources.content.clone();
    let Fixes { fixed, blocking } = crate::fix(&mut sources);
    let blocked = blocking.iter().map(|fault| {
        let bytes = sources.file(&fault.place.path).map_or(&[][..], |file| &file.bytes);
        let path = fault.place.path.to_string();
        Blocked { path, line: report::line(fault, bytes), rule: fault.rule.name }
    });
    let blocked = blocked.collect();
    let pairs = before.into_iter().zip(sources.content).filter(|(old, new)| old.bytes != new.bytes);
    let changed = pairs.map(|(old, new)| {
        let mut rules = BTreeMap::new();
        for (_, rule) in fixed.iter().filter(|(path, _)| *path == old.path) {
            *rules.entry(*rule).or_default() += 1;
        }
        Changed { path: old.path.to_string(), old: old.bytes, new: new.bytes, rules }
    });
    Ok((changed.collect(), blocked))
}

fn write(root: &Path, changed: &[Changed]) -> Result<(), Error> {
    changed
        .iter()
        .try_for_each(|file| page_file::replace(&root.join(&file.path), &file.old, &file.new))
}

/// A line for each file, and their sum.
fn summary(root: &Path, changed: &[Changed], blocked: &[Blocked]) -> String {
    let mut text = String::new();
    for Changed { path, rules, .. } in changed {
        let rules = rules.iter().map(|(rule, count)| match count {
            1 => (*rule).to_owned(),
            count => format!("{rule} ({count})"),
        });
        let rules: Vec<_> = rules.collect();
        let _ = writeln!(text, "{}: {}", print::shown(root, path), rules.join(", "));
    }
    text + &reasons(root, blocked) + &sum(changed, "fixed")
}

/// A line for each file in which a fault keeps others from being fixed.
fn reasons(root: &Path, blocked: &[Blocked]) -> String {
    let reason = |Blocked { path, line, rule }: &Blocked| {
        let path = print::shown(root, path);
        format!(
            "{path}:{line}: {rule} leaves in doubt where the parts of the file are, so its other \
             faults are not fixed; correct this first\n"
        )
    };
    blocked.iter().map(reason).collect()
}

fn sum(changed: &[Changed], done: &str) -> String {
    let faults: usize = changed.iter().flat_map(|file| file.rules.values()).sum();
    if changed.is_empty() {
        return "nothing can be fixed automatically; `statusbook check` reports what is left\n"
            .to_owned();
    }
    let dots = |bytes: &[u8]| String::from_utf8_lossy(bytes).matches(UNWRITTEN).count();
    let more = changed.iter().any(|file| dots(&file.new) > dots(&file.old));
    let note = format!("; write the words where it put `{UNWRITTEN}`");
    let note = if more { &*note } else { "" };
    format!("{} {done} in {}{note}\n", number_of(faults, "fault"), number_of(changed.len(), "file"))
}

impl Changed {
    /// The change as `diff -u` has it and `patch` reads it.
    fn diff(&self) -> String {
        let (old, new) = (String::from_utf8_lossy(&self.old), String::from_utf8_lossy(&self.new));
        let (a, b) = (format!("a/{}", self.path), format!("b/{}", self.path));
        TextDiff::from_lines(&*old, &*new).unified_diff().header(&a, &b).to_string()
    }
}

/// A unified diff in colours.
fn colored(diff: &str) -> String {
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

#[derive(Serialize)]
struct Report<'file> {
    version: u8,
    is_written: bool,
    files: Vec<Entry<'file>>,
    blocked: &'file [Blocked],
}

#[derive(Serialize)]
struct Entry<'file> {
    path: &'file str,
    rules: &'file BTreeMap<&'static str, usize>,
    diff: String,
}

fn json(changed: &[Changed], blocked: &[Blocked], dry_run: bool) -> String {
    let files = changed.iter().map(|file| Entry {
        path: &file.path,
        rules: &file.rules,
        diff: file.diff(),
    });
    let report = Report { version: 1, is_written: !dry_run, files: files.collect(), blocked };
    serde_json::to_string(&report).expect("strings and numbers are JSON") + "\n"
}

#[cfg(test)]
mod tests {
    use super::{Changed, colored};

    #[test]
    fn a_diff_is_what_patch_reads() {
        let diff = |old: &str, new: &str| {
            let (path, rules) = ("x.md".to_owned(), std::collections::BTreeMap::new());
            Changed { path, old: old.into(), new: new.into(), rules }.diff()
        };
        let head = "--- a/x.md\n+++ b/x.md\n";
        assert_eq!(
            diff("one\ntwo\n", "one\n2\n"),
            format!("{head}@@ -1,2 +1,2 @@\n one\n-two\n+2\n")
        );
        assert_eq!(diff("one\n", "one\n"), "");
        assert_eq!(
            diff("one", "1"),
            format!(
                "{head}@@ -1 +1 @@\n-one\n\\ No newline at end of file\n+1\n\
                 \\ No newline at end of file\n"
            )
        );
    }

    #[test]
    fn a_line_of_a_diff_has_a_color_and_no_escapes_of_its_own() {
        let text = colored("-a\u{1b}[2J\n+b\n c\n");
        assert_eq!(text, "\u{1b}[1;31m-a[2J\u{1b}[0m\n\u{1b}[32m+b\u{1b}[0m\n c\n");
    }
}
