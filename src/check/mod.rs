//! Is it right? One rule, one file, named for the fault.

mod content;
mod output;

use std::collections::HashSet;

use rayon::prelude::*;

use crate::model::diagnostic::{Check, Diagnostics, Effect, Rule, Severity};
use crate::model::output::OutputFile;
use crate::model::site::Site;

/// What can be wrong with what authors write.
pub fn content(site: &Site, diagnostics: &mut Diagnostics) {
    run(content::CHECKS, site, diagnostics);
}

/// Gives each fault the severity that the site wants, and drops what is off, or acknowledged by the
/// page as a deviation.
pub fn set_severities(site: &Site, diagnostics: &mut Diagnostics) {
    let deviating = site.status_pages().iter().filter(|page| page.deviates.is_some());
    let deviating: HashSet<&str> = deviating.map(|page| &*page.path).collect();
    diagnostics.set_severities(|fault| {
        if fault.rule.effect == Effect::Deviation && deviating.contains(&*fault.place.path) {
            return Severity::Off;
        }
        site.config.severity(fault.rule)
    });
}

/// What can be wrong with the files of the site.
pub fn output(files: &[OutputFile], diagnostics: &mut Diagnostics) {
    let output = output::pages::OutputPages::new(files);
    run(output::checks(), &output, diagnostics);
}

/// Every rule of this stage.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    let output = output::checks().iter().map(|(rule, _)| *rule);
    content::CHECKS.iter().map(|(rule, _)| *rule).chain(output)
}

/// Runs a table of checks on all cores.
fn run<T: Sync>(checks: &[Check<T>], subject: &T, diagnostics: &mut Diagnostics) {
    let results = checks.par_iter().map(|(_, check)| {
        let mut diagnostics = Diagnostics::default();
        check(subject, &mut diagnostics);
        diagnostics
    });
    for its_faults in results.collect::<Vec<_>>() {
        diagnostics.extend(its_faults);
    }
}
