//! The Markdown of a page, read: a flat list of pieces, so that no nesting is too deep.

use std::ops::Range;

use super::diagnostic::{Finding, Located, Place};
use super::http_message::HttpMessage;
use super::table::Table;
use super::text::composed;

/// A page's Markdown. Starts and ends in `pieces` are balanced.
#[derive(Debug, Default, Clone)]
pub struct Prose {
    /// In reading order.
    pub pieces: Vec<Piece>,
    /// The bytes of the file that are shown as they are typed, ascending: text outside code, links,
    /// images and escapes.
    pub literal: Vec<Range<usize>>,
    /// The rows of tables, each with the columns of its table.
    pub rows: Vec<Located<usize>>,
    /// The definitions `[name]: address` that no link or image uses, ascending.
    pub unused_definitions: Vec<Definition>,
}

/// A line `[name]: address`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// The name between its brackets, with the bytes of the line.
    pub name: Located<String>,
    /// Whether a line before it defines the same name, which is the one that counts.
    pub is_repeated: bool,
}

/// One step through the Markdown, in reading order.
#[derive(Debug, Clone)]
pub enum Piece {
    /// The start of what its `End` ends.
    Start(Element),
    /// The end of what the nearest open `Start` of that element began.
    End(Element),
    /// Text with entities and escapes replaced; not HTML.
    Text(String),
    /// Inline code.
    Code(String),
    /// A block of code; in it are no other pieces.
    CodeBlock(Box<CodeBlock>),
    /// A heading; its own pieces are in it, not in this list.
    Heading(Box<Heading>),
    /// A link; its text follows, up to the matching `End(Element::Link)`.
    Link(Box<Link>),
    /// An image; the text that stands for it follows, up to the matching `End(Element::Image)`.
    Image(Box<Image>),
    /// A mark that leads to a footnote.
    FootnoteReference {
        /// From 1, in the order in which the text refers to notes.
        number: usize,
    },
    /// A footnote; its text follows, up to the matching `End(Element::Footnote)`. All footnotes are
    /// behind the rest of the text, ascending by number.
    Footnote(Box<Footnote>),
    /// A line break in the source, which is shown as a space.
    SoftBreak,
    /// A line break that the reader sees.
    HardBreak,
    /// A thematic break: a line across the page.
    Rule,
}

/// What starts and ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Element {
    /// Text that is not part of another block.
    Paragraph,
    /// `*…*`, shown in italics.
    Emphasis,
    /// `**…**`, shown in bold.
    Strong,
    /// `~~…~~`, an extension of GitHub's Markdown.
    Strikethrough,
    /// A block quote that is not an alert.
    Quote,
    /// A block quote whose first line says its kind.
    Alert(Alert),
    /// A list without numbers.
    BulletList,
    /// An ordered list and its first number.
    OrderedList(u64),
    /// An item of the nearest open list.
    ListItem,
    /// A table: one head, then its rows.
    Table,
    /// The first row, whose cells are headings of columns.
    TableHead,
    /// A row after the head.
    TableRow,
    /// A cell, with the alignment of its column.
    TableCell(Alignment),
    /// The end of a [`Piece::Link`]; nothing starts with it.
    Link,
    /// The end of a [`Piece::Image`]; nothing starts with it.
    Image,
    /// The end of a [`Piece::Footnote`]; nothing starts with it.
    Footnote,
}

/// The kinds of alerts: a quote that starts with `[!NOTE]` and so on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alert {
    /// `[!NOTE]`: what a reader should know even when skimming.
    Note,
    /// `[!TIP]`: advice that makes something easier.
    Tip,
    /// `[!IMPORTANT]`: what a reader needs to know to succeed.
    Important,
    /// `[!WARNING]`: what needs attention at once to avoid trouble.
    Warning,
    /// `[!CAUTION]`: what may go wrong after an action.
    Caution,
}

/// Where the text of a column is, as the line under the table's head says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    /// `---`: the theme decides.
    None,
    /// `:--`
    Left,
    /// `:-:`
    Center,
    /// `--:`
    Right,
}

/// A heading: its pieces hold the text; the id is unique on the page.
#[derive(Debug, Clone)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// The fragment that links name: the text as a slug, or what the author set.
    pub id: String,
    /// The text without markup.
    pub text: String,
    /// What is between its start and its end, in reading order.
    pub pieces: Vec<Piece>,
    /// The heading's bytes, its `#` included.
    pub place: Place,
}

/// A link, but for the pieces of its text.
#[derive(Debug, Clone)]
pub struct Link {
    /// The address as written, with the place of the address alone.
    pub target: Located<String>,
    /// What a browser shows beside the pointer; empty if there is none.
    pub title: String,
    /// The text without markup.
    pub text: String,
}

/// An image, but for the pieces of its text.
#[derive(Debug, Clone)]
pub struct Image {
    /// The address as written, with the place of the address alone.
    pub target: Located<String>,
    /// The title that a browser shows over the image; empty if there is none.
    pub title: String,
    /// What stands for the image, without markup; empty if the author gave nothing.
    pub text: String,
}

