//! `fix`, and `check --fix`: fixes content, or shows what would be fixed.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use serde::Serialize;

use super::args::Shape;
use super::status::FAULTS;
use super::{page_file, print, read, tell};
use crate::fix::{Fixed, diff};
use crate::model::field::UNWRITTEN;

/// A file that changes.
struct Changed {
    path: String,
    old: Vec<u8>,
    new: Vec<u8>,
    /// The rules of which it has faults that are fixed, and how many.
    rules: BTreeMap<&'static str, usize>,
}

/// Fixes the content of a root, or shows what would change.
pub fn fix(root: &Path, dry_run: bool, format: Shape) -> io::Result<ExitCode> {
    let changed = changed(root)?;
    if !dry_run {
        write(root, &changed)?;
    }
    match format {
        Shape::Json => print::out(&json(&changed, dry_run)),
        Shape::Text if dry_run => {
            for file in &changed {
                print::out(&diff::colored(&file.diff()));
            }
            print::err(&sum(&changed, "would be fixed"));
        }
        Shape::Text => print::out(&told(root, &changed)),
    }
    let would_change = dry_run && !changed.is_empty();
    Ok(if would_change { ExitCode::from(FAULTS) } else { ExitCode::SUCCESS })
}

/// Fixes, and tells it on standard error: standard output is that of the check.
pub fn before_check(root: &Path) -> io::Result<()> {
    let changed = changed(root)?;
    write(root, &changed)?;
    if !changed.is_empty() {
        print::err(&told(root, &changed));
    }
    Ok(())
}

fn changed(root: &Path) -> io::Result<Vec<Changed>> {
    let mut sources = read::sources(root)?;
    let before = sources.content.clone();
    let fixed: Vec<Fixed> = crate::fix(&mut sources);
    let pairs = before.into_iter().zip(sources.content).filter(|(old, new)| old.bytes != new.bytes);
    let changed = pairs.map(|(old, new)| {
        let mut rules = BTreeMap::new();
        for (_, rule) in fixed.iter().filter(|(path, _)| *path == old.path) {
            *rules.entry(*rule).or_default() += 1;
        }
        Changed { path: old.path.to_string(), old: old.bytes, new: new.bytes, rules }
    });
    Ok(changed.collect())
}

fn write(root: &Path, changed: &[Changed]) -> io::Result<()> {
    changed
        .iter()
        .try_for_each(|file| page_file::replace(&root.join(&file.path), &file.old, &file.new))
}

/// A line a file, and their sum.
fn told(root: &Path, changed: &[Changed]) -> String {
    let mut text = String::new();
    for Changed { path, rules, .. } in changed {
        let rules = rules.iter().map(|(rule, count)| match count {
            1 => (*rule).to_owned(),
            count => format!("{rule} ({count})"),
        });
        let _ = writeln!(
            text,
            "{}{path}: {}",
            tell::prefix(root),
            rules.collect::<Vec<_>>().join(", ")
        );
    }
    text + &sum(changed, "fixed")
}

fn sum(changed: &[Changed], done: &str) -> String {
    let faults: usize = changed.iter().flat_map(|file| file.rules.values()).sum();
    let some = |number: usize, word: &str| match number {
        1 => format!("1 {word}"),
        number => format!("{number} {word}s"),
    };
    if changed.is_empty() {
        return "nothing that a machine can fix; `statusbook check` tells the rest\n".to_owned();
    }
    let dots = |bytes: &[u8]| String::from_utf8_lossy(bytes).matches(UNWRITTEN).count();
    let more = changed.iter().any(|file| dots(&file.new) > dots(&file.old));
    let note = format!("; `{UNWRITTEN}` stands where words are still to be written");
    let note = if more { &*note } else { "" };
    format!("{} {done} in {}{note}\n", some(faults, "fault"), some(changed.len(), "file"))
}

impl Changed {
    fn diff(&self) -> String {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        diff::unified(&self.path, &text(&self.old), &text(&self.new))
    }
}

#[derive(Serialize)]
struct Report<'file> {
    version: u8,
    is_written: bool,
    files: Vec<Entry<'file>>,
}

#[derive(Serialize)]
struct Entry<'file> {
    path: &'file str,
    rules: &'file BTreeMap<&'static str, usize>,
    diff: String,
}

fn json(changed: &[Changed], dry_run: bool) -> String {
    let files = changed.iter().map(|file| Entry {
        path: &file.path,
        rules: &file.rules,
        diff: file.diff(),
    });
    let report = Report { version: 1, is_written: !dry_run, files: files.collect() };
    serde_json::to_string(&report).expect("strings and numbers are JSON") + "\n"
}
