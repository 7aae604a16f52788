//! The lists agree in number, and unofficial codes bear their mark wherever they are listed.

use std::collections::BTreeSet;

use serde_json::Value;
use statusbook::model::facts::{Standing, Words};
use statusbook::model::status_page::StatusPage;

use super::html::{attribute, element, elements, text};
use super::{MADE, SITE, hold, made};

/// What a list shows of a code: the code, and the words of its badges.
struct Entry {
    code: String,
    badges: Vec<String>,
}

fn entry(html: &str) -> Entry {
    let badges = elements(html, "<span class=\"badge\"").into_iter().map(|badge| {
        let (word, said) = (attribute(badge, "data-standing"), text(badge));
        assert_eq!(word, Some(said.as_str()), "a badge looks like what it says");
        said
    });
    let code = attribute(html, "data-code").map_or_else(
        || elements(html, "<span class=\"code\"").first().map(|code| text(code)),
        |code| Some(code.to_owned()),
    );
    Entry { code: code.unwrap_or_default(), badges: badges.collect() }
}

fn is_unofficial(code: &str) -> bool {
    let page = SITE.status_pages().iter().find(|page| page.code.value.to_string() == code);
    let page = page.unwrap_or_else(|| panic!("{code} is listed and has a page"));
    page.standing.value == Standing::Unofficial
}

/// Where a list has the mark and should not, or the reverse.
fn wrong_marks(place: &str, entries: &[Entry]) -> Vec<String> {
    let marked = |entry: &Entry| entry.badges.iter().any(|badge| badge == "unofficial");
    let wrong = entries.iter().filter(|entry| marked(entry) != is_unofficial(&entry.code));
    wrong.map(|entry| format!("{place}: {} has {:?}", entry.code, entry.badges)).collect()
}

/// A list holds each of the pages once, in order.
#[track_caller]
fn holds(place: &str, entries: &[Entry], pages: &[StatusPage]) {
    let listed: Vec<_> = entries.iter().map(|entry| entry.code.clone()).collect();
    let wanted: Vec<_> = pages.iter().map(|page| page.code.value.to_string()).collect();
    assert_eq!(listed, wanted, "{place} lists the codes");
}

fn cards(path: &str) -> Vec<Entry> {
    elements(made(path), "<li class=\"card\"").into_iter().map(entry).collect()
}

fn json(path: &str) -> Value {
    serde_json::from_str(made(path)).unwrap_or_else(|fault| panic!("{path}: {fault}"))
}

#[test]
fn every_list_has_as_many_codes_as_there_are_pages() {
    let pages = SITE.status_pages();
    assert!((105..=135).contains(&pages.len()), "about 120 codes: {}", pages.len());
    let own = |page: &StatusPage| MADE.contains_key(&format!("{}index.html", page.address()));
    assert!(pages.iter().all(own), "every code has its page");
    let numbers = |list: &Value| -> Vec<u64> {
        let list = list.as_array().expect("a list of codes").iter();
        list.map(|entry| entry["code"].as_u64().expect("a code is a number")).collect()
    };
    let wanted: Vec<_> = pages.iter().map(|page| u64::from(page.code.value.number())).collect();
    assert_eq!(numbers(&json("codes.json")["codes"]), wanted, "codes.json");
    assert_eq!(numbers(&json("search-index.json")["pages"]), wanted, "search-index.json");
    let total = format!("{} codes in all", pages.len());
    assert!(text(made("index.html")).contains(&total), "the home page says: {total}");
}

#[test]
fn the_home_page_marks_what_is_unofficial() {
    let mut cards = cards("index.html");
    cards.sort_by(|one, other| one.code.cmp(&other.code));
    holds("the home page", &cards, SITE.status_pages());
    hold("unofficial codes are marked", &wrong_marks("home page", &cards));
}

