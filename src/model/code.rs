//! A status code.

use std::fmt;

use super::class::Class;

/// A status code: three digits, 100 to 999.
///
/// RFC 9110 section 15 has valid codes from 100 to 599, and a client treat what is outside
/// as a 5xx; some are in use, so they have pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(u16);

impl Code {
    /// The code, if it has three digits and does not start with 0.
    #[must_use]
    pub const fn new(number: u16) -> Option<Self> {
        if number >= 100 && number <= 999 { Some(Self(number)) } else { None }
    }

    /// Reads exactly three ASCII digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit());
        if digits { text.parse().ok().and_then(Self::new) } else { None }
    }

    /// The number, 100 to 999.
    #[must_use]
    pub const fn number(self) -> u16 {
        self.0
    }

    /// The class that the first digit gives; [`Class::Outside`] from 600 (RFC 9110 section 15).
    #[must_use]
    pub const fn class(self) -> Class {
        match self.0 / 100 {
            1 => Class::Informational,
            2 => Class::Successful,
            3 => Class::Redirection,
            4 => Class::ClientError,
            5 => Class::ServerError,
            _ => Class::Outside,
        }
    }

    /// Whether responses with the code have no content (RFC 9110, sections 15.2, 15.3.5, 15.3.6
    /// and 15.4.5).
    #[must_use]
    pub const fn has_no_content(self) -> bool {
        matches!(self.0, 100..=199 | 204 | 205 | 304)
    }

    /// Whether responses with the code must not have `Content-Length` or `Transfer-Encoding`
    /// (RFC 9110 section 8.6 and RFC 9112 section 6.1).
    #[must_use]
    pub const fn has_no_framing(self) -> bool {
        matches!(self.0, 100..=199 | 204)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn a_code_has_three_digits() {
        for text in ["99", "1000", "0404", "4o4", "+40", "", " 404", "040"] {
            assert_eq!(Code::parse(text), None, "{text:?}");
        }
        assert_eq!(Code::parse("404").map(Code::number), Some(404));
    }
}
