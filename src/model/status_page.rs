//! The page about one status code.

use std::sync::Arc;

use super::code::Code;
use super::date::Date;
use super::diagnostic::{Located, Place};
use super::facts::{Actor, Body, Cache, Carrier, Confidence, Need, Retry, Sent, Standing};
use super::gap::Gap;
use super::prose::Prose;

/// What `content/NNN.md` says. Where a required field is missing or wrong, the fault has been
/// found and a value stands here that causes no further one.
#[derive(Debug, Clone)]
pub struct StatusPage {
    pub path: Arc<str>,
    /// The first fence of the front matter.
    pub front_matter: Place,
    /// False where a fault cut the front matter off: what is not there may be behind it.
    pub whole: bool,
    pub code: Located<Code>,
    /// The code of the file's name; it is the same, or `wrong-code` has been found.
    pub named: Code,
    pub phrase: Located<String>,
    /// Plain text.
    pub summary: Located<String>,
    pub standing: Located<Standing>,
    /// The defining specification first.
    pub specs: Vec<Spec>,
    pub actor: Actor,
    /// What whoever receives such a response does; may hold code spans, as may all notes.
    pub caller: String,
    /// What whoever sends such a response sees to.
    pub server: String,
    pub retry: Retry,
    pub retry_note: Option<String>,
    pub cache: Located<Cache>,
    pub cache_note: Option<String>,
    /// Whether the response has content.
    pub body: Body,
    pub headers: Vec<Header>,
    pub formerly: Vec<Formerly>,
    pub keywords: Vec<Located<String>>,
    /// Where another keyword can be put in.
    pub keywords_gap: Option<Gap>,
    pub aliases: Vec<Located<String>>,
    pub related: Vec<Related>,
    /// Where another relation can be put in.
    pub related_gap: Option<Gap>,
    pub uses: Vec<Use>,
    /// Whether there is a use, be it readable or not.
    pub claims_use: bool,
    pub reviewed: Option<Date>,
    pub prose: Prose,
}

/// A specification that defines or concerns the code.
#[derive(Debug, Clone)]
pub enum Spec {
    Rfc { rfc: Located<u16>, section: Located<String> },
    Other { title: String, url: Located<String> },
}

/// A field that belongs to the exchange.
#[derive(Debug, Clone)]
pub struct Header {
    pub name: Located<String>,
    pub carrier: Carrier,
    pub need: Need,
    pub note: Option<String>,
}

/// An earlier phrase and the specification that used it.
#[derive(Debug, Clone)]
pub struct Formerly {
    pub phrase: Located<String>,
    pub spec: String,
}

/// A code that is confused with this one, or needed next.
#[derive(Debug, Clone)]
pub struct Related {
    pub code: Located<Code>,
    pub why: String,
}

/// What a vendor means by the code.
#[derive(Debug, Clone)]
pub struct Use {
    pub vendor: String,
    pub name: String,
    pub meaning: String,
    pub sent: Sent,
    pub source: Located<String>,
    pub confidence: Confidence,
}

impl StatusPage {
    /// The address below the site: `404/`.
    #[must_use]
    pub fn address(&self) -> String {
        format!("{}/", self.named)
    }
}
