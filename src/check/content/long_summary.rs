//! A summary is too long for a search result.

use crate::model::diagnostic::{Diagnostics, Rule, Severity};
use crate::model::field::LONGEST_SUMMARY;
use crate::model::site::Site;

pub const RULE: Rule = Rule::error(
    "long-summary",
    "Search engines and the home page cut it off after 160 characters.",
)
.shown(
    "
//- content/404.md
summary: The server looked and found nothing at this address, or it found something and would
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \
error: the summary has 166 characters, not 160 at most
         help: say it shorter, and leave the details to `## Meaning`
  rather not say so to you, and it does not tell whether that will change some day.
",
    "
//- content/404.md
summary: The server has nothing at this address, or will not say that it has.
",
)
.by_default(Severity::Warning);

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    let codes = site.status_pages().iter().map(|page| &page.summary);
    let classes = site.class_pages().map(|page| &page.summary);
    let guides = site.guides().iter().map(|guide| &guide.summary);
    let pages = site.pages().iter().map(|page| &page.summary);
    let all = codes.chain(classes).chain(guides).chain(pages);
    for summary in all.filter(|it| it.is_written) {
        let length = summary.value.chars().count();
        if length > LONGEST_SUMMARY {
            let message =
                format!("the summary has {length} characters, not {LONGEST_SUMMARY} at most");
            let fault = diagnostics.add(&RULE, &summary.place, message);
            fault.help("say it shorter, and leave the details to `## Meaning`");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn a_summary_has_160_characters_at_most() {
        let fits = "é".repeat(160);
        let long = "é".repeat(161);
        let carets = "^".repeat(161);
        check(
            &RULE,
            &format!(
                "
//- content/404.md
summary: {fits}
//- content/410.md
summary: {long}
         {carets} error: the summary has 161 characters, not 160 at most
//- content/411.md
---
code: 411
---
{long}.
"
            ),
        );
    }
}
