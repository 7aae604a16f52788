//! The links of a page of the reference, for a page of another site.

use std::ops::Range;

use crate::model::destination::{Destination, destination};
use crate::model::page_source::PageSource;
use crate::model::prose::{Link, Prose};
use crate::model::site::Site;

/// The Markdown of a page of the reference, whose links lead to pages that the other site has, or
/// to the published reference; where that is not known, and where a link leads to another part of
/// the page, only its text is left.
pub fn adapted(
    path: &str,
    source: &PageSource,
    prose: &Prose,
    reference: &Site,
    has: &dyn Fn(&str) -> bool,
) -> String {
    let mut edits: Vec<_> = prose
        .links()
        .filter_map(|link| edit(link, path, &source.text, reference, has))
        .flatten()
        .collect();
    edits.sort_by_key(|(range, _)| range.start);
    let mut text = source.text.to_string();
    for (range, new) in edits.into_iter().rev() {
        text.replace_range(range, &new);
    }
    text[source.body_start..].to_owned()
}

/// What to replace in the text of the page; `None` if the link can stay.
fn edit(
    link: &Link,
    from: &str,
    text: &str,
    reference: &Site,
    has: &dyn Fn(&str) -> bool,
) -> Option<Vec<(Range<usize>, String)>> {
    let place = link.target.place.start..link.target.place.end;
    let address = match destination(&link.target.value, from) {
        Destination::Web => return None,
        // The page of the other site may lack the heading that a fragment names.
        Destination::Page { path, .. } if has(&path) => {
            let (address, _) = link.target.value.split_once('#')?;
            Some(address.to_owned())
        }
        Destination::Page { path, fragment } => published(&path, fragment.as_deref(), reference),
        _ => None,
    };
    match address {
        Some(address) => Some(vec![(place, address)]),
        None => without_link(text, place),
    }
}

/// The address of a page of the published reference.
fn published(path: &str, fragment: Option<&str>, reference: &Site) -> Option<String> {
    let base = reference.config.base_url.as_deref()?;
    let address = reference.address_of(path)?;
    let fragment = fragment.map(|it| format!("#{it}")).unwrap_or_default();
    Some(format!("{base}{address}{fragment}"))
}

/// Takes the marks of `[text](address)` away, and the address.
fn without_link(text: &str, address: Range<usize>) -> Option<Vec<(Range<usize>, String)>> {
    let before = text[..address.start].strip_suffix("](")?;
    let mut open = 1;
    let bracket = before.rfind(|next: char| {
        open += i32::from(next == ']') - i32::from(next == '[');
        open == 0
    })?;
    let end = address.end + text[address.end..].find(')')? + ")".len();
    Some(vec![(bracket..bracket + "[".len(), String::new()), (before.len()..end, String::new())])
}
