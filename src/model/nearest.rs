//! The known name that an unknown one was meant to be: the door to strsim.

use strsim::damerau_levenshtein;

/// The known name with the fewest typos in `name`; `None` if it has too many in each.
pub fn nearest<'name>(name: &str, known: impl Iterator<Item = &'name str>) -> Option<&'name str> {
    let lower = name.to_lowercase();
    known.filter_map(|other| Some((typos(&lower, other)?, other))).min().map(|(_, other)| other)
}

/// How many characters have to be added, left out, changed or swapped to make `known` of `name`;
/// `None` if there are more than two and more than a third of the characters of `name`, or as many
/// as `known` has.
#[must_use]
pub fn typos(name: &str, known: &str) -> Option<usize> {
    let count = damerau_levenshtein(name, known);
    let most = 2.max(name.chars().count() / 3);
    (count <= most && count < known.chars().count()).then_some(count)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_typo_is_near_and_another_word_is_not() {
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
        assert_eq!(nearest("いみ", ["例", "備考"].into_iter()), None);
        assert_eq!(nearest("例 1", ["例", "備考"].into_iter()), None);
        assert_eq!(nearest("レポンス", ["レスポンス"].into_iter()), Some("レスポンス"));
    }
}
