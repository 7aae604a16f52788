//! A link leads to a content file that does not exist, or to no known place.

use super::meant_target::meant;
use crate::model::destination::{Destination, destination, literal};
use crate::model::diagnostic::{Diagnostics, Located, Rule};
use crate::model::site::{Site, StrayFile};
use crate::model::status_page::Spec;
use crate::model::uri::{decoded, encoded_path, web_fault};

pub const RULE: Rule = Rule::error("broken-link", "The reader would find nothing there.").shown(
    "
//- content/404.md
---
## Notes

If it is permanently gone, send [410](/410/).
                                      ^^^^^ error: `/410/` leads nowhere
                                      help: write `410.md`
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
            check_link(&link.target, path, site, diagnostics);
        }
        for image in prose.images() {
            check_image(&image.target, path, site, diagnostics);
        }
    }
    for page in site.status_pages() {
        for vendor_use in &page.uses {
            check_web(&vendor_use.source, diagnostics);
        }
        for spec in &page.specs {
            if let Spec::Other { url, .. } = spec {
                check_web(url, diagnostics);
            }
        }
    }
}

fn check_link(target: &Located<String>, from: &str, site: &Site, diagnostics: &mut Diagnostics) {
    match destination(&target.value, from) {
        Destination::Page { path, .. } if !site.has_file(&path) && !site.is_misnamed(&path) => {
            let help = write_meant(&target.value, from, site)
                .unwrap_or_else(|| "write the page, or link to one that exists".to_owned());
            diagnostics.add(&RULE, &target.place, format!("there is no page `{path}`")).help(help);
        }
        Destination::Page { path, .. } if site.leads_to_draft(from, &path) => {
            diagnostics
                .add(&RULE, &target.place, format!("`{path}` is a draft"))
                .help("finish it and drop its `draft: true`, or drop the link");
        }
        Destination::Query { query } => has_query(target, query, diagnostics),
        Destination::Elsewhere | Destination::File { .. } => {
            let is_empty = target.value.trim().is_empty();
            let mail =
                || is_mail(&target.value).then(|| format!("write `mailto:{}`", target.value));
            let help = write_meant(&target.value, from, site).or_else(mail).unwrap_or_else(|| {
                let root = "../".repeat(from.matches('/').count() - 1);
                format!("name a content file, as in `{root}410.md`, or a whole `https://` address")
            });
            let message = if is_empty {
                "the address is missing".to_owned()
            } else {
                format!("`{}` leads nowhere", target.value)
            };
            diagnostics.add(&RULE, &target.place, message).help(help);
        }
        Destination::Web => check_web(target, diagnostics),
        _ => {}
    }
}

/// Whether it is the address of a person.
fn is_mail(address: &str) -> bool {
    let (name, host) = address.split_once('@').unwrap_or(("", ""));
    !name.is_empty() && host.contains('.') && !address.contains([' ', '/', ':', '?', '#'])
}

/// Reports an address of the web that names no host.
fn check_web(target: &Located<String>, diagnostics: &mut Diagnostics) {
    if let Some((message, help)) = web_fault(&target.value) {
        diagnostics.add(&RULE, &target.place, message).help(help);
    }
}

fn check_image(target: &Located<String>, from: &str, site: &Site, diagnostics: &mut Diagnostics) {
    let destination = destination(&target.value, from);
    if matches!(&destination, Destination::File { path } if site.has_asset(path)) {
        return;
    }
    let is_literal = literal(&target.value, from).is_some_and(|path| site.has_asset(&path));
    if let Destination::Query { query } = destination
        && !is_literal
    {
        return has_query(target, query, diagnostics);
    }
    let help = if is_literal {
        format!("write `{}`: `%`, `#` and `?` of a name are encoded", encoded_path(&target.value))
    } else {
        write_meant(&target.value, from, site).unwrap_or_else(|| {
            let root = "../".repeat(from.matches('/').count());
            if let Some(file) = stray_image(&target.value, site) {
                let name = encoded_path(name(&file.path));
                let path = &file.path;
                return format!("move `{path}` to static/, and write `{root}static/{name}`");
            }
            format!("put it into static/ and name it as `{root}static/name.svg`")
        })
    };
    diagnostics
        .add(&RULE, &target.place, format!("there is no image `{}`", target.value))
        .help(help);
}

