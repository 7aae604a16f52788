//! A site with words that nobody else writes, and where they are after a build.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher as _;
use std::sync::LazyLock;

use statusbook::Build;
use statusbook::model::source::{SourceFile, Sources};

/// The seed of all words; `NO_SILENCE_SEED` sets it.
static SEED: LazyLock<u64> = LazyLock::new(|| {
    let asked = std::env::var("NO_SILENCE_SEED").ok().and_then(|seed| seed.parse().ok());
    asked.unwrap_or_else(|| RandomState::new().hash_one(0) % 1_000_000)
});

/// The word of a number: lower-case letters only, so that it is a name, an address and a part of
/// any text.
pub fn word(number: usize) -> String {
    let mut state = *SEED * 10_000 + number as u64;
    let mut word = String::from("q");
    for _ in 0..11 {
        let letters = b"bcdfghjkmpqvwxz";
        // A step of PCG, whose high bits are the random ones.
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        word.push(char::from(letters[(state >> 33) as usize % letters.len()]));
    }
    word
}

/// A place of a file that holds a word, and what it is for a reader of a failure.
pub struct Written {
    pub what: String,
    pub word: String,
    pub path: String,
}

/// The words that are neither in a file of the site whose path has one of these endings, nor in the
/// place of a diagnostic, a line each.
pub fn silent(
    sources: &Sources,
    built: &Build,
    endings: &[&str],
    written: &[Written],
) -> Vec<String> {
    let is_silent =
        |it: &&Written| !is_shown(built, endings, &it.word) && !is_reported(sources, built, it);
    let line = |it: &Written| {
        format!("{}: the {} is silent (NO_SILENCE_SEED={})", it.path, it.what, *SEED)
    };
    written.iter().filter(is_silent).map(line).collect()
}

fn is_shown(built: &Build, endings: &[&str], word: &str) -> bool {
    let holds = |bytes: &[u8]| bytes.windows(word.len()).any(|part| part == word.as_bytes());
    let is_meant = |path: &str| endings.iter().any(|ending| path.ends_with(ending));
    let mut files = built.files.iter().filter(|file| is_meant(file.path.as_str()));
    files.any(|file| file.path.as_str().contains(word) || holds(&file.bytes))
}

fn is_reported(sources: &Sources, built: &Build, written: &Written) -> bool {
    let mut its = built.diagnostics.iter().filter(|it| *it.place.path == *written.path);
    let bytes = sources.file(&written.path).map_or(&[][..], |file| &file.bytes);
    let text = String::from_utf8_lossy(bytes);
    let places: Vec<_> = text.match_indices(&written.word).collect();
    if places.is_empty() {
        return its.next().is_some();
    }
    its.any(|it| {
        let covers =
            |(at, word): &(usize, &str)| it.place.start < at + word.len() && *at < it.place.end;
        // The start of a file is the place of what is wrong with all of it.
        it.place.end == 0 || places.iter().any(covers)
    })
}

/// A site of two pages about codes, a class and a guide, with these files in the place of those of
/// the same path or beside them.
pub fn site(files: Vec<SourceFile>) -> Sources {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden");
    let mut sources = statusbook::read(root.as_ref()).expect("the golden site can be read");
    sources.theme = statusbook::own_theme();
    for file in files {
        let theme = &mut sources.theme;
        let list = match file.path.split('/').next() {
            Some("static") => &mut theme.static_files,
            Some("templates") => &mut theme.templates,
            _ => &mut sources.content,
        };
        list.retain(|other| other.path != file.path);
        list.push(file);
    }
    sources
}

#[track_caller]
pub fn assert_none(silent: &[String]) {
    assert!(silent.is_empty(), "{} are silent:\n{}\n", silent.len(), silent.join("\n"));
}
