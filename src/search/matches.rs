//! How well the words of the index meet a word of the query.

use std::collections::HashSet;

use super::index::Index;
use super::pattern::Pattern;
use super::text::stem;

const STEM: f64 = 0.92;
const GLUED: f64 = 0.95;
const PREFIX: f64 = 0.8;
const ALIKE: f64 = 0.65;
const TYPO: f64 = 0.6;
const TYPOS: f64 = 0.45;
/// What a word that stands nowhere weighs.
const UNKNOWN: f64 = 0.6;

static LETTER: Pattern = Pattern::new(r"^\p{L}", "u");

/// A word of the query.
pub struct Match {
    /// For each word of the index how well it meets; of single precision, as in the browser.
    pub quality: Vec<f32>,
    /// The words that meet at all.
    pub ids: Vec<usize>,
    pub rarity: f64,
    pub is_number: bool,
}

/// The words as matches; two that are one word in the index are that, too: `time out`. The last
/// may be unfinished if it is `open`.
pub fn all(index: &Index, words: &[String], open: bool) -> Vec<Match> {
    let last = words.len().wrapping_sub(1);
    let mut matches: Vec<Match> =
        words.iter().enumerate().map(|(at, word)| one(index, word, open && at == last)).collect();
    for at in 0..words.len().saturating_sub(1) {
        let Some(id) = index.ids.get(&format!("{}{}", words[at], words[at + 1])) else { continue };
        for place in [at, at + 1] {
            let mut quality = matches[place].quality.clone();
            quality[*id] = single(GLUED);
            matches[place] = weighed(index, quality, false);
        }
    }
    matches
}

/// As the browser's arrays have it.
#[allow(clippy::cast_possible_truncation, reason = "the browser's arrays are as short")]
pub fn single(number: f64) -> f32 {
    number as f32
}

fn meet(quality: &mut [f32], id: usize, met: f64) {
    if met > f64::from(quality[id]) {
        quality[id] = single(met);
    }
}

/// Numbers are never nearly right. The word may be unfinished if it is the `last`.
fn one(index: &Index, token: &str, last: bool) -> Match {
    let key = if last { format!("{token}…") } else { token.to_owned() };
    let mut quality = vec![0.0; index.words.len()];
    if let Some(id) = index.ids.get(token) {
        meet(&mut quality, *id, 1.0);
    }
    if LETTER.is_in(token) {
        meet_like(index, token, last, &mut quality);
    }
    weighed(index, quality, key.as_str() <= "9")
}

fn meet_like(index: &Index, token: &str, last: bool, quality: &mut [f32]) {
    let root = stem(token);
    let of = |root: &str| index.stems.get(root).into_iter().flatten();
    for id in of(&root) {
        meet(quality, *id, STEM);
    }
    let length = count(token);
    if length >= 3 || last {
        for (id, word) in index.words.iter().enumerate() {
            let whole = count(word);
            if whole > length && word.starts_with(token) {
                let share = if last { 1.0 } else { f64::max(0.5, ratio(length, whole)) };
                meet(quality, id, PREFIX * share);
            }
        }
    }
    let met = quality.iter().any(|quality| *quality != 0.0);
    for root in index.alike.get(&root).into_iter().flatten() {
        for id in of(root) {
            meet(quality, *id, ALIKE);
        }
    }
    if !met && !halves(index, token, quality) && length >= 4 {
        for (id, near) in misspelt(index, token) {
            meet(quality, id, near);
        }
    }
}

fn count(word: &str) -> usize {
    word.chars().count()
}

/// One number of words, pages or letters in another.
#[allow(clippy::cast_precision_loss, reason = "there are few words, pages and letters")]
pub fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

