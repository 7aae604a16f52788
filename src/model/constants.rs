//! What each platform calls a code: the rows of `data/constants.csv`.

use super::code::Code;
use super::facts::Platform;

/// A constant or symbol that names a code.
#[derive(Debug, Clone, Copy)]
pub struct Constant {
    /// 100 to 999.
    pub code: u16,
    /// Whose source code it is written in.
    pub platform: Platform,
    /// As it is written in source code.
    pub name: &'static str,
    /// The module, package or version that has it.
    pub origin: &'static str,
}

impl Constant {
    /// The name without what qualifies it: `StatusNotFound` of `http.StatusNotFound`.
    #[must_use]
    pub fn last_part(&self) -> &'static str {
        self.name.rsplit(['.', ':']).next().unwrap_or(self.name)
    }
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
