//! A link has a scheme that runs code or leads out of the web.

use crate::model::destination::{Destination, destination};
use crate::model::diagnostic::{Diagnostics, Located, Rule};
use crate::model::site::Site;

pub const RULE: Rule =
    Rule::error("unsafe-address", "A click would run what it holds in the reader's browser.")
        .shown(
            "
//- content/404.md
---
## Notes

[Try again](javascript:history.back()).
            ^^^^^^^^^^^^^^^^^^^^^^^^^ error: `javascript` is not a scheme for a link
            help: write an `https://` address
",
            "
//- content/404.md
---
## Notes

[Try again](https://example.org/).
",
        );

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for (path, prose) in site.proses() {
        for link in prose.links() {
            if let Destination::Unsafe { scheme } = destination(&link.target.value, path) {
                report(&link.target, scheme, diagnostics);
            }
        }
        for image in prose.images() {
            if let Destination::Unsafe { scheme } = destination(&image.target.value, path) {
                report(&image.target, scheme, diagnostics);
            }
        }
    }
    for page in site.status_pages() {
        for vendor_use in &page.uses {
            secure(&vendor_use.source, diagnostics);
        }
        for spec in &page.specs {
            if let crate::model::status_page::Spec::Other { url, .. } = spec {
                secure(url, diagnostics);
            }
        }
    }
}

fn secure(address: &Located<String>, diagnostics: &mut Diagnostics) {
    if !address.value.starts_with("https://") {
        let scheme = address.value.split(':').next().unwrap_or("");
        report(address, scheme, diagnostics);
    }
}

fn report(address: &Located<String>, scheme: &str, diagnostics: &mut Diagnostics) {
    diagnostics
        .add(&RULE, &address.place, format!("`{scheme}` is not a scheme for a link"))
        .help("write an `https://` address");
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn a_link_leads_to_the_web() {
        check(
            &RULE,
            "
//- content/404.md
specs: [{ title: T, url: \"ftp://x.example\" }]
                         ^^^^^^^^^^^^^^^^^ error: `ftp` is not a scheme for a link
---
## Meaning

[a](javascript:alert(1)) <https://example.org> [c](mailto:a@example.org)
    ^^^^^^^^^^^^^^^^^^^ error: `javascript` is not a scheme for a link
![b](data:image/png,x)
     ^^^^^^^^^^^^^^^^ error: `data` is not a scheme for a link
",
        );
    }
}
