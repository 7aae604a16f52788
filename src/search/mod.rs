//! The ranking of the site's search, for the terminal: `static/search_rank.js` in Rust, reading
//! the same packed index. docs/search.md tells how it works; a test holds the two together.

mod index;
mod matches;
mod pattern;
mod query;
mod score;
mod text;

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

pub use index::{Index, Kind, Page};

use index::Name;
use pattern::Pattern;
use query::Query;
use score::GUIDE;
use text::joined;

const ASKED: f64 = 1.25;
/// Below this share of the query's weight nothing fits.
const ENOUGH: f64 = 0.34;
/// How many are offered where nothing fits.
const NEAREST: usize = 5;

static QUESTION: Pattern =
    Pattern::new(r"\b(?:which|or|vs|versus|difference|choose|should|when)\b", "i");
static OPEN: Pattern = Pattern::new(r"[\p{L}\p{N}]$", "u");
static DIGITS: Pattern = Pattern::new(r"^\s*(\d+)\s*$", "");
static SLIPPED: Pattern = Pattern::new(r"^[1-5][\doli]{2}$", "i");
static SOME_CODES: Pattern =
    Pattern::new("^(\\d{1,2}|[1-9]xx)(?: ?(?:codes?|errors?|responses?|status))*$", "i");

/// What a search found.
#[derive(Debug)]
pub struct Found<'index> {
    /// Best first.
    pub results: Vec<Hit<'index>>,
    /// Whether nothing fits, and these only come nearest.
    pub is_nearest: bool,
}

#[derive(Debug, Clone)]
pub struct Hit<'index> {
    pub page: &'index Page,
    pub score: f64,
    /// What of the page fits best, if that is not seen in a list: a field and its text.
    pub why: Option<(&'static str, String)>,
}

/// Ranks the pages of the index for a query.
#[must_use]
pub fn rank<'index>(index: &'index Index, query: &str) -> Found<'index> {
    let asked = unslipped(query.trim());
    if asked.is_empty() {
        return Found { results: Vec::new(), is_nearest: false };
    }
    if let Some(results) = some_codes(index, &asked) {
        return Found { results, is_nearest: false };
    }
    let results = results(index, &asked);
    if results.is_empty() {
        return Found { results: nearest(index, &asked), is_nearest: true };
    }
    Found { results, is_nearest: false }
}

/// `4o4` and `5O3` are codes whose zero was a letter.
fn unslipped(query: &str) -> String {
    if !SLIPPED.is_in(query) {
        return query.to_owned();
    }
    let digit = |next: char| match next {
        'o' | 'O' => '0',
        'l' | 'L' | 'i' | 'I' => '1',
        other => other,
    };
    query.chars().map(digit).collect()
}

/// Half a code lists those that start so, `4xx` its class and codes.
fn some_codes<'index>(index: &'index Index, asked: &str) -> Option<Vec<Hit<'index>>> {
    let groups = SOME_CODES.first(asked)?;
    let said = groups[1].unwrap_or("").to_lowercase();
    let start = said.strip_suffix("xx").unwrap_or(&said);
    let list = index.pages.iter();
    let list: Vec<_> =
        list.filter(|page| page.kind != Kind::Guide && page.code.starts_with(start)).collect();
    let is_class = said.len() == 3;
    let whole = list.iter().filter(|page| is_class && page.kind == Kind::Class);
    let codes = list.iter().filter(|page| page.kind == Kind::Status);
    let hits = whole.chain(codes).map(|page| Hit { page, score: 1.0, why: None });
    (!list.is_empty()).then(|| hits.collect())
}

fn results<'index>(index: &'index Index, query: &str) -> Vec<Hit<'index>> {
    let said = query::read(index, query);
    let numbers = named(index, &said);
    let matches = matches::all(index, &said.tokens, OPEN.is_in(query));
    let guide = if QUESTION.is_in(query) { ASKED } else { GUIDE };
    let scored = score::score(index, &matches, guide, &said.tokens.concat());
    let most = scored.iter().map(|page| page.share).fold(0.0, f64::max);
    if most < ENOUGH && numbers.is_empty() {
        return Vec::new();
    }
    let mut hits = Vec::new();
    for (at, scored) in scored.iter().enumerate() {
        let number = numbers.get(&at);
        let fits = number.is_some() || (numbers.is_empty() && scored.share >= most * 0.5);
        let score = scored.score + number.map_or(0.0, |(score, _)| *score);
        if fits && score > 0.0 {
            let name = number.and_then(|(_, name)| *name).or(scored.name);
            hits.push(Hit { page: &index.pages[at], score, why: because(name) });
        }
    }
    hits.sort_by(by_score);
    hits
}

