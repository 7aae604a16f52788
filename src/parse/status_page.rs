//! Reads the page about a status code.

use std::sync::Arc;

use super::fields::Fields;
use super::page::{self, DRAFT, EXTRA, KEYWORDS, PageParts, REVIEWED, SUMMARY, or_empty};
use super::values;
use super::{code_block, known};
use crate::model::api_error::ApiError;
use crate::model::code::Code;
use crate::model::diagnostic::{Diagnostics, Located};
use crate::model::facts::{
    Actor, Body, Cache, Carrier, Confidence, KnownFact, Need, Retry, Sent, Standing, Words,
};
use crate::model::field::{Field, Kind};
use crate::model::http_message::is_token;
use crate::model::labels::Labels;
use crate::model::node::Node;
use crate::model::registry::registration;
use crate::model::status_page::{Formerly, Header, Related, Spec, StatusPage, Use};

pub const CODE: Field = Field::required("code", Kind::Code, "the three digits of the file's name");
pub const PHRASE: Field = Field::optional(
    "phrase",
    Kind::Text,
    "the phrase as IANA has it, or the vendor's own name for the code",
)
.left_out("the phrase that IANA has; a code that is not registered needs one");
pub const STANDING: Field = Field::optional(
    "standing",
    Kind::Word(Standing::NAMES),
    "what IANA's registry says of the code",
)
.left_out("what the registry says");
pub const SPECS: Field = Field::optional(
    "specs",
    Kind::List(&Kind::Either(SPEC_FORMS)),
    "a list of `{ rfc: 9110, section: \"15.5.5\" }` or `{ title: …, url: … }`",
)
.left_out("the section that defines the code, which comes first unless the list is `[]`");
pub const ACTOR: Field = Field::optional("actor", Kind::Word(Actor::NAMES), "who acts");
pub const CALLER: Field =
    Field::optional("caller", Kind::Note, "one sentence: what whoever receives this does now");
pub const SERVER: Field =
    Field::optional("server", Kind::Note, "one sentence: what whoever sends this sees to");
pub const RETRY: Field =
    Field::optional("retry", Kind::Word(Retry::NAMES), "whether the request may be repeated");
pub const RETRY_NOTE: Field =
    Field::optional("retry_note", Kind::Note, "how to repeat it, and what real clients do");
pub const CACHE: Field =
    Field::optional("cache", Kind::Word(Cache::NAMES), "whether a cache may keep the response")
        .left_out("what the specification says");
pub const CACHE_NOTE: Field =
    Field::optional("cache_note", Kind::Note, "what the word alone does not say");
pub const BODY: Field =
    Field::optional("body", Kind::Word(Body::NAMES), "whether the response has content")
        .left_out("`forbidden` where HTTP forbids it");
pub const HEADERS: Field = Field::optional(
    "headers",
    Kind::List(&Kind::Mapping(HEADER_FIELDS)),
    "a list of `{ name: Retry-After, in: response, need: may, note: … }`, `note` if wanted",
)
.left_out("the fields that the specification asks for, which are added unless the list is `[]`");
pub const ERRORS: Field = Field::optional(
    "errors",
    Kind::List(&Kind::Mapping(ERROR_FIELDS)),
    "errors of your API by name: a list of `{ name: order_not_found, when: …, do: …, example: … }`",
);
pub const FORMERLY: Field = Field::optional(
    "formerly",
    Kind::List(&Kind::Mapping(FORMERLY_FIELDS)),
    "earlier phrases: a list of `{ phrase: Request Entity Too Large, spec: RFC 2616 }`",
)
.left_out("those of a registered code, which are added unless the list is `[]`");
pub const ALIASES: Field =
    Field::optional("aliases", Kind::List(&Kind::Alias), "a list of addresses that redirect here");
pub const RELATED: Field = Field::optional(
    "related",
    Kind::List(&Kind::Mapping(RELATED_FIELDS)),
    "a list of `{ code: 503, why: … }`: what it is confused with, or needed next",
);
pub const USES: Field = Field::optional(
    "uses",
    Kind::List(&Kind::Mapping(USE_FIELDS)),
    "what vendors mean by it: `{ vendor: …, name: …, meaning: …, sent: wire, source: https://…, \
     confidence: primary }`",
);
pub const DEVIATES: Field = Field::optional(
    "deviates",
    Kind::Note,
    "one sentence for readers: where your API does something else than the specification says",
);

