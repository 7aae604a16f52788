//! Draws the tables that pages ask for, as pieces of Markdown: of front matter, or of a CSV file.

use std::borrow::Cow;

use super::words;
use crate::model::data_file::DataFile;
use crate::model::destination::{Destination, destination};
use crate::model::diagnostic::Located;
use crate::model::facts::{Carrier, Column};
use crate::model::labels::Labels;
use crate::model::prose::{Alignment, Element, Link, Piece, Prose};
use crate::model::site::Site;
use crate::model::status_page::StatusPage;
use crate::model::table::Table;

/// The pieces of the page of `path`, with tables in the place of the code blocks that ask for
/// them. A block of which none can be drawn stays.
pub fn drawn<'prose>(prose: &'prose Prose, site: &Site, path: &str) -> Cow<'prose, [Piece]> {
    if prose.code_blocks().all(|block| block.table.is_none()) {
        return Cow::Borrowed(&prose.pieces);
    }
    let content = "../".repeat(path.matches('/').count().saturating_sub(1));
    let mut pieces = Vec::new();
    for piece in &prose.pieces {
        let drawn = match piece {
            Piece::CodeBlock(block) => table(block.table.as_ref(), site, &content),
            _ => None,
        };
        match drawn {
            Some(rows) => add_table(rows, &mut pieces),
            None => pieces.push(piece.clone()),
        }
    }
    Cow::Owned(pieces)
}

/// Rows of cells, the headings first.
type Rows = Vec<Vec<Vec<Piece>>>;

/// `content` leads from the folder of the page to `content/`.
fn table<E>(asked: Option<&Result<Table, E>>, site: &Site, content: &str) -> Option<Rows> {
    match asked?.as_ref().ok()? {
        Table::Codes { codes, columns } => {
            let names = columns.iter().map(|column| words::column(*column, &site.labels));
            let names = std::iter::once(&*site.labels.fact.code).chain(names);
            let mut rows = vec![names.map(|name| vec![Piece::Text(name.to_owned())]).collect()];
            for code in codes {
                let Some(page) = site.status_page(code.value) else { continue };
                let name = code.value.to_string();
                let target = Located::new(format!("{content}{name}.md"), code.place.clone());
                let link = Link { target, title: String::new(), text: name.clone() };
                let link =
                    vec![Piece::Link(Box::new(link)), Piece::Text(name), Piece::End(Element::Link)];
                let cells = columns.iter().map(|column| fact(page, *column, &site.labels));
                rows.push(std::iter::once(link).chain(cells).collect());
            }
            Some(rows)
        }
        Table::File { path, columns } => {
            let data = site.data_file(&path.value)?;
            let numbers: Vec<_> = if columns.is_empty() {
                (0..data.head.len()).collect()
            } else {
                columns.iter().filter_map(|column| data.column(&column.value)).collect()
            };
            let all = std::iter::once(&data.head).chain(&data.rows);
            let rows = all.map(|cells| {
                let cells = numbers.iter().filter_map(|number| cells.get(*number));
                cells.map(|cell| moved(&cell.prose, data, content)).collect()
            });
            Some(rows.collect())
        }
    }
}

/// The pieces of a cell, with links that lead to the same files from a page.
fn moved(cell: &Prose, data: &DataFile, content: &str) -> Vec<Piece> {
    let mut pieces = cell.pieces.clone();
    for piece in &mut pieces {
        if let Piece::Link(link) = piece
            && let Destination::Page { path, fragment } =
                destination(&link.target.value, &data.path)
        {
            let path = path.strip_prefix("content/").unwrap_or(&path);
            let fragment = fragment.map(|id| format!("#{id}")).unwrap_or_default();
            link.target.value = format!("{content}{path}{fragment}");
        }
    }
    pieces
}

