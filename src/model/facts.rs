//! The words that front matter and the tables of `data/` choose from.

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
    /// Every value, in the order in which manuals list them.
    const ALL: &'static [Self];
    /// The word of each, in the order of `ALL`.
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
        /// It has it.
        On = "on",
        /// It goes without.
        Off = "off",
    }
}

words! {
    /// What the home page shows of the codes.
    Home {
        /// The classes, with a tile for each code.
        Classes = "classes",
        /// One table of all codes.
        Table = "table",
        /// The text of all codes.
        Page = "page",
    }
}

words! {
    /// What the registry knows of a code and pages take from it, by the field of front matter.
    KnownFact {
        /// What the registry says of the code.
        Standing = "standing",
        /// The section that defines the code.
        Specs = "specs",
        /// Whether a cache may keep the response.
        Cache = "cache",
        /// The fields that the specification asks for.
        Headers = "headers",
        /// Whether the response has content, where HTTP forbids it.
        Body = "body",
        /// The earlier phrases.
        Formerly = "formerly",
    }
}

words! {
    /// What IANA's registry says of a code.
    Standing {
        /// In the registry, without a note.
        Registered = "registered",
        /// Registered for a time (RFC 7120).
        Temporary = "temporary",
        /// Registered, and its specification says not to use it.
        Deprecated = "deprecated",
        /// Kept out of use: "(Unused)".
        Reserved = "reserved",
        /// In the registry, marked "(OBSOLETED)".
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
        /// Whoever sent the request.
        Caller = "caller",
        /// Whoever runs the server.
        Server = "server",
        /// The caller or the server: it depends on the cause.
        Either = "either",
        /// There is nothing to do.
        Nobody = "nobody",
    }
}

words! {
    /// May the request be repeated?
    Retry {
        /// The same request gets the same answer.
        Never = "never",
        /// Once the request, or what it is about, has changed.
        AfterChange = "after-change",
        /// If repeating it has the effect of sending it once (RFC 9110 section 9.2.2).
        IdempotentOnly = "idempotent-only",
        /// The same request, later; `Retry-After` may say when (RFC 9110 section 10.2.3).
        AfterDelay = "after-delay",
        /// At another address, or over another connection.
        Elsewhere = "elsewhere",
        /// There is nothing to repeat: the request succeeded or goes on.
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
        /// Not even with explicit freshness.
        Never = "never",
        /// There is nothing to store: an interim response, a 304, or none at all.
        NotApplicable = "not-applicable",
    }
}

words! {
    /// Has the response content?
    Body {
        /// It usually has; a reader looks for it.
        Expected = "expected",
        /// It may have.
        Optional = "optional",
        /// It never has (RFC 9110 section 6.4.1).
        Forbidden = "forbidden",
    }
}

words! {
    /// Which message of the exchange carries a field.
    Carrier {
        /// The request that leads to the response, or follows it.
        Request = "request",
        /// The response with the code.
        Response = "response",
    }
}

words! {
    /// How strongly a specification asks for a field (RFC 2119).
    Need {
        /// The specification requires it.
        Must = "must",
        /// The specification recommends it; there may be reasons to leave it out.
        Should = "should",
        /// The specification permits it.
        May = "may",
    }
}

words! {
    /// A language or framework whose library names the codes: `data/constants.csv`.
    Platform {
        /// `System.Net.HttpStatusCode` of .NET.
        Dotnet = "dotnet",
        /// `net/http` of the standard library.
        Go = "go",
        /// `HttpStatus` of Spring.
        Java = "java",
        /// `http-status-codes` of npm.
        Node = "node",
        /// `HttpFoundation` of Symfony.
        Php = "php",
        /// `http.HTTPStatus` of the standard library.
        Python = "python",
        /// The symbols of Rack.
        Ruby = "ruby",
        /// `StatusCode` of the crate http.
        Rust = "rust",
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
        /// No source could be found that proves it.
        Unconfirmed = "unconfirmed",
    }
}

words! {
    /// What a table that the build draws says about a code.
    Column {
        /// Its phrase.
        Phrase = "phrase",
        /// One sentence.
        Summary = "summary",
        /// What the registry says of it.
        Standing = "standing",
        /// Who acts.
        Actor = "actor",
        /// Whether to retry.
        Retry = "retry",
        /// How to retry.
        RetryNote = "retry_note",
        /// Whether a cache may store the response.
        Cache = "cache",
        /// How it is cached.
        CacheNote = "cache_note",
        /// Whether the response has content.
        Body = "body",
        /// The fields that belong to the exchange.
        Headers = "headers",
    }
}
