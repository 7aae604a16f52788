//! The rows of the tables and lists of a page about a code.

use super::view::view;
use super::words;
use crate::model::constants::Constant;
use crate::model::facts::Words;
use crate::model::labels::Labels;
use crate::model::status_page::{Header, Use};

view! {
    /// A field of the exchange.
    pub struct HeaderRow<'site> {
        /// `Retry-After`
        pub name: &'site str,
        /// The message that has it, for readers.
        pub carrier_text: &'site str,
        /// `must`, `should` or `may`
        pub need: &'static str,
        /// The same for readers.
        pub need_text: &'site str,
        /// What it says here.
        pub note_html: Option<String>,
    }
}

view! {
    /// What a platform calls the code.
    pub struct ConstantRow {
        /// `Python`
        pub platform: &'static str,
        /// `http.HTTPStatus.NOT_FOUND`
        pub name: &'static str,
        /// The module, package or version that has it.
        pub origin: &'static str,
    }
}

view! {
    /// What a vendor means by the code.
    pub struct UseRow<'site> {
        /// Who.
        pub vendor: &'site str,
        /// What the vendor calls it.
        pub name: &'site str,
        /// What the vendor means.
        pub meaning_html: String,
        /// `wire` or `log`
        pub sent: &'static str,
        /// Where it can be seen.
        pub sent_text: &'site str,
        /// The address of the source.
        pub source: &'site str,
        /// Its host.
        pub source_text: &'site str,
        /// `primary`, `secondary` or `unconfirmed`
        pub confidence: &'static str,
        /// How well it is known.
        pub confidence_text: &'site str,
    }
}

/// A field of the exchange as a row.
pub fn header_row<'site>(header: &'site Header, labels: &'site Labels) -> HeaderRow<'site> {
    HeaderRow {
        name: &header.name.value,
        carrier_text: words::carrier(header.carrier, labels),
        need: header.need.name(),
        need_text: words::need(header.need, labels),
        note_html: header.note.as_deref().map(words::note),
    }
}

/// What a platform calls the code, as a row.
pub fn constant_row(constant: &Constant) -> ConstantRow {
    ConstantRow {
        platform: words::platform(constant.platform),
        name: constant.name,
        origin: constant.origin,
    }
}

/// What a vendor means by the code, as a row.
pub fn use_row<'site>(vendor_use: &'site Use, labels: &'site Labels) -> UseRow<'site> {
    let source = vendor_use.source.value.as_str();
    let host = source.split("://").nth(1).and_then(|rest| rest.split('/').next());
    UseRow {
        vendor: &vendor_use.vendor,
        name: &vendor_use.name,
        meaning_html: words::note(&vendor_use.meaning),
        sent: vendor_use.sent.name(),
        sent_text: words::sent(vendor_use.sent, labels),
        source,
        source_text: host.unwrap_or(source),
        confidence: vendor_use.confidence.name(),
        confidence_text: words::confidence(vendor_use.confidence, labels),
    }
}
