//! The one door to pulldown-cmark: Markdown in, a flat list of located pieces out.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark as cmark;
use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, Event, HeadingLevel, Options, Tag, TagEnd};

use super::brackets;
use super::code_block;
use super::deep_nesting::Depth;
use super::definitions::Definitions;
use super::footnotes;
use super::headings::{self, Ids};
use super::pieces::Pieces;
use super::raw_html;
use crate::model::diagnostic::{Diagnostics, Located, Place};
use crate::model::prose::{
    Alert, Alignment, CodeBlock, Element, Footnote, Heading, Image, Link, Piece, Prose,
};

const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_GFM)
    .union(Options::ENABLE_HEADING_ATTRIBUTES);

/// Where a space at the end of a line says something: in code, and where it breaks the line.
pub fn spaces_with_meaning(text: &str) -> Vec<Range<usize>> {
    let events = cmark::Parser::new_ext(text, OPTIONS).into_offset_iter();
    let kept = events.filter(|(event, _)| {
        matches!(event, Event::Start(Tag::CodeBlock(_)) | Event::Code(_) | Event::HardBreak)
    });
    kept.map(|(_, range)| range).collect()
}

/// Whether two texts make the same page.
pub fn says_the_same(one: &str, other: &str) -> bool {
    cmark::Parser::new_ext(one, OPTIONS).eq(cmark::Parser::new_ext(other, OPTIONS))
}

/// Reads the Markdown of a page; `base` is the byte of the file at which `text` starts.
pub fn read(path: &Arc<str>, text: &str, base: usize, diagnostics: &mut Diagnostics) -> Prose {
    let mut undefined = Vec::new();
    let mut callback = |link: cmark::BrokenLink<'_>| {
        // `[word]` alone is text; `[text][name]` and `[name][]` are meant as links.
        if !matches!(link.link_type, cmark::LinkType::Shortcut) {
            undefined.push((link.span, link.reference.to_string()));
        }
        None
    };
    let parser = cmark::Parser::new_with_broken_link_callback(text, OPTIONS, Some(&mut callback));
    let definitions = parser.reference_definitions().iter();
    let definitions = definitions.map(|(name, link)| (name, link.span.clone()));
    let mut reader = Reader {
        path,
        text,
        base,
        definitions: Definitions::new(definitions),
        shown: Vec::new(),
        pieces: Pieces::default(),
        written_ids: Vec::new(),
        depth: Depth::default(),
        block: None,
        alignments: Vec::new(),
        cell: 0,
        footnotes: footnotes::Labels::default(),
        literal: Vec::new(),
        rows: Vec::new(),
        quotes: Vec::new(),
        lists: Vec::new(),
        diagnostics,
    };
    for (event, range) in parser.into_offset_iter() {
        reader.event(event, range);
    }
    let file = Place::file(path);
    let unused_definitions = reader.definitions.unused(text, &reader.shown, &file, base);
    let Reader { pieces, written_ids, literal, rows, .. } = reader;
    let mut pieces = footnotes::arrange(pieces.into_vec());
    for (span, name) in undefined {
        let link = Place::new(path, base + span.start, base + span.end);
        brackets::undefined(&link, &text[span], &name, diagnostics);
    }
    give_ids(&mut pieces, &written_ids);
    Prose { pieces, literal, rows, unused_definitions }
}

/// Gives ids to the headings that have none, after those that have one are known.
fn give_ids(pieces: &mut [Piece], written: &[String]) {
    let mut ids = Ids::new(written.iter().map(String::as_str));
    for piece in pieces {
        if let Piece::Heading(heading) = piece
            && heading.id.is_empty()
        {
            heading.id = ids.generate(&heading.text);
        }
    }
}

