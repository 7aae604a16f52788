//! statusbook makes the site out of its sources; the core touches no file, clock or network.

pub mod check;
#[cfg(test)]
mod fixture;
pub mod model;
pub mod parse;
pub mod render;
pub mod report;
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
    let mut found = Diagnostics::default();
    let site = parse::site(sources, &mut found);
    ended("parse");
    check::content(&site, &mut found);
    ended("check content");
    let files = render::site(&site, &sources.theme, &mut found);
    ended("render");
    // What is missing because of a fault would only be told again, page by page.
    if !found.has_errors() {
        check::output(&files, &mut found);
    }
    ended("check output");
    Build { site, files, diagnostics: found.into_sorted() }
}

/// Every rule, by name.
#[must_use]
pub fn rules() -> Vec<&'static Rule> {
    let mut rules: Vec<_> = parse::RULES.iter().copied().chain(check::rules()).collect();
    rules.extend(render::RULES);
    rules.sort_by_key(|rule| rule.name);
    rules
}
