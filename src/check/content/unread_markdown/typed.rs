//! The text of a page that is shown as it is typed.

use crate::model::prose::Prose;

/// In the place of white space, and of a mark that can be before the text of a line.
pub const MARK: char = '\0';
/// In the place of any other byte that is not shown as it is typed.
const HIDDEN: char = '\u{1}';

/// The text of a file with a control character in the place of each byte that is not shown as it
/// is typed; line breaks are kept.
pub fn text(text: &str, prose: &Prose) -> String {
    let mut typed: Vec<u8> = Vec::with_capacity(text.len());
    for range in &prose.literal {
        let Some(hidden) = text.get(typed.len()..range.start) else { continue };
        typed.extend(hidden.bytes().map(masked));
        typed.extend_from_slice(text[range.clone()].as_bytes());
    }
    typed.extend(text.as_bytes()[typed.len()..].iter().copied().map(masked));
    String::from_utf8(typed).expect("masks are ASCII, and the rest is text")
}

fn masked(byte: u8) -> u8 {
    match byte {
        b'\n' => b'\n',
        b' ' | b'\t' | b'>' | b'-' | b'*' | b'+' | b'.' | b')' | b'0'..=b'9' => MARK as u8,
        _ => HIDDEN as u8,
    }
}
