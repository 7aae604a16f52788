//! What leads from a page that is built to the page of a code that is a draft.

use crate::model::code::Code;
use crate::model::diagnostic::{Diagnostics, Located, Rule};
use crate::model::site::Site;

/// Reports, as a fault of the rule, a code whose page is a draft; `otherwise` is what else to do.
pub fn check_code(
    rule: &'static Rule,
    code: &Located<Code>,
    otherwise: &str,
    site: &Site,
    diagnostics: &mut Diagnostics,
) {
    let path = format!("content/{}.md", code.value);
    if site.leads_to_draft(&code.place.path, &path) {
        let message = format!("the page about {} is a draft", code.value);
        let help = format!("finish {path} and drop its `draft: true`, or {otherwise}");
        diagnostics.add(rule, &code.place, message).help(help);
    }
}
