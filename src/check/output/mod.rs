//! What can be wrong with the files of the site, as they will be read.

mod broken_output_link;
mod duplicate_id;
mod html;
pub mod pages;

use crate::model::diagnostic::Check;
use pages::OutputPages;

/// Every rule about output.
#[must_use]
pub const fn checks<'files>() -> &'files [Check<OutputPages<'files>>] {
    &[
        (&broken_output_link::RULE, broken_output_link::check),
        (&duplicate_id::RULE, duplicate_id::check),
    ]
}
