//! The ranking in the terminal is that of the site: `static/search_rank.js` has given the answers
//! of `tests/search/ranking.json`, and `node --test tests/search/` holds it to them.

use std::sync::LazyLock;

use proptest::prelude::*;
use serde::Deserialize;
use serde_json::Value;
use statusbook::search::{Index, rank};

#[derive(Deserialize)]
struct Ranking {
    index: Value,
    answers: Vec<Answer>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Answer {
    query: String,
    nearest: bool,
    count: usize,
    /// The first ten.
    first: Vec<String>,
    why: Option<(String, String)>,
}

static INDEX: LazyLock<Index> =
    LazyLock::new(|| Index::unpack(&ranking().index.to_string()).expect("it is an index"));

fn ranking() -> Ranking {
    let text = include_str!("search/ranking.json");
    serde_json::from_str(text).expect("it is written by the site's ranker")
}

#[test]
fn every_query_has_the_answer_of_the_site() {
    let ranking = ranking();
    assert!(ranking.answers.len() > 500);
    let mut differ = Vec::new();
    for wanted in &ranking.answers {
        let found = rank(&INDEX, &wanted.query);
        let why = found.results.first().and_then(|hit| hit.why.clone());
        let answer = Answer {
            query: wanted.query.clone(),
            nearest: found.is_nearest,
            count: found.results.len(),
            first: found.results.iter().take(10).map(|hit| hit.page.code.clone()).collect(),
            why: why.map(|(field, text)| (field.to_owned(), text)),
        };
        if answer != *wanted {
            differ.push(format!("{answer:?}\nbut the site says\n{wanted:?}"));
        }
    }
    let first = differ.iter().take(5).cloned().collect::<Vec<_>>().join("\n\n");
    assert!(differ.is_empty(), "{} of {}:\n{first}", differ.len(), ranking.answers.len());
}

proptest! {
    #[test]
    fn no_query_makes_the_ranker_panic(query in ".{0,40}", nearly in "[a-z0-9 .:§/'’-]{0,30}") {
        for query in [&query, &nearly] {
            let found = rank(&INDEX, query);
            prop_assert!(found.results.iter().all(|hit| hit.score.is_finite()));
            prop_assert!(!found.results.is_empty() || query.trim().is_empty());
        }
    }
}
