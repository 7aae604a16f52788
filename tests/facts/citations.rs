//! What is cited exists, and a link's text and target name the same section.

use std::collections::{BTreeMap, BTreeSet};

use statusbook::model::status_page::Spec;

use super::html::{attribute, elements, text};
use super::{MADE, SITE, SOURCES, hold, table};

/// A section of an RFC, and the word before its number where there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Cited {
    rfc: String,
    section: String,
    word: &'static str,
}

impl Cited {
    fn new(rfc: &str, section: &str, word: &'static str) -> Self {
        Self { rfc: rfc.to_owned(), section: section.to_owned(), word }
    }

    fn address(&self) -> String {
        let Self { rfc, section, word } = self;
        format!("https://www.rfc-editor.org/rfc/rfc{rfc}#{word}-{section}")
    }

    /// `15.5.5` is a section, `B.3` an appendix; neither has leading zeros or empty parts.
    fn is_well_formed(&self) -> bool {
        let number = |part: &str| {
            part.bytes().all(|byte| byte.is_ascii_digit())
                && !part.is_empty()
                && !part.starts_with('0')
        };
        let mut parts = self.section.split('.');
        let first = parts.next().unwrap_or("");
        let letter = first.len() == 1 && first.bytes().all(|byte| byte.is_ascii_uppercase());
        let fits = if letter { self.word == "appendix" } else { self.word == "section" };
        fits && (letter || number(first)) && parts.all(number) && number(&self.rfc)
    }
}

fn digits(text: &str) -> &str {
    &text[..text.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(text.len())]
}

/// The number of a section at the start of a text; a full stop may follow it.
fn section(text: &str) -> &str {
    let end = text.find(|sign: char| !sign.is_ascii_alphanumeric() && sign != '.');
    text[..end.unwrap_or(text.len())].trim_end_matches('.')
}

/// The sections that a text names: `RFC 9110, section 15.5.5`, with or without the comma.
fn named(text: &str) -> Vec<Cited> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut found = Vec::new();
    for (at, mark) in text.match_indices("RFC ") {
        let rest = &text[at + mark.len()..];
        let rfc = digits(rest);
        let rest = rest[rfc.len()..].trim_start_matches([',', ' ']);
        for word in ["section", "appendix"] {
            let number = rest.strip_prefix(word).and_then(|rest| rest.strip_prefix(' '));
            found.extend(number.map(|rest| Cited::new(rfc, section(rest), word)));
        }
    }
    found
}

/// The section that an address has; `Err` for an address that is not of the one form.
fn addressed(address: &str) -> Result<Option<Cited>, String> {
    let fault = || Err(format!("{address} has not the form …/rfc/rfcN#section-X"));
    let Some(rest) = address.strip_prefix("https://www.rfc-editor.org/rfc/rfc") else {
        return fault();
    };
    let rfc = digits(rest);
    if rfc == rest && !rfc.is_empty() {
        return Ok(None);
    }
    for word in ["section", "appendix"] {
        if let Some(number) = rest[rfc.len()..].strip_prefix(&format!("#{word}-")) {
            return Ok(Some(Cited::new(rfc, number, word)));
        }
    }
    fault()
}

/// Whether an address leads to an RFC, in whatever way.
fn is_rfc(address: &str) -> bool {
    let hosts = ["rfc-editor.org", "ietf.org", "httpwg.org"];
    let last = address.split("://").nth(1).unwrap_or("");
    hosts.iter().any(|host| last.split('/').next().is_some_and(|name| name.ends_with(host)))
        && last
            .split(['/', '#'])
            .any(|part| part.starts_with("rfc") && !digits(&part[3..]).is_empty())
}

/// The sections of each RFC.
fn sections() -> BTreeMap<String, BTreeSet<String>> {
    let row = |row: BTreeMap<String, String>| {
        let sections = row["sections"].split(' ').map(str::to_owned).collect();
        (row["rfc"].clone(), sections)
    };
    table("data/rfc-sections.csv").into_iter().map(row).collect()
}

/// The links of the built pages: file, address and text.
fn links() -> Vec<(&'static str, &'static str, String)> {
    let pages = MADE.iter().filter(|(path, _)| matches!(path.rsplit_once('.'), Some((_, "html"))));
    let all = pages.flat_map(|(path, html)| {
        let links = elements(html, "<a").into_iter();
        links.filter_map(|link| Some((path.as_str(), attribute(link, "href")?, text(link))))
    });
    all.collect()
}