/// A footnote, but for the pieces of its text.
#[derive(Debug, Clone)]
pub struct Footnote {
    /// From 1, in the order in which the text refers to the notes.
    pub number: usize,
    /// The label as it is written, `^` included, at its place.
    pub label: Located<String>,
    /// Whether the text, or a note that it refers to, refers to this one.
    pub is_used: bool,
}

/// A fenced or indented block of code.
#[derive(Debug, Clone)]
pub struct CodeBlock {
    /// The first word after the fence in lower case, without the marks of `{.http}`, at its place;
    /// empty, at the place of the fence, if there is no word.
    pub language: Located<String>,
    /// What is written after the fence beside the name of the language; it has no effect.
    pub surplus: Option<Located<String>>,
    /// Where the fence is, if nothing closes it.
    pub unclosed: Option<Place>,
    /// The text, lines joined by LF, without the last line break.
    pub text: String,
    /// Where each line of `text` starts in the file, in bytes.
    pub line_starts: Vec<usize>,
    /// What the text says, if its language is `http`.
    pub message: Option<Result<HttpMessage, Vec<Finding>>>,
    /// Whether the author wrote only the content of the message, and not its head.
    pub is_head_added: bool,
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
    /// The text of the first paragraph or item of a list that does not only announce what follows
    /// it (`Description:`), without markup and with line breaks as spaces; empty if there is none.
    #[must_use]
    pub fn first_paragraph(&self) -> String {
        let mut pieces = &self.pieces[..];
        loop {
            let (text, length) = Self::paragraph(pieces);
            if !text.ends_with(':') || text.contains(' ') || length == 0 {
                return text;
            }
            pieces = &pieces[length..];
        }
    }

    /// The text of the first paragraph or item among the pieces, and how many pieces it ends at.
    fn paragraph(pieces: &[Piece]) -> (String, usize) {
        let mut text = String::new();
        let is_start =
            |piece: &Piece| matches!(piece, Piece::Start(Element::Paragraph | Element::ListItem));
        let mut images = 0_usize;
        let start = pieces.iter().position(is_start).map_or(pieces.len(), |start| start + 1);
        let mut end = pieces.len();
        for (at, piece) in pieces.iter().enumerate().skip(start) {
            match piece {
                Piece::End(Element::Paragraph | Element::ListItem)
                | Piece::Start(Element::BulletList | Element::OrderedList(_)) => {
                    end = at;
                    break;
                }
                Piece::Image(_) => images += 1,
                Piece::End(Element::Image) => images = images.saturating_sub(1),
                Piece::Text(part) | Piece::Code(part) if images == 0 => text.push_str(part),
                Piece::SoftBreak | Piece::HardBreak => text.push(' '),
                _ => {}
            }
        }
        (text, end)
    }

    /// The whole blocks before the first heading; `None` if there are none, or if they refer to
    /// footnotes.
    #[must_use]
    pub fn lead(&self) -> Option<&[Piece]> {
        let (mut depth, mut end) = (0_usize, 0);
        for (at, piece) in self.pieces.iter().enumerate() {
            match piece {
                Piece::Heading(_) | Piece::Footnote(_) => break,
                Piece::FootnoteReference { .. } => return None,
                Piece::Start(_) | Piece::Link(_) | Piece::Image(_) => depth += 1,
                Piece::End(_) => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                end = at + 1;
            }
        }
        (end > 0).then(|| &self.pieces[..end])
    }

    /// Takes away the starts and ends of paragraphs; whether it was empty, or one paragraph without
    /// images.
    pub fn unwrap_line(&mut self) -> bool {
        let is_edge = |piece: &Piece| {
            matches!(piece, Piece::Start(Element::Paragraph) | Piece::End(Element::Paragraph))
        };
        let edges = self.pieces.iter().filter(|piece| is_edge(piece)).count();
        let is_whole =
            || [self.pieces.first(), self.pieces.last()].into_iter().flatten().all(is_edge);
        let is_line = self.pieces.is_empty() || edges == 2 && is_whole();
        let has_image = self.images().next().is_some();
        self.pieces.retain(|piece| !is_edge(piece));
        is_line && !has_image
    }

    /// The headings, from first to last.
    pub fn headings(&self) -> impl Iterator<Item = &Heading> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Heading(heading) => Some(&**heading),
            _ => None,
        })
    }

    /// The heading that a decoded fragment names; its letters and marks may be composed or not.
    #[must_use]
    pub fn heading(&self, fragment: &str) -> Option<&Heading> {
        let id = composed(fragment);
        self.headings().find(|heading| heading.id == id)
    }

    /// The code blocks, from first to last.
    pub fn code_blocks(&self) -> impl Iterator<Item = &CodeBlock> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::CodeBlock(block) => Some(&**block),
            _ => None,
        })
    }

    /// The footnotes, ascending by number.
    pub fn footnotes(&self) -> impl Iterator<Item = &Footnote> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Footnote(footnote) => Some(&**footnote),
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
