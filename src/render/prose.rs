//! Markdown pieces -> HTML. Links to content files become links between pages.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::ops::Range;

use super::highlight;
use super::html::escape;
use super::tables;
use crate::model::code::Code;
use crate::model::destination::{Destination, destination};
use crate::model::http_message::{HttpMessage, StartLine};
use crate::model::labels::{Labels, fill};
use crate::model::prose::{
    Alert, Alignment, CodeBlock, Element, Footnote, Heading, Image, Link, Piece, Prose,
};
use crate::model::site::Site;
use crate::model::uri::encoded_path;

/// Writes the prose of the page of `path`; `prefix` leads from the page to the site's root.
pub fn html(prose: &Prose, site: &Site, path: &str, prefix: &str) -> String {
    written(prose, site, path, prefix, 0, String::new())
}

/// Writes the prose of a part of a page, whose headings are a level lower if it has its own.
pub fn lowered_html(
    prose: &Prose,
    site: &Site,
    path: &str,
    prefix: &str,
    has_heading: bool,
) -> String {
    written(prose, site, path, prefix, u8::from(has_heading), String::new())
}

/// Writes the prose of the page about a code as a section of a page of all codes: headings are a
/// level lower, ids start with the code, and links to other codes stay on the page.
pub fn section_html(prose: &Prose, site: &Site, path: &str, prefix: &str, code: Code) -> String {
    written(prose, site, path, prefix, 1, format!("{code}-"))
}

/// Writes what is before the first heading, for another page than its own; `None` if that is
/// nothing, or refers to footnotes.
pub fn lead_html(prose: &Prose, site: &Site, path: &str, prefix: &str) -> Option<String> {
    let lead = Prose { pieces: prose.lead()?.to_vec(), ..Prose::default() };
    Some(html(&lead, site, path, prefix))
}

fn written(
    prose: &Prose,
    site: &Site,
    path: &str,
    prefix: &str,
    level: u8,
    id_prefix: String,
) -> String {
    let pieces = tables::drawn(prose, site, path);
    let mut writer = Writer {
        level,
        id_prefix,
        site,
        path,
        prefix,
        out: String::with_capacity(8 * 1024),
        footnotes: String::new(),
        in_footnote: None,
        in_head: false,
        cell: 0..0,
        images: 0,
        tables: 0,
        section: "",
        references: HashSet::new(),
    };
    for piece in pieces.iter() {
        writer.piece(piece);
    }
    if !writer.footnotes.is_empty() {
        writer.out.push_str("<section class=\"footnotes\" aria-label=\"");
        escape(&site.labels.text.footnotes, &mut writer.out);
        writer.out.push_str("\"><ol>");
        writer.out.push_str(&writer.footnotes);
        writer.out.push_str("</ol></section>");
    }
    writer.out
}

struct Writer<'a> {
    /// By how much headings are lower than they are written.
    level: u8,
    /// What ids start with: a code and `-` in a section of a page of all codes.
    id_prefix: String,
    site: &'a Site,
    path: &'a str,
    prefix: &'a str,
    out: String,
    footnotes: String,
    /// What was written before the footnote that is open, and the footnote.
    in_footnote: Option<(String, &'a Footnote)>,
    in_head: bool,
    /// The bytes of the start tag of the last cell.
    cell: Range<usize>,
    /// How many images are open: their text is an attribute, not content.
    images: usize,
    /// How many tables there were so far: each has a name of its own.
    tables: usize,
    /// The last heading, which a table is named for.
    section: &'a str,
    /// The numbers of the footnotes that were referred to so far; the first reference has the id.
    references: HashSet<usize>,
}

impl<'a> Writer<'a> {
    fn piece(&mut self, piece: &'a Piece) {
        if self.images > 0 && !matches!(piece, Piece::End(Element::Image) | Piece::Image(_)) {
            return;
        }
        match piece {
            Piece::Text(text) => escape(text, &mut self.out),
            Piece::Code(text) => {
                self.out.push_str("<code>");
                escape(text, &mut self.out);
                self.out.push_str("</code>");
            }
            Piece::Heading(heading) => self.heading(heading),
            Piece::CodeBlock(block) => self.code_block(block),
            Piece::Link(link) => self.link(link),
            Piece::Image(image) => {
                if self.images == 0 {
                    self.image(image);
                }
                self.images += 1;
            }
            Piece::FootnoteReference { number } => self.footnote_reference(*number),
            Piece::Footnote(footnote) => {
                self.in_footnote = Some((std::mem::take(&mut self.out), footnote));
            }
            Piece::SoftBreak => self.out.push('\n'),
            Piece::HardBreak => self.out.push_str("<br>"),
            Piece::Rule => self.out.push_str("<hr>"),
            Piece::Start(element) => self.start(*element),
            Piece::End(element) => self.end(*element),
        }
    }