#[test]
fn the_table_of_sections_is_well_formed() {
    let mut broken = Vec::new();
    for row in table("data/rfc-sections.csv") {
        let listed: Vec<_> = row["sections"].split(' ').collect();
        for number in &listed {
            let letter = number.starts_with(|first: char| first.is_ascii_alphabetic());
            let word = if letter { "appendix" } else { "section" };
            if !Cited::new(&row["rfc"], number, word).is_well_formed() {
                broken.push(format!("RFC {} has `{number}`", row["rfc"]));
            }
            let above = number.rsplit_once('.').map_or("", |(above, _)| above);
            if !above.is_empty() && !listed.contains(&above) {
                broken.push(format!("RFC {} has {number} and no {above}", row["rfc"]));
            }
        }
        if listed.iter().collect::<BTreeSet<_>>().len() != listed.len() {
            broken.push(format!("RFC {} has a section twice", row["rfc"]));
        }
    }
    hold("the table of sections has numbers of sections", &broken);
}

#[test]
fn every_section_that_a_page_cites_exists() {
    let mut cited: Vec<(String, Cited)> = Vec::new();
    for file in &SOURCES.content {
        let text = String::from_utf8_lossy(&file.bytes);
        cited.extend(named(&text).into_iter().map(|cited| (file.path.to_string(), cited)));
    }
    for page in SITE.status_pages() {
        for spec in &page.specs {
            let Spec::Rfc { rfc, section } = spec else { continue };
            let letter = section.value.starts_with(|first: char| first.is_ascii_alphabetic());
            let word = if letter { "appendix" } else { "section" };
            let cited_here = Cited::new(&rfc.value.to_string(), &section.value, word);
            cited.push((page.path.to_string(), cited_here));
        }
    }
    for (path, address, _) in links() {
        if let Ok(Some(found)) = addressed(address) {
            cited.push((path.to_owned(), found));
        }
    }
    assert!(cited.len() > 1000, "the citations were read: {}", cited.len());
    let sections = sections();
    let exists = |cited: &Cited| {
        sections.get(&cited.rfc).is_some_and(|sections| sections.contains(&cited.section))
    };
    let wrong = cited.iter().filter(|(_, cited)| !cited.is_well_formed() || !exists(cited));
    let wrong: Vec<_> = wrong
        .map(|(path, Cited { rfc, section, word })| format!("{path}: RFC {rfc}, {word} {section}"))
        .collect();
    hold("every cited section is in data/rfc-sections.csv", &wrong);
}

#[test]
fn every_address_of_an_rfc_has_the_one_form() {
    let links = links().into_iter().filter(|(_, address, _)| is_rfc(address));
    let broken = links.filter_map(|(path, address, _)| {
        addressed(address).err().map(|fault| format!("{path}: {fault}"))
    });
    hold("RFCs are linked at the RFC Editor", &broken.collect::<Vec<_>>());
}

#[test]
fn a_link_leads_to_the_section_that_its_text_names() {
    let mut broken = Vec::new();
    let mut seen = 0;
    for (path, address, text) in links() {
        for said in named(&text) {
            seen += 1;
            if address != said.address() {
                broken.push(format!("{path}: `{text}` leads to {address}"));
            }
        }
        // `RFC 9110` without a section, or `section 4` without an RFC.
        let meant = addressed(address).ok().flatten();
        let rfc = text.split_once("RFC ").map(|(_, rest)| digits(rest));
        let number = text.split_once("section ").map(|(_, rest)| section(rest));
        let wrong_rfc = rfc.is_some_and(|rfc| !address.contains(&format!("/rfc{rfc}")));
        let wrong_number = number
            .is_some_and(|number| meant.as_ref().is_some_and(|meant| meant.section != number));
        if wrong_rfc || wrong_number {
            broken.push(format!("{path}: `{text}` leads to {address}"));
        }
    }
    assert!(seen > 500, "the links were read: {seen}");
    hold("a link's text and target name the same section", &broken);
}

#[test]
fn what_is_cited_is_recognized() {
    let found =
        named("as (RFC 9110, section 15.5.5). RFC 9111\nsection 3 or RFC 9110, appendix B.3");
    let wanted = [("9110", "15.5.5"), ("9111", "3"), ("9110", "B.3")];
    let pairs: Vec<_> = found.iter().map(|one| (one.rfc.as_str(), one.section.as_str())).collect();
    assert_eq!(pairs, wanted);
    assert!(found.iter().all(Cited::is_well_formed), "{found:?}");
    for (number, word) in
        [("15.", "section"), ("B.3", "section"), ("4", "appendix"), ("", "section")]
    {
        assert!(!Cited::new("9110", number, word).is_well_formed(), "{word} {number}");
    }
    assert_eq!(addressed(&found[2].address()), Ok(Some(found[2].clone())));
    assert!(is_rfc("https://datatracker.ietf.org/doc/html/rfc9110#section-15"));
    assert!(addressed("https://www.rfc-editor.org/rfc/rfc9110.html#section-15").is_err());
}
