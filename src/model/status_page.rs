//! The page about one status code.

use std::sync::Arc;

use super::api_error::ApiError;
use super::code::Code;
use super::date::Date;
use super::diagnostic::Located;
use super::facts::{Actor, Body, Cache, Carrier, Confidence, Need, Retry, Sent, Standing};
use super::page_meta::PageMeta;
use super::page_source::PageSource;
use super::prose::Prose;
use super::summary::Summary;
use super::uri::encoded_path;

/// What `content/NNN.md` says, and what the registry knows of the code. What is missing or wrong
/// and required has been reported; it causes no further fault.
#[derive(Debug, Clone)]
pub struct StatusPage {
    /// The path of the file from the root: `content/404.md`.
    pub path: Arc<str>,
    /// The text of the file, which rules and fixes work on.
    pub source: Arc<PageSource>,
    /// The code of the file's name, at the place of the field `code`, or of the first fence if that
    /// field cannot be read.
    pub code: Located<Code>,
    /// What the field `code` says; `wrong-code` reports it if it is another.
    pub stated_code: Option<Code>,
    /// The reason phrase (RFC 9110 section 15), or the vendor's name for it.
    pub phrase: Located<String>,
    /// Plain text on one line.
    pub summary: Summary,
    /// What the author says of the registry, which a rule compares with it; else what it says.
    pub standing: Located<Standing>,
    /// Whether readers see the standing: if the author wrote it, or the site fills it in.
    pub is_standing_shown: bool,
    /// The defining specification first; the registry adds it.
    pub specs: Vec<Spec>,
    /// Who has to do something before the exchange can go on.
    pub actor: Option<Actor>,
    /// What whoever receives such a response does; may hold code spans, as may all notes.
    pub caller: Option<String>,
    /// What whoever sends such a response sees to.
    pub server: Option<String>,
    /// Whether the request may be repeated, and when.
    pub retry: Option<Retry>,
    /// How to repeat it; `None` if the word says all.
    pub retry_note: Option<String>,
    /// Whether a cache may store the response (RFC 9111 section 3); the registry's if the author
    /// does not say it.
    pub cache: Option<Located<Cache>>,
    /// What the word alone does not say; `None` if it says all.
    pub cache_note: Option<String>,
    /// Whether the response has content; known of a code that allows none.
    pub body: Option<Body>,
    /// In the author's order, then what else the registry asks for.
    pub headers: Vec<Header>,
    /// Errors that the API sends with the code under names of its own, in the author's order.
    pub errors: Vec<ApiError>,
    /// Phrases of earlier specifications, in the author's order, then the registry's.
    pub formerly: Vec<Formerly>,
    /// Other words that people search for, in the author's order.
    pub keywords: Vec<Located<String>>,
    /// Addresses below the site that redirect here, without `/` at their ends.
    pub aliases: Vec<Located<String>>,
    /// In the author's order.
    pub related: Vec<Related>,
    /// In the author's order.
    pub uses: Vec<Use>,
    /// Where the page deliberately describes something else than the specification, for readers.
    pub deviates: Option<String>,
    /// The day on which somebody last checked the page.
    pub reviewed: Option<Date>,
    /// What a page of any kind may say of itself.
    pub meta: PageMeta,
    /// What is below the front matter.
    pub prose: Prose,
}

/// A specification that defines or concerns the code.
#[derive(Debug, Clone)]
pub enum Spec {
    /// A section of an RFC.
    Rfc {
        /// The number of the RFC.
        rfc: Located<u16>,
        /// Without the word "section": `15.5.5`, `B.3`.
        section: Located<String>,
    },
    /// Any other document.
    Other {
        /// As the document's own heading has it.
        title: String,
        /// Where to read it: an absolute address.
        url: Located<String>,
    },
}

/// A field that belongs to the exchange.
#[derive(Debug, Clone)]
pub struct Header {
    /// A field name, which is a token (RFC 9110 section 5.1).
    pub name: Located<String>,
    /// Whether it is a field of the request or of the response.
    pub carrier: Carrier,
    /// How strongly the specification asks for it.
    pub need: Need,
    /// What the field says here; `None` if its definition says all.
    pub note: Option<String>,
}

/// An earlier phrase and the specification that used it.
#[derive(Debug, Clone)]
pub struct Formerly {
    /// The phrase, as that specification writes it.
    pub phrase: Located<String>,
    /// The specification as readers know it: `RFC 2616`.
    pub spec: String,
}

/// A code that is confused with this one, or needed next.
#[derive(Debug, Clone)]
pub struct Related {
    /// The other code; a rule reports it if no page is about it.
    pub code: Located<Code>,
    /// The difference between the two, seen from this page.
    pub why: String,
}

/// What a vendor means by the code.
#[derive(Debug, Clone)]
pub struct Use {
    /// Who uses the code so, as the vendor writes its name.
    pub vendor: String,
    /// What the vendor calls it, which need not be a phrase.
    pub name: String,
    /// A clause without a full stop.
    pub meaning: String,
    /// Whether clients can see it.
    pub sent: Sent,
    /// The address of a page that says so.
    pub source: Located<String>,
    /// How good that source is.
    pub confidence: Confidence,
}

impl StatusPage {
    /// Whether a cache may store the response, if that is known.
    #[must_use]
    pub fn cache(&self) -> Option<Cache> {
        self.cache.as_ref().map(|cache| cache.value)
    }

    /// What readers see of the standing.
    #[must_use]
    pub fn shown_standing(&self) -> Option<Standing> {
        self.is_standing_shown.then_some(self.standing.value)
    }

    /// Whether readers see it as a code of the registry; they do unless they see that it is not.
    #[must_use]
    pub fn is_official(&self) -> bool {
        self.shown_standing().is_none_or(Standing::is_official)
    }

    /// The address below the site: `404/`.
    #[must_use]
    pub fn address(&self) -> String {
        format!("{}/", self.code.value)
    }

    /// Where it explains one of its errors, below the site and encoded: `404/#order_not_found`.
    #[must_use]
    pub fn error_address(&self, error: &ApiError) -> String {
        format!("{}#{}", self.address(), encoded_path(error.id()))
    }
}
