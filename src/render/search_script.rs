//! `search.js`: ranker, index and search box in the one file that the first focus loads.
//!
//! The index is version 2: what `search-index.json` says (version 1, see there), with the guides
//! and classes, packed for the browser. It is the argument of `statusbook.openIndex`, an object:
//!
//! - `version`: 2.
//! - `weights`: what a match in each field is worth, in the order of `fields`.
//! - `noise`: words that say nothing in a query unless they are all of it.
//! - `alike`: groups of words that people use for each other.
//! - `code`, `phrase`, `summary`: a line a page. `code` is the page's address without the slash
//!   at its end: `404`, `4xx`, `guides/401-or-403`, `error-format`; first the codes,
//!   ascending, then classes, guides, and pages about no code. The phrase of these is a title.
//! - `unofficial`: the codes that IANA does not list.
//! - `english`: whether the words are English, so that words with other endings are alike.
//! - `section`: what a section of an RFC is called, with `{rfc}` and `{section}`.
//! - `labels`: what a page is called in a list, by its `code`, where it is not that; `guides` is
//!   for all guides.
//! - `fields`: by field a line a page, `|` between its names. `errors`, only on a site that has
//!   some, are the errors that an API has names for; `specs` has an RFC as
//!   `9110 15.5.5`; `constants` are only those that are not the phrase or a former phrase in
//!   other letters, without what is before the last `.` or `:`; `vendors` are `Vendor: name`
//!   where the name is not the phrase; `required` are header fields that the code needs,
//!   `headers` those that it may have; `text` is one name, the words of the page's text that
//!   distinguish it from other pages (`search_terms.rs`), the most distinctive first; all its
//!   words on a site with short texts.
//!
//! Lines instead of arrays, and one column after the other, because that is how gzip
//! compresses it best. docs/search.md says how the ranker uses all this.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::codes_json::to_json;
use super::script_labels::{self, SAY};
use super::search_terms::{self, Counted, Vocabulary};
use crate::model::class::Class;
use crate::model::diagnostic::Located;
use crate::model::facts::Need;
use crate::model::site::Site;
use crate::model::source::Theme;
use crate::model::status_page::{Spec, StatusPage};
use crate::model::text::{first_sentence, letters};

/// The files of the theme that go into the script, before and after the index.
const WORDS: &str = "static/search_words.js";
const RANK: &str = "static/search_rank.js";
const BOX: &str = "static/search_box.js";
pub const PARTS: [&str; 4] = [WORDS, RANK, BOX, SAY];

/// What a match in a field is worth, in the order of [`Fields`].
#[derive(Serialize)]
struct Weights {
    phrase: u8,
    /// `None` on a site without errors by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    errors: Option<u8>,
    formerly: u8,
    keywords: u8,
    constants: u8,
    vendors: u8,
    required: u8,
    headers: u8,
    specs: u8,
    summary: u8,
    text: u8,
}

const WEIGHTS: Weights = Weights {
    phrase: 12,
    errors: Some(12),
    formerly: 10,
    keywords: 10,
    constants: 9,
    vendors: 7,
    required: 10,
    headers: 6,
    specs: 6,
    summary: 4,
    text: 2,
};

/// English words that say nothing here, unless they are all there is.
const NOISE: &str = "a about am an and any are as at be because been but by can cannot code \
    codes could did do does err error errors even for from get gets getting give \
    gives got had has have how http https httpstatus httpstatuscode i if in is it its \
    just keep keeps me mean meaning means my of on or our please problem response returns \
    returned sc should some status statuscode statuscodes still that the their them there they \
    this to try trying use used using versus vs was we were what when which while why \
    will with you your";

/// The same where the language is not English: what is in status lines and names of constants.
const NOISE_ANYWHERE: &str =
    "code err error http https httpstatus httpstatuscode sc status statuscode";

