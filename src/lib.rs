//! statusbook builds a site from its sources; the core touches no file, clock or network.

mod check;
#[cfg(test)]
mod differential;
mod fix;
#[cfg(test)]
mod fixture;
mod lookup;
pub mod model;
mod parse;
mod render;
pub mod report;
mod scaffold;
pub mod schema;
mod shell;

pub use fix::Fixed;
use model::diagnostic::{Diagnostic, Diagnostics, Rule, Severity};
use model::output::OutputFile;
use model::site::Site;
use model::source::Sources;
pub use parse::FILE_KINDS;
pub use render::terminal;
pub use render::{PAGE_KINDS, PARTS};
pub use shell::commands::run;
pub use shell::error::Error;
pub use shell::read::{own_theme, sources as read};
pub use shell::write::{Target, Written, write};

/// The result of a build.
#[derive(Debug)]
pub struct Build {
    /// The pages that could be read.
    pub site: Site,
    /// Every file of the site, by path; not to be written if there are errors.
    pub files: Vec<OutputFile>,
    /// Everything that is wrong, by path and place.
    pub diagnostics: Vec<Diagnostic>,
}

impl Build {
    /// Whether an error keeps the site from being written.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|fault| fault.rule.severity == Severity::Error)
    }

    /// How many pages the site has.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.files.iter().filter(|file| file.path.is_page()).count()
    }
}

/// Builds the whole site. It cannot fail: what is wrong is in the diagnostics.
#[must_use]
pub fn build(sources: &Sources) -> Build {
    build_in_stages(sources, &mut |_| ())
}

/// [`build`], which calls `ended` with the name of each stage when it has ended; for timings.
pub fn build_in_stages(sources: &Sources, ended: &mut dyn FnMut(&'static str)) -> Build {
    let mut diagnostics = Diagnostics::default();
    let site = parse::site(sources, &mut diagnostics);
    ended("parse");
    check::content(&site, &mut diagnostics);
    ended("check content");
    let files = render::site(&site, &sources.theme, &mut diagnostics);
    ended("render");
    // What is missing because of an error would be reported again, page by page.
    if !diagnostics.has_errors() {
        check::output(&files, &mut diagnostics);
    }
    ended("check output");
    Build { site, files, diagnostics: diagnostics.into_sorted() }
}

/// The most rounds of fixing: a fix may uncover another fault, or have to wait for a round.
const MOST_ROUNDS: usize = 100;

/// Fixes in the content what a machine can fix with certainty; returns the faults that it fixed,
/// by path and rule.
pub fn fix(sources: &mut Sources) -> Vec<fix::Fixed> {
    let mut fixed = Vec::new();
    for _ in 0..MOST_ROUNDS {
        let mut diagnostics = Diagnostics::default();
        let site = parse::site(sources, &mut diagnostics);
        check::content(&site, &mut diagnostics);
        let now = fix::apply(&mut sources.content, diagnostics.fixable());
        if now.is_empty() {
            break;
        }
        fixed.extend(now);
    }
    fixed.sort();
    fixed
}

/// Every rule, by name.
#[must_use]
pub fn rules() -> Vec<&'static Rule> {
    let mut rules: Vec<_> = parse::RULES.iter().copied().chain(check::rules()).collect();
    rules.extend(render::RULES);
    rules.sort_by_key(|rule| rule.name);
    rules
}

#[cfg(test)]
mod tests {
    use super::rules;
    use crate::fixture;

    #[test]
    fn an_example_has_the_fault_of_its_rule_and_its_fix_has_not() {
        for rule in rules() {
            fixture::check_example(rule);
        }
    }

    #[test]
    fn a_rule_that_is_fixable_fixes_its_example() {
        for rule in rules().into_iter().filter(|rule| rule.is_fixable) {
            fixture::check_fixed(rule);
        }
    }
}
