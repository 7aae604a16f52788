//! What the pages are worth for the words of a query.

use super::index::{Index, Kind, NOISE, Name};
use super::matches::{Match, single};

const UNOFFICIAL: f64 = 0.88;
/// A guide is the answer to a question about several codes, else it comes after them.
pub const GUIDE: f64 = 0.6;
const WHOLE: f64 = 1.15;

/// A page with what its names and texts have of the words.
pub struct Scored<'index> {
    /// The share of the query that it has at all.
    pub share: f64,
    pub score: f64,
    /// The name that fits best.
    pub name: Option<&'index Name>,
}

/// The best of a page's names, and the worth of the second best.
#[derive(Clone, Copy, Default)]
struct Top<'index> {
    score: f64,
    next: f64,
    name: Option<&'index Name>,
}

/// What has been found so far, by page and word of the query.
struct Tally<'index> {
    best: Vec<f32>,
    met: Vec<f32>,
    top: Vec<Top<'index>>,
}

/// Scores every page; `guide` is what a guide is worth beside a code, `asked` the words of the
/// query in one.
pub fn score<'index>(
    index: &'index Index,
    matches: &[Match],
    guide: f64,
    asked: &str,
) -> Vec<Scored<'index>> {
    let sum: f64 = matches.iter().map(|found| found.rarity).sum();
    let total = if sum == 0.0 { 1.0 } else { sum };
    let mut is_hit = vec![false; index.words.len()];
    for id in matches.iter().flat_map(|found| &found.ids) {
        is_hit[*id] = true;
    }
    let cells = index.pages.len() * matches.len();
    let mut tally = Tally {
        best: vec![0.0; cells],
        met: vec![0.0; cells],
        top: vec![Top::default(); index.pages.len()],
    };
    for name in &index.names {
        if name.words.iter().any(|id| is_hit[*id]) {
            weigh(index, name, matches, total, asked, &mut tally);
        }
    }
    (0..index.pages.len()).map(|at| of_page(index, at, matches, total, guide, &tally)).collect()
}

/// Counts what one name has of the words.
fn weigh<'index>(
    index: &Index,
    name: &'index Name,
    matches: &[Match],
    total: f64,
    asked: &str,
    tally: &mut Tally<'index>,
) {
    let mut here = vec![0.0_f32; matches.len()];
    let mut hits = 0.0;
    for id in &name.words {
        let mut quality = 0.0_f32;
        for (found, here) in matches.iter().zip(&mut here) {
            *here = here.max(found.quality[*id]);
            quality = quality.max(found.quality[*id]);
        }
        hits += f64::from(quality) * if index.is_slight(*id) { NOISE } else { 1.0 };
    }
    if hits == 0.0 {
        return;
    }
    let pairs = here.iter().zip(matches);
    let covered: f64 = pairs.map(|(here, found)| f64::from(*here) * found.rarity).sum();
    let prose = matches!(name.field, "text" | "summary");
    let whole = covered > 0.9 * total && !prose && asked == index.telling(&name.words);
    let filled = if whole { 1.0 } else { hits / name.size };
    for (at, (here, found)) in
        here.iter().zip(matches).enumerate().filter(|(_, (here, _))| **here != 0.0)
    {
        let place = name.page * matches.len() + at;
        let part = f64::from(*here) * name.weight * if found.is_number { filled } else { 1.0 };
        if part > f64::from(tally.best[place]) {
            tally.best[place] = single(part);
        }
        tally.met[place] = tally.met[place].max(*here);
    }
    let fit = match (prose, whole) {
        (true, _) => 0.25,
        (false, true) => WHOLE,
        (false, false) => filled.powf(0.6),
    };
    let worth = name.weight * (covered / total) * fit;
    let known = &mut tally.top[name.page];
    if worth > known.score {
        *known = Top { score: worth, next: known.score, name: Some(name) };
    } else if worth > known.next {
        known.next = worth;
    }
}

fn of_page<'index>(
    index: &Index,
    at: usize,
    matches: &[Match],
    total: f64,
    guide: f64,
    tally: &Tally<'index>,
) -> Scored<'index> {
    let cells = at * matches.len()..(at + 1) * matches.len();
    let weighed = |cells: &[f32]| -> f64 {
        cells.iter().zip(matches).map(|(cell, found)| f64::from(*cell) * found.rarity).sum()
    };
    let sum = weighed(&tally.best[cells.clone()]);
    let share = weighed(&tally.met[cells]) / total;
    let page = &index.pages[at];
    let fair = match page.kind {
        Kind::Status if page.official => 1.0,
        Kind::Status => UNOFFICIAL,
        Kind::Guide => guide,
        Kind::Class => GUIDE,
    };
    let Top { score, next, name } = tally.top[at];
    let score = (sum / total + 1.6 * score + 0.3 * next) * share.sqrt() * fair;
    Scored { share, score, name }
}
