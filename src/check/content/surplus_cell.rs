//! A row of a table has more cells than the table has columns.

use crate::model::diagnostic::{Diagnostics, Rule};
use crate::model::site::Site;

pub const RULE: Rule =
    Rule::warning("surplus-cell", "What is in it is not shown (GitHub's tables are the same).")
        .shown(
            "
//- content/404.md
---
## Notes

| Header | Values |
|---|---|
| `X-Mode` | `on|off` |
                ^ warning: the row has 3 cells, the table 2 columns
                help: write `\\|`
",
            "
//- content/404.md
---
## Notes

| Header | Values |
|---|---|
| `X-Mode` | `on\\|off` |
",
        );

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for (path, source) in site.sources() {
        for row in site.prose_of(path).into_iter().flat_map(|prose| &prose.rows) {
            let text = source.text.get(row.place.start..row.place.end).unwrap_or("");
            let cells = cells(text);
            if let Some(first) = cells.get(row.value) {
                let (is, wanted) = (cells.len(), row.value);
                let columns = if wanted == 1 { "column" } else { "columns" };
                let message = format!("the row has {is} cells, the table {wanted} {columns}");
                let start = row.place.start;
                let mut place = row.place.at(start + first, row.place.end);
                let mut help = "write `\\|` for a `|` that is part of a text, in code too";
                if let Some(bar) = bar_in_code(text) {
                    place = place.at(start + bar, start + bar + 1);
                    help = "write `\\|`";
                }
                diagnostics.add(&RULE, &place, message).help(help);
            }
        }
    }
}

/// Where each cell of a row starts, in bytes (GFM section 4.10).
pub fn cells(row: &str) -> Vec<usize> {
    let row = row.trim_end();
    let start = row.len() - row.trim_start().len();
    let start = start + usize::from(row[start..].starts_with('|'));
    let bars = row.match_indices('|').map(|(at, _)| at).filter(|at| *at >= start);
    let bars = bars.filter(|at| !row[..*at].ends_with('\\'));
    let inner = bars.filter(|at| at + 1 < row.len()).map(|at| at + 1);
    std::iter::once(start).chain(inner).collect()
}

/// Where the first `|` is, in bytes, that cuts what was meant as code.
pub fn bar_in_code(row: &str) -> Option<usize> {
    let mut parts = row.split('`');
    let mut at = parts.next()?.len() + 1;
    while let (Some(code), Some(text)) = (parts.next(), parts.next()) {
        let bars = code.match_indices('|').map(|(at, _)| at);
        let bar = bars.into_iter().find(|bar| !code[..*bar].ends_with('\\'));
        if let Some(bar) = bar {
            return Some(at + bar);
        }
        at += code.len() + text.len() + 2;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn a_row_has_no_more_cells_than_columns() {
        check(
            &RULE,
            "
//- content/404.md
---
## Meaning

- | A | B |
  |---|:-:|
  | a |
  | a\\|b | `c\\|d` |
  a | b | c
         ^^ warning: the row has 3 cells, the table 2 columns
  | `a|b` | c |
      ^ warning: the row has 3 cells, the table 2 columns
  || b ||
        ^ warning: the row has 3 cells, the table 2 columns
",
        );
    }
}