/// `ratelimit` is `rate` and `limit`.
fn halves(index: &Index, token: &str, quality: &mut [f32]) -> bool {
    let letters: Vec<char> = token.chars().collect();
    let mut found = false;
    for at in 3..=letters.len().saturating_sub(3) {
        let id = |part: &[char]| index.ids.get(&part.iter().collect::<String>());
        let (Some(left), Some(right)) = (id(&letters[..at]), id(&letters[at..])) else { continue };
        meet(quality, *left, GLUED);
        meet(quality, *right, GLUED);
        found = true;
    }
    found
}

/// The words that one typo, or in long words two, make of a word.
fn misspelt(index: &Index, token: &str) -> Vec<(usize, f64)> {
    let token: Vec<char> = token.chars().collect();
    let most = if token.len() >= 8 { 2 } else { 1 };
    let (mut one, mut two) = (Vec::new(), Vec::new());
    for (id, word) in index.words.iter().enumerate() {
        let word: Vec<char> = word.chars().collect();
        if word.len() < 4 || word.len().abs_diff(token.len()) > most || word[0] <= '9' {
            continue;
        }
        if word[0] != token[0] && word[1] != token[1] && word[0] != token[1] {
            continue;
        }
        match typos(&token, &word, most) {
            1 => one.push((id, TYPO)),
            2 if most == 2 => two.push((id, TYPOS)),
            _ => {}
        }
    }
    if one.is_empty() { two } else { one }
}

/// How many letters have to be put in, left out, changed or swapped; more than `most` is one more.
fn typos(one: &[char], other: &[char], most: usize) -> usize {
    let start = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let (one, other) = (&one[start..], &other[start..]);
    let ends = one.iter().rev().zip(other.iter().rev());
    let end = ends.take_while(|(one, other)| one == other).count();
    let (left, right) = (&one[..one.len() - end], &other[..other.len() - end]);
    let longer = left.len().max(right.len());
    if left.is_empty() || right.is_empty() {
        return longer;
    }
    if longer > most + 2 {
        return most + 1;
    }
    let mut rows = vec![(0..=right.len()).collect::<Vec<usize>>()];
    for i in 1..=left.len() {
        let mut row = vec![i];
        for j in 1..=right.len() {
            let same = usize::from(left[i - 1] != right[j - 1]);
            let mut cost = (rows[i - 1][j] + 1).min(row[j - 1] + 1).min(rows[i - 1][j - 1] + same);
            let is_swapped =
                i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
            if is_swapped {
                cost = cost.min(rows[i - 2][j - 2] + 1);
            }
            row.push(cost);
        }
        rows.push(row);
    }
    rows[left.len()][right.len()]
}

fn weighed(index: &Index, quality: Vec<f32>, is_number: bool) -> Match {
    let ids: Vec<usize> = (0..quality.len()).filter(|id| quality[*id] != 0.0).collect();
    let holds = |words: &[usize]| words.iter().any(|id| f64::from(quality[*id]) >= TYPOS);
    let holders: HashSet<usize> =
        index.names.iter().filter(|name| holds(&name.words)).map(|name| name.page).collect();
    let known = match (ids.is_empty(), is_number) {
        (false, _) => 1.0,
        (true, true) => 0.0,
        (true, false) => UNKNOWN,
    };
    let rarity = (1.0 + ratio(index.pages.len(), holders.len().max(1))).ln() * known;
    Match { quality, ids, rarity, is_number }
}

#[cfg(test)]
mod tests {
    use super::typos;

    #[test]
    fn letters_are_put_in_left_out_changed_and_swapped() {
        let count = |one: &str, other: &str| {
            let letters = |text: &str| text.chars().collect::<Vec<_>>();
            typos(&letters(one), &letters(other), 2)
        };
        for (one, other, wanted) in [
            ("gateway", "gateway", 0),
            ("gatway", "gateway", 1),
            ("gatewy", "gateway", 1),
            ("agteway", "gateway", 1),
            ("gateweay", "gateway", 1),
            ("gatewais", "gateway", 2),
            ("forbidden", "gateway", 3),
        ] {
            assert_eq!(count(one, other), wanted, "{one}");
        }
    }
}
