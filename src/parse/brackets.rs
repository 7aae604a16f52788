//! What is in the brackets of a link: its address, its name, and whether that is defined.

use std::ops::Range;

use crate::model::diagnostic::{Diagnostics, Place, Rule};

pub const UNDEFINED_REFERENCE: Rule =
    Rule::error("undefined-reference", "The brackets would be shown on the page as they are.")
        .shown(
            "
//- content/404.md
---
## Notes

See [the list][codes].
               ^^^^^ error: `codes` is defined nowhere
               help: add a line `[codes]: https://…`, or write the address in place
",
            "
//- content/404.md
---
## Notes

See [the list][codes].

[codes]: https://example.org/codes
",
        );

/// Reports that the name in `[text][name]` or `[name][]` is not defined; `source` is the link.
pub fn undefined(link: &Place, source: &str, name: &str, diagnostics: &mut Diagnostics) {
    let place = source.rfind(name).map(|at| link.at(link.start + at, link.start + at + name.len()));
    let place = place.unwrap_or_else(|| link.clone());
    let fault =
        diagnostics.add(&UNDEFINED_REFERENCE, &place, format!("`{name}` is defined nowhere"));
    fault.help(format!("add a line `[{name}]: https://…`, or write the address in place"));
}

/// Reports that there is no footnote of that name, which starts with `^`.
pub fn undefined_footnote(place: &Place, name: &str, diagnostics: &mut Diagnostics) {
    let message = format!("the footnote `{name}` is written nowhere");
    diagnostics
        .add(&UNDEFINED_REFERENCE, place, message)
        .help(format!("add a line `[{name}]: …` with the note"));
}

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

/// Whether the bytes are the inside of `[^name]`; without such a footnote they are text.
pub fn is_footnote_reference(text: &str, inside: &Range<usize>) -> bool {
    let name = &text[inside.clone()];
    let before = &text[..inside.start];
    let opened = before.ends_with('[') && !before.ends_with("\\[");
    let plain = name.len() > 1 && name.starts_with('^') && !name.contains(char::is_whitespace);
    opened && plain && text[inside.end..].starts_with(']')
}

#[cfg(test)]
mod tests {
    use super::UNDEFINED_REFERENCE;
    use crate::fixture::check;

    #[test]
    fn a_reference_needs_a_definition() {
        check(
            &UNDEFINED_REFERENCE,
            "
//- content/404.md
---
Ä [a][b], [c][], ![e][f] and `[g][h]`
      ^ error: `b` is defined nowhere
      help: add a line `[b]: https://…`, or write the address in place
           ^ error: `c` is defined nowhere
           help: add a line `[c]: https://…`, or write the address in place
                      ^ error: `f` is defined nowhere
                      help: add a line `[f]: https://…`, or write the address in place

[brackets] \\[^x] [^ y] are text, [one][Two] and [two][] are defined.

[two]: 410.md

A note[^1], and another[^zwei], and none in `[^code]`.
                        ^^^^^ error: the footnote `^zwei` is written nowhere
                        help: add a line `[^zwei]: …` with the note

[^1]: It is here.
",
        );
    }
}
