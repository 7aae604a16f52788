//! The known name that an unknown one was meant to be: the door to strsim.

use strsim::damerau_levenshtein;

/// The nearest of some names, if it is near enough to have been meant.
pub fn nearest<'name>(name: &str, known: impl Iterator<Item = &'name str>) -> Option<&'name str> {
    let lower = name.to_lowercase();
    let distances = known.map(|other| (damerau_levenshtein(&lower, other), other));
    let (distance, other) = distances.min()?;
    (distance <= 2.max(name.len() / 3)).then_some(other)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_pen_is_near_and_another_word_is_not() {
        let known = ["wrong-phrase", "wrong-cache", "raw-html"];
        for (name, wanted) in [
            ("wrong-phrse", Some("wrong-phrase")),
            ("Wrong-Cahce", Some("wrong-cache")),
            ("rawhtml", Some("raw-html")),
            ("something-else", None),
            ("", None),
        ] {
            assert_eq!(nearest(name, known.into_iter()), wanted, "{name}");
        }
    }
}