fn by_score(one: &Hit<'_>, other: &Hit<'_>) -> Ordering {
    let by_code = || one.page.code.cmp(&other.page.code);
    other.score.partial_cmp(&one.score).unwrap_or(Ordering::Equal).then_with(by_code)
}

fn because(name: Option<&Name>) -> Option<(&'static str, String)> {
    let name = name.filter(|name| !matches!(name.field, "phrase" | "summary" | "text"))?;
    let text = match name.text.split_once(' ') {
        Some((rfc, section))
            if name.field == "specs" && rfc.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            format!("RFC {rfc}, section {section}")
        }
        _ => name.text.clone(),
    };
    Some((name.field, text))
}

/// Pages that the query's codes and sections name: what they are worth beside the words.
fn named<'index>(
    index: &'index Index,
    said: &Query,
) -> HashMap<usize, (f64, Option<&'index Name>)> {
    let mut found: HashMap<usize, (f64, Option<&Name>)> = HashMap::new();
    let mut add = |page: usize, score: f64, name| {
        if found.get(&page).is_none_or(|(known, _)| score > *known) {
            found.insert(page, (score, name));
        }
    };
    let mut worth = 100.0;
    for code in &said.codes {
        add(index.codes.get(code).copied().unwrap_or(0), worth, None);
        worth -= 1.0;
    }
    if said.codes.len() > 1 {
        for (at, page) in
            index.pages.iter().enumerate().filter(|(_, page)| page.kind == Kind::Guide)
        {
            let count = said.codes.iter().filter(|code| page.phrase.contains(*code)).count();
            if count > 1 {
                add(at, 100.0 + 10.0 * matches::ratio(count, 1), None);
            }
        }
    }
    if said.rfcs.is_empty() && said.sections.is_empty() {
        return found;
    }
    let mut seen = HashSet::new();
    for name in index.names.iter().filter(|name| name.field == "specs") {
        let mut parts = name.text.split(' ');
        let (rfc, section) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
        let first = if seen.insert(name.page) { 1.0 } else { 0.8 };
        if !said.rfcs.is_empty() && !said.rfcs.iter().any(|said| said == rfc) {
            continue;
        }
        let above = |part: &String| section.starts_with(&format!("{part}."));
        if said.sections.is_empty() {
            add(name.page, 40.0 * first, Some(name));
        } else if said.sections.iter().any(|said| said == section) {
            add(name.page, 60.0 * first, Some(name));
        } else if said.sections.iter().any(above) {
            add(name.page, 30.0 * first, Some(name));
        }
    }
    found
}

/// Where nothing fits: the numbers next to it, or the names that look most like it.
fn nearest<'index>(index: &'index Index, query: &str) -> Vec<Hit<'index>> {
    let number = DIGITS.first(query).and_then(|groups| groups[1]?.parse::<f64>().ok());
    let mut hits: Vec<Hit<'_>> =
        index.pages.iter().map(|page| Hit { page, score: -1.0, why: None }).collect();
    if let Some(number) = number {
        for hit in &mut hits {
            let code = hit.page.code.parse().ok().filter(|code| *code != 0.0);
            hit.score = -(code.unwrap_or(1e9) - number).abs();
        }
    } else {
        let asked = pairs(&joined(query));
        let names = index.names.iter();
        for name in names.filter(|name| matches!(name.field, "phrase" | "formerly" | "keywords")) {
            let own = pairs(&joined(&name.text));
            let common = 2 * asked.intersection(&own).count();
            let score = matches::ratio(common, own.len() + asked.len());
            let hit = &mut hits[name.page];
            if score > hit.score {
                hit.score = score;
            }
        }
    }
    hits.sort_by(by_score);
    hits.truncate(NEAREST);
    hits
}

/// The pairs of neighbouring letters, and the first alone.
fn pairs(text: &str) -> HashSet<String> {
    let letters: Vec<char> = text.chars().collect();
    (0..letters.len()).map(|at| letters[at.saturating_sub(1)..=at].iter().collect()).collect()
}
