//! Plain English: what nobody should have to read twice.

use crate::files::{File, files};
use crate::hold;

/// What a reader stumbles over, and what to write.
const WORDS: [(&[&str], &str); 9] = [
    (&["mend", "mends", "mended", "mending"], "fix"),
    (&["cure", "cures", "cured", "curable"], "fix, edits or fixable"),
    (&["in vain"], "needlessly"),
    (&["for good"], "permanently"),
    (&["the like"], "similar"),
    (&["by itself"], "automatically"),
    (&["whose move"], "who acts"),
    (&["stands in", "stands on", "stands there", "stand in", "stand there"], "is in"),
    (&["in the way of"], "like"),
];

#[test]
fn the_text_is_in_plain_english() {
    let folders = [
        ("content", ".md"),
        ("content", ".yaml"),
        ("docs", ".md"),
        ("src", ".rs"),
        ("src", ".js"),
        ("static", ".js"),
        ("static", ".css"),
        ("templates", ".html"),
        ("tests", ".rs"),
    ];
    let all = folders.into_iter().flat_map(|(folder, ending)| files(folder, ending));
    // Keywords are what readers type, and this file lists the words.
    let own = |file: &File| file.path == "tests/tidy/words.rs";
    let mut broken = Vec::new();
    for file in all.filter(|file| !own(file)) {
        for (at, line) in file.text.lines().enumerate() {
            let bare = plain(line);
            for (words, instead) in WORDS {
                for word in words.iter().filter(|word| bare.contains(&format!(" {word} "))) {
                    broken.push(format!("{}:{}: `{word}`: {instead}", file.path, at + 1));
                }
            }
        }
    }
    hold("say it in plain English", &broken);
}

/// The words of a line in lower case with a space around each; none of a line of keywords.
fn plain(line: &str) -> String {
    if line.starts_with("keywords:") {
        return String::new();
    }
    let letters = |character: char| if character.is_alphanumeric() { character } else { ' ' };
    let text: String = line.to_lowercase().chars().map(letters).collect();
    format!(" {} ", text.split_whitespace().collect::<Vec<_>>().join(" "))
}