/// Words that people use for each other.
const ALIKE: &[&str] = &[
    "big large huge long exceeds oversized",
    "delete remove erase purge drop",
    "deleted removed erased gone",
    "login signin logon authentication authenticate auth credentials",
    "wrong invalid bad incorrect illegal",
    "broken malformed corrupt damaged",
    "need require demand mandatory",
    "missing absent lacks without",
    "url uri address link path",
    "forever permanently permanent good",
    "temporary temporarily",
    "busy overloaded overload capacity",
    "limit quota threshold allowance",
    "crash died dies killed exception panic",
    "slow delay late long",
    "repeat retry again resend",
    "change modify edit update alter",
    "cancel abort interrupt hangup",
    "method verb",
    "endpoint route",
    "denied refused rejected blocked forbidden disallowed",
    "permission rights access privileges",
    "body payload content",
    "origin backend upstream",
    "loop circle circles cycle endless",
    "expired outdated stale",
    "duplicate twice double already",
    "see view open display show",
    "answer respond reply",
    "take takes took",
];

/// What a page is found by, a line a page.
#[derive(Default, Serialize)]
struct Fields {
    /// Empty on a site without errors by name.
    #[serde(skip_serializing_if = "String::is_empty")]
    errors: String,
    formerly: String,
    keywords: String,
    constants: String,
    vendors: String,
    required: String,
    headers: String,
    specs: String,
    text: String,
}

#[derive(Serialize)]
struct Index<'site> {
    version: u8,
    weights: Weights,
    noise: &'static str,
    alike: &'static [&'static str],
    english: bool,
    section: &'site str,
    code: String,
    phrase: String,
    summary: String,
    unofficial: String,
    labels: BTreeMap<&'static str, &'site str>,
    fields: Fields,
}

/// The script. A theme without one of the parts has a search that does nothing.
pub fn script(site: &Site, theme: &Theme, counted: &[Counted<'_>]) -> String {
    let index = to_json(&index(site, counted));
    let [words, rank, search_box] = [WORDS, RANK, BOX].map(|part| theme.static_text(part));
    let labels = script_labels::before("search.js", site, theme);
    format!("{words}{rank}statusbook.openIndex({});\n{labels}{search_box}", index.trim_end())
}

fn index<'site>(site: &'site Site, counted: &[Counted<'_>]) -> Index<'site> {
    let english = site.language().is_english();
    let mut index = Index {
        version: 2,
        weights: Weights { errors: WEIGHTS.errors.filter(|_| site.has_errors()), ..WEIGHTS },
        noise: if english { NOISE } else { NOISE_ANYWHERE },
        alike: if english { ALIKE } else { &[] },
        english,
        section: &site.labels.spec.section,
        code: String::new(),
        phrase: String::new(),
        summary: String::new(),
        unofficial: String::new(),
        labels: labels(site),
        fields: Fields::default(),
    };
    let vocabulary = Vocabulary::of(site, counted);
    let mut unofficial = Vec::new();
    for (page, words) in site.status_pages().iter().zip(counted) {
        let code = page.code.value.to_string();
        index.page(&code, &page.phrase.value, &page.summary.value);
        index.fields.status_page(site, page, &vocabulary.distinctive(words).join(" "));
        if !page.is_official() {
            unofficial.push(code);
        }
    }
    for page in site.class_pages() {
        index.page(page.class.name(), &page.title, &page.summary.value);
        index.fields.other_page(&page.keywords, &vocabulary.words(site, &page.prose));
    }
    for guide in site.guides() {
        let address = guide.address();
        index.page(address.trim_end_matches('/'), &guide.title.value, &guide.summary.value);
        index.fields.other_page(&guide.keywords, &vocabulary.words(site, &guide.prose));
    }
    if let Some(home) = &site.home {
        let title = home.title.as_deref().unwrap_or_else(|| site.title());
        index.page(".", title, first_sentence(&home.prose.first_paragraph()));
        index.fields.other_page(&home.keywords, &vocabulary.words(site, &home.prose));
    }
    for page in site.pages() {
        index.page(&page.name, &page.title.value, &page.summary.value);
        index.fields.other_page(&page.keywords, &vocabulary.words(site, &page.prose));
    }
    if !site.has_errors() {
        index.fields.errors.clear();
    }
    index.unofficial = unofficial.join(" ");
    index
}

/// What a class is called, where it is not its name, and what guides are called.
fn labels(site: &Site) -> BTreeMap<&'static str, &str> {
    let labels = &site.labels;
    let other = Class::ALL.into_iter().filter(|class| class.label() != class.name());
    let guides = ("guides", &*labels.guide_page.name);
    let has_pages = !site.pages().is_empty() || site.home.is_some();
    let pages = has_pages.then(|| ("pages", &*labels.plain_page.name));
    other.map(|class| (class.name(), class.label())).chain([guides]).chain(pages).collect()
}

impl Index<'_> {
    fn page(&mut self, code: &str, phrase: &str, summary: &str) {
        line(&mut self.code, [code]);
        line(&mut self.phrase, [phrase]);
        line(&mut self.summary, [summary]);
    }
}

