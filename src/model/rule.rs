//! What can be wrong, and how bad that is.

use super::facts::Words;

/// How bad a fault is: an error keeps the site from being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nobody hears of it.
    Off,
    /// The site is written all the same.
    Warning,
    /// The site is not written.
    Error,
}

impl Words for Severity {
    const ALL: &'static [Self] = &[Self::Off, Self::Warning, Self::Error];
    const NAMES: &'static [&'static str] = &["off", "warning", "error"];

    fn name(self) -> &'static str {
        self.name()
    }
}

impl Severity {
    /// The word before a message, `warning` or `error`, or `off`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What follows from a fault besides its severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Nothing.
    None,
    /// The page is only not finished, so that its author can look at it.
    Unfinished,
    /// It is in doubt where the parts of the file begin and end, so that nothing in the file is
    /// fixed automatically.
    BlocksFixes,
    /// A page may do so on purpose, if it says so in `deviates`.
    Deviation,
}

/// What can be wrong, named for the fault.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// The name that people read in brackets, as in `broken-link`.
    pub name: &'static str,
    /// How bad its faults are on a strict site.
    pub severity: Severity,
    /// How bad its faults are on a site that does not say it; `rules` in `content/site.yaml` may
    /// say another unless it is an error.
    pub default: Severity,
    /// Why it is a fault: what would happen to a reader.
    pub why: &'static str,
    /// Files with the fault, each after a line `//- content/404.md`: the carets under the fault
    /// are those that the author will see. What they leave out is faultless.
    pub wrong: &'static str,
    /// The same files without it.
    pub right: &'static str,
    /// Whether every fault like the one shown is fixed by a machine.
    pub is_fixable: bool,
    /// What follows from a fault besides its severity.
    pub effect: Effect,
}

impl Rule {
    /// A rule whose faults are errors; it has no example yet.
    #[must_use]
    pub const fn error(name: &'static str, why: &'static str) -> Self {
        Self {
            name,
            severity: Severity::Error,
            default: Severity::Error,
            why,
            wrong: "",
            right: "",
            is_fixable: false,
            effect: Effect::None,
        }
    }

    /// A rule whose faults are warnings; it has no example yet.
    #[must_use]
    pub const fn warning(name: &'static str, why: &'static str) -> Self {
        let (severity, default) = (Severity::Warning, Severity::Warning);
        Self { severity, default, ..Self::error(name, why) }
    }

    /// The same rule, with faults of another severity on a site that is not strict.
    #[must_use]
    pub const fn by_default(mut self, default: Severity) -> Self {
        self.default = default;
        self
    }

    /// The same rule, of what a page may do on purpose if it says so in `deviates`.
    #[must_use]
    pub const fn deviation(mut self) -> Self {
        self.effect = Effect::Deviation;
        self
    }

    /// Whether a site may choose the severity: the site can do without what is wrong.
    #[must_use]
    pub fn is_adjustable(&self) -> bool {
        self.default != Severity::Error
    }

    /// The same rule, with an example of its fault and of its fix.
    #[must_use]
    pub const fn shown(mut self, wrong: &'static str, right: &'static str) -> Self {
        self.wrong = wrong;
        self.right = right;
        self
    }

    /// The same rule, of pages that are not finished.
    #[must_use]
    pub const fn unfinished(mut self) -> Self {
        self.effect = Effect::Unfinished;
        self
    }

    /// The same rule, of faults that may move the borders of the parts of a file.
    #[must_use]
    pub const fn blocks_fixes(mut self) -> Self {
        self.effect = Effect::BlocksFixes;
        self
    }

    /// The same rule, of which a machine can fix such faults.
    #[must_use]
    pub const fn fixable(mut self) -> Self {
        self.is_fixable = true;
        self
    }
}

/// The files of an example of a rule: paths and texts.
pub fn example_files(example: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let files = example.split("//- ").skip(1);
    files.map(|file| file.split_once('\n').unwrap_or((file, "")))
}
