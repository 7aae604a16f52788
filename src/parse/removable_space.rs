//! White space at the ends of lines of Markdown that means nothing.

use std::ops::Range;

use super::markdown;
use crate::model::page_source::line_end_space;

/// The most lines that are tested one by one; each test takes as long as the page.
const MOST_TESTED: usize = 20;

/// The white space at the ends of lines that can be removed without changing what the Markdown
/// says; bytes of `text`, ascending.
pub fn find(text: &str) -> Vec<Range<usize>> {
    let mut ends: Vec<_> = line_end_space(text).collect();
    if ends.is_empty() {
        return ends;
    }
    let kept = markdown::spaces_with_meaning(text);
    ends.retain(|end| !kept.iter().any(|kept| kept.start < end.end && end.start < kept.end));
    if markdown::says_the_same(text, &without(text, &ends)) {
        return ends;
    }
    // Some of it has a meaning in a way that is not known here.
    let mut removable = Vec::new();
    for end in ends.into_iter().take(MOST_TESTED) {
        removable.push(end);
        if !markdown::says_the_same(text, &without(text, &removable)) {
            removable.pop();
        }
    }
    removable
}

/// The text without some of its bytes.
fn without(text: &str, ranges: &[Range<usize>]) -> String {
    let mut rest = String::with_capacity(text.len());
    let mut at = 0;
    for range in ranges {
        rest.push_str(&text[at..range.start]);
        at = range.end;
    }
    rest + &text[at..]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{find, without};
    use crate::parse::markdown::says_the_same;

    proptest! {
        #[test]
        fn what_is_removable_can_be_removed_without_a_change(
            lines in prop::collection::vec("[-a`*_>#|~\\[\\]:(){2}!1. \\t]{0,8}[ \\t]{0,3}", 0..12)
        ) {
            let text = lines.join("\n");
            let bare = without(&text, &find(&text));
            prop_assert!(says_the_same(&text, &bare), "{text:?} -> {bare:?}");
        }
    }
}
