//! A CSV file of `content/data/`, of which tables are drawn.

use std::sync::Arc;

use super::diagnostic::{Finding, Place};
use super::prose::Prose;

/// The cells of a file, read. Each row has as many cells as the first, or a finding says so.
#[derive(Debug, Clone)]
pub struct DataFile {
    pub path: Arc<str>,
    /// The headings.
    pub head: Vec<Cell>,
    /// The rows below the headings.
    pub rows: Vec<Vec<Cell>>,
    /// What is wrong with the file, in bytes of its text.
    pub findings: Vec<Finding>,
}

/// A line of text with code spans and links.
#[derive(Debug, Clone)]
pub struct Cell {
    /// The Markdown.
    pub text: String,
    /// Its pieces, without a paragraph around them.
    pub prose: Prose,
    pub place: Place,
}

impl DataFile {
    /// The cells, from first to last, those of the headings included.
    pub fn cells(&self) -> impl Iterator<Item = &Cell> {
        self.head.iter().chain(self.rows.iter().flatten())
    }

    /// The number of the column with that heading, from 0.
    #[must_use]
    pub fn column(&self, heading: &str) -> Option<usize> {
        self.head.iter().position(|cell| cell.text == heading)
    }
}