/// What the front matter of a page says.
fn fact(page: &StatusPage, column: Column, labels: &Labels) -> Vec<Piece> {
    let text = |text: &str| vec![Piece::Text(text.to_owned())];
    let word = |word: Option<&str>| word.map(text).unwrap_or_default();
    match column {
        Column::Phrase => text(&page.phrase.value),
        Column::Summary => text(&page.summary.value),
        Column::Standing => text(words::standing(page.standing.value, labels)),
        Column::Actor => word(page.actor.map(|it| words::actor(it, labels))),
        Column::Retry => word(page.retry.map(|it| words::retry(it, labels))),
        Column::RetryNote => note(page.retry_note.as_deref().unwrap_or("")),
        Column::Cache => word(page.cache().map(|it| words::cache(it, labels))),
        Column::CacheNote => note(page.cache_note.as_deref().unwrap_or("")),
        Column::Body => word(page.body.map(|it| words::body(it, labels))),
        Column::Headers => {
            let mut pieces = Vec::new();
            for header in &page.headers {
                if !pieces.is_empty() {
                    pieces.push(Piece::Text(", ".to_owned()));
                }
                pieces.push(Piece::Code(header.name.value.clone()));
                let need = words::need(header.need, labels);
                pieces.push(Piece::Text(match header.carrier {
                    Carrier::Request => format!(" ({}, {need})", labels.carrier.request),
                    Carrier::Response => format!(" ({need})"),
                }));
            }
            pieces
        }
    }
}

/// A note of front matter, with what is between backticks as code.
fn note(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, code, after)) = words::code_span(rest) {
        pieces.push(Piece::Text(before.to_owned()));
        pieces.push(Piece::Code(code.to_owned()));
        rest = after;
    }
    pieces.push(Piece::Text(rest.to_owned()));
    pieces
}

fn add_table(rows: Rows, pieces: &mut Vec<Piece>) {
    pieces.push(Piece::Start(Element::Table));
    for (at, row) in rows.into_iter().enumerate() {
        let element = if at == 0 { Element::TableHead } else { Element::TableRow };
        pieces.push(Piece::Start(element));
        for cell in row {
            pieces.push(Piece::Start(Element::TableCell(Alignment::None)));
            pieces.extend(cell);
            pieces.push(Piece::End(Element::TableCell(Alignment::None)));
        }
        pieces.push(Piece::End(element));
    }
    pieces.push(Piece::End(Element::Table));
}

#[cfg(test)]
mod tests {
    use crate::fixture::small_site;
    use crate::model::diagnostic::Diagnostics;
    use crate::model::source::SourceFile;
    use crate::render::prose;

    /// The HTML of a guide with that Markdown, in a site with a page about 404 and a CSV file.
    fn html(markdown: &str) -> String {
        let mut sources = small_site();
        let guide = String::from_utf8(crate::fixture::guide(markdown)).expect("it is UTF-8");
        let csv = "Client,`Age`,Source\n\"a, \"\"b\"\"\",1,[404](../404.md)\n";
        sources.content.push(SourceFile::new("content/guides/x.md", guide));
        sources.content.push(SourceFile::new("content/data/some.csv", csv));
        let site = crate::parse::site(&sources, &mut Diagnostics::default());
        let guide = site.guides().iter().find(|guide| guide.name == "x").expect("it was added");
        prose::html(&guide.prose, &site, &guide.path, "../../")
    }

    #[test]
    fn a_table_of_codes_is_that_of_markdown() {
        let drawn = html("```table\ncodes: 404\ncolumns: phrase, retry, retry_note\n```\n");
        let written = html(
            "| Code | Phrase | Retry | How to retry |\n|---|---|---|---|\n\
             | [404](../404.md) | Not Found | No | |\n",
        );
        assert_eq!(drawn, written);
        assert!(drawn.contains("<a href=\"../../404/\">404</a>"), "{drawn}");
    }

    #[test]
    fn a_table_of_a_file_has_the_columns_that_are_asked_for() {
        let drawn = html("```table\nfile: data/some.csv\ncolumns: Source, Client\n```\n");
        let written = html("| Source | Client |\n|---|---|\n| [404](../404.md) | a, \"b\" |\n");
        assert_eq!(drawn, written);
        let drawn = html("```table\nfile: data/some.csv\n```\n");
        assert!(drawn.contains("<th scope=\"col\"><code>Age</code></th>"), "{drawn}");
    }
}
