//! The Markdown of a page, read: a flat list of pieces, so that no nesting is too deep.

use std::ops::Range;

use super::diagnostic::{Finding, Located, Place};
use super::http_message::HttpMessage;
use super::table::Table;

/// A page's Markdown. Starts and ends in `pieces` are balanced.
#[derive(Debug, Default, Clone)]
pub struct Prose {
    pub pieces: Vec<Piece>,
}

/// One step through the Markdown, in reading order.
#[derive(Debug, Clone)]
pub enum Piece {
    Start(Element),
    End(Element),
    Text(String),
    /// Inline code.
    Code(String),
    CodeBlock(Box<CodeBlock>),
    Heading(Box<Heading>),
    /// A link; its text follows, up to the matching `End(Element::Link)`.
    Link(Box<Link>),
    Image(Box<Image>),
    FootnoteReference {
        name: String,
        number: usize,
    },
    /// A footnote; its text follows, up to the matching `End(Element::Footnote)`.
    Footnote {
        name: String,
        number: usize,
    },
    SoftBreak,
    HardBreak,
    Rule,
}

/// What starts and ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Element {
    Paragraph,
    Emphasis,
    Strong,
    Strikethrough,
    Quote,
    Alert(Alert),
    BulletList,
    /// An ordered list and its first number.
    OrderedList(u64),
    ListItem,
    Table,
    TableHead,
    TableRow,
    TableCell(Alignment),
    Link,
    Image,
    Footnote,
}

/// The kinds of alerts: a quote that starts with `[!NOTE]` and so on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alert {
    Note,
    Tip,
    Important,
    Warning,
    Caution,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    None,
    Left,
    Center,
    Right,
}

/// A heading: its pieces hold the text; the id is unique on the page.
#[derive(Debug, Clone)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    pub id: String,
    /// The text without markup.
    pub text: String,
    pub pieces: Vec<Piece>,
    pub place: Place,
}

#[derive(Debug, Clone)]
pub struct Link {
    /// The address as written, with the place of the address alone.
    pub target: Located<String>,
    /// The text without markup.
    pub text: String,
}

#[derive(Debug, Clone)]
pub struct Image {
    pub target: Located<String>,
    pub text: String,
}

/// A fenced or indented block of code.
#[derive(Debug, Clone)]
pub struct CodeBlock {
    /// The first word after the fence, at its place; empty, at the place of the fence, if there is
    /// no word.
    pub language: Located<String>,
    /// Where the fence is, if nothing closes it.
    pub unclosed: Option<Place>,
    /// The text, lines joined by LF, without the last line break.
    pub text: String,
    /// Where each line of `text` starts in the file, in bytes.
    pub line_starts: Vec<usize>,
    /// What the text says, if its language is `http`.
    pub message: Option<Result<HttpMessage, Vec<Finding>>>,
    /// The table to draw in its place, if its language is `table`.
    pub table: Option<Result<Table, Vec<Finding>>>,
}

impl CodeBlock {
    /// Whether each line is in the file as it is in `text`, with nothing before it.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        let lengths = self.text.split('\n').map(|line| line.len() + "\n".len());
        let steps = self.line_starts.windows(2).map(|pair| pair[1] - pair[0]);
        let breaks = steps.zip(lengths).map(|(step, length)| step.checked_sub(length));
        let breaks: Vec<_> = breaks.collect();
        breaks.iter().all(|more| *more == Some(0)) || breaks.iter().all(|more| *more == Some(1))
    }

    /// The place in the file of a range of bytes of `text`; what spans lines ends with the first.
    #[must_use]
    pub fn place(&self, range: Range<usize>) -> Place {
        let Range { start, end } = range;
        let before = &self.text[..start.min(self.text.len())];
        let line = before.matches('\n').count();
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line_end =
            self.text[line_start..].find('\n').map_or(self.text.len(), |at| line_start + at);
        let Some(file_start) = self.line_starts.get(line) else {
            return self.language.place.clone();
        };
        let end = end.min(line_end).max(start);
        self.language.place.at(file_start + start - line_start, file_start + end - line_start)
    }
}

impl Prose {
    /// The headings, from first to last.
    pub fn headings(&self) -> impl Iterator<Item = &Heading> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Heading(heading) => Some(&**heading),
            _ => None,
        })
    }

    /// The code blocks, from first to last.
    pub fn code_blocks(&self) -> impl Iterator<Item = &CodeBlock> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::CodeBlock(block) => Some(&**block),
            _ => None,
        })
    }

    /// The images, those in headings included.
    pub fn images(&self) -> impl Iterator<Item = &Image> {
        let in_headings = self.headings().flat_map(|heading| &heading.pieces);
        self.pieces.iter().chain(in_headings).filter_map(|piece| match piece {
            Piece::Image(image) => Some(&**image),
            _ => None,
        })
    }

    /// The links, those in headings included.
    pub fn links(&self) -> impl Iterator<Item = &Link> {
        let in_headings = self.headings().flat_map(|heading| &heading.pieces);
        self.pieces.iter().chain(in_headings).filter_map(|piece| match piece {
            Piece::Link(link) => Some(&**link),
            _ => None,
        })
    }
}
