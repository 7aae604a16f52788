//! statusbook builds a site from its sources; the core touches no file, clock or network.
//!
//! [`build`] makes every file of a site, in memory, and finds what is wrong with its sources:
//!
//! ```
//! use statusbook::model::source::{SourceFile, Sources};
//!
//! let page = "\
//! ---
//! class: 4xx
//! title: Client error
//! summary: The server takes the request for wrong.
//! promise: Sending the same request again will not help.
//! unknown: A client treats a code that it does not know as 400.
//! reviewed: 2026-11-20
//! ---
//!
//! Start with [404](404.md).
//! ";
//! let content = vec![SourceFile::new("content/4xx.md", page)];
//! let theme = statusbook::own_theme();
//! let mut sources = Sources { content, theme, ..Sources::default() };
//!
//! let build = statusbook::build(&sources);
//! let fault = &build.diagnostics[0];
//! assert_eq!(fault.rule.name, "broken-link");
//! assert_eq!(fault.message, "there is no page `content/404.md`");
//! assert_eq!(&page[fault.place.start..fault.place.end], "404.md");
//! assert!(build.has_errors());
//!
//! sources.content[0] = SourceFile::new("content/4xx.md", page.replace("404.md", "4xx.md"));
//! let build = statusbook::build(&sources);
//! assert_eq!(build.diagnostics, []);
//! let file = build.files.iter().find(|file| file.path.as_str() == "4xx/index.html");
//! let html = String::from_utf8_lossy(&file.expect("a class has a page").bytes);
//! assert!(html.contains("<h1"));
//! ```
//!
//! [`read()`] takes the sources from a folder, [`fix()`] corrects in them what a machine can, and
//! [`write()`] brings a folder to hold the files. [`run`] is the whole program.

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
        self.diagnostics.iter().any(|fault| fault.severity == Severity::Error)
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
    check::set_severities(&site, &mut diagnostics);
    ended("check content");
    let files = render::site(&site.published(), &sources.theme, &mut diagnostics);
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

/// What a machine did about the faults of the content.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Fixes {
    /// The faults that it fixed, by path and rule.
    pub fixed: Vec<Fixed>,
    /// The fault that keeps the others of its file from being fixed, since it leaves in doubt where
    /// the parts of the file are; one a file, by path. The places are those after the fixes.
    pub blocking: Vec<Diagnostic>,
}

/// Fixes in the content what a machine can fix with certainty.
pub fn fix(sources: &mut Sources) -> Fixes {
    let mut fixes = Fixes::default();
    for _ in 0..MOST_ROUNDS {
        let mut diagnostics = Diagnostics::default();
        let site = parse::site(sources, &mut diagnostics);
        check::content(&site, &mut diagnostics);
        check::set_severities(&site, &mut diagnostics);
        let now = fix::apply(&mut sources.content, diagnostics.fixable());
        if now.is_empty() {
            fixes.blocking = diagnostics.blocking().into_iter().cloned().collect();
            break;
        }
        fixes.fixed.extend(now);
    }
    fixes.fixed.sort();
    fixes
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
    use super::{fix, rules};
    use crate::fixture;

    #[test]
    fn an_example_has_the_fault_of_its_rule_and_its_fix_has_not() {
        for rule in rules() {
            fixture::check_example(rule);
        }
    }

    #[test]
    fn nothing_is_fixed_in_a_file_whose_parts_may_be_others() {
        let fence = "
//- content/404.md
code: \"404\"
---
## Example

```http
POST /none HTTP/1.1
Host: example.com
Content-Length: 151

{}

```http
GET /none HTTP/1.1
Host: example.com
```
//- content/410.md
code: \"410\"
";
        let quote = "
//- content/404.md
code: \"404\"
summary: \"One
//- content/410.md
code: \"410\"
";
        for text in [fence, quote] {
            let mut sources = fixture::example(text);
            let before = sources.content.clone();
            let fixes = fix(&mut sources);
            assert_eq!(fixes.fixed.len(), 1, "of the file that is whole");
            assert_eq!(sources.content[0], before[0]);
            let blocking: Vec<_> = fixes.blocking.iter().map(|it| &*it.place.path).collect();
            assert_eq!(blocking, ["content/404.md"]);
        }
    }

    #[test]
    fn a_rule_that_is_fixable_fixes_its_example() {
        for rule in rules().into_iter().filter(|rule| rule.is_fixable) {
            fixture::check_fixed(rule);
        }
    }
}
