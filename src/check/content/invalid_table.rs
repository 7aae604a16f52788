//! A table that the build cannot draw as its author meant it.

use std::ops::Range;

use super::drafts;
use crate::model::diagnostic::{Diagnostics, Place, Rule};
use crate::model::site::Site;
use crate::model::table::Table;

pub const RULE: Rule = Rule::error("invalid-table", "The table would miss what it asks for.")
    .shown(
        "
//- content/404.md
---
## Notes

```table
codes: 404, 410
            ^^^ error: there is no page about 410
            help: write the page, or leave out the code
columns: phrase, retry
```
",
        "
//- content/404.md
---
## Notes

```table
codes: 404, 410
columns: phrase, retry
```
//- content/410.md
code: 410
",
    );

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for data in site.data_files() {
        for finding in &data.findings {
            let place = |range: Range<usize>| Place::new(&data.path, range.start, range.end);
            diagnostics.add_finding(&RULE, finding.clone(), place);
        }
    }
    for block in site.proses().flat_map(|(_, prose)| prose.code_blocks()) {
        match &block.table {
            Some(Err(findings)) => {
                for finding in findings {
                    diagnostics.add_finding(&RULE, finding.clone(), |range| block.place(range));
                }
            }
            Some(Ok(table)) => check_names(site, table, diagnostics),
            None => {}
        }
    }
}

/// Whether there is what the table names.
fn check_names(site: &Site, table: &Table, diagnostics: &mut Diagnostics) {
    let (path, columns) = match table {
        Table::Codes { codes, .. } => {
            for code in codes.iter().filter(|code| !site.has_code(code.value)) {
                let message = format!("there is no page about {}", code.value);
                let help = "write the page, or leave out the code";
                diagnostics.add(&RULE, &code.place, message).help(help);
            }
            for code in codes {
                drafts::check_code(&RULE, code, "leave out the code", site, diagnostics);
            }
            return;
        }
        Table::File { path, columns } => (path, columns),
    };
    let Some(data) = site.data_file(&path.value) else {
        if !site.has_file(&path.value) {
            let message = format!("there is no file `{}` for a table", path.value);
            let help = "put it into `content/data/`, and name it as `data/some-words.csv`";
            diagnostics.add(&RULE, &path.place, message).help(help);
        }
        return;
    };
    for column in columns.iter().filter(|column| data.column(&column.value).is_none()) {
        let headings: Vec<_> = data.head.iter().map(|cell| cell.text.as_str()).collect();
        let message = format!("`{}` has no column `{}`", path.value, column.value);
        let help = format!("its columns are {}", headings.join(", "));
        diagnostics.add(&RULE, &column.place, message).help(help);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::check;

    #[test]
    fn a_table_names_what_there_is() {
        check(
            &RULE,
            "
//- content/404.md
---
## Notes

```table
codes: 404, 40
            ^^ error: `40` is not a status code
columns: retry, retries
                ^^^^^^^ error: there is no column `retries`
```

```table
code: 404
^^^^ error: `code` is not a name
columns: retry
```

```table
codes:
^^^^^^ error: the table has no rows
columns: retry
```

```table
columns: retry
^^^^^^^^^^^^^^ error: the table names neither codes nor one file, or both
```

```table
file: data/none.csv
      ^^^^^^^^^^^^^ error: there is no file `content/data/none.csv` for a table
```

```table
file: data/some.csv
columns: Client, Colour
                 ^^^^^^ error: `content/data/some.csv` has no column `Colour`
```
//- content/data/some.csv
Client,What it does
curl,\"- one\"
      ^^^^^ error: the cell is not a line of text
a,b,c
^^^^^ error: the row has 3 cells, and the headings are 2
//- content/data/semicolons.csv
Client;What it does
      ^ error: `;` does not separate columns
curl;it waits
//- content/data/empty.csv
Client
^ error: the table has no rows
",
        );
    }
}