struct Reader<'a> {
    path: &'a Arc<str>,
    text: &'a str,
    base: usize,
    /// Where the addresses of `[text][name]` are written.
    definitions: Definitions,
    /// The bytes of code blocks, links and text.
    shown: Vec<Range<usize>>,
    pieces: Pieces,
    written_ids: Vec<String>,
    depth: Depth,
    block: Option<Box<CodeBlock>>,
    alignments: Vec<Alignment>,
    cell: usize,
    footnotes: footnotes::Labels,
    literal: Vec<Range<usize>>,
    rows: Vec<Located<usize>>,
    quotes: Vec<Element>,
    lists: Vec<Element>,
    diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => {
                let first = self.text[range.start..].chars().next().map_or(0, char::len_utf8);
                let place = self.place(&(range.start..range.start + first));
                self.depth.start(&place, self.diagnostics);
                self.start(tag, range);
            }
            Event::End(tag) => {
                self.depth.end();
                self.end(tag);
            }
            Event::Text(text) => self.text(&text, range),
            Event::Code(text) => self.add(Piece::Code(text.into_string())),
            Event::InlineHtml(tag) if raw_html::is_break(&tag) => self.add(Piece::HardBreak),
            Event::InlineHtml(tag) => {
                raw_html::report_tag(&tag, &self.place(&range), self.diagnostics);
            }
            Event::FootnoteReference(name) => {
                let number = self.footnotes.number(&name);
                self.add(Piece::FootnoteReference { number });
            }
            Event::SoftBreak => self.add(Piece::SoftBreak),
            Event::HardBreak => self.add(Piece::HardBreak),
            Event::Rule => self.add(Piece::Rule),
            Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.add(Piece::Text(text.into_string()));
            }
            Event::TaskListMarker(is_done) => {
                let mark = if is_done { "☑ " } else { "☐ " };
                self.add(Piece::Text(mark.to_owned()));
            }
            // The block that contains the lines has been reported.
            Event::Html(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Heading { level, id, classes, attrs } => {
                let place = self.place(&range);
                let source = self.text.get(range).unwrap_or("");
                let braces = headings::Braces::new(source, &place);
                if !classes.is_empty() || !attrs.is_empty() {
                    braces.check(self.diagnostics);
                }
                if let Some(id) = &id {
                    let at = braces.id(id);
                    headings::check_written(id, &self.written_ids, &at, self.diagnostics);
                    self.written_ids.push(id.to_string());
                }
                let (level, id) = (level_of(level), id.map(String::from).unwrap_or_default());
                let heading = Heading { level, id, text: String::new(), pieces: Vec::new(), place };
                self.pieces.start_heading(heading);
            }
            Tag::CodeBlock(kind) => self.start_code_block(kind, range),
            Tag::Link { dest_url, id, title, .. } => {
                let place = self.address_place(&range, &dest_url, &id);
                let target = Located::new(dest_url.into_string(), place);
                let (title, text) = (title.into_string(), String::new());
                self.pieces.start_link(Link { target, title, text });
            }
            Tag::Image { dest_url, id, title, .. } => {
                let place = self.address_place(&range, &dest_url, &id);
                let target = Located::new(dest_url.into_string(), place);
                let (title, text) = (title.into_string(), String::new());
                self.pieces.start_image(Image { target, title, text });
            }
            Tag::FootnoteDefinition(name) => self.start_footnote(&name, range.start),
            Tag::BlockQuote(kind) => {
                let quote = kind.map_or(Element::Quote, |kind| Element::Alert(alert(kind)));
                self.quotes.push(quote);
                self.add(Piece::Start(quote));
            }
            Tag::List(first) => {
                let list = first.map_or(Element::BulletList, Element::OrderedList);
                self.lists.push(list);
                self.add(Piece::Start(list));
            }
            Tag::Table(alignments) => {
                self.alignments = alignments.into_iter().map(alignment).collect();
                self.add(Piece::Start(Element::Table));
            }
            Tag::TableHead => self.start_row(Element::TableHead),
            Tag::TableRow => {
                let place = self.place(&range);
                self.rows.push(Located::new(self.alignments.len(), place));
                self.start_row(Element::TableRow);
            }
            Tag::TableCell => {
                let alignment = self.alignments.get(self.cell).copied();
                let cell = Element::TableCell(alignment.unwrap_or(Alignment::None));
                self.add(Piece::Start(cell));
            }
            Tag::HtmlBlock => {
                let text = &self.text[range.clone()];
                let first = text.lines().next().unwrap_or("");
                let place = self.place(&(range.start..range.start + first.len()));
                raw_html::report_block(text, &place, self.diagnostics);
            }
            other => {
                if let Some(element) = plain_element(other.to_end()) {
                    self.add(Piece::Start(element));
                }
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => self.pieces.end_heading(),
            TagEnd::CodeBlock => {
                if let Some(block) = self.block.take() {
                    self.add(Piece::CodeBlock(code_block::finished(block)));
                }
            }
            TagEnd::Image => self.add(Piece::End(Element::Image)),
            TagEnd::Link => self.add(Piece::End(Element::Link)),
            TagEnd::FootnoteDefinition => self.add(Piece::End(Element::Footnote)),
            TagEnd::BlockQuote(_) => {
                let quote = self.quotes.pop().unwrap_or(Element::Quote);
                self.add(Piece::End(quote));
            }
            TagEnd::List(_) => {
                let list = self.lists.pop().unwrap_or(Element::BulletList);
                self.add(Piece::End(list));
            }
            TagEnd::Table => self.add(Piece::End(Element::Table)),
            TagEnd::TableHead => self.add(Piece::End(Element::TableHead)),
            TagEnd::TableRow => self.add(Piece::End(Element::TableRow)),
            TagEnd::TableCell => {
                self.cell += 1;
                self.add(Piece::End(Element::TableCell(Alignment::None)));
            }
            other => {
                if let Some(element) = plain_element(other) {
                    self.add(Piece::End(element));
                }
            }
        }
    }

    fn start_code_block(&mut self, kind: CodeBlockKind<'_>, range: Range<usize>) {
        let info = match kind {
            CodeBlockKind::Fenced(info) => Some(info.into_string()),
            CodeBlockKind::Indented => None,
        };
        let place = self.place(&range);
        self.shown.push(range.clone());
        let source = self.text.get(range).unwrap_or("");
        self.block = Some(Box::new(code_block::start(info.as_deref(), source, &place)));
    }

    fn start_footnote(&mut self, name: &str, start: usize) {
        let number = self.footnotes.number(name);
        let start = start + "[".len();
        let place = self.place(&(start..start + "^".len() + name.len()));
        let label = Located::new(format!("^{name}"), place);
        let footnote = Footnote { number, label, is_used: false };
        self.add(Piece::Footnote(Box::new(footnote)));
    }

    fn start_row(&mut self, row: Element) {
        self.cell = 0;
        self.add(Piece::Start(row));
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        let Some(block) = &mut self.block else {
            self.shown.push(range.clone());
            if brackets::is_footnote_reference(self.text, &range) {
                brackets::undefined_footnote(&self.place(&range), text, self.diagnostics);
            }
            if !self.pieces.is_in_label() {
                // What a backslash escapes is meant as it is typed.
                let escaped = self.text[..range.start].ends_with('\\');
                let first = text.chars().next().map_or(0, char::len_utf8);
                let start = range.start + if escaped { first } else { 0 };
                self.literal.push(self.base + start..self.base + range.end);
            }
            self.add(Piece::Text(text.to_owned()));
            return;
        };
        let mut at = self.base + range.start;
        for line in text.split_inclusive('\n') {
            if block.text.is_empty() && block.line_starts.is_empty() || block.text.ends_with('\n') {
                block.line_starts.push(at);
            }
            block.text.push_str(line);
            at += line.len();
        }
    }

    fn add(&mut self, piece: Piece) {
        self.pieces.add(piece);
    }

    /// The bytes of a link's address alone, or of the link if they are written otherwise.
    fn address_place(&mut self, range: &Range<usize>, address: &str, name: &str) -> Place {
        self.shown.push(range.clone());
        let within = if name.is_empty() { None } else { self.definitions.of(name) };
        let within = within.unwrap_or_else(|| range.clone());
        let source = self.text.get(within.clone()).unwrap_or("");
        match brackets::address(source, address) {
            Some(at) => self.place(&(within.start + at.start..within.start + at.end)),
            None => self.place(range),
        }
    }

    fn place(&self, range: &Range<usize>) -> Place {
        let source = self.text.get(range.clone()).unwrap_or("");
        let end = range.start + source.trim_end().len();
        Place::new(self.path, self.base + range.start, self.base + end)
    }
}

fn plain_element(tag: TagEnd) -> Option<Element> {
    match tag {
        TagEnd::Paragraph => Some(Element::Paragraph),
        TagEnd::Emphasis => Some(Element::Emphasis),
        TagEnd::Strong => Some(Element::Strong),
        TagEnd::Strikethrough => Some(Element::Strikethrough),
        TagEnd::Item => Some(Element::ListItem),
        _ => None,
    }
}

fn level_of(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

fn alert(kind: BlockQuoteKind) -> Alert {
    match kind {
        BlockQuoteKind::Note => Alert::Note,
        BlockQuoteKind::Tip => Alert::Tip,
        BlockQuoteKind::Important => Alert::Important,
        BlockQuoteKind::Warning => Alert::Warning,
        BlockQuoteKind::Caution => Alert::Caution,
    }
}

fn alignment(alignment: cmark::Alignment) -> Alignment {
    match alignment {
        cmark::Alignment::None => Alignment::None,
        cmark::Alignment::Left => Alignment::Left,
        cmark::Alignment::Center => Alignment::Center,
        cmark::Alignment::Right => Alignment::Right,
    }
}
