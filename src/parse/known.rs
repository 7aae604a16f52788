//! What the registry knows of a code, added to what its page says.

use crate::model::diagnostic::{Located, Place};
use crate::model::facts::Carrier;
use crate::model::registry::Registration;
use crate::model::status_page::{Formerly, Header, Spec};
use crate::model::text::letters;

/// The specifications of a page, with the section that defines the code first. What is added is at
/// the place of the code, here and below.
pub fn specs(mut specs: Vec<Spec>, row: Option<&Registration>, place: &Place) -> Vec<Spec> {
    if let Some((rfc, section)) = row.and_then(|row| row.rfc) {
        let is_defining = |spec: &Spec| match spec {
            Spec::Rfc { rfc: said, section: its } => said.value == rfc && its.value == section,
            Spec::Other { .. } => false,
        };
        let defining = match specs.iter().position(is_defining) {
            Some(at) => specs.remove(at),
            None => Spec::Rfc {
                rfc: Located::new(rfc, place.clone()),
                section: Located::new(section.to_owned(), place.clone()),
            },
        };
        specs.insert(0, defining);
    }
    specs
}

/// The fields of a page, then those that the specification asks for and the page does not list.
pub fn headers(mut headers: Vec<Header>, row: Option<&Registration>, place: &Place) -> Vec<Header> {
    for (name, need) in row.map_or(&[][..], |row| row.fields) {
        let is_listed = headers.iter().any(|header| {
            header.carrier == Carrier::Response && header.name.value.eq_ignore_ascii_case(name)
        });
        if !is_listed {
            headers.push(Header {
                name: Located::new((*name).to_owned(), place.clone()),
                carrier: Carrier::Response,
                need: *need,
                note: None,
            });
        }
    }
    headers
}

/// The earlier phrases of a page, then those that the registry knows and the page does not list.
pub fn formerly(
    mut formerly: Vec<Formerly>,
    row: Option<&Registration>,
    place: &Place,
) -> Vec<Formerly> {
    for (phrase, spec) in row.map_or(&[][..], |row| row.formerly) {
        let is_listed = |it: &Formerly| letters(&it.phrase.value) == letters(phrase);
        if !formerly.iter().any(is_listed) {
            formerly.push(Formerly {
                phrase: Located::new((*phrase).to_owned(), place.clone()),
                spec: (*spec).to_owned(),
            });
        }
    }
    formerly
}

#[cfg(test)]
mod tests {
    use crate::fixture::one_file;
    use crate::model::diagnostic::Diagnostics;
    use crate::model::facts::{Body, Cache, Need, Standing};
    use crate::model::source::SourceFile;
    use crate::model::status_page::{Spec, StatusPage};
    use crate::parse;

    fn page(text: &str) -> StatusPage {
        let code = &text["---\ncode: ".len()..][..3];
        let mut diagnostics = Diagnostics::default();
        let sources = one_file(&format!("content/{code}.md"), text);
        let site = parse::site(&sources, &mut diagnostics);
        assert_eq!(diagnostics.into_sorted(), []);
        site.status_pages()[0].clone()
    }

    #[test]
    fn a_code_and_a_paragraph_are_a_page() {
        let page = page("---\ncode: 413\n---\nThe upload is too large. Send less.\n");
        assert_eq!(page.phrase.value, "Content Too Large");
        assert_eq!(page.summary.value, "The upload is too large.");
        assert_eq!(page.summary.lead(), None);
        assert_eq!(page.standing.value, Standing::Registered);
        assert_eq!(page.cache(), Some(Cache::Explicit));
        let former: Vec<_> = page.formerly.iter().map(|it| it.phrase.value.as_str()).collect();
        assert_eq!(former, ["Request Entity Too Large", "Payload Too Large"]);
        let Spec::Rfc { rfc, section } = &page.specs[0] else { panic!("an RFC defines it") };
        assert_eq!((rfc.value, section.value.as_str()), (9110, "15.5.14"));
        assert_eq!((page.actor, page.retry, page.body), (None, None, None));
        assert_eq!((page.caller, page.server, page.reviewed), (None, None, None));
    }

    #[test]
    fn a_page_says_that_it_has_none_of_what_is_known() {
        let page = page("---\ncode: 413\nspecs: []\nheaders: []\nformerly: []\n---\nText.\n");
        assert!(page.specs.is_empty() && page.headers.is_empty() && page.formerly.is_empty());
    }

    #[test]
    fn a_site_chooses_what_is_filled_in() {
        let filled_in = |config: &str| {
            let mut sources = one_file("content/site.yaml", format!("title: T\n{config}"));
            sources.content.push(SourceFile::new("content/401.md", "---\ncode: 401\n---\nText.\n"));
            let mut diagnostics = Diagnostics::default();
            let site = parse::site(&sources, &mut diagnostics);
            assert_eq!(diagnostics.into_sorted(), []);
            let page = &site.status_pages()[0];
            (page.specs.len(), page.headers.len(), page.cache().is_some())
        };
        assert_eq!(filled_in(""), (1, 1, true));
        assert_eq!(filled_in("fill_in: [specs]\n"), (1, 0, false));
        assert_eq!(filled_in("fill_in: []\n"), (0, 0, false));
    }

    #[test]
    fn what_the_author_writes_is_not_added_again() {
        let page = page(
            "---\ncode: 405\nspecs:\n  - { title: T, url: \"https://example.com/\" }\n  - { rfc: \
             9110, section: \"15.5.6\" }\nheaders: [{ name: allow, in: response, need: must }]\n\
             ---\nText.\n",
        );
        assert_eq!(page.specs.len(), 2);
        assert!(matches!(page.specs[0], Spec::Rfc { .. }));
        assert_eq!(page.headers.len(), 1);
    }

    #[test]
    fn a_code_that_asks_for_a_field_or_forbids_content_says_so() {
        let listed = |text| page(text).headers.iter().map(|it| it.name.value.clone()).collect();
        let names: Vec<String> = listed("---\ncode: 401\n---\nText.\n");
        assert_eq!(names, ["WWW-Authenticate"]);
        assert_eq!(page("---\ncode: 401\n---\nText.\n").headers[0].need, Need::Must);
        assert_eq!(page("---\ncode: 304\n---\nText.\n").body, Some(Body::Forbidden));
    }
}