/// The file of content/ that has the name in the address of an image, and is no page.
pub fn stray_image<'site>(address: &str, site: &'site Site) -> Option<&'site StrayFile> {
    let address = decoded(name(address)).unwrap_or_else(|| name(address).to_owned());
    site.stray_files().iter().find(|file| name(&file.path) == address)
}

/// The last part of a path.
fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The help to write the address that was meant; `None` if there is none.
fn write_meant(address: &str, from: &str, site: &Site) -> Option<String> {
    meant(address, from, site).map(|meant| format!("write `{meant}`"))
}

/// Reports that the address of a file of the site has a query.
fn has_query(target: &Located<String>, query: &str, diagnostics: &mut Diagnostics) {
    let Located { value, place } = target;
    let start = place.start + value.find('?').unwrap_or(0);
    let is_plain = place.end - place.start == value.len();
    let place = if is_plain { place.at(start, start + query.len()) } else { place.clone() };
    diagnostics
        .add(&RULE, &place, "the address of a file of this site has no query")
        .help(format!("drop `{query}`"));
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::{check, guide, reported, small_site, theme};
    use crate::model::source::{SourceFile, Sources};

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

    #[test]
    fn a_link_of_a_page_that_is_built_does_not_lead_to_a_draft() {
        check(
            &RULE,
            "
//- content/404.md
related: [{ code: 410, why: gone }]
---
## Meaning

See [410](410.md).
          ^^^^^^ error: `content/410.md` is a draft
          help: finish it and drop its `draft: true`, or drop the link
//- content/410.md
draft: true
---
## Meaning

See [404](404.md) and [help](pages/help.md).
//- content/pages/help.md
---
title: Help
draft: true
---
See [410](../410.md).
",
        );
    }

    #[test]
    fn an_address_of_the_web_has_a_host() {
        check(
            &RULE,
            "
//- content/404.md
specs: [{ title: T, url: \"https://https://x.example\" }]
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: `https:` is written twice
                         help: write `https://x.example`
---
## Meaning

[a](https:/example.org), [b](https://), [c](https://example.org/https://x)
    ^^^^^^^^^^^^^^^^^^ error: `https:/example.org` names no host
    help: write `https://example.org`
                             ^^^^^^^^ error: `https://` names no host
                             help: write the whole address, as in `https://example.org/`
[d](410.md?x=1#y)
          ^^^^ error: the address of a file of this site has no query
          help: drop `?x=1`
[e](support@example.com)
    ^^^^^^^^^^^^^^^^^^^ error: `support@example.com` leads nowhere
    help: write `mailto:support@example.com`
",
        );
    }

    #[test]
    fn the_address_of_an_image_is_decoded() {
        let names = ["a b.png", "C#.png", "copy%20of.png", "what?.png", "50%.png"];
        let files = names.map(|name| SourceFile::new(format!("static/{name}"), "PNG"));
        let faults = |address: &str| {
            let prose = format!("![a](<../../static/{address}>)\n");
            let mut sources = Sources { theme: theme(files.to_vec()), ..small_site() };
            sources.content.push(SourceFile::new("content/guides/x.md", guide(&prose)));
            let rules = crate::rules().into_iter();
            let rules: Vec<_> = rules.filter(|rule| rule.name.starts_with("broken-")).collect();
            reported(&rules, &sources)
        };
        for address in ["a b", "a%20b", "C%23", "copy%2520of", "what%3F", "50%", "50%25"] {
            assert_eq!(faults(&format!("{address}.png")), "", "{address}");
        }
        for address in ["C#.png", "copy%20of.png", "what?.png"] {
            let wanted = format!(
                "content/guides/x.md:7:7 broken-link: there is no image `../../static/{address}` \
                 [../../static/{address}]\n"
            );
            assert_eq!(faults(address), wanted);
        }
    }
}
