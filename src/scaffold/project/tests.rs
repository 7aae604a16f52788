//! Projects build without a diagnostic, and say what they should.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use proptest::prelude::*;
use serde_json::json;

use super::{WORKFLOW, Wanted, files};
use crate::check;
use crate::model::api::Api;
use crate::model::code::Code;
use crate::model::diagnostic::Diagnostics;
use crate::model::registry::registrations;
use crate::model::site::Site;
use crate::model::source::{SourceFile, Sources};
use crate::parse::{self, CLASS, STATUS, openapi};

/// The reference as it is in this checkout.
static REFERENCE: LazyLock<Site> = LazyLock::new(|| {
    let sources = crate::read(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("it can be read");
    parse::site(&sources, &mut Diagnostics::default())
});

fn project(codes: &[u16], api: Option<&Api>, is_bare: bool) -> Vec<SourceFile> {
    let codes: BTreeSet<_> = codes.iter().filter_map(|code| Code::new(*code)).collect();
    let (status_fields, class_fields) = (STATUS.fields, CLASS.fields);
    files(&Wanted { codes: &codes, api, is_bare, status_fields, class_fields }, &REFERENCE)
}

fn text<'files>(files: &'files [SourceFile], path: &str) -> &'files str {
    let file = files.iter().find(|file| &*file.path == path).expect("the file is made");
    std::str::from_utf8(&file.bytes).expect("it is text")
}

/// The content among these files.
fn content(files: &[SourceFile]) -> Sources {
    let is_content = |file: &&SourceFile| file.path.starts_with("content/");
    let content = files.iter().filter(is_content).cloned().collect();
    Sources { content, ..Sources::default() }
}

/// Asserts that nothing is wrong with the content among these files.
#[track_caller]
fn check_content(files: &[SourceFile]) {
    let mut diagnostics = Diagnostics::default();
    let site = parse::site(&content(files), &mut diagnostics);
    check::content(&site, &mut diagnostics);
    check::set_severities(&site, &mut diagnostics);
    assert_eq!(diagnostics.into_sorted(), []);
}

/// Asserts that nothing is wrong with the site of these files.
#[track_caller]
fn check_builds(files: &[SourceFile]) {
    let mut sources = Sources { theme: crate::own_theme(), ..content(files) };
    assert_eq!(crate::build(&sources).diagnostics, []);
    assert_eq!(crate::fix(&mut sources).fixed, [], "there is nothing to fix");
}

/// Every code that the reference has a page about, and three that nobody knows.
fn all_codes() -> Vec<u16> {
    let known = REFERENCE.status_pages().iter().map(|page| page.code.value.number());
    known.chain([427, 512, 700]).collect()
}

#[test]
fn a_project_of_any_codes_has_no_fault() {
    let all = all_codes();
    assert!(registrations().iter().all(|row| all.contains(&row.code)));
    for is_bare in [false, true] {
        for code in &all {
            check_content(&project(&[*code], None, is_bare));
        }
        check_builds(&project(&all, None, is_bare));
        check_builds(&project(&super::USUAL_CODES, None, is_bare));
    }
}

#[test]
fn a_page_says_what_who_receives_it_can_do() {
    let files = project(&[404, 403, 429, 502], None, false);
    let page = text(&files, "content/404.md");
    assert!(page.starts_with("---\ncode: 404\nphrase: Not Found\nsummary: \""), "{page}");
    for wanted in ["\nactor: either\n", "\ncaller: ", "\nretry: after-change\n", "\nretry_note: "] {
        assert!(page.contains(wanted), "{wanted} is not in\n{page}");
    }
    assert!(page.contains("\n  - { code: 403, why: \""), "{page}");
    assert!(!page.contains("code: 410"), "there is no such page: {page}");
    assert!(page.contains("\n## When you receive it\n\n- **You are not signed in"), "{page}");
    assert!(page.contains("\n## Example\n"), "{page}");
    for needless in ["server:", "uses:", "nginx", "## When to send it", "## Meaning"] {
        assert!(!page.contains(needless), "{needless} is in\n{page}");
    }
    let gateway = text(&files, "content/502.md");
    assert!(!gateway.contains("## When you receive it"), "only operators can do something");
    for line in ["1. **Stop", "2. **Without", "6. **The 429s"] {
        assert!(text(&files, "content/429.md").contains(&format!("\n{line}")), "{line}");
    }
}

#[test]
fn a_link_leads_to_a_page_of_the_project_or_to_the_reference() {
    let published = "https://statusbook.github.io/statusbook/308/";
    let files = project(&[405, 301], None, false);
    let page = text(&files, "content/405.md");
    assert!(page.contains("[301](301.md)") && page.contains(&format!("({published})")), "{page}");
}

