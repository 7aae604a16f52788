//! A temporary registration has ended, and its page does not say so.

use crate::model::date::Date;
use crate::model::diagnostic::{Diagnostics, Rule};
use crate::model::prose::{Piece, Prose};
use crate::model::registry::registration;
use crate::model::site::Site;

pub const RULE: Rule = Rule::warning(
    "lapsed-registration",
    "Readers would take the code for registered; the day of the review shows that it may not be.",
)
.shown(
    "
//- content/104.md
standing: temporary
          ^^^^^^^^^ warning: the registration of 104 ended on 2026-11-13
          help: name the day in the text, as `2026-11-13` or `November 13, 2026`
reviewed: 2026-11-20
---
## Meaning

It is registered for a time.
",
    "
//- content/104.md
standing: temporary
reviewed: 2026-11-20
---
## Meaning

It was registered until November 13, 2026.
",
);

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for page in site.status_pages() {
        let row = registration(page.code.value);
        let Some(end) = row.and_then(|row| row.expires).and_then(Date::parse) else { continue };
        let ended = page.reviewed.is_some_and(|reviewed| reviewed >= end);
        if ended && !says(&page.prose, end) {
            let message = format!("the registration of {} ended on {end}", page.code.value);
            diagnostics
                .add(&RULE, &page.standing.place, message)
                .help(format!("name the day in the text, as `{end}` or `{}`", end.words()));
        }
    }
}

/// Whether a text names a day.
fn says(prose: &Prose, day: Date) -> bool {
    let (short, long) = (day.to_string(), day.words());
    prose.pieces.iter().any(
        |piece| matches!(piece, Piece::Text(text) if text.contains(&short) || text.contains(&long)),
    )
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn the_end_of_a_registration_is_named() {
        check(
            &RULE,
            "
//- content/104.md
standing: temporary
          ^^^^^^^^^ warning: the registration of 104 ended on 2026-11-13
reviewed: 2026-11-13
",
        );
        check(&RULE, "//- content/104.md\nstanding: temporary\nreviewed: 2026-11-12");
        check(&RULE, "//- content/104.md\n---\n## Meaning\n\nUntil November 13, 2026.");
    }
}
