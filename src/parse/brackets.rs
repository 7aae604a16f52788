//! Where in the source of a link its address and its name stand.

use std::ops::Range;

/// The bytes of the address in a link or in the line that defines it, if they are written alike.
pub fn address(source: &str, address: &str) -> Option<Range<usize>> {
    let starts = ["](", "]:", "<"].into_iter().flat_map(|separator| {
        source.match_indices(separator).map(|(at, separator)| at + separator.len())
    });
    let exact = starts.filter_map(|at| {
        let rest = source[at..].trim_start().trim_start_matches('<');
        rest.starts_with(address).then(|| source.len() - rest.len())
    });
    exact.max().filter(|_| !address.is_empty()).map(|at| at..at + address.len())
}

/// The bytes of the name in `[text][name]` or `[name][]`.
pub fn name(source: &str, name: &str) -> Option<Range<usize>> {
    source.rfind(name).map(|at| at..at + name.len())
}

/// Whether the bytes are the inside of `[^name]`; only where no footnote is, they are text.
pub fn is_footnote_reference(text: &str, inside: &Range<usize>) -> bool {
    let name = &text[inside.clone()];
    let before = &text[..inside.start];
    let opened = before.ends_with('[') && !before.ends_with("\\[");
    let plain = name.len() > 1 && name.starts_with('^') && !name.contains(char::is_whitespace);
    opened && plain && text[inside.end..].starts_with(']')
}