impl Fields {
    fn status_page(&mut self, site: &Site, page: &StatusPage, distinctive: &str) {
        let mut seen = BTreeSet::from([letters(&page.phrase.value)]);
        let mut fresh = |name: &str| seen.insert(letters(name));
        line(&mut self.errors, page.errors.iter().map(|error| error.name.value.as_str()));
        let formerly = page.formerly.iter().map(|former| former.phrase.value.as_str());
        line(&mut self.formerly, formerly.filter(|name| fresh(name)));
        line(&mut self.keywords, page.keywords.iter().map(|keyword| keyword.value.as_str()));
        let constants = site.constants(page.code.value).iter();
        let names = constants.map(|constant| bare(constant.last_part()));
        line(&mut self.constants, names.filter(|name| fresh(name)));
        let mut vendors: Vec<String> = Vec::new();
        for vendor_use in &page.uses {
            let own = !vendor_use.name.starts_with('(')
                && letters(&vendor_use.name) != letters(&page.phrase.value);
            let name = if own { format!(": {}", vendor_use.name) } else { String::new() };
            vendors.push(format!("{}{name}", vendor_use.vendor));
        }
        line(&mut self.vendors, vendors.iter().map(String::as_str));
        let headers = |must: bool| {
            let headers =
                page.headers.iter().filter(move |header| (header.need == Need::Must) == must);
            headers.map(|header| header.name.value.as_str())
        };
        line(&mut self.required, headers(true));
        line(&mut self.headers, headers(false));
        let specs: Vec<String> = page.specs.iter().map(spec).collect();
        line(&mut self.specs, specs.iter().map(String::as_str));
        line(&mut self.text, [distinctive]);
    }

    fn other_page(&mut self, keywords: &[Located<String>], words: &Counted<'_>) {
        line(&mut self.keywords, keywords.iter().map(|keyword| keyword.value.as_str()));
        line(&mut self.text, [search_terms::joined(words).as_str()]);
        let rest = [&mut self.errors, &mut self.formerly, &mut self.constants, &mut self.vendors];
        let more = [&mut self.required, &mut self.headers, &mut self.specs];
        for field in rest.into_iter().chain(more) {
            line(field, []);
        }
    }
}

fn spec(spec: &Spec) -> String {
    match spec {
        Spec::Rfc { rfc, section } => format!("{} {}", rfc.value, section.value),
        Spec::Other { title, .. } => title.clone(),
    }
}

/// The last part of a constant without what each name of its library starts with.
fn bare(name: &str) -> &str {
    name.strip_prefix("HTTP_").or_else(|| name.strip_prefix("Status")).unwrap_or(name)
}

/// Adds a line of names.
fn line<'name>(column: &mut String, names: impl IntoIterator<Item = &'name str>) {
    for (at, name) in names.into_iter().enumerate() {
        if at > 0 {
            column.push('|');
        }
        let parts = |next: char| next.is_control() || next == '|';
        column.extend(name.chars().map(|next| if parts(next) { ' ' } else { next }));
    }
    column.push('\n');
}

#[cfg(test)]
mod tests {
    use super::{bare, line};
    use crate::model::constants::Constant;
    use crate::model::facts::Platform;

    #[test]
    fn a_constant_is_its_bare_last_part() {
        for (name, part) in [
            ("http.StatusNotFound", "NotFound"),
            ("Response::HTTP_CONFLICT", "CONFLICT"),
            (":not_found", "not_found"),
            ("HttpStatusCode.Redirect", "Redirect"),
        ] {
            let constant = Constant { code: 404, platform: Platform::Go, name, origin: "" };
            assert_eq!(bare(constant.last_part()), part);
        }
    }

    #[test]
    fn names_are_parted_by_bars_and_hold_none() {
        let mut column = String::new();
        line(&mut column, ["a b", "c\td|e"]);
        line(&mut column, []);
        assert_eq!(column, "a b|c d e\n\n");
    }
}
