//! The site chooses the severity of a rule that there is not, or that is always an error.

use crate::model::diagnostic::{Check, Diagnostics, Rule};
use crate::model::nearest::nearest;
use crate::model::site::Site;

pub const RULE: Rule =
    Rule::error("unknown-rule", "The choice has no effect, and its author believes that it has.")
        .shown(
            "
//- content/site.yaml
title: Codes
rules: { missing-exmaple: warning }
         ^^^^^^^^^^^^^^^ error: there is no rule `missing-exmaple` to choose a severity for
         help: write `missing-example`
",
            "
//- content/site.yaml
title: Codes
rules: { missing-example: warning }
",
        );

/// Checks the choices against the rules of all checks.
pub fn check(site: &Site, checks: &[Check<Site>], diagnostics: &mut Diagnostics) {
    let adjustable = || checks.iter().map(|(rule, _)| *rule).filter(|rule| rule.is_adjustable());
    for (name, _) in &site.config.rules {
        if adjustable().any(|rule| rule.name == name.value) {
            continue;
        }
        let message = format!("there is no rule `{}` to choose a severity for", name.value);
        let nearest = nearest(&name.value, adjustable().map(|rule| rule.name));
        let fault = diagnostics.add(&RULE, &name.place, message);
        fault.help(match nearest {
            Some(nearest) => format!("write `{nearest}`"),
            None => "`statusbook rules` lists the rules; those that are always errors have no \
                     other severity"
                .to_owned(),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn a_rule_that_is_always_an_error_stays_one() {
        check(
            &RULE,
            "
//- content/site.yaml
title: T
rules:
  trailing-space: off
  broken-link: warning
  ^^^^^^^^^^^ error: there is no rule `broken-link` to choose a severity for
  help: `statusbook rules` lists the rules; those that are always errors have no other severity
",
        );
    }
}
