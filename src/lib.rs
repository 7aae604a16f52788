//! statusbook makes the site out of its sources; the core touches no file, clock or network.

pub mod check;
pub mod fix;
#[cfg(test)]
mod fixture;
pub mod lookup;
pub mod model;
pub mod parse;
pub mod render;
pub mod report;
pub mod scaffold;
pub mod schema;
pub mod shell;

use model::diagnostic::{Diagnostic, Diagnostics, Rule};
use model::output::OutputFile;
use model::site::Site;
use model::source::Sources;

/// What came of a build.
#[derive(Debug)]
pub struct Build {
    /// What was read; what could not be is not in it.
    pub site: Site,
    /// Every file of the site, by path; not to be written if there are errors.
    pub files: Vec<OutputFile>,
    /// Every fault, by path and place.
    pub diagnostics: Vec<Diagnostic>,
}

impl Build {
    /// How many pages the site has.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.files.iter().filter(|file| file.path.is_page()).count()
    }
}

/// Builds the whole site. It cannot fail; it can only find fault.
#[must_use]
pub fn build(sources: &Sources) -> Build {
    build_in_stages(sources, &mut |_| ())
}

/// [`build`], telling the name of each stage when it has ended.
pub fn build_in_stages(sources: &Sources, ended: &mut dyn FnMut(&'static str)) -> Build {
    let mut diagnostics = Diagnostics::default();
    let site = parse::site(sources, &mut diagnostics);
    ended("parse");
    check::content(&site, &mut diagnostics);
    ended("check content");
    let files = render::site(&site, &sources.theme, &mut diagnostics);
    ended("render");
    // What is missing because of a fault would only be told again, page by page.
    if !diagnostics.has_errors() {
        check::output(&files, &mut diagnostics);
    }
    ended("check output");
    Build { site, files, diagnostics: diagnostics.into_sorted() }
}

/// The most rounds of fixing: each fix shows faults that hid behind another, or touches none.
const MOST_ROUNDS: usize = 100;

/// Fixes in the content what a machine can fix for certain, and says which faults these were.
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
    fn an_example_has_the_fault_of_its_rule_and_its_cure_has_not() {
        for rule in rules() {
            fixture::check_example(rule);
        }
    }

    #[test]
    fn what_a_rule_says_is_mended_is() {
        for rule in rules().into_iter().filter(|rule| rule.is_fixable) {
            fixture::check_mended(rule);
        }
    }
}
