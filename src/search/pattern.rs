//! Regular expressions as JavaScript has them: the one door to regress.

use std::sync::OnceLock;

use regress::{Match, Regex};

/// An expression that is compiled when it is first used.
pub struct Pattern {
    source: &'static str,
    flags: &'static str,
    compiled: OnceLock<Regex>,
}

impl Pattern {
    /// An expression and its flags, as between and behind the slashes.
    pub const fn new(source: &'static str, flags: &'static str) -> Self {
        Self { source, flags, compiled: OnceLock::new() }
    }

    fn regex(&self) -> &Regex {
        self.compiled.get_or_init(|| {
            Regex::with_flags(self.source, self.flags).expect("a test compiles every expression")
        })
    }

    pub fn is_in(&self, text: &str) -> bool {
        self.regex().find(text).is_some()
    }

    /// The groups of the first match; the whole match is group 0.
    pub fn first<'text>(&self, text: &'text str) -> Option<Vec<Option<&'text str>>> {
        self.regex().find(text).map(|found| groups(&found, text))
    }

    /// The group of that number in every match.
    pub fn all<'text>(&self, text: &'text str, group: usize) -> Vec<&'text str> {
        let found = self.regex().find_iter(text);
        found.filter_map(|found| found.group(group)).map(|range| &text[range]).collect()
    }

    /// The text with every match replaced by what `with` makes of its groups.
    pub fn replace(&self, text: &str, with: impl Fn(&[Option<&str>]) -> String) -> String {
        let (mut made, mut at) = (String::with_capacity(text.len()), 0);
        for found in self.regex().find_iter(text) {
            made.push_str(&text[at..found.start()]);
            made.push_str(&with(&groups(&found, text)));
            at = found.end();
        }
        made + &text[at..]
    }

    /// What stands between the matches.
    pub fn split<'text>(&self, text: &'text str) -> Vec<&'text str> {
        let (mut parts, mut at) = (Vec::new(), 0);
        for found in self.regex().find_iter(text) {
            parts.push(&text[at..found.start()]);
            at = found.end();
        }
        parts.push(&text[at..]);
        parts
    }
}

fn groups<'text>(found: &Match, text: &'text str) -> Vec<Option<&'text str>> {
    found.groups().map(|range| range.map(|range| &text[range])).collect()
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    #[test]
    fn it_is_the_language_of_javascript() {
        let ahead = Pattern::new(r"(?<![\d.:])(\d{1,2})(?!\d)", "g");
        assert_eq!(ahead.all("12 345 6 .7", 1), ["12", "6"]);
        let letters = Pattern::new(r"\p{L}+", "gu");
        assert_eq!(letters.all("naïve 42 Größe", 0), ["naïve", "Größe"]);
        let doubled = Pattern::new(r"([b-d])\1$", "");
        let once = |groups: &[Option<&str>]| groups[1].unwrap_or("").to_owned();
        assert_eq!(doubled.replace("abb", once), "ab");
        assert_eq!(Pattern::new("[ ,]+", "").split("a, b c"), ["a", "b", "c"]);
    }
}