#[test]
fn the_class_pages_mark_what_is_unofficial() {
    let mut broken = Vec::new();
    for class in SITE.classes() {
        let cards = cards(&format!("{}/index.html", class.name()));
        holds(class.name(), &cards, SITE.class_codes(class));
        broken.extend(wrong_marks(class.name(), &cards));
    }
    hold("unofficial codes are marked", &broken);
}

#[test]
fn the_table_of_codes_marks_what_is_unofficial() {
    let rows = elements(made("codes/index.html"), "<tr data-class");
    let rows: Vec<_> = rows.into_iter().map(entry).collect();
    holds("the table", &rows, SITE.status_pages());
    hold("unofficial codes are marked", &wrong_marks("table of codes", &rows));
}

#[test]
fn the_related_lists_mark_what_is_unofficial() {
    let mut broken = Vec::new();
    let mut seen = BTreeSet::new();
    for page in SITE.status_pages().iter().filter(|page| !page.related.is_empty()) {
        let html = made(&format!("{}index.html", page.address()));
        let items = elements(element(html, "<ul class=\"related\""), "<li");
        let items: Vec<_> = items.into_iter().map(entry).collect();
        let related = page.related.iter().map(|related| related.code.value.to_string());
        let listed: Vec<_> = items.iter().map(|item| item.code.clone()).collect();
        assert_eq!(listed, related.collect::<Vec<_>>(), "{} lists its relations", page.path);
        broken.extend(wrong_marks(&page.path, &items));
        seen.extend(listed.into_iter().filter(|code| is_unofficial(code)));
    }
    assert!(seen.len() > 30, "unofficial codes are related to: {seen:?}");
    hold("unofficial codes are marked", &broken);
}

#[test]
fn the_pagers_and_the_tables_of_guides_mark_what_is_unofficial() {
    let mut broken = Vec::new();
    for page in SITE.status_pages() {
        let html = made(&format!("{}index.html", page.address()));
        let links = elements(element(html, "<nav class=\"pager\""), "<a rel");
        let links: Vec<_> = links.into_iter().map(entry).collect();
        assert!(!links.is_empty(), "{} has a neighbor", page.path);
        broken.extend(wrong_marks(&page.path, &links));
    }
    for guide in SITE.guides() {
        let html = made(&format!("{}index.html", guide.address()));
        let rows: Vec<_> = elements(html, "<tr data-class").into_iter().map(entry).collect();
        assert_eq!(rows.len(), guide.codes.len(), "{} compares its codes", guide.path);
        broken.extend(wrong_marks(&guide.path, &rows));
    }
    hold("unofficial codes are marked", &broken);
}

#[test]
fn a_page_says_its_own_standing() {
    let mut broken = Vec::new();
    for page in SITE.status_pages() {
        let html = made(&format!("{}index.html", page.address()));
        let standing = page.standing.value.name();
        let head = entry(element(html, "<header class=\"page-head\"")).badges;
        let in_head = if standing == "registered" { Vec::new() } else { vec![standing.to_owned()] };
        let properties = entry(element(html, "<dl class=\"properties\"")).badges;
        if head != in_head || properties != [standing] {
            broken.push(format!("{}: {head:?} and {properties:?}, not {standing}", page.path));
        }
        let title = element(html, "<h1");
        let wanted = format!("{} {}", page.code.value, page.phrase.value);
        if text(title) != wanted {
            broken.push(format!("{}: the title is `{}`", page.path, text(title)));
        }
    }
    hold("a page says its own code, phrase and standing", &broken);
}

#[test]
fn programs_and_the_search_are_told_what_is_unofficial() {
    let index = json("search-index.json");
    let codes = json("codes.json");
    let mut broken = Vec::new();
    for (at, page) in SITE.status_pages().iter().enumerate() {
        let unofficial = page.standing.value == Standing::Unofficial;
        if index["pages"][at]["official"] != !unofficial {
            broken.push(format!("{} in the search index", page.code.value));
        }
        if codes["codes"][at]["standing"] != page.standing.value.name() {
            broken.push(format!("{} in codes.json", page.code.value));
        }
    }
    hold("unofficial codes are marked", &broken);
}
