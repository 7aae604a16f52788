//! Markdown pieces -> wrapped lines.

use super::margins::Margins;
use super::table::{Span, Table};
use crate::model::destination::{Destination, destination};
use crate::model::prose::{CodeBlock, Element, Heading, Link, Piece, Prose};
use crate::model::site::Site;
use crate::model::terminal::{BOLD, CYAN, FAINT, ITALIC, LINK, PLAIN, Style, wrap};
use crate::render::prose::alert_words;
use crate::render::tables;

/// Writes the prose of the page of `path`, and the addresses on the web that it links to, numbered.
pub fn text(prose: &Prose, site: &Site, path: &str, width: usize) -> String {
    let pieces = tables::drawn(prose, site, path);
    let mut writer = Writer {
        path,
        width,
        out: String::new(),
        spans: Vec::new(),
        styles: Vec::new(),
        margins: Margins::default(),
        lists: Vec::new(),
        table: None,
        links: Vec::new(),
        open: Vec::new(),
        is_fresh: true,
    };
    for (at, piece) in pieces.iter().enumerate() {
        writer.piece(piece, pieces.get(at + 1));
    }
    writer.flush();
    writer.addresses();
    writer.out
}

struct Writer<'a> {
    path: &'a str,
    width: usize,
    out: String,
    /// The text of the block that is open.
    spans: Vec<Span>,
    styles: Vec<Style>,
    margins: Margins,
    /// The number of the next item of each open list; none in a list of bullets.
    lists: Vec<Option<u64>>,
    table: Option<Table>,
    /// The addresses on the web, each once.
    links: Vec<&'a str>,
    /// The numbers of the links that are open, 0 for one inside the site.
    open: Vec<usize>,
    /// Whether nothing stands yet in the innermost item or quote.
    is_fresh: bool,
}

impl<'a> Writer<'a> {
    fn piece(&mut self, piece: &'a Piece, next: Option<&Piece>) {
        match piece {
            Piece::Text(text) => self.add(text),
            Piece::Code(text) => self.spans.push((CYAN, format!("`{text}`"))),
            Piece::SoftBreak => self.add(" "),
            Piece::HardBreak => self.flush(),
            Piece::Heading(heading) => self.heading(heading),
            Piece::CodeBlock(block) => self.code_block(block),
            Piece::Link(link) => self.link(link),
            Piece::Image(image) => {
                self.add("[image: ");
                self.add(if image.text.is_empty() { &image.target.value } else { "" });
            }
            Piece::FootnoteReference { number, .. } => {
                self.spans.push((FAINT, format!("[^{number}]")));
            }
            Piece::Footnote { number, .. } => {
                self.block();
                self.margins.open(format!("[^{number}] "));
                self.is_fresh = true;
            }
            Piece::Rule => {
                self.block();
                self.spans.push((FAINT, "---".to_owned()));
                self.flush();
            }
            Piece::Start(element) => self.start(*element, next),
            Piece::End(element) => self.end(*element),
        }
    }

    fn start(&mut self, element: Element, next: Option<&Piece>) {
        match element {
            Element::Paragraph => self.block(),
            Element::Emphasis => self.styles.push(ITALIC),
            Element::Strong => self.styles.push(BOLD),
            Element::Strikethrough => self.styles.push(FAINT),
            Element::Quote | Element::Alert(_) => {
                self.block();
                self.margins.open_bar("> ");
                self.is_fresh = true;
                if let Element::Alert(alert) = element {
                    self.spans.push((BOLD, alert_words(alert).1.to_owned()));
                    self.flush();
                    self.is_fresh = true;
                }
            }
            Element::BulletList | Element::OrderedList(_) => {
                self.flush();
                if self.lists.is_empty() {
                    self.block();
                }
                self.lists.push(match element {
                    Element::OrderedList(first) => Some(first),
                    _ => None,
                });
                self.is_fresh = true;
            }
            Element::ListItem => self.item(next),
            Element::Table => {
                self.block();
                self.table = Some(Table::default());
            }
            Element::TableHead | Element::TableRow => {
                if let Some(table) = &mut self.table {
                    table.start_row();
                }
            }
            Element::TableCell(_) | Element::Link | Element::Image | Element::Footnote => {}
        }
    }

    fn end(&mut self, element: Element) {
        match element {
            Element::Paragraph => self.flush(),
            Element::Emphasis | Element::Strong | Element::Strikethrough => _ = self.styles.pop(),
            Element::Quote | Element::Alert(_) | Element::ListItem | Element::Footnote => {
                self.flush();
                self.margins.close();
                self.is_fresh = false;
            }
            Element::BulletList | Element::OrderedList(_) => _ = self.lists.pop(),
            Element::Image => self.add("]"),
            Element::Link => self.end_link(),
            Element::TableCell(_) => {
                let cell = std::mem::take(&mut self.spans);
                if let Some(table) = &mut self.table {
                    table.add(cell);
                }
            }
            Element::Table => {
                let width = self.width.saturating_sub(self.margins.rest().len());
                let lines = self.table.take().map(|table| table.text(width)).unwrap_or_default();
                self.lines(lines.lines());
            }
            Element::TableHead | Element::TableRow => {}
        }
    }

