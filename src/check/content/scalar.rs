//! Where the text of a scalar of front matter is in its file.

use std::ops::Range;

use crate::model::diagnostic::{Located, Place};
use crate::model::page_source::PageSource;

/// The place of some bytes of a scalar's text: in a block of text, each line is found behind its
/// indentation; all of the scalar if it is written with escapes or folded.
pub fn place_in(scalar: &Located<String>, source: &PageSource, range: Range<usize>) -> Place {
    let place = &scalar.place;
    let written = source.text.get(place.start..place.end).unwrap_or("");
    let start = written.find(&*scalar.value).or_else(|| line_start(written, &scalar.value, &range));
    match start.map(|start| place.start + start) {
        Some(start) => place.at(start + range.start, start + range.end),
        None => place.clone(),
    }
}

/// Where the text would start if it had the indentation of the line that holds the bytes before it
/// and on no other line.
fn line_start(written: &str, text: &str, range: &Range<usize>) -> Option<usize> {
    let before = text.get(..range.start)?;
    let text_line = before.rfind('\n').map_or(0, |at| at + 1);
    let line = text[text_line..].lines().next().unwrap_or("");
    let mut lines = written.split_inclusive('\n');
    let written_line = lines.nth(before.matches('\n').count())?;
    let at = written_line.as_ptr() as usize - written.as_ptr() as usize;
    (at + written_line.find(line)?).checked_sub(text_line)
}
