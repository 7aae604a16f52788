//! A table in columns if there is room for them, else a list of its rows.

use std::fmt::Write as _;

use crate::model::terminal::{BOLD, FAINT, Style, columns, wrap};

/// Some text and how it looks.
pub type Span = (Style, String);

/// The cells of a table, row by row; the first row is its head.
#[derive(Default)]
pub struct Table {
    rows: Vec<Vec<Vec<Span>>>,
}

/// What stands between two columns.
const GAP: usize = 2;

impl Table {
    pub fn start_row(&mut self) {
        self.rows.push(Vec::new());
    }

    pub fn add(&mut self, cell: Vec<Span>) {
        if let Some(row) = self.rows.last_mut() {
            row.push(cell);
        }
    }

    /// The table in lines of at most that width.
    pub fn text(&self, width: usize) -> String {
        let count = self.rows.first().map_or(0, Vec::len);
        let widths: Vec<usize> = (0..count)
            .map(|at| self.rows.iter().filter_map(|row| row.get(at)).map(|cell| long(cell)).max())
            .map(Option::unwrap_or_default)
            .collect();
        let all = widths.iter().sum::<usize>() + GAP * count.saturating_sub(1);
        if all <= width { self.in_columns(&widths) } else { self.as_list(width) }
    }

    fn in_columns(&self, widths: &[usize]) -> String {
        let mut text = String::new();
        for (number, row) in self.rows.iter().enumerate() {
            let mut line = String::new();
            for (cell, width) in row.iter().zip(widths) {
                line.push_str(&painted(cell, number == 0));
                line.push_str(&" ".repeat(width - long(cell) + GAP));
            }
            let _ = writeln!(text, "{}", line.trim_end());
            if number == 0 {
                let rules: Vec<_> = widths.iter().map(|width| "-".repeat(*width)).collect();
                let _ = writeln!(text, "{}", FAINT.paint(&rules.join("  ")));
            }
        }
        text
    }

    /// Each row as its first cell, and below it the others with the names of their columns.
    fn as_list(&self, width: usize) -> String {
        let mut text = String::new();
        let Some((head, rows)) = self.rows.split_first() else { return text };
        for (number, row) in rows.iter().enumerate() {
            if number > 0 {
                text.push('\n');
            }
            for (at, cell) in row.iter().enumerate() {
                let name = head.get(at).map(|name| plain(name)).unwrap_or_default();
                let name = if name.is_empty() { name } else { format!("{name}: ") };
                let mut spans = vec![(BOLD, name.as_str())];
                spans.extend(cell.iter().map(|(style, text)| (*style, text.as_str())));
                let indent = if at == 0 { "" } else { "  " };
                text.push_str(&wrap(&spans, width, indent, "    "));
            }
        }
        text
    }
}

fn plain(cell: &[Span]) -> String {
    cell.iter().map(|(_, text)| text.as_str()).collect()
}

fn long(cell: &[Span]) -> usize {
    columns(&plain(cell))
}

fn painted(cell: &[Span], is_head: bool) -> String {
    let style = |style: Style| if is_head { BOLD } else { style };
    cell.iter().map(|(own, text)| style(*own).paint(text)).collect()
}
