//! A block of code: what its fence says, and where it ends.

use super::{http_message, table};
use crate::model::code::Code;
use crate::model::diagnostic::{Located, Place};
use crate::model::labels::Labels;
use crate::model::prose::{CodeBlock, Piece, Prose};

/// An empty block; `info` is what follows the fence, `None` without a fence, and `source` is the
/// text of the block, which starts at its place.
pub fn start(info: Option<&str>, source: &str, place: &Place) -> CodeBlock {
    let first_line = source.lines().next().unwrap_or("").trim_end();
    let fence = place.at(place.start, place.start + first_line.len());
    let unclosed = info.filter(|_| is_unclosed(source)).map(|_| fence.clone());
    let info = info.unwrap_or("").trim();
    let located = |text: &str| {
        let at = first_line.rfind(text).filter(|_| !text.is_empty());
        let place = at.map(|at| fence.at(fence.start + at, fence.start + at + text.len()));
        place.unwrap_or_else(|| fence.clone())
    };
    let (name, surplus) = language(info);
    let surplus = (!surplus.is_empty()).then(|| Located::new(surplus.to_owned(), located(surplus)));
    // A backslash or an entity makes the name longer in the file; then the fence is its place.
    let at = first_line.find(name).filter(|_| !name.is_empty());
    let at = at.map(|at| fence.at(fence.start + at, fence.start + at + name.len()));
    let name_place = at.unwrap_or_else(|| fence.clone());
    let language = Located::new(name.to_lowercase(), name_place);
    let (text, line_starts) = (String::new(), Vec::new());
    let (message, table) = (None, None);
    let is_head_added = false;
    CodeBlock { language, surplus, unclosed, text, line_starts, message, is_head_added, table }
}

/// The name of the language in what follows a fence, and what else is there: all of it, if the
/// name has marks around it.
fn language(info: &str) -> (&str, &str) {
    let is_mark = |next: char| next.is_whitespace() || matches!(next, ',' | ';' | '{' | '}');
    let bare = info.trim_start_matches(['{', '.', ' ']);
    let end = bare.find(is_mark).unwrap_or(bare.len());
    let name = &bare[..end];
    if bare.len() < info.len() { (name, info) } else { (name, bare[end..].trim()) }
}

/// Takes off the last line break, and reads the message of an example, or what a table asks for.
pub fn finished(mut block: Box<CodeBlock>) -> Box<CodeBlock> {
    if block.text.ends_with('\n') {
        block.text.pop();
    }
    if block.language.value == "http" {
        block.message = Some(http_message::parse(&block.text));
    }
    if block.language.value == "table" {
        block.table = Some(table::read(&block));
    }
    block
}

/// JSON below the heading of the examples is the content of a response with the code of the page:
/// adds the head, in front of the first line of the block.
pub fn add_heads(prose: &mut Prose, code: Code, phrase: &str, labels: &Labels) {
    let mut is_example = false;
    for piece in prose.pieces.iter_mut().filter(|_| !code.has_no_content()) {
        match piece {
            Piece::Heading(heading) if heading.level == 2 => {
                is_example = heading.text == labels.section.example;
            }
            Piece::CodeBlock(block) if is_example && block.language.value == "json" => {
                add_head(block, code, phrase);
            }
            _ => {}
        }
    }
}

fn add_head(block: &mut CodeBlock, code: Code, phrase: &str) {
    let head = format!("HTTP/1.1 {code} {phrase}\nContent-Type: application/json\n\n");
    let text = format!("{head}{}", block.text);
    let message = http_message::parse(&text);
    if message.is_err() {
        return;
    }
    let first = block.line_starts.first().copied().unwrap_or(block.language.place.start);
    let lines = head.matches('\n').count();
    block.line_starts.splice(0..0, std::iter::repeat_n(first, lines));
    (block.text, block.message, block.is_head_added) = (text, Some(message), true);
    "http".clone_into(&mut block.language.value);
}

/// Whether the last line of a fenced block is not a fence like its first, or is that of the next
/// block, which opens within it.
fn is_unclosed(source: &str) -> bool {
    // The length of a fence, and whether something follows it.
    let fence = |line: &'_ str| {
        let line = line.trim_matches([' ', '\t', '>', '\r']);
        let character = line.chars().next().filter(|first| matches!(first, '`' | '~'));
        let after = character.map_or(line, |first| line.trim_start_matches(first));
        (line.len() - after.len(), !after.is_empty())
    };
    let mut lines = source.trim_end_matches(['\n', '\r']).lines();
    let (first, last) = (lines.next().unwrap_or(""), lines.next_back().unwrap_or(""));
    let (length, _) = fence(first);
    let opens = |line: &str| {
        let (other, has_info) = fence(line);
        other >= length && has_info
    };
    fence(last).0 < length || lines.any(opens)
}
