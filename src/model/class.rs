//! The classes of status codes.

use super::labels::Labels;

/// A class of status codes: the first digit (RFC 9110 section 15).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// 100 to 199 (RFC 9110 section 15.2).
    Informational,
    /// 200 to 299 (RFC 9110 section 15.3).
    Successful,
    /// 300 to 399 (RFC 9110 section 15.4).
    Redirection,
    /// 400 to 499 (RFC 9110 section 15.5).
    ClientError,
    /// 500 to 599 (RFC 9110 section 15.6).
    ServerError,
    /// 600 and above: not a class of HTTP.
    Outside,
}

impl Class {
    /// Every class, ascending by code.
    pub const ALL: [Self; 6] = [
        Self::Informational,
        Self::Successful,
        Self::Redirection,
        Self::ClientError,
        Self::ServerError,
        Self::Outside,
    ];

    /// The short name of each, in the order of [`Class::ALL`].
    pub const NAMES: &'static [&'static str] = &["1xx", "2xx", "3xx", "4xx", "5xx", "outside"];

    /// The short name, which is also the address and the name of the file: `4xx`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Informational => "1xx",
            Self::Successful => "2xx",
            Self::Redirection => "3xx",
            Self::ClientError => "4xx",
            Self::ServerError => "5xx",
            Self::Outside => "outside",
        }
    }

    /// What people read: `4xx`, and `600+` for what is outside the classes.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Outside => "600+",
            class => class.name(),
        }
    }

    /// The long name, in English as in the headings of RFC 9110 section 15.
    #[must_use]
    pub fn title(self, labels: &Labels) -> &str {
        match self {
            Self::Informational => &labels.class_name.informational,
            Self::Successful => &labels.class_name.successful,
            Self::Redirection => &labels.class_name.redirection,
            Self::ClientError => &labels.class_name.client_error,
            Self::ServerError => &labels.class_name.server_error,
            Self::Outside => &labels.class_name.outside,
        }
    }

    /// The class of a short name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::Class;

    #[test]
    fn the_names_are_those_of_all() {
        assert_eq!(Class::ALL.map(Class::name), Class::NAMES);
    }
}