/// Every field of the front matter, in the order in which it is written.
pub const FIELDS: &[&Field] = &[
    &CODE,
    &PHRASE,
    &SUMMARY,
    &STANDING,
    &SPECS,
    &ACTOR,
    &CALLER,
    &SERVER,
    &RETRY,
    &RETRY_NOTE,
    &CACHE,
    &CACHE_NOTE,
    &BODY,
    &HEADERS,
    &ERRORS,
    &FORMERLY,
    &KEYWORDS,
    &ALIASES,
    &RELATED,
    &USES,
    &DEVIATES,
    &REVIEWED,
    &EXTRA,
    &DRAFT,
];

const RFC: Field = Field::optional("rfc", Kind::Rfc, "the number of an RFC");
const SECTION: Field =
    Field::optional("section", Kind::Text, "the section of the RFC, as in `\"15.5.5\"`");
const TITLE: Field =
    Field::optional("title", Kind::Text, "the title of a specification that is not an RFC");
const URL: Field =
    Field::optional("url", Kind::Link, "the address of a specification that is not an RFC");
const SPEC_FIELDS: &[&Field] = &[&RFC, &SECTION, &TITLE, &URL];
/// A section of an RFC, or another document.
const SPEC_FORMS: &[&[&Field]] = &[&[&RFC, &SECTION], &[&TITLE, &URL]];

const NAME: Field = Field::required("name", Kind::Text, "the name of the field");
const IN: Field = Field::required("in", Kind::Word(Carrier::NAMES), "`request` or `response`");
const NEED: Field = Field::required("need", Kind::Word(Need::NAMES), "`must`, `should` or `may`");
const NOTE: Field = Field::optional("note", Kind::Note, "what it says here");
const HEADER_FIELDS: &[&Field] = &[&NAME, &IN, &NEED, &NOTE];

const ERROR_NAME: Field =
    Field::required("name", Kind::Text, "what programs compare, as the response writes it");
const WHEN: Field = Field::optional("when", Kind::Note, "when the API sends it");
const DO: Field = Field::optional("do", Kind::Note, "what whoever receives it does");
const EXAMPLE: Field =
    Field::optional("example", Kind::Text, "the content of such a response, as a block of text");
const ERROR_FIELDS: &[&Field] = &[&ERROR_NAME, &WHEN, &DO, &EXAMPLE];

const FORMER_PHRASE: Field = Field::required("phrase", Kind::Text, "the phrase");
const SPEC: Field = Field::required("spec", Kind::Text, "the specification that used the phrase");
const FORMERLY_FIELDS: &[&Field] = &[&FORMER_PHRASE, &SPEC];

const WHY: Field = Field::required("why", Kind::Note, "the difference, seen from this page");
const RELATED_CODE: Field = Field::required("code", Kind::Code, "the other code");
const RELATED_FIELDS: &[&Field] = &[&RELATED_CODE, &WHY];

const VENDOR: Field = Field::required("vendor", Kind::Text, "who uses the code so");
const USE_NAME: Field = Field::required("name", Kind::Text, "what the vendor calls it");
const MEANING: Field = Field::required("meaning", Kind::Note, "what the vendor means by it");
const SENT: Field =
    Field::required("sent", Kind::Word(Sent::NAMES), "`wire` if responses carry it, else `log`");
const SOURCE: Field = Field::required("source", Kind::Link, "the address of a page that says so");
const CONFIDENCE: Field = Field::required(
    "confidence",
    Kind::Word(Confidence::NAMES),
    "`primary`, `secondary` or `unconfirmed`",
);
const USE_FIELDS: &[&Field] = &[&VENDOR, &USE_NAME, &MEANING, &SENT, &SOURCE, &CONFIDENCE];

