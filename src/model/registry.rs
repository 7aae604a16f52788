//! What IANA has registered: the rows of `data/status-codes.csv`.

use super::code::Code;
use super::facts::{Cache, Need, Standing};

/// One row of the HTTP Status Code Registry.
#[derive(Debug, Clone, Copy)]
pub struct Registration {
    /// 100 to 599.
    pub code: u16,
    /// As registered; `(Unused)` for a code without a phrase.
    pub phrase: &'static str,
    /// What the notes of the registry say.
    pub standing: Standing,
    /// The defining RFC and section; `None` for a draft.
    pub rfc: Option<(u16, &'static str)>,
    /// As the defining specification says (RFC 9110 section 15.1).
    pub cache: Cache,
    /// The fields that the specification asks the response to carry.
    pub fields: &'static [(&'static str, Need)],
    /// Earlier phrases and the specification that used each.
    pub formerly: &'static [(&'static str, &'static str)],
    /// The day on which a temporary registration ends, as `2026-11-13`.
    pub expires: Option<&'static str>,
}

include!(concat!(env!("OUT_DIR"), "/status_codes.rs"));

/// Every row, ascending by code.
#[must_use]
pub fn registrations() -> &'static [Registration] {
    STATUS_CODES
}

/// The row of a code, if IANA has registered it.
#[must_use]
pub fn registration(code: Code) -> Option<&'static Registration> {
    let rows = STATUS_CODES;
    rows.binary_search_by_key(&code.number(), |row| row.code).ok().map(|at| &rows[at])
}
