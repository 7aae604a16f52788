//! A table that the build draws: of the front matter of pages, or of a CSV file.

use super::code::Code;
use super::diagnostic::Located;
use super::facts::Column;

/// What a code block in the language `table` asks for.
#[derive(Debug, Clone)]
pub enum Table {
    /// A row for each code, in this order: the code, and these columns.
    Codes { codes: Vec<Located<Code>>, columns: Vec<Column> },
    /// The rows of a file; the columns with these headings or, if there are none, all.
    File {
        /// From the root: `content/data/retry-clients.csv`.
        path: Located<String>,
        columns: Vec<Located<String>>,
    },
}
