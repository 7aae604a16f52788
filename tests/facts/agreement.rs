//! Every registered code has a page that agrees with its row, and relations are mutual.

use std::collections::{BTreeMap, BTreeSet};

use statusbook::model::code::Code;
use statusbook::model::facts::{Cache, Carrier, Standing, Words};
use statusbook::model::status_page::{Spec, StatusPage};

use super::{SITE, hold, table};

type Row = BTreeMap<String, String>;

fn page(code: &str) -> Option<&'static StatusPage> {
    SITE.status_page(Code::parse(code).expect("a code has three digits"))
}

/// Each row of the registry with its page, and what a test of the two finds.
#[track_caller]
fn every_row(law: &str, find: impl Fn(&Row, &StatusPage) -> Vec<String>) {
    let rows = table("data/status-codes.csv");
    assert_eq!(rows.len(), 64, "the registry has 64 rows");
    let mut broken = Vec::new();
    for row in &rows {
        let found = page(&row["code"]).map_or(vec!["no page".to_owned()], |page| find(row, page));
        broken.extend(found.into_iter().map(|fault| format!("{}: {fault}", row["code"])));
    }
    hold(law, &broken);
}

/// What is wrong if the page says another word than the row.
fn differ(what: &str, said: &str, wanted: &str) -> Vec<String> {
    let fault = || format!("{what} is `{said}` and should be `{wanted}`");
    if said == wanted { Vec::new() } else { vec![fault()] }
}

#[test]
fn every_code_of_the_tables_has_a_page() {
    let mut broken = BTreeSet::new();
    for path in ["data/status-codes.csv", "data/constants.csv"] {
        let codes = table(path).into_iter().map(|row| row["code"].clone());
        broken.extend(codes.filter(|code| page(code).is_none()));
    }
    hold("every code of the tables has a page", &broken.into_iter().collect::<Vec<_>>());
}

#[test]
fn phrase_and_standing_are_those_of_the_registry() {
    every_row("a page has the phrase and the standing of its row", |row, page| {
        let mut broken = differ("the phrase", &page.phrase.value, &row["phrase"]);
        broken.extend(differ("the standing", page.standing.value.name(), &row["standing"]));
        broken
    });
}

#[test]
fn what_is_not_in_the_registry_is_unofficial() {
    let rows = table("data/status-codes.csv");
    let registered: BTreeSet<_> = rows.iter().map(|row| row["code"].as_str()).collect();
    let mut broken = Vec::new();
    for page in SITE.status_pages() {
        let code = page.code.value.to_string();
        let unofficial = page.standing.value == Standing::Unofficial;
        if unofficial == registered.contains(code.as_str()) {
            broken.push(format!("{code} is `{}`", page.standing.value.name()));
        }
        // A code is heuristically cacheable by its definition only (RFC 9110 section 15.1).
        if unofficial && (page.cache() == Some(Cache::Heuristic) || page.uses.is_empty()) {
            broken.push(format!("{code} is cacheable by definition, or nobody uses it"));
        }
    }
    hold("a code is unofficial if IANA has not registered it", &broken);
}

#[test]
fn the_first_specification_is_the_defining_section() {
    every_row("a page starts with the section of its row", |row, page| {
        let said = match page.specs.first() {
            Some(Spec::Rfc { rfc, section }) => format!("{} {}", rfc.value, section.value),
            // A draft: the registry's row has no RFC.
            Some(Spec::Other { url, .. }) if url.value.contains("/draft-") => " ".to_owned(),
            _ => "none".to_owned(),
        };
        differ("the section", &said, &format!("{} {}", row["rfc"], row["section"]))
    });
}

#[test]
fn cacheability_is_that_of_the_specification() {
    every_row("a page says of caches what its row says", |row, page| {
        // A 304 is not stored as a response of its own: it updates another one.
        let wanted = if row["code"] == "304" { "not-applicable" } else { &row["cache"] };
        differ("caching", page.cache().map_or("", Words::name), wanted)
    });
    let heuristic = table("data/status-codes.csv").into_iter().filter(|row| {
        let listed = "200 203 204 206 300 301 308 404 405 410 414 501"; // RFC 9110 section 15.1
        let itself = row["code"] == "451"; // RFC 7725 section 3
        (row["cache"] == "heuristic") != (itself || listed.contains(&row["code"]))
    });
    let wrong: Vec<_> = heuristic.map(|row| row["code"].clone()).collect();
    hold("the table has the heuristically cacheable codes of the specifications", &wrong);
}

#[test]
fn required_fields_are_listed() {
    every_row("a page lists the fields that its row asks for", |row, page| {
        let wanted = row["fields"].split("; ").filter(|field| !field.is_empty());
        let lists = |field: &&str| {
            let (name, need) = field.rsplit_once(' ').expect("a field and its need");
            page.headers.iter().any(|header| {
                header.name.value == name
                    && header.need.name() == need
                    && header.carrier == Carrier::Response
            })
        };
        wanted.filter(|field| !lists(field)).map(|field| format!("lacks {field}")).collect()
    });
}

#[test]
fn former_phrases_are_told() {
    every_row("a page tells the former phrases of its row", |row, page| {
        let wanted = row["formerly"].split("; ").filter(|former| !former.is_empty());
        let tells = |former: &&str| {
            let (phrase, spec) = former.split_once(" (").expect("a phrase and its source");
            let spec = spec.trim_end_matches(')');
            let mut said = page.formerly.iter();
            said.any(|said| said.phrase.value == phrase && said.spec.starts_with(spec))
        };
        wanted.filter(|former| !tells(former)).map(|former| format!("lacks {former}")).collect()
    });
}

#[test]
fn relations_are_mutual() {
    let codes = |page: &StatusPage| -> BTreeSet<Code> {
        page.related.iter().map(|related| related.code.value).collect()
    };
    let mut broken = Vec::new();
    for from in SITE.status_pages() {
        let code = from.code.value;
        if codes(from).len() != from.related.len() || codes(from).contains(&code) {
            broken.push(format!("{code} relates to itself or to one code twice"));
        }
        for to in codes(from) {
            if !SITE.status_page(to).is_some_and(|page| codes(page).contains(&code)) {
                broken.push(format!("{code} relates to {to}, and {to} does not to {code}"));
            }
        }
        if from.related.iter().any(|related| related.why.trim().is_empty()) {
            broken.push(format!("{code} does not say why"));
        }
    }
    hold("relations are mutual", &broken);
}
