//! What is read of a document.

use std::sync::Arc;

use super::{Unreadable, read};
use crate::model::api::Api;
use crate::model::class::Class;
use crate::model::code::Code;

const PARCELS: &str = include_str!("../../../tests/cli/parcels.yaml");

fn api(text: &str) -> Api {
    read(&Arc::from("openapi.yaml"), text).expect("it can be read")
}

/// A document with these responses of `GET /x`, and what else it has.
fn document(responses: &str, rest: &str) -> Api {
    api(&format!(
        "openapi: 3.0.3\npaths: {{ /x: {{ get: {{ responses: {responses} }} }} }}\n{rest}"
    ))
}

/// A line for each operation that answers with a code.
fn operations(api: &Api, code: u16) -> Vec<String> {
    let responses = &api.codes[&Code::new(code).expect("a code")];
    let lines = responses.operations.iter().map(|it| format!("{}: {}", it.name(), it.description));
    lines.collect()
}

fn example(api: &Api, code: u16) -> Option<&str> {
    let responses = &api.codes[&Code::new(code).expect("a code")];
    responses.example.as_ref().map(|example| example.json.as_str())
}

#[test]
fn the_codes_of_a_document_are_read_with_their_operations() {
    let api = api(PARCELS);
    assert_eq!(api.title.as_deref(), Some("Parcels"));
    assert_eq!(api.hosts, ["eu.api.example.com"], "localhost is nobody's");
    let codes: Vec<_> = api.codes.keys().map(|code| code.number()).collect();
    assert_eq!(codes, [200, 201, 401, 404, 422, 429, 460, 512]);
    assert_eq!(
        operations(&api, 401),
        [
            "GET /parcels: The key is missing or was revoked.",
            "POST /parcels: The key is missing or was revoked."
        ]
    );
    assert_eq!(api.defaults, 1);
    let class = &api.classes[&Class::ServerError];
    assert_eq!(class.operations[0].name(), "POST /parcels");
}

#[test]
fn a_description_is_one_paragraph_without_links_and_html() {
    assert_eq!(
        operations(&api(PARCELS), 422),
        ["POST /parcels: A field is missing or wrong; see the manual and `fields`."]
    );
    let long = "Word ".repeat(80);
    for (description, wanted) in [
        ("\"\"", ""),
        ("\"# Heading\\n\\nText\"", "Text."),
        ("\"a_b [c][d] 1 < 2 & x|y\"", "A\\_b \\[c\\]\\[d\\] 1 \\< 2 \\& x\\|y."),
        ("\"bell \\a rings\"", "Bell rings."),
        ("\"`a` only?\"", "`a` only?"),
        (&format!("\"One sentence. {long}\""), "One sentence."),
    ] {
        let api = document(&format!("{{ '404': {{ description: {description} }} }}"), "");
        assert_eq!(operations(&api, 404), [format!("GET /x: {wanted}")], "{description}");
    }
}

#[test]
fn an_example_is_json_wherever_it_is_written() {
    let api = api(PARCELS);
    let items = "{\n  \"items\": [\n    {\n      \"id\": 4711,\n      \"weight\": 1.5,\n      \
                 \"is_insured\": true,\n      \"note\": null\n    }\n  ]\n}";
    assert_eq!(example(&api, 200), Some(items));
    assert_eq!(example(&api, 404), Some("{\n  \"error\": \"no-such-parcel\",\n  \"id\": 4711\n}"));
    let day = "{\n  \"status\": 422,\n  \"title\": \"A field is wrong\",\n  \"since\": \
               \"2026-11-20\"\n}";
    assert_eq!(example(&api, 422), Some(day));
    assert_eq!(example(&api, 429), None);
    let long = format!("[{}]", "1, ".repeat(60));
    let api = document(
        &format!("{{ '400': {{ content: {{ application/json: {{ example: {long} }} }} }} }}"),
        "",
    );
    assert_eq!(example(&api, 400), None);
    assert_eq!(api.codes[&Code::new(400).expect("a code")].long_examples, 1);
}

#[test]
fn json_is_read_as_it_is() {
    let text = "{\n\t\"openapi\": \"3.0.0\",\n\t\"info\": {\"title\": \"A\\/B \\ud83d\\ude00\"},\n\
                \t\"paths\": {\"/x\": {\"get\": {\"responses\": {\"404\": {\"description\": \
                \"None: #1\"}}}}}\n}\n";
    let api = api(text);
    assert_eq!(api.title.as_deref(), Some("A/B \u{1f600}"));
    assert_eq!(operations(&api, 404), ["GET /x: None: \\#1."]);
}

#[test]
fn what_is_not_followed_is_counted() {
    let api = document(
        "{ '404': { $ref: 'common.yaml#/NotFound' }, '500': &it { description: It failed }, \
         '502': *it, '503': { $ref: '#/components/responses/Circle' } }",
        "components: { responses: { Circle: { $ref: '#/components/responses/Circle' } } }",
    );
    assert_eq!(api.foreign, ["common.yaml#/NotFound"]);
    assert_eq!(api.aliases, 1);
    assert_eq!(operations(&api, 500), ["GET /x: It failed."]);
    let read: Vec<_> = api.codes.keys().map(|code| code.number()).collect();
    assert_eq!(read, [500, 502], "the code is there, whatever an alias says of it");
}

#[test]
fn other_documents_are_refused() {
    let read = |text: &str| read(&Arc::from("x.yaml"), text).expect_err("it is refused");
    assert!(matches!(read("swagger: '2.0'"), Unreadable::Version(it) if it == "Swagger 2.0"));
    assert!(matches!(read("openapi: 4.0.0"), Unreadable::Version(it) if it == "OpenAPI 4.0.0"));
    for text in ["", "title: T", "- 404", "\"openapi\""] {
        assert!(matches!(read(text), Unreadable::NotOpenApi), "{text:?}");
    }
    let Unreadable::Syntax(faults) = read("openapi: 3.0.0\npaths: [") else { panic!("no YAML") };
    assert_eq!(faults[0].message, "`[` is never closed");
    let deep = format!("openapi: 3.0.0\nx: {}", "[".repeat(1000));
    assert!(matches!(read(&deep), Unreadable::Syntax(_)));
}
