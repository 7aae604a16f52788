//! The front matter of a new page.

use std::fmt::Write as _;

use crate::model::field::{Field, UNWRITTEN};
use crate::model::site_config::SiteConfig;

/// The fields in their order; of those that nothing is known of, the ones that the program or the
/// site requires.
pub fn front_matter(
    fields: &[&Field],
    config: &SiteConfig,
    known: &dyn Fn(&str) -> Option<String>,
) -> String {
    let mut text = "---\n".to_owned();
    for field in fields {
        let is_required = field.required || config.require.contains(&field.name);
        let value = known(field.name).or_else(|| is_required.then(|| UNWRITTEN.to_owned()));
        if let Some(value) = value {
            // A list of mappings starts on the next line.
            let space = if value.starts_with('\n') { "" } else { " " };
            let _ = writeln!(text, "{}:{space}{value}", field.name);
        }
    }
    text + "---\n"
}
