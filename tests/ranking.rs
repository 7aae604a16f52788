//! The ranking in the terminal is that of the site: `static/search_rank.js` has given the answers
//! of `tests/search/ranking.json`, and `node --test tests/search/` holds it to them.

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

#[test]
fn every_query_has_the_answer_of_the_site() {
    let text = include_str!("search/ranking.json");
    let ranking: Ranking = serde_json::from_str(text).expect("it is written by the site's ranker");
    let index = Index::unpack(&ranking.index.to_string()).expect("it is an index");
    assert!(ranking.answers.len() > 500);
    let mut differ = Vec::new();
    for wanted in &ranking.answers {
        let found = rank(&index, &wanted.query);
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
