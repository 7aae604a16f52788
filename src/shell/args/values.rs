//! Reads the values of arguments.

use crate::model::class::Class;
use crate::model::code::Code;
use crate::model::date::Date;
use crate::model::site_config::{BaseUrl, EditUrl};

/// Reads a status code.
pub fn code(text: &str) -> Result<Code, String> {
    Code::parse(text).ok_or_else(|| match Class::parse(&text.to_lowercase()) {
        Some(_) => "this is a class; name its codes, as in `404`".to_owned(),
        None => "a code has three digits, from 100 to 999".to_owned(),
    })
}

/// Reads a day.
pub fn day(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "write a day as `2026-11-20`".to_owned())
}

/// Reads the address of a site.
pub fn base_url(text: &str) -> Result<BaseUrl, String> {
    BaseUrl::parse(text).ok_or_else(|| BaseUrl::help(text))
}

/// Reads the address at which the file of a page can be edited.
pub fn edit_url(text: &str) -> Result<EditUrl, String> {
    EditUrl::parse(text).ok_or_else(|| EditUrl::help(text))
}

/// Reads a path from `/` to `/`, of parts that need no percent-encoding.
#[cfg(feature = "serve")]
pub fn site_path(text: &str) -> Result<String, String> {
    let plain = |character: char| character.is_ascii_alphanumeric() || "-._~".contains(character);
    let inner = text.trim_matches('/');
    let is_part = |part: &str| !matches!(part, "" | "." | "..") && part.chars().all(plain);
    match inner {
        "" if text.len() < 2 => Ok("/".to_owned()),
        _ if inner.split('/').all(is_part) => Ok(format!("/{inner}/")),
        _ => Err("write it as `/codes/`, in letters, digits and `-._~`".to_owned()),
    }
}