#[test]
fn a_code_that_is_not_registered_gets_no_causes_of_others() {
    let files = project(&[499, 512], None, false);
    let page = text(&files, "content/499.md");
    assert!(
        page.contains("phrase: Client Closed Request\n") && !page.contains("## When"),
        "{page}"
    );
    let wanted = "\
---
code: 512
phrase: Status 512
---

512 is not a registered code, so this API alone says what it means. \
A client that does not know it treats it like 500.
";
    assert_eq!(text(&files, "content/512.md"), wanted);
}

#[test]
fn a_bare_page_is_a_code_a_phrase_and_a_sentence() {
    let files = project(&[200], None, true);
    assert_eq!(
        text(&files, "content/200.md"),
        "---\ncode: 200\nphrase: OK\n---\n\nThe request succeeded.\n"
    );
    let paths: Vec<_> = files.iter().map(|file| &*file.path).collect();
    let wanted = [
        ".github/workflows/publish.yml",
        ".gitignore",
        "README.md",
        "content/200.md",
        "content/site.yaml",
    ];
    assert_eq!(paths, wanted);
}

#[test]
fn a_project_of_an_api_says_what_its_document_says() {
    let document = include_str!("../../../tests/cli/parcels.yaml");
    let api = openapi::read(&Arc::from("parcels.yaml"), document).expect("it can be read");
    let codes: Vec<_> = api.codes.keys().map(|code| code.number()).collect();
    check_builds(&project(&codes, Some(&api), true));
    let files = project(&codes, Some(&api), false);
    check_builds(&files);
    let site = text(&files, "content/site.yaml");
    assert!(site.contains("\ntitle: Parcels\n"), "{site}");
    assert!(site.contains("\nhosts: [eu.api.example.com]\n"), "{site}");
    let page = text(&files, "content/404.md");
    let wanted = "
## Example

`GET /parcels/{parcelId}` answers:

```json
{
  \"error\": \"no-such-parcel\",
  \"id\": 4711
}
```

## Returned by

- `GET /parcels/{parcelId}`
";
    assert!(page.ends_with(wanted), "{page}");
    assert!(page.contains("\n---\n\nNo such parcel.\n\n## When you receive it\n"), "{page}");
    let several = text(&files, "content/200.md");
    assert!(several.contains("\n- `GET /parcels`: A page of parcels, the newest first.\n"));
    assert!(
        text(&files, "content/5xx.md")
            .ends_with("\nWe failed.\n\n## Returned by\n\n- `POST /parcels`\n")
    );
    let unknown = "\n---\n\nThe system of the carrier is down, try again in an hour.\n\n512 is not";
    assert!(text(&files, "content/512.md").contains(unknown));
}

#[test]
fn the_marks_of_other_generators_are_text_in_a_project() {
    let description = "Say ==now== or {{ name }} :warning: so, ^[note] and `a` {.cls}";
    let title = "`a` **b** [c](d)";
    let document = json!({
        "openapi": "3.1.0",
        "info": { "title": title },
        "paths": { "/": { "get": { "responses": { "404": { "description": description } } } } },
    });
    let api = openapi::read(&Arc::from("x.json"), &document.to_string()).expect("it is read");
    assert_eq!(api.title.as_deref(), Some("a b [c] (d)"));
    for is_bare in [false, true] {
        check_content(&project(&[404], Some(&api), is_bare));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]
    #[test]
    fn whatever_a_document_says_its_project_has_no_fault(
        description in r"[ -~\n…é]{0,60}",
        title in r"[ -~\n\te]{0,20}",
        path in "/[ -~]{0,20}",
        example in r"[ -~\n]{0,20}",
    ) {
        let response = json!({
            "description": description,
            "content": { "application/problem+json": { "example": { "type": example } } },
        });
        let responses = json!({ "404": response, "512": response, "4XX": response });
        let document = json!({
            "openapi": "3.1.0",
            "info": { "title": title },
            "servers": [{ "url": path }, { "url": format!("https://{title}/") }],
            "paths": { path: { "get": { "responses": responses } } },
        });
        let api = openapi::read(&Arc::from("x.json"), &document.to_string()).expect("it is read");
        for is_bare in [false, true] {
            check_content(&project(&[404, 512], Some(&api), is_bare));
        }
    }
}

#[test]
fn the_readme_of_this_repository_shows_the_same_workflow() {
    assert!(include_str!("../../../README.md").contains(&format!("```yaml\n{WORKFLOW}```")));
}

#[test]
fn what_the_configuration_offers_can_be_switched_on() {
    let files = project(&[404], None, false);
    let offered = text(&files, "content/site.yaml").replace("\n# ", "\n");
    let is_field = |line: &&str| {
        line.split_once(": ").is_some_and(|(name, _)| !name.contains(' ') && name != "#")
    };
    let config: Vec<_> = offered.lines().filter(is_field).collect();
    let config = config.join("\n");
    assert!(config.lines().count() >= 15, "{config}");
    let site = [SourceFile::new("content/site.yaml", config.as_str())];
    let mut diagnostics = Diagnostics::default();
    parse::site(&content(&site), &mut diagnostics);
    let faults = diagnostics.into_sorted();
    assert_eq!(faults, [], "{config}");
}
