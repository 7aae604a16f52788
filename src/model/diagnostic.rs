//! What is wrong with a file: which rule, where, what, and what to write instead.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;

pub use super::rule::{Effect, Rule, Severity, example_files};

/// A range of bytes of a file, whose path is from the root.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The path of the file from the root, with `/` between the parts.
    pub path: Arc<str>,
    /// The first byte, counted from 0.
    pub start: usize,
    /// The byte after the last; equal to `start` for a place between two bytes.
    pub end: usize,
}

impl Place {
    /// The bytes from `start` up to `end` of the file.
    #[must_use]
    pub fn new(path: &Arc<str>, start: usize, end: usize) -> Self {
        Self { path: Arc::clone(path), start, end }
    }

    /// The same file, other bytes.
    #[must_use]
    pub fn at(&self, start: usize, end: usize) -> Self {
        Self::new(&self.path, start, end)
    }

    /// Whether the bytes are as many as the text has, plain or in quotes: then it is written on one
    /// line without escapes.
    #[must_use]
    pub fn holds(&self, text: &str) -> bool {
        [text.len(), text.len() + 2].contains(&(self.end - self.start))
    }

    /// The start of a file, for what is wrong with all of it.
    #[must_use]
    pub fn file(path: &Arc<str>) -> Self {
        Self::new(path, 0, 0)
    }
}

/// A value and the place where an author wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located<T> {
    /// What the author wrote, read.
    pub value: T,
    /// The bytes of the value alone, with its quotes if it has some.
    pub place: Place,
}

impl<T> Located<T> {
    /// A value that was read at that place.
    #[must_use]
    pub fn new(value: T, place: Place) -> Self {
        Self { value, place }
    }

    /// The same place, another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Located<U> {
        Located { value: change(self.value), place: self.place }
    }
}

/// Something wrong in a text that does not know its file: bytes of the text, the fact, and what to
/// write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// The fact, as in [`Diagnostic::message`].
    pub message: String,
    /// What to write instead.
    pub help: String,
}

impl Finding {
    /// Bytes of a text, the fact, and what to write instead.
    #[must_use]
    pub fn new(range: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { range, message: message.into(), help: help.into() }
    }
}

/// What replaces some bytes of a file; of none if it is inserted. A line break is `\n`, whatever
/// the file has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The bytes to replace; `start` and `end` are equal where text is inserted.
    pub place: Place,
    /// The new text; empty if the bytes are deleted.
    pub text: String,
}

impl Edit {
    /// Replaces the bytes of a place with a text.
    #[must_use]
    pub fn new(place: &Place, text: impl Into<String>) -> Self {
        Self { place: place.clone(), text: text.into() }
    }
}

/// A row of a table of checks: a rule, and the function that finds its faults in a `T`.
pub type Check<T> = (&'static Rule, fn(&T, &mut Diagnostics));

/// One fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that is broken.
    pub rule: &'static Rule,
    /// That of the rule, until the site has another ([`Diagnostics::set_severities`]).
    pub severity: Severity,
    /// The smallest wrong thing, in bytes; the start of the file if all of it is wrong.
    pub place: Place,
    /// The fact: lower case, no full stop, values in backticks.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
    /// The edits that fix it; empty if a person has to decide.
    pub edits: Vec<Edit>,
}

impl Diagnostic {
    /// Adds what to write instead.
    pub fn help(&mut self, help: impl Into<String>) {
        self.help = Some(help.into());
    }

    /// The paths of its own file and of those that its edits change.
    fn paths(&self) -> impl Iterator<Item = &Arc<str>> {
        self.edits.iter().map(|edit| &edit.place.path).chain([&self.place.path])
    }

    /// Adds an edit that fixes the fault, alone or with others.
    pub fn edit(&mut self, edit: Edit) -> &mut Self {
        self.edits.push(edit);
        self
    }
}

/// How many of them are errors, and how many are warnings.
#[must_use]
pub fn count<'fault>(faults: impl IntoIterator<Item = &'fault Diagnostic>) -> (usize, usize) {
    faults.into_iter().fold((0, 0), |(errors, warnings), fault| match fault.severity {
        Severity::Error => (errors + 1, warnings),
        Severity::Warning => (errors, warnings + 1),
        Severity::Off => (errors, warnings),
    })
}

/// The most faults of one rule that are reported in one file: nobody reads more, and reporting them
/// takes long.
const MOST_ALIKE: usize = 100;