/// Reads `content/NNN.md`; `named` is the code of the file's name. `None` if its front matter
/// cannot be read.
pub fn read(
    page: PageParts,
    named: Code,
    labels: &Labels,
    diagnostics: &mut Diagnostics,
) -> Option<StatusPage> {
    let fields = page::fields(&page.source, &page.fence, &page.required, diagnostics)?;
    let stated_code = fields.required(&CODE, &values::code, diagnostics);
    let code_place = stated_code.as_ref().map_or(&page.fence, |code| &code.place).clone();
    let row = registration(named);
    let phrase = row.map(|row| Located::new(row.phrase.to_owned(), code_place.clone()));
    if phrase.is_none() && !fields.has(&PHRASE) && !fields.requires(&PHRASE) {
        fields.report_missing(&PHRASE, diagnostics);
    }
    let phrase = fields.known(&PHRASE, &values::text, phrase, diagnostics);
    let standing = row.map_or(Standing::Unofficial, |row| row.standing);
    let standing = Located::new(standing, code_place.clone());
    // A field without items says that there is nothing to list.
    let known =
        |fact, field| row.filter(|_| page.fill_in.contains(&fact) && !fields.is_empty_list(field));
    let cache = known(KnownFact::Cache, &CACHE);
    let cache = cache.map(|row| Located::new(row.cache, code_place.clone()));
    let body = named.has_no_content() && page.fill_in.contains(&KnownFact::Body);
    let body = body.then_some(Body::Forbidden);
    let phrase = or_empty(phrase, &code_place);
    let summary = page::summary(&fields, &page.prose, &page.fence, diagnostics);
    let mut prose = page.prose;
    code_block::add_heads(&mut prose, named, &phrase.value, labels);
    let specs = fields.list(&SPECS, &spec, diagnostics);
    let headers = fields.list(&HEADERS, &header, diagnostics);
    let formerly = fields.list(&FORMERLY, &formerly, diagnostics);
    let read = StatusPage {
        path: page.path,
        source: Arc::clone(&page.source),
        code: Located::new(named, code_place.clone()),
        stated_code: stated_code.map(|code| code.value),
        phrase,
        summary,
        standing: fields
            .known(&STANDING, &values::located_word, Some(standing.clone()), diagnostics)
            .unwrap_or(standing),
        is_standing_shown: fields.has(&STANDING) || page.fill_in.contains(&KnownFact::Standing),
        specs: known::specs(specs, known(KnownFact::Specs, &SPECS), &code_place),
        actor: fields.optional(&ACTOR, &values::word, diagnostics),
        caller: fields.optional(&CALLER, &values::words, diagnostics),
        server: fields.optional(&SERVER, &values::words, diagnostics),
        retry: fields.optional(&RETRY, &values::word, diagnostics),
        retry_note: fields.optional(&RETRY_NOTE, &values::words, diagnostics),
        cache: fields.known(&CACHE, &values::located_word, cache, diagnostics),
        cache_note: fields.optional(&CACHE_NOTE, &values::words, diagnostics),
        body: fields.known(&BODY, &values::word, body, diagnostics),
        headers: known::headers(headers, known(KnownFact::Headers, &HEADERS), &code_place),
        errors: fields.list(&ERRORS, &error, diagnostics),
        formerly: known::formerly(formerly, known(KnownFact::Formerly, &FORMERLY), &code_place),
        keywords: fields.list(&KEYWORDS, &values::text, diagnostics),
        aliases: fields.list(&ALIASES, &values::text, diagnostics),
        related: fields.list(&RELATED, &related, diagnostics),
        uses: fields.list(&USES, &vendor_use, diagnostics),
        deviates: fields.optional(&DEVIATES, &values::words, diagnostics),
        reviewed: fields.optional(&REVIEWED, &values::date, diagnostics),
        meta: page::meta(&fields, diagnostics),
        prose,
    };
    debug_assert!(fields.not_asked().is_empty(), "never read: {:?}", fields.not_asked());
    Some(read)
}

fn spec(node: &Node, diagnostics: &mut Diagnostics) -> Option<Spec> {
    let fields = Fields::new(node, SPEC_FIELDS, true, diagnostics)?;
    let rfc = fields.optional(&RFC, &values::rfc, diagnostics);
    let section = fields.optional(&SECTION, &values::text, diagnostics);
    let title = fields.optional(&TITLE, &values::words, diagnostics);
    let url = fields.optional(&URL, &values::text, diagnostics);
    let has = |field, is_read: bool| fields.has(field) && !is_read;
    let is_reported = has(&RFC, rfc.is_some())
        || has(&SECTION, section.is_some())
        || has(&TITLE, title.is_some())
        || has(&URL, url.is_some());
    match (rfc, section, title, url) {
        _ if is_reported => None,
        (Some(rfc), Some(section), None, None) => Some(Spec::Rfc { rfc, section }),
        (None, None, Some(title), Some(url)) => Some(Spec::Other { title, url }),
        _ => {
            let message = "a specification is an RFC's section, or a title with an address";
            let fault = diagnostics.add(&values::WRONG_TYPE, &node.place, message);
            fault.help("write `{ rfc: 9110, section: \"15.5.5\" }` or `{ title: …, url: … }`");
            None
        }
    }
}

