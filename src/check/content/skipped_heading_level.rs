//! A heading is more than one level below the one before it.

use crate::model::diagnostic::{Diagnostics, Rule, Severity};
use crate::model::site::Site;

pub const RULE: Rule = Rule::error(
    "skipped-heading-level",
    "Whoever moves by headings, with a screen reader say, looks for the level between.",
)
.shown(
    "
//- content/404.md
---
## Notes

#### Crawlers
^^^^^^^^^^^^^ error: a level-4 heading follows one of level 2
help: start it with `###`
",
    "
//- content/404.md
---
## Notes

### Crawlers
",
)
.by_default(Severity::Warning);

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for (_, prose) in site.proses() {
        // The page's title is the heading before the first.
        let mut before = 1;
        for heading in prose.headings() {
            if heading.level > before + 1 {
                let (is, wanted) = (heading.level, before + 1);
                let message = format!("a level-{is} heading follows one of level {before}");
                let fault = diagnostics.add(&RULE, &heading.place, message);
                fault.help(format!("start it with `{}`", "#".repeat(usize::from(wanted))));
            }
            before = heading.level;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn levels_go_down_one_at_a_time() {
        check(
            &RULE,
            "
//- content/404.md
---
### Causes
^^^^^^^^^^ error: a level-3 heading follows one of level 1

## Meaning

#### Detail
^^^^^^^^^^^ error: a level-4 heading follows one of level 2

## Notes
",
        );
    }
}
