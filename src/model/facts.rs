//! The words that front matter chooses from.

/// An enum of words: `ALL`, `name` and `parse` come from the one list.
macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$each])* $variant,)+ }

        impl Words for $name {
            const ALL: &'static [Self] = &[$(Self::$variant,)+];
            const NAMES: &'static [&'static str] = &[$($word,)+];

            fn name(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }
    };
}

/// A closed list of words.
pub trait Words: Copy + 'static {
    const ALL: &'static [Self];
    /// The word of each.
    const NAMES: &'static [&'static str];

    /// The word, as front matter has it.
    fn name(self) -> &'static str;

    /// The value of a word; `None` if it is not in the list.
    #[must_use]
    fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.name() == word)
    }
}

words! {
    /// Whether the site has something that it could do without.
    Switch {
        On = "on",
        Off = "off",
    }
}

words! {
    /// What IANA's registry says of a code.
    Standing {
        Registered = "registered",
        /// Registered for a time (RFC 7120).
        Temporary = "temporary",
        /// Registered, and its specification says not to use it.
        Deprecated = "deprecated",
        /// Kept out of use: "(Unused)".
        Reserved = "reserved",
        Obsoleted = "obsoleted",
        /// Not in the registry.
        Unofficial = "unofficial",
    }
}

impl Standing {
    /// Whether IANA's registry has the code.
    #[must_use]
    pub fn is_official(self) -> bool {
        self != Self::Unofficial
    }
}

words! {
    /// Who acts after such a response.
    Actor {
        Caller = "caller",
        Server = "server",
        Either = "either",
        Nobody = "nobody",
    }
}

words! {
    /// May the request be repeated?
    Retry {
        Never = "never",
        AfterChange = "after-change",
        IdempotentOnly = "idempotent-only",
        AfterDelay = "after-delay",
        Elsewhere = "elsewhere",
        NotApplicable = "not-applicable",
    }
}

words! {
    /// May a cache store the response?
    Cache {
        /// Also without explicit freshness (RFC 9110 section 15.1).
        Heuristic = "heuristic",
        /// Only with explicit freshness.
        Explicit = "explicit",
        Never = "never",
        NotApplicable = "not-applicable",
    }
}

words! {
    /// Has the response content?
    Body {
        Expected = "expected",
        Optional = "optional",
        Forbidden = "forbidden",
    }
}

words! {
    /// Which message of the exchange carries a field.
    Carrier {
        Request = "request",
        Response = "response",
    }
}

words! {
    /// How strongly a specification asks for a field (RFC 2119).
    Need {
        Must = "must",
        Should = "should",
        May = "may",
    }
}

words! {
    /// Where a vendor's code can be seen.
    Sent {
        /// In responses.
        Wire = "wire",
        /// Only in logs and metrics.
        Log = "log",
    }
}

words! {
    /// How well a vendor's use of a code is known.
    Confidence {
        /// The vendor says so.
        Primary = "primary",
        /// Somebody else says so.
        Secondary = "secondary",
        Unconfirmed = "unconfirmed",
    }
}

words! {
    /// What a table that the build draws says about a code.
    Column {
        Phrase = "phrase",
        Summary = "summary",
        Standing = "standing",
        Actor = "actor",
        Retry = "retry",
        RetryNote = "retry_note",
        Cache = "cache",
        CacheNote = "cache_note",
        Body = "body",
        Headers = "headers",
    }
}
