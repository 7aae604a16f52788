//! A link names an id that its page does not have.

use crate::model::api_error::ApiError;
use crate::model::destination::{Destination, destination};
use crate::model::diagnostic::{Diagnostics, Located, Rule};
use crate::model::prose::Prose;
use crate::model::site::Site;

pub const RULE: Rule =
    Rule::error("broken-fragment", "The reader would land at the top of the page, and search.")
        .shown(
            "
//- content/404.md
---
## Notes

[More](410.md#noets) on that.
              ^^^^^ error: that page has no heading `#noets`
              help: its headings are `#notes`
//- content/410.md
---
## Notes
",
            "
//- content/404.md
---
## Notes

[More](410.md#notes) on that.
//- content/410.md
---
## Notes
",
        );

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for (path, prose) in site.proses() {
        for link in prose.links() {
            match destination(&link.target.value, path) {
                Destination::Here { fragment } => {
                    check_id(&link.target, &fragment, (path, prose), site, diagnostics);
                }
                Destination::Page { path, fragment: Some(fragment) } => {
                    if let Some(prose) = site.prose_of(&path) {
                        check_id(&link.target, &fragment, (&path, prose), site, diagnostics);
                    }
                }
                _ => {}
            }
        }
    }
}

fn check_id(
    target: &Located<String>,
    id: &str,
    (path, prose): (&str, &Prose),
    site: &Site,
    diagnostics: &mut Diagnostics,
) {
    if site.anchor(path, id).is_some() {
        return;
    }
    let mut ids: Vec<_> = prose.headings().map(|heading| heading.id.clone()).collect();
    ids.extend(site.errors_on(path).map(ApiError::id));
    let written = target.value.split_once('#').map_or(0, |(_, fragment)| fragment.len());
    let start = target.place.end - written.min(target.place.end - target.place.start);
    let place = target.place.at(start, target.place.end);
    let fault = diagnostics.add(&RULE, &place, format!("that page has no heading `#{id}`"));
    fault.help(if ids.is_empty() {
        "link to the page itself".to_owned()
    } else {
        format!("its headings are `#{}`", ids.join("`, `#"))
    });
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::{check, guide, one_file, reported};

    #[test]
    fn a_fragment_needs_its_heading() {
        check(
            &RULE,
            "
//- content/404.md
---
## Meaning

See [here](#meaning), [there](#nowhere),
                               ^^^^^^^ error: that page has no heading `#nowhere`
[410](410.md#noets).
             ^^^^^ error: that page has no heading `#noets`
//- content/410.md
---
## Notes
",
        );
    }

    #[test]
    fn a_fragment_may_have_its_marks_apart() {
        let prose = "## Über uns\n\n[a](#u%CC%88ber-uns) [b](x.md#u\u{308}ber-uns)\n";
        assert_eq!(reported(&[&RULE], &one_file("content/guides/x.md", guide(prose))), "");
    }

    #[test]
    fn a_fragment_is_decoded() {
        let prose = "## Über uns\n\n[a](#%C3%BCber-uns) [b](x.md#%C3%BCber-uns) [c](#f%C3%BCr)\n";
        assert_eq!(
            reported(&[&RULE], &one_file("content/guides/x.md", guide(prose))),
            "content/guides/x.md:9:50 broken-fragment: that page has no heading `#für` [f%C3%BCr]\n"
        );
    }
}
