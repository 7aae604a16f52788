//! A list of front matter says the same twice.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::model::diagnostic::{Diagnostics, Located, Place, Rule};
use crate::model::facts::Words as _;
use crate::model::site::Site;
use crate::model::status_page::Spec;

pub const RULE: Rule =
    Rule::warning("repeated-item", "Readers see it twice, and look for the difference.").shown(
        "
//- content/guides/404-or-410.md
---
title: 404 or 410?
summary: 410 if it is known to be permanently gone.
codes: [404, 410, 404]
                  ^^^ warning: `404` is in the list twice
                  help: drop it
---
//- content/404.md
code: 404
//- content/410.md
code: 410
",
        "
//- content/guides/404-or-410.md
---
title: 404 or 410?
summary: 410 if it is known to be permanently gone.
codes: [404, 410]
---
//- content/404.md
code: 404
//- content/410.md
code: 410
",
    );

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for guide in site.guides() {
        let codes = guide.codes.iter().map(|code| (code.value.to_string().into(), &code.place));
        report(codes, str::to_owned, diagnostics);
        report(keywords(&guide.keywords), str::to_lowercase, diagnostics);
    }
    for page in site.class_pages() {
        report(keywords(&page.keywords), str::to_lowercase, diagnostics);
    }
    for page in site.status_pages() {
        report(keywords(&page.keywords), str::to_lowercase, diagnostics);
        let headers = page.headers.iter().map(|header| {
            let name = format!("{} ({})", header.name.value, header.carrier.name());
            (name.into(), &header.name.place)
        });
        report(headers, str::to_lowercase, diagnostics);
        let specs = page.specs.iter().map(|spec| match spec {
            Spec::Rfc { rfc, section } => {
                (format!("RFC {} {}", rfc.value, section.value).into(), &rfc.place)
            }
            Spec::Other { url, .. } => (url.value.as_str().into(), &url.place),
        });
        report(specs, str::to_owned, diagnostics);
    }
}

fn keywords(list: &[Located<String>]) -> impl Iterator<Item = (Cow<'_, str>, &Place)> {
    list.iter().map(|keyword| (keyword.value.as_str().into(), &keyword.place))
}

/// Reports what is in a list again; what has the same key is the same.
fn report<'site>(
    items: impl Iterator<Item = (Cow<'site, str>, &'site Place)>,
    key: fn(&str) -> String,
    diagnostics: &mut Diagnostics,
) {
    let mut seen = HashSet::new();
    for (item, place) in items {
        if !seen.insert(key(&item)) {
            let message = format!("`{item}` is in the list twice");
            diagnostics.add(&RULE, place, message).help("drop it");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn every_list_says_a_thing_once() {
        check(
            &RULE,
            "
//- content/404.md
headers: [{ name: A, in: request, need: may }, { name: a, in: request, need: must }]
                                                       ^ warning: `a (request)` is in the list twice
keywords: [Lost, page, lost]
                       ^^^^ warning: `lost` is in the list twice
specs: [{ rfc: 9111, section: \"3\" }, { rfc: 9111, section: \"3\" }]
                                            ^^^^ warning: `RFC 9111 3` is in the list twice
",
        );
    }
}
