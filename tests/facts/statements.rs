//! Every statement that readers know from elsewhere has a home here, or its correction has.
//!
//! `statements.csv` names the page, the statement in a few words, and the words that have to stand
//! there: all the parts that `;` separates, of each at least one of those that `|` separates. A row
//! that starts with "Not so:" is about a mistake, and its words are those of the correction.

use std::collections::{BTreeMap, BTreeSet};

use super::html::{element, text};
use super::{hold, made, table};

const TABLE: &str = "tests/facts/statements.csv";

/// The parts of a list of words that a text lacks.
fn missing<'words>(text: &str, words: &'words str) -> Vec<&'words str> {
    let text = text.to_lowercase();
    let stands = |word: &str| text.contains(&word.trim().to_lowercase());
    words.split(';').map(str::trim).filter(|part| !part.split('|').any(stands)).collect()
}

/// What a reader of the page sees, but for what is on every page.
fn page_text(address: &str) -> String {
    text(element(made(&format!("{address}/index.html")), "<main"))
}

#[test]
fn every_statement_has_a_home() {
    let mut texts = BTreeMap::new();
    let mut broken = Vec::new();
    for row in table(TABLE) {
        let page = &row["page"];
        let text = texts.entry(page.clone()).or_insert_with(|| page_text(page));
        for part in missing(text, &row["words"]) {
            broken.push(format!("{page} lacks `{part}`: {}", row["statement"]));
        }
    }
    hold("write it on the page again, or fix its row in tests/facts/statements.csv", &broken);
}

#[test]
fn the_table_is_in_order() {
    let rows = table(TABLE);
    assert!((60..=100).contains(&rows.len()), "60 to 100 statements: {}", rows.len());
    let mut seen = BTreeSet::new();
    let mut broken = Vec::new();
    for row in &rows {
        if !seen.insert((&row["page"], &row["statement"])) {
            broken.push(format!("{}: {} stands twice", row["page"], row["statement"]));
        }
        // A short word would be found by chance.
        let words = row["words"].split([';', '|']).map(str::trim);
        let short = words.filter(|word| word.chars().count() < 4);
        broken.extend(short.map(|word| format!("{}: `{word}` is too short", row["page"])));
    }
    let pages: Vec<_> = rows.iter().map(|row| row["page"].as_str()).collect();
    let in_order = pages.windows(2).all(|pair| pair[0] <= pair[1]);
    assert!(in_order, "the rows are in the order of their pages");
    hold("a row is one statement with its words", &broken);
}

#[test]
fn a_word_that_is_gone_is_missed() {
    let text = "The response must carry Allow.";
    assert_eq!(missing(text, "must carry ALLOW"), Vec::<&str>::new());
    assert_eq!(missing(text, "may carry | must carry; Allow"), Vec::<&str>::new());
    assert_eq!(missing(text, "must carry; Retry-After | Vary"), ["Retry-After | Vary"]);
}