/// Leaves out what is alike after the first hundred; the last that is kept says how many.
fn shorten(faults: &mut Vec<Diagnostic>) {
    let mut alike: HashMap<(Arc<str>, &'static str), usize> = HashMap::new();
    let key = |fault: &Diagnostic| (Arc::clone(&fault.place.path), fault.rule.name);
    for fault in &*faults {
        *alike.entry(key(fault)).or_default() += 1;
    }
    alike.retain(|_, count| *count > MOST_ALIKE);
    let mut seen: HashMap<_, usize> = HashMap::new();
    faults.retain_mut(|fault| {
        let Some(all) = alike.get(&key(fault)) else { return true };
        let number = seen.entry(key(fault)).or_default();
        *number += 1;
        if *number == MOST_ALIKE {
            let _ = write!(fault.message, " (and {} more like it)", all - MOST_ALIKE);
        }
        *number <= MOST_ALIKE
    });
}

/// What has been reported so far.
#[derive(Debug, Default)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Adds a fault; the result takes the help line.
    pub fn add(
        &mut self,
        rule: &'static Rule,
        place: &Place,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        let message = message.into();
        self.0.push(Diagnostic {
            rule,
            severity: rule.severity,
            place: place.clone(),
            message,
            help: None,
            edits: Vec::new(),
        });
        self.0.last_mut().expect("a fault was just added")
    }

    /// Adds what is wrong in a text, at the place in a file that a range of the text has.
    pub fn add_finding(
        &mut self,
        rule: &'static Rule,
        finding: Finding,
        place: impl Fn(Range<usize>) -> Place,
    ) {
        self.add(rule, &place(finding.range), finding.message).help(finding.help);
    }

    /// Adds the diagnostics of another collection.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Gives each fault the severity that the site wants, and drops those that are off.
    pub fn set_severities(&mut self, severity: impl Fn(&Diagnostic) -> Severity) {
        for fault in &mut self.0 {
            fault.severity = severity(fault);
        }
        self.0.retain(|fault| fault.severity != Severity::Off);
    }

    /// Those that a machine can fix with certainty, in the order in which they were added: neither
    /// they nor their edits are in a file with a fault of a rule that blocks fixes.
    pub fn fixable(&self) -> impl Iterator<Item = &Diagnostic> {
        let blocked = self.first_blocking();
        let free = move |path: &Arc<str>| !blocked.contains_key(&**path);
        // What the API may do on purpose is for a person to settle, unless the site is strict.
        let is_sure = |fault: &&Diagnostic| {
            fault.rule.effect != Effect::Deviation || fault.severity == Severity::Error
        };
        let with_edits = self.0.iter().filter(|fault| !fault.edits.is_empty());
        with_edits.filter(is_sure).filter(move |fault| fault.paths().all(&free))
    }

    /// The first fault that blocks fixes of each file in which it keeps another one from being
    /// fixed, by path.
    #[must_use]
    pub fn blocking(&self) -> Vec<&Diagnostic> {
        let mut first = self.first_blocking();
        let with_edits = self.0.iter().filter(|fault| !fault.edits.is_empty());
        let waiting: HashSet<&str> =
            with_edits.flat_map(Diagnostic::paths).map(|it| &**it).collect();
        first.retain(|path, _| waiting.contains(path));
        first.into_values().collect()
    }

    /// The first fault of each file that blocks fixes there, by path.
    fn first_blocking(&self) -> BTreeMap<&str, &Diagnostic> {
        let mut first: BTreeMap<&str, &Diagnostic> = BTreeMap::new();
        for fault in self.0.iter().filter(|it| it.rule.effect == Effect::BlocksFixes) {
            let known = first.entry(&fault.place.path).or_insert(fault);
            if fault.place.start < known.place.start {
                *known = fault;
            }
        }
        first
    }

    /// Whether there is an error, which keeps the site from being written.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|fault| fault.severity == Severity::Error)
    }

    /// By path, place and rule, each once: the same on any number of threads.
    #[must_use]
    pub fn into_sorted(self) -> Vec<Diagnostic> {
        let mut faults = self.0;
        faults.sort_by(|one, other| {
            (&one.place, one.rule.name, &one.message).cmp(&(
                &other.place,
                other.rule.name,
                &other.message,
            ))
        });
        faults.dedup();
        shorten(&mut faults);
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::{Diagnostics, Place, Rule};

    #[test]
    fn what_is_alike_is_reported_a_hundred_times_and_then_counted() {
        const MANY: Rule = Rule::error("many", "");
        const FEW: Rule = Rule::error("few", "");
        let mut diagnostics = Diagnostics::default();
        for at in (0..1000).rev() {
            diagnostics.add(&MANY, &Place::new(&"a.md".into(), at, at + 1), "wrong");
        }
        for path in ["a.md", "b.md"] {
            diagnostics.add(&FEW, &Place::file(&path.into()), "wrong");
            diagnostics.add(&MANY, &Place::file(&path.into()), "wrong");
        }
        let faults = diagnostics.into_sorted();
        assert_eq!(faults.len(), 100 + 3);
        assert_eq!(faults[100].place.end, 99);
        assert_eq!(faults[100].message, "wrong (and 901 more like it)");
        assert!(faults.iter().filter(|fault| fault.message.contains("more")).count() == 1);
    }
}
