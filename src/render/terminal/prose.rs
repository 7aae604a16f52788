//! Markdown pieces -> wrapped lines.

use std::fmt::Write as _;

use crate::model::destination::{Destination, destination};
use crate::model::prose::{Element, Piece, Prose};
use crate::model::site::Site;
use crate::model::terminal::{BOLD, CYAN, FAINT, ITALIC, LINK, PLAIN, Style, columns, wrap};
use crate::render::prose::alert_words;
use crate::render::tables;

/// The prose of the page of `path` in lines of at most `width` columns, and the addresses on the
/// web that it links to, numbered. Addresses and code are not wrapped: they are there to be copied.
pub fn text(prose: &Prose, site: &Site, path: &str, width: usize) -> String {
    let pieces = tables::drawn(prose, site, path);
    let mut writer = Writer {
        site,
        path,
        width,
        out: String::new(),
        spans: Vec::new(),
        styles: Vec::new(),
        margins: Vec::new(),
        lists: Vec::new(),
        rows: Vec::new(),
        links: Vec::new(),
        link: None,
        is_apart: false,
    };
    for piece in pieces.iter() {
        writer.piece(piece);
    }
    writer.flush();
    for (at, link) in writer.links.iter().enumerate() {
        let first = if at == 0 { "\n" } else { "" };
        let line = FAINT.paint(&format!("[{}] {link}", at + 1));
        let _ = writeln!(writer.out, "{first}{line}");
    }
    writer.out
}

/// What is between two columns of a table.
const GAP: &str = "  ";
const QUOTE: &str = "> ";

struct Writer<'a> {
    site: &'a Site,
    path: &'a str,
    width: usize,
    out: String,
    /// The text of the open block.
    spans: Vec<(Style, String)>,
    styles: Vec<Style>,
    /// What is before the next line of the open items and quotes, the outermost first.
    margins: Vec<String>,
    /// The number of the next item of each open list; `None` in a list of bullets.
    lists: Vec<Option<u64>>,
    /// The open table; its first row is the head.
    rows: Vec<Vec<String>>,
    /// The addresses on the web, each once.
    links: Vec<&'a str>,
    /// The open link, if it leads to the web.
    link: Option<&'a str>,
    /// Whether the next block has an empty line before it.
    is_apart: bool,
}

impl<'a> Writer<'a> {
    fn piece(&mut self, piece: &'a Piece) {
        match piece {
            Piece::Text(text) => self.add(text),
            Piece::Code(text) => self.spans.push((CYAN, format!("`{text}`"))),
            Piece::SoftBreak => self.add(" "),
            Piece::HardBreak => self.flush(),
            Piece::Heading(heading) => {
                let marks = "#".repeat(usize::from(heading.level));
                self.block(BOLD, &format!("{marks} {}", heading.text));
            }
            Piece::CodeBlock(block) => {
                self.flush();
                let line = |line| format!("    {}", PLAIN.paint(line));
                self.lines(block.text.lines().map(line));
            }
            Piece::Link(link) => {
                let address = link.target.value.as_str();
                let is_web = destination(address, self.path) == Destination::Web;
                self.link = is_web.then_some(address);
                self.styles.push(LINK);
            }
            Piece::Image(image) => {
                let label = &self.site.labels.terminal.image;
                self.add(&format!("[{label}: "));
                self.add(if image.text.is_empty() { &image.target.value } else { "" });
            }
            Piece::FootnoteReference { number } => {
                self.spans.push((FAINT, format!("[^{number}]")));
            }
            Piece::Footnote(footnote) => self.open(format!("[^{}] ", footnote.number)),
            Piece::Rule => self.block(FAINT, "---"),
            Piece::Start(element) => self.start(*element),
            Piece::End(element) => self.end(*element),
        }
    }

    fn start(&mut self, element: Element) {
        match element {
            Element::Emphasis => self.styles.push(ITALIC),
            Element::Strong => self.styles.push(BOLD),
            Element::Strikethrough => self.styles.push(FAINT),
            Element::Quote => self.open(QUOTE.to_owned()),
            Element::Alert(alert) => {
                self.open(QUOTE.to_owned());
                self.spans.push((BOLD, alert_words(alert, &self.site.labels).1.to_owned()));
                self.flush();
            }
            Element::BulletList => self.lists.push(None),
            Element::OrderedList(first) => self.lists.push(Some(first)),
            Element::ListItem => {
                let mut marker = "- ".to_owned();
                if let Some(Some(number)) = self.lists.last_mut() {
                    marker = format!("{number}. ");
                    *number += 1;
                }
                self.open(marker);
            }
            Element::TableHead | Element::TableRow => self.rows.push(Vec::new()),
            Element::Paragraph | Element::Table => self.flush(),
            Element::TableCell(_) | Element::Link | Element::Image | Element::Footnote => {}
        }
    }

