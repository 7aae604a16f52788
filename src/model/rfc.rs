//! The RFCs that pages cite: their sections, and which of them have been replaced.

/// An RFC and its sections and appendices.
#[derive(Debug, Clone, Copy)]
pub struct Rfc {
    pub number: u16,
    /// `15.5.5`, `B.3`, as the headings of the RFC have them.
    pub sections: &'static [&'static str],
}

include!(concat!(env!("OUT_DIR"), "/rfc_sections.rs"));

/// The sections of an RFC, if `data/rfc-sections.csv` lists it.
#[must_use]
pub fn sections(rfc: u16) -> Option<&'static [&'static str]> {
    let found = RFC_SECTIONS.binary_search_by_key(&rfc, |row| row.number);
    found.ok().map(|at| RFC_SECTIONS[at].sections)
}

/// The RFC that took the place of an obsolete one, for the RFCs that RFC 9110 and its siblings
/// obsoleted (RFC 9110, RFC 9111, RFC 9112, RFC 9113 and RFC 9457, header).
#[must_use]
pub fn successor(rfc: u16) -> Option<u16> {
    match rfc {
        2616 | 2818 | 7231 | 7232 | 7233 | 7235 | 7538 | 7615 | 7694 => Some(9110),
        7234 => Some(9111),
        7230 => Some(9112),
        7540 | 8740 => Some(9113),
        7807 => Some(9457),
        _ => None,
    }
}

/// The RFC and section that an address of the RFC Editor names: `/rfc9110#section-15.5.5`.
#[must_use]
pub fn cited(address: &str) -> Option<(u16, &str)> {
    let (page, fragment) = address.split_once('#')?;
    let rfc = page.rsplit_once("/rfc")?.1.trim_end_matches(".html");
    let section =
        fragment.strip_prefix("section-").or_else(|| fragment.strip_prefix("appendix-"))?;
    Some((rfc.parse().ok()?, section))
}