    fn start(&mut self, element: Element) {
        match element {
            Element::Paragraph => self.out.push_str("<p>"),
            Element::Emphasis => self.out.push_str("<em>"),
            Element::Strong => self.out.push_str("<strong>"),
            Element::Strikethrough => self.out.push_str("<del>"),
            Element::Quote => self.out.push_str("<blockquote>"),
            Element::Alert(alert) => {
                let (name, title) = alert_words(alert, &self.site.labels);
                let _ =
                    write!(self.out, "<div class=\"alert\" role=\"note\" data-alert=\"{name}\">");
                self.out.push_str("<p class=\"alert-title\">");
                escape(title, &mut self.out);
                self.out.push_str("</p>");
            }
            Element::BulletList => self.out.push_str("<ul>"),
            Element::OrderedList(1) => self.out.push_str("<ol>"),
            Element::OrderedList(first) => _ = write!(self.out, "<ol start=\"{first}\">"),
            Element::ListItem => self.out.push_str("<li>"),
            Element::Table => {
                self.tables += 1;
                let labels = &self.site.labels.text;
                let label = if self.section.is_empty() { &labels.table } else { &labels.table_of };
                let number = self.tables.to_string();
                let name = fill(label, &[("number", &number), ("section", self.section)]);
                self.out
                    .push_str("<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"");
                escape(&name, &mut self.out);
                self.out.push_str("\"><table>");
            }
            Element::TableHead => {
                self.in_head = true;
                self.out.push_str("<thead><tr>");
            }
            Element::TableRow => self.out.push_str("<tr>"),
            Element::TableCell(alignment) => {
                let start = self.out.len();
                self.out.push_str(if self.in_head { "<th scope=\"col\"" } else { "<td" });
                self.out.push_str(match alignment {
                    Alignment::None => "",
                    Alignment::Left => " data-align=\"left\"",
                    Alignment::Center => " data-align=\"center\"",
                    Alignment::Right => " data-align=\"right\"",
                });
                self.out.push('>');
                self.cell = start..self.out.len();
            }
            Element::Link | Element::Image | Element::Footnote => {}
        }
    }

    fn end(&mut self, element: Element) {
        match element {
            Element::Paragraph => self.out.push_str("</p>"),
            Element::Emphasis => self.out.push_str("</em>"),
            Element::Strong => self.out.push_str("</strong>"),
            Element::Strikethrough => self.out.push_str("</del>"),
            Element::Quote => self.out.push_str("</blockquote>"),
            Element::Alert(_) => self.out.push_str("</div>"),
            Element::BulletList => self.out.push_str("</ul>"),
            Element::OrderedList(_) => self.out.push_str("</ol>"),
            Element::ListItem => self.out.push_str("</li>"),
            Element::Table => self.out.push_str("</tbody></table></div>"),
            Element::TableHead => {
                self.in_head = false;
                self.out.push_str("</tr></thead><tbody>");
            }
            Element::TableRow => self.out.push_str("</tr>"),
            // A header cell without a name is no header: a screen reader would read nothing.
            Element::TableCell(_) if self.in_head && self.out.len() == self.cell.end => {
                self.out.truncate(self.cell.start);
                self.out.push_str("<td></td>");
            }
            Element::TableCell(_) => {
                self.out.push_str(if self.in_head { "</th>" } else { "</td>" });
            }
            Element::Link => self.out.push_str("</a>"),
            Element::Image => self.images = self.images.saturating_sub(1),
            Element::Footnote => self.end_footnote(),
        }
    }

    fn heading(&mut self, heading: &'a Heading) {
        let (level, id) = ((heading.level + self.level).clamp(2, 6), &heading.id);
        self.section = &heading.text;
        let _ = write!(self.out, "<h{level} id=\"{}{id}\">", self.id_prefix);
        for piece in &heading.pieces {
            self.piece(piece);
        }
        self.out.push_str(" <a class=\"anchor\" href=\"#");
        self.out.push_str(&self.id_prefix);
        escape(id, &mut self.out);
        self.out.push_str("\" aria-label=\"");
        let values = [("section", heading.text.as_str())];
        escape(&fill(&self.site.labels.text.section, &values), &mut self.out);
        let _ = write!(self.out, "\">#</a></h{level}>");
    }

    fn code_block(&mut self, block: &CodeBlock) {
        let language = &block.language.value;
        self.out.push_str("<figure class=\"listing\" data-language=\"");
        escape(language, &mut self.out);
        self.out.push('"');
        let labels = &self.site.labels.text;
        let label = match &block.message {
            Some(Ok(HttpMessage { start_line: StartLine::Request { .. }, .. })) => {
                self.out.push_str(" data-message=\"request\"");
                &labels.request
            }
            Some(Ok(HttpMessage { start_line: StartLine::Status { .. }, .. })) => {
                self.out.push_str(" data-message=\"response\"");
                &labels.response
            }
            _ => &labels.code,
        };
        self.out.push_str("><pre role=\"group\" tabindex=\"0\" aria-label=\"");
        escape(label, &mut self.out);
        self.out.push_str("\"><code>");
        match language.as_str() {
            "http" => highlight::http(block, &mut self.out),
            "json" => highlight::json(&block.text, &mut self.out),
            "sh" | "shell" | "bash" | "console" => highlight::shell(&block.text, &mut self.out),
            _ => escape(&block.text, &mut self.out),
        }
        self.out.push_str("</code></pre></figure>");
    }

    fn link(&mut self, link: &'a Link) {
        self.out.push_str("<a href=\"");
        let address = link.target.value.as_str();
        match destination(address, self.path) {
            Destination::Page { path, fragment } => {
                let here = self.section_of(&path);
                if let Some(code) = here {
                    let _ = write!(self.out, "#{code}");
                } else {
                    self.out.push_str(self.prefix);
                    self.out.push_str(self.site.address_of(&path).unwrap_or(""));
                }
                if let Some(id) = fragment.and_then(|id| self.site.anchor(&path, &id)) {
                    self.out.push(if here.is_some() { '-' } else { '#' });
                    escape(&id, &mut self.out);
                }
            }
            // Checks have refused what is unsafe or leads nowhere; it must not get out even so.
            Destination::Unsafe { .. } => self.out.push('#'),
            Destination::Web => escape(address, &mut self.out),
            Destination::Here { fragment } => {
                self.out.push('#');
                if let Some(id) = self.site.anchor(self.path, &fragment) {
                    self.out.push_str(&self.id_prefix);
                    escape(&id, &mut self.out);
                }
            }
            Destination::Elsewhere | Destination::File { .. } | Destination::Query { .. } => {
                self.out.push_str(self.prefix);
            }
        }
        self.title(&link.title);
        self.out.push_str("\">");
    }

    /// The code of the page of that path, if the page is a section of this one.
    fn section_of(&self, path: &str) -> Option<Code> {
        let name = path.strip_prefix("content/")?.strip_suffix(".md")?;
        let code = Code::parse(name).filter(|_| !self.id_prefix.is_empty())?;
        self.site.status_page(code).map(|page| page.code.value)
    }

    /// An image of the site: `static/` is the site's root.
    fn image(&mut self, image: &Image) {
        self.out.push_str("<img src=\"");
        if let Destination::File { path } = destination(&image.target.value, self.path)
            && let Some(name) = path.strip_prefix("static/")
        {
            self.out.push_str(self.prefix);
            self.out.push_str(&encoded_path(name));
        }
        self.out.push_str("\" alt=\"");
        escape(&image.text, &mut self.out);
        self.title(&image.title);
        self.out.push_str("\" loading=\"lazy\">");
    }

    fn footnote_reference(&mut self, number: usize) {
        let _ = write!(
            self.out,
            "<sup class=\"footnote-ref\"><a href=\"#{}fn-{number}\"",
            self.id_prefix
        );
        if self.references.insert(number) {
            let _ = write!(self.out, " id=\"{}fnref-{number}\"", self.id_prefix);
        }
        let _ = write!(self.out, ">{number}</a></sup>");
    }

    fn end_footnote(&mut self) {
        let Some((before, &Footnote { number, .. })) = self.in_footnote.take() else { return };
        let note = std::mem::replace(&mut self.out, before);
        let _ = write!(self.footnotes, "<li id=\"{}fn-{number}\">{note}", self.id_prefix);
        if self.references.contains(&number) {
            let _ = write!(
                self.footnotes,
                " <a href=\"#{}fnref-{number}\" aria-label=\"",
                self.id_prefix
            );
            escape(&self.site.labels.text.back, &mut self.footnotes);
            self.footnotes.push_str("\">↩</a>");
        }
        self.footnotes.push_str("</li>");
    }

    fn title(&mut self, title: &str) {
        if !title.is_empty() {
            self.out.push_str("\" title=\"");
            escape(title, &mut self.out);
        }
    }
}

/// What styles call an alert, and its title for readers.
pub fn alert_words(alert: Alert, labels: &Labels) -> (&'static str, &str) {
    match alert {
        Alert::Note => ("note", &labels.text.note),
        Alert::Tip => ("tip", &labels.text.tip),
        Alert::Important => ("important", &labels.text.important),
        Alert::Warning => ("warning", &labels.text.warning),
        Alert::Caution => ("caution", &labels.text.caution),
    }
}

#[cfg(test)]
mod tests;
