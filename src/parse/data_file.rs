//! The one door to csv: reads a file of `content/data/`, each cell as a line of Markdown.

use std::sync::Arc;

use super::markdown;
use crate::model::data_file::{Cell, DataFile};
use crate::model::diagnostic::{Diagnostics, Finding, Place};
use crate::model::prose::{Element, Piece};

/// Reads a CSV file (RFC 4180) whose first row holds the headings.
pub fn read(path: &Arc<str>, text: &str, diagnostics: &mut Diagnostics) -> DataFile {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut at = 0;
    let mut findings = Vec::new();
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    // A record is an error if it is not UTF-8, which the text is, or has another number of cells,
    // which is reported below.
    for record in reader.records().filter_map(Result::ok) {
        let mut row = Vec::new();
        for text_of_cell in &record {
            // Between two cells are only quotes, commas and line breaks. A quote is written twice
            // in a cell with quotes around it.
            let mut written = text_of_cell.replace('"', "\"\"");
            if !text[at..].contains(&written) {
                text_of_cell.clone_into(&mut written);
            }
            let start = at + text[at..].find(&written).unwrap_or(0);
            at = start + written.len();
            let place = Place::new(path, start, at);
            row.push(cell(text_of_cell, place, &mut findings, diagnostics));
        }
        let wanted = rows.first().map_or(row.len(), Vec::len);
        if let (true, Some(first)) = (row.len() != wanted, row.first()) {
            findings.push(Finding::new(
                first.place.start..at,
                format!("the row has {} cells, and the headings are {wanted}", row.len()),
                "write a cell for each heading, and quotes around one that holds a comma",
            ));
        }
        rows.push(row);
    }
    if let Some([only]) = rows.first().map(Vec::as_slice)
        && let Some(separator) = [';', '\t'].into_iter().find(|next| only.text.contains(*next))
    {
        let at = only.place.start + text[only.place.start..].find(separator).unwrap_or(0);
        let shown = separator.escape_default();
        let message = format!("`{shown}` does not separate columns");
        findings.push(Finding::new(at..at + 1, message, "separate them with commas"));
    }
    let mut rows = rows.into_iter();
    let head = rows.next().unwrap_or_default();
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        let help = "write the headings in the first line, and a row in each line below";
        findings.push(Finding::new(0..0, "the table has no rows", help));
    }
    DataFile { path: Arc::clone(path), head, rows, findings }
}

fn cell(
    text: &str,
    place: Place,
    findings: &mut Vec<Finding>,
    diagnostics: &mut Diagnostics,
) -> Cell {
    let mut its_diagnostics = Diagnostics::default();
    let mut prose = markdown::read(&place.path, text, place.start, &mut its_diagnostics);
    if text.contains('"') {
        // A quote is written twice, so bytes of the text are not bytes of the file.
        for fault in its_diagnostics.into_sorted() {
            diagnostics.add(fault.rule, &place, fault.message).help = fault.help;
        }
        for piece in &mut prose.pieces {
            if let Piece::Link(link) = piece {
                link.target.place = place.clone();
            }
        }
    } else {
        diagnostics.extend(its_diagnostics);
    }
    let paragraph = |piece: &Piece| {
        matches!(piece, Piece::Start(Element::Paragraph) | Piece::End(Element::Paragraph))
    };
    let has_image = prose.images().next().is_some();
    let edges = prose.pieces.iter().filter(|piece| paragraph(piece)).count();
    let is_line = prose.pieces.is_empty()
        || edges == 2
            && [prose.pieces.first(), prose.pieces.last()].into_iter().flatten().all(paragraph);
    if !is_line || has_image {
        findings.push(Finding::new(
            place.start..place.end,
            "the cell is not a line of text",
            "write text with code spans and links",
        ));
    }
    prose.pieces.retain(|piece| !paragraph(piece));
    Cell { text: text.trim().to_owned(), prose, place }
}
