//! The page about one status code.

use std::sync::Arc;

use super::code::Code;
use super::date::Date;
use super::diagnostic::Located;
use super::facts::{Actor, Body, Cache, Carrier, Confidence, Need, Retry, Sent, Standing};
use super::page_source::PageSource;
use super::prose::Prose;

/// What `content/NNN.md` says. Where a required field is missing or wrong, that has been reported
/// and the value here causes no further fault.
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
    /// The reason phrase as registered, or the most common one (RFC 9110 section 15).
    pub phrase: Located<String>,
    /// Plain text on one line; `long-summary` reports more than 160 characters.
    pub summary: Located<String>,
    /// What the author says of the registry, which a rule compares with it.
    pub standing: Located<Standing>,
    /// The defining specification first.
    pub specs: Vec<Spec>,
    /// Who has to do something before the exchange can go on.
    pub actor: Actor,
    /// What whoever receives such a response does; may hold code spans, as may all notes.
    pub caller: String,
    /// What whoever sends such a response sees to.
    pub server: String,
    /// Whether the request may be repeated, and when.
    pub retry: Retry,
    /// How to repeat it; `None` if the word says all.
    pub retry_note: Option<String>,
    /// Whether a cache may store the response (RFC 9111 section 3).
    pub cache: Located<Cache>,
    /// What the word alone does not say; `None` if it says all.
    pub cache_note: Option<String>,
    /// Whether the response has content.
    pub body: Body,
    /// In the author's order.
    pub headers: Vec<Header>,
    /// Phrases of earlier specifications, in the author's order.
    pub formerly: Vec<Formerly>,
    /// Other words that people search for, in the author's order.
    pub keywords: Vec<Located<String>>,
    /// Addresses below the site that redirect here, without `/` at their ends.
    pub aliases: Vec<Located<String>>,
    /// In the author's order.
    pub related: Vec<Related>,
    /// In the author's order.
    pub uses: Vec<Use>,
    /// The day on which somebody last checked the page; `None` if that was reported.
    pub reviewed: Option<Date>,
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
    /// The address below the site: `404/`.
    #[must_use]
    pub fn address(&self) -> String {
        format!("{}/", self.code.value)
    }
}