    fn item(&mut self, next: Option<&Piece>) {
        // Items that hold paragraphs stand apart.
        if !self.is_fresh && matches!(next, Some(Piece::Start(Element::Paragraph))) {
            self.block();
        }
        let marker = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => "- ".to_owned(),
        };
        self.margins.open(marker);
        self.is_fresh = true;
    }

    fn add(&mut self, text: &str) {
        let style = self.styles.last().copied().unwrap_or(PLAIN);
        self.spans.push((style, text.to_owned()));
    }

    fn heading(&mut self, heading: &'a Heading) {
        self.block();
        let marks = "#".repeat(usize::from(heading.level));
        self.spans.push((BOLD, format!("{marks} {}", heading.text)));
        self.flush();
    }

    /// Code is not wrapped: it is there to be copied.
    fn code_block(&mut self, block: &CodeBlock) {
        self.block();
        let lines: Vec<_> =
            block.text.lines().map(|line| format!("    {}", PLAIN.paint(line))).collect();
        self.lines(lines.iter().map(String::as_str));
    }

    fn link(&mut self, link: &'a Link) {
        let address = link.target.value.as_str();
        let is_web = destination(address, self.path) == Destination::Web;
        let known = self.links.iter().position(|known| *known == address);
        let number = match known {
            _ if !is_web => 0,
            Some(at) => at + 1,
            None => {
                self.links.push(address);
                self.links.len()
            }
        };
        self.open.push(number);
        self.styles.push(LINK);
    }

    fn end_link(&mut self) {
        self.styles.pop();
        if let Some(number) = self.open.pop().filter(|number| *number > 0) {
            self.spans.push((FAINT, format!("[{number}]")));
        }
    }

    fn addresses(&mut self) {
        if self.links.is_empty() {
            return;
        }
        self.out.push('\n');
        for (at, link) in self.links.iter().enumerate() {
            let number = format!("[{}]", at + 1);
            self.out.push_str(&wrap(
                &[(FAINT, &number), (FAINT, " "), (FAINT, link)],
                usize::MAX,
                "",
                "",
            ));
        }
    }

    /// A block starts: what is open ends, and an empty line parts the two.
    fn block(&mut self) {
        self.flush();
        if !self.out.is_empty() && !self.is_fresh {
            self.out.push_str(self.margins.rest().trim_end());
            self.out.push('\n');
        }
        self.is_fresh = false;
    }

    /// Writes the text of the block that is open.
    fn flush(&mut self) {
        let spans = std::mem::take(&mut self.spans);
        if spans.iter().all(|(_, text)| text.trim().is_empty()) {
            return;
        }
        let (first, rest) = (self.margins.first(), self.margins.rest());
        let spans: Vec<_> = spans.iter().map(|(style, text)| (*style, text.as_str())).collect();
        self.out.push_str(&wrap(&spans, self.width, &first, &rest));
        self.margins.wrote();
        self.is_fresh = false;
    }

    /// Writes lines as they are, behind the margin.
    fn lines<'line>(&mut self, lines: impl Iterator<Item = &'line str>) {
        for line in lines {
            let line = format!("{}{line}", self.margins.first());
            self.out.push_str(line.trim_end());
            self.out.push('\n');
            self.margins.wrote();
        }
        self.is_fresh = false;
    }
}

#[cfg(test)]
mod tests {
    use super::text;
    use crate::fixture::{guide, one_file, without_styles};
    use crate::model::diagnostic::Diagnostics;

    /// The prose of a guide, without its styles.
    fn shown(markdown: &str, width: usize) -> String {
        let sources = one_file("content/guides/x.md", guide(markdown));
        let site = crate::parse::site(&sources, &mut Diagnostics::default());
        without_styles(&text(&site.guides()[0].prose, &site, "content/guides/x.md", width))
    }

    #[test]
    fn text_is_wrapped_and_code_is_not() {
        assert_eq!(
            shown(
                "## One\n\nSome *words* and `code that is long`,\nall in [a paragraph](404.md).\n\
                 Another  \nline.\n\n```text\na line that is wider than the terminal\n\n\
                 \x20 end\n```\n",
                24
            ),
            "\
## One

Some words and `code
that is long`, all in a
paragraph. Another
line.

    a line that is wider than the terminal

      end
"
        );
    }

    #[test]
    fn lists_and_quotes_have_their_margins() {
        assert_eq!(
            shown(
                "Before:\n\n- one item of some length\n- two\n  1. inner\n  2. more\n\
                 - three\n\n\
                 > [!NOTE]\n> Said by\n> somebody.\n>\n> - a\n\n9. nine\n\n   again\n\n10. ten\n",
                20
            ),
            "\
Before:

- one item of some
  length
- two
  1. inner
  2. more
- three

> Note
> Said by somebody.
>
> - a

9. nine

   again

10. ten
"
        );
    }

    #[test]
    fn addresses_on_the_web_stand_at_the_end_each_once() {
        assert_eq!(
            shown(
                "[A](https://a.example/x), [b](https://b.example), [c](https://a.example/x).\n\n\
                 A note[^n].\n\n[^n]: It is here.\n",
                60
            ),
            "\
A[1], b[2], c[1].

A note[^1].

[^1] It is here.

[1] https://a.example/x
[2] https://b.example
"
        );
    }

    #[test]
    fn a_table_has_columns_if_there_is_room() {
        let table = "| Code | Means |\n|---|---|\n| `404` | not found |\n| 410 | gone |\n";
        assert_eq!(
            shown(table, 20),
            "\
Code   Means
-----  ---------
`404`  not found
410    gone
"
        );
        assert_eq!(
            shown(table, 14),
            "\
Code: `404`
  Means: not
    found

Code: 410
  Means: gone
"
        );
    }

    #[test]
    fn nothing_gives_the_terminal_orders() {
        assert_eq!(shown("a&#27;[2Jb `c`\n", 40), "a[2Jb `c`\n");
    }
}
