//! A link leads to a content file that does not exist, or to no known place.

use crate::model::destination::{Destination, destination};
use crate::model::diagnostic::{Diagnostics, Rule};
use crate::model::site::Site;

pub const RULE: Rule = Rule::error("broken-link", "The reader would find nothing there.").shown(
    "
//- content/404.md
---
## Notes

If it is permanently gone, send [410](/410/).
                                      ^^^^^ error: `/410/` leads nowhere
                                      help: name a content file, as in `410.md`, or a whole \
`https://` address
//- content/410.md
code: 410
",
    "
//- content/404.md
---
## Notes

If it is permanently gone, send [410](410.md).
//- content/410.md
code: 410
",
);

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for (path, prose) in site.proses() {
        for link in prose.links() {
            let target = &link.target;
            match destination(&target.value, path) {
                Destination::Page { path, .. }
                    if !site.has_file(&path) && !site.is_misnamed(&path) =>
                {
                    diagnostics
                        .add(&RULE, &target.place, format!("there is no page `{path}`"))
                        .help("write the page, or link to one that exists");
                }
                Destination::Elsewhere | Destination::File { .. } => {
                    diagnostics
                        .add(&RULE, &target.place, format!("`{}` leads nowhere", target.value))
                        .help("name a content file, as in `410.md`, or a whole `https://` address");
                }
                _ => {}
            }
        }
        for image in prose.images() {
            let target = &image.target;
            let there = match destination(&target.value, path) {
                Destination::File { path } => site.has_asset(&path),
                _ => false,
            };
            if !there {
                diagnostics
                    .add(&RULE, &target.place, format!("there is no image `{}`", target.value))
                    .help("put it into static/ and name it as `../static/name.svg`");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn a_link_needs_its_page() {
        check(
            &RULE,
            "
//- content/404.md
---
## Meaning

See [410](410.md), [404](404.md#meaning) and [the list][list].
          ^^^^^^ error: there is no page `content/410.md`
It is not at [410](/410/) or [410](<410 x>).
                   ^^^^^ error: `/410/` leads nowhere
                                    ^^^^^ error: `410 x` leads nowhere

![a](a.png) ![b](https://example.org/b.png)
     ^^^^^ error: there is no image `a.png`
                 ^^^^^^^^^^^^^^^^^^^^^^^^^ error: there is no image `https://example.org/b.png`

### ![c](c.png)
         ^^^^^ error: there is no image `c.png`

[list]: guides/list.md
        ^^^^^^^^^^^^^^ error: there is no page `content/guides/list.md`
",
        );
    }
}