    fn end(&mut self, element: Element) {
        match element {
            Element::Paragraph => {
                self.flush();
                self.is_apart = true;
            }
            Element::Emphasis | Element::Strong | Element::Strikethrough => _ = self.styles.pop(),
            Element::ListItem => self.close(),
            Element::Quote | Element::Alert(_) | Element::Footnote => {
                self.close();
                self.is_apart = true;
            }
            Element::BulletList | Element::OrderedList(_) => {
                self.lists.pop();
                self.is_apart |= self.lists.is_empty();
            }
            Element::Image => self.add("]"),
            Element::Link => {
                self.styles.pop();
                let Some(link) = self.link.take() else { return };
                let known = self.links.iter().position(|known| *known == link);
                let at = known.unwrap_or(self.links.len());
                if known.is_none() {
                    self.links.push(link);
                }
                self.spans.push((FAINT, format!("[{}]", at + 1)));
            }
            Element::TableCell(_) => {
                let cell = self.spans.drain(..).map(|(_, text)| text).collect();
                if let Some(row) = self.rows.last_mut() {
                    row.push(cell);
                }
            }
            Element::Table => {
                let margins: usize = self.margins.iter().map(String::len).sum();
                let width = self.width.saturating_sub(margins);
                let table = table(&std::mem::take(&mut self.rows), width);
                self.lines(table.lines().map(str::to_owned));
            }
            Element::TableHead | Element::TableRow => {}
        }
    }

    fn add(&mut self, text: &str) {
        let style = self.styles.last().copied().unwrap_or(PLAIN);
        self.spans.push((style, text.to_owned()));
    }

    /// Writes a block of one line.
    fn block(&mut self, style: Style, text: &str) {
        self.flush();
        self.spans.push((style, text.to_owned()));
        self.flush();
        self.is_apart = true;
    }

    /// Opens an item or a quote: `margin` is before its first line.
    fn open(&mut self, margin: String) {
        self.flush();
        self.part();
        self.margins.push(margin);
    }

    fn close(&mut self) {
        self.flush();
        self.margins.pop();
    }

    /// Writes the empty line before a block.
    fn part(&mut self) {
        if std::mem::take(&mut self.is_apart) {
            let _ = writeln!(self.out, "{}", self.margins.concat().trim_end());
        }
    }

    /// What is before the next line. Markers of items are before one line only.
    fn margin(&mut self) -> String {
        let margin = self.margins.concat();
        for own in self.margins.iter_mut().filter(|own| *own != QUOTE) {
            *own = " ".repeat(own.len());
        }
        margin
    }

    /// Writes the text of the open block.
    fn flush(&mut self) {
        let spans = std::mem::take(&mut self.spans);
        if spans.iter().all(|(_, text)| text.trim().is_empty()) {
            return;
        }
        self.part();
        let (first, rest) = (self.margin(), self.margin());
        let spans: Vec<_> = spans.iter().map(|(style, text)| (*style, text.as_str())).collect();
        self.out += &wrap(&spans, self.width, &first, &rest);
    }

    /// Writes a block of lines as they are.
    fn lines(&mut self, lines: impl Iterator<Item = String>) {
        self.part();
        for line in lines {
            let line = self.margin() + &line;
            let _ = writeln!(self.out, "{}", line.trim_end());
        }
        self.is_apart = true;
    }
}

/// A table in columns if they fit, else a list of its rows: the first cell, and below it the
/// others.
fn table(rows: &[Vec<String>], width: usize) -> String {
    let Some((head, body)) = rows.split_first() else { return String::new() };
    let widest =
        |at: usize| rows.iter().filter_map(|row| row.get(at)).map(|cell| columns(cell)).max();
    let widths: Vec<_> = (0..head.len()).map(|at| widest(at).unwrap_or(0)).collect();
    if widths.iter().map(|width| width + GAP.len()).sum::<usize>() <= width + GAP.len() {
        let line = |style: Style, row: &[String]| {
            let cells = row.iter().zip(&widths);
            let cells =
                cells.map(|(cell, width)| style.paint(cell) + &" ".repeat(width - columns(cell)));
            format!("{}\n", cells.collect::<Vec<_>>().join(GAP).trim_end())
        };
        let rule: Vec<_> = widths.iter().map(|width| "-".repeat(*width)).collect();
        let body = body.iter().map(|row| line(PLAIN, row));
        return line(BOLD, head) + &line(FAINT, &rule) + &body.collect::<String>();
    }
    let item = |row: &Vec<String>| {
        let cells = head.iter().zip(row).enumerate().map(|(at, (name, cell))| {
            let gap = if name.is_empty() { "" } else { ": " };
            let spans = [(BOLD, name.as_str()), (BOLD, gap), (PLAIN, cell)];
            wrap(&spans, width, if at == 0 { "" } else { "  " }, "    ")
        });
        cells.collect::<String>()
    };
    body.iter().map(item).collect::<Vec<_>>().join("\n")
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
    fn addresses_on_the_web_are_at_the_end_each_once() {
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
    fn a_page_cannot_control_the_terminal() {
        assert_eq!(shown("a&#27;[2Jb `c`\n", 40), "a[2Jb `c`\n");
    }
}