fn header(node: &Node, diagnostics: &mut Diagnostics) -> Option<Header> {
    let fields = Fields::new(node, HEADER_FIELDS, true, diagnostics)?;
    let name = fields.required(&NAME, &field_name, diagnostics);
    let carrier = fields.required(&IN, &values::word, diagnostics);
    let need = fields.required(&NEED, &values::word, diagnostics);
    let remark = fields.optional(&NOTE, &values::words, diagnostics);
    Some(Header { name: name?, carrier: carrier?, need: need?, note: remark })
}

/// The name of a header field; `None` after it reported that it is not one (RFC 9110 section 5.1).
fn field_name(node: &Node, diagnostics: &mut Diagnostics) -> Option<Located<String>> {
    let name = values::text(node, diagnostics)?;
    if !is_token(&name.value) {
        let help = "write it as messages have it, without `:` and spaces, as in `Retry-After`";
        values::wrong_type(node, "the name of a field", help, diagnostics);
        return None;
    }
    Some(name)
}

fn error(node: &Node, diagnostics: &mut Diagnostics) -> Option<ApiError> {
    let fields = Fields::new(node, ERROR_FIELDS, true, diagnostics)?;
    let name = fields.required(&ERROR_NAME, &values::text, diagnostics);
    let when = fields.optional(&WHEN, &values::words, diagnostics);
    let remedy = fields.optional(&DO, &values::words, diagnostics);
    let example = fields.optional(&EXAMPLE, &values::text, diagnostics);
    Some(ApiError { name: name?, when, remedy, example })
}

fn formerly(node: &Node, diagnostics: &mut Diagnostics) -> Option<Formerly> {
    let fields = Fields::new(node, FORMERLY_FIELDS, true, diagnostics)?;
    let phrase = fields.required(&FORMER_PHRASE, &values::text, diagnostics);
    let spec = fields.required(&SPEC, &values::words, diagnostics);
    Some(Formerly { phrase: phrase?, spec: spec? })
}

fn related(node: &Node, diagnostics: &mut Diagnostics) -> Option<Related> {
    let fields = Fields::new(node, RELATED_FIELDS, true, diagnostics)?;
    let code = fields.required(&RELATED_CODE, &values::code, diagnostics);
    let why = fields.required(&WHY, &values::words, diagnostics);
    // A relation that does not say why is one; what it lacks has been reported.
    Some(Related { code: code?, why: why.unwrap_or_default() })
}

fn vendor_use(node: &Node, diagnostics: &mut Diagnostics) -> Option<Use> {
    let fields = Fields::new(node, USE_FIELDS, true, diagnostics)?;
    let vendor = fields.required(&VENDOR, &values::words, diagnostics);
    let name = fields.required(&USE_NAME, &values::words, diagnostics);
    let meaning = fields.required(&MEANING, &values::words, diagnostics);
    let sent = fields.required(&SENT, &values::word, diagnostics);
    let source = fields.required(&SOURCE, &values::text, diagnostics);
    let confidence = fields.required(&CONFIDENCE, &values::word, diagnostics);
    Some(Use {
        vendor: vendor?,
        name: name?,
        meaning: meaning?,
        sent: sent?,
        source: source?,
        confidence: confidence?,
    })
}

#[cfg(test)]
mod tests {
    use crate::fixture::{check, one_file, reported};
    use crate::parse::values::WRONG_TYPE;

    #[test]
    fn a_code_is_three_digits_and_nothing_that_yaml_makes_of_them() {
        for wrong in ["0404", "0o624", "0x194", "404.0", "4_04", "+404", "4e2", "99", "1000", "٤٠٤"]
        {
            let page = format!("---\ncodes: [{wrong}]\n---\n");
            let reported = reported(&[&WRONG_TYPE], &one_file("content/guides/x.md", page));
            let bytes = wrong.as_bytes().escape_ascii();
            let fact = format!("this is `{wrong}`, not a status code [{bytes}]\n");
            let wanted = format!("content/guides/x.md:2:9 wrong-type: {fact}");
            assert_eq!(reported, wanted);
        }
    }

    #[test]
    fn a_header_field_has_a_name_that_a_message_can_have() {
        check(
            &WRONG_TYPE,
            "
//- content/404.md
headers:
  - { name: Retry After, in: response, need: may }
            ^^^^^^^^^^^ error: this is `Retry After`, not the name of a field
            help: write it as messages have it, without `:` and spaces, as in `Retry-After`
  - { name: \"Allow:\", in: response, need: may }
            ^^^^^^^^ error: this is the text `Allow:`, not the name of a field
            help: write it as messages have it, without `:` and spaces, as in `Retry-After`
",
        );
    }
}
