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
    pub path: Arc<str>,
    pub source: Arc<PageSource>,
    /// The code of the file's name, at the place of the field `code`, or of the first fence if that
    /// field cannot be read.
    pub code: Located<Code>,
    /// What the field `code` says; `wrong-code` reports it if it is another.
    pub stated_code: Option<Code>,
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
    pub aliases: Vec<Located<String>>,
    pub related: Vec<Related>,
    pub uses: Vec<Use>,
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
        format!("{}/", self.code.value)
    }
}
