//! What each platform calls a code: the rows of `data/constants.csv`.

use super::code::Code;

/// A constant or symbol that names a code.
#[derive(Debug, Clone, Copy)]
pub struct Constant {
    /// 100 to 999.
    pub code: u16,
    /// A word in lower case: `rust`, `dotnet`.
    pub platform: &'static str,
    /// As it is written in source code.
    pub name: &'static str,
    /// The module, package or version that has it.
    pub origin: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/constants.rs"));

/// The constants of a code, by platform.
#[must_use]
pub fn constants(code: Code) -> &'static [Constant] {
    let rows = CONSTANTS;
    let start = rows.partition_point(|row| row.code < code.number());
    let end = rows.partition_point(|row| row.code <= code.number());
    &rows[start..end]
}
