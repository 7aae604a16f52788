//! Reads what a code block in the language `table` asks for: lines of `name: value`.

use std::ops::Range;

use crate::model::code::Code;
use crate::model::diagnostic::{Finding, Located};
use crate::model::facts::{Column, Words as _};
use crate::model::prose::CodeBlock;
use crate::model::table::Table;

const NAMES: [&str; 3] = ["codes", "columns", "file"];
const HELP: &str = "write `codes: 404, 410` and `columns: retry`, or `file: data/name.csv`";

/// The table, or everything that is wrong with the lines, in bytes of the block's text.
pub fn read(block: &CodeBlock) -> Result<Table, Vec<Finding>> {
    let mut findings = Vec::new();
    let [codes, columns, file] = values(&block.text, &mut findings);
    if !findings.is_empty() {
        return Err(findings);
    }
    let first_line = 0..block.text.find('\n').unwrap_or(block.text.len());
    let located =
        |(range, word): (Range<usize>, &str)| Located::new(word.to_owned(), block.place(range));
    let columns = columns.unwrap_or_default();
    let table = match (codes, file) {
        (Some(codes), None) => {
            if codes.is_empty() || columns.is_empty() {
                let what = if codes.is_empty() { "rows" } else { "columns" };
                findings.push(Finding::new(first_line, format!("the table has no {what}"), HELP));
            }
            let code = |(range, word): (Range<usize>, &str)| match Code::parse(word) {
                Some(code) => Ok(Located::new(code, block.place(range))),
                None => Err(Finding::new(
                    range,
                    format!("`{word}` is not a status code"),
                    "write three digits",
                )),
            };
            let column = |(range, word): (Range<usize>, &str)| {
                Column::parse(word).ok_or_else(|| {
                    let columns = format!("the columns are `{}`", Column::NAMES.join("`, `"));
                    Finding::new(range, format!("there is no column `{word}`"), columns)
                })
            };
            Table::Codes {
                codes: all(codes.into_iter().map(code), &mut findings),
                columns: all(columns.into_iter().map(column), &mut findings),
            }
        }
        (None, Some(file)) if file.len() == 1 => {
            let path = located(file[0].clone()).map(|path| format!("content/{path}"));
            Table::File { path, columns: columns.into_iter().map(located).collect() }
        }
        _ => {
            let message = "the table names neither codes nor one file, or both";
            findings.push(Finding::new(first_line, message, HELP));
            return Err(findings);
        }
    };
    if findings.is_empty() { Ok(table) } else { Err(findings) }
}

/// The words of a value, between commas, each with its bytes.
type Value<'text> = Option<Vec<(Range<usize>, &'text str)>>;

/// The value of each name.
fn values<'text>(text: &'text str, findings: &mut Vec<Finding>) -> [Value<'text>; 3] {
    let mut values = [None, None, None];
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let bare = line.trim_end();
        let (name, value) = bare.split_once(':').unwrap_or((bare, ""));
        let range = start..start + name.len();
        let number = NAMES.iter().position(|known| *known == name);
        match number.map(|number| &mut values[number]) {
            _ if bare.is_empty() => {}
            None => findings.push(Finding::new(range, format!("`{name}` is not a name"), HELP)),
            Some(Some(_)) => {
                let message = format!("`{name}` is written twice");
                findings.push(Finding::new(range, message, "keep one of them"));
            }
            Some(free) => *free = Some(words(value, start + bare.len() - value.len())),
        }
    }
    values
}

/// The words of a text that starts at that byte.
fn words(text: &str, start: usize) -> Vec<(Range<usize>, &str)> {
    let mut at = start;
    let words = text.split(',').map(|part| {
        let word = part.trim();
        let from = at + part.len() - part.trim_start().len();
        at += part.len() + ",".len();
        (from..from + word.len(), word)
    });
    words.filter(|(_, word)| !word.is_empty()).collect()
}

/// What could be read; the rest goes to the findings.
fn all<T>(read: impl Iterator<Item = Result<T, Finding>>, findings: &mut Vec<Finding>) -> Vec<T> {
    read.filter_map(|one| one.map_err(|finding| findings.push(finding)).ok()).collect()
}
