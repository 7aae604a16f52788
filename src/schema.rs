//! What editors know of front matter: a JSON Schema, and snippets for Visual Studio Code.
//!
//! The schema is of draft 7, the newest that editors' YAML servers read.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::model::field::{Field, FileKind, Kind, LONGEST_SUMMARY};
use crate::model::language::Language;

/// Says something, and not only that it is still to be written.
const SAYS_SOMETHING: &str = r"^(?!\s*…?\s*$)";

/// The schema of all kinds of files; the fields of a file decide which kind it is.
#[must_use]
pub fn json_schema(kinds: &[FileKind]) -> String {
    let definitions: Map<String, Value> = kinds
        .iter()
        .map(|kind| (kind.name.to_owned(), described(mapping(kind.fields), kind.about)))
        .collect();
    let mut schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$comment": "Made by `statusbook schema` from the fields that the reader reads.",
        "title": "Front matter of statusbook",
        "type": "object",
        "definitions": definitions,
    });
    let chosen = choice(kinds);
    if let (Value::Object(schema), Value::Object(chosen)) = (&mut schema, chosen) {
        schema.extend(chosen);
    }
    serde_json::to_string_pretty(&schema).expect("strings are JSON") + "\n"
}

/// The first kind if the file has one of its marks, else the next; the last is what remains.
fn choice(kinds: &[FileKind]) -> Value {
    let Some((first, others)) = kinds.split_first() else { return json!(false) };
    let own = json!({ "$ref": format!("#/definitions/{}", first.name) });
    if others.is_empty() {
        return json!({ "allOf": [own] });
    }
    let marks: Vec<_> =
        marks(first, others).iter().map(|mark| json!({ "required": [mark] })).collect();
    let is_marked = json!({ "type": "object", "anyOf": marks });
    json!({ "if": is_marked, "then": own, "else": choice(others) })
}

/// The first required field of a kind that no other has; if there is none, the other fields that no
/// other has.
fn marks(kind: &FileKind, others: &[FileKind]) -> Vec<&'static str> {
    let is_own = |field: &&&Field| {
        let has = |other: &FileKind| other.fields.iter().any(|own| own.name == field.name);
        !others.iter().any(has)
    };
    let own = || kind.fields.iter().filter(is_own);
    match own().find(|field| field.required) {
        Some(field) => vec![field.name],
        None => own().map(|field| field.name).collect(),
    }
}

fn mapping(fields: &[&Field]) -> Value {
    let properties: Map<String, Value> =
        fields.iter().map(|field| (field.name.to_owned(), property(field))).collect();
    let required = fields.iter().filter(|field| field.required).map(|field| field.name);
    json!({
        "type": "object",
        "properties": properties,
        "required": required.collect::<Vec<_>>(),
        "additionalProperties": false,
    })
}

fn property(field: &Field) -> Value {
    described(value(field.kind), field.about)
}

fn described(mut value: Value, about: &str) -> Value {
    value["description"] = json!(about);
    value
}

fn value(kind: Kind) -> Value {
    // What looks like a number or a truth value is text where text is asked for.
    let text = json!(["string", "number", "boolean"]);
    match kind {
        Kind::Text | Kind::Note => json!({ "type": text, "pattern": SAYS_SOMETHING }),
        Kind::Summary => {
            json!({ "type": text, "pattern": SAYS_SOMETHING, "maxLength": LONGEST_SUMMARY })
        }
        Kind::Code => json!({ "type": "integer", "minimum": 100, "maximum": 999 }),
        Kind::Rfc => json!({ "type": "integer", "minimum": 1, "maximum": u16::MAX }),
        Kind::Flag => json!({ "type": "boolean" }),
        Kind::Number => {
            json!({ "type": "integer", "minimum": i32::MIN, "maximum": i32::MAX })
        }
        Kind::Day => json!({
            "type": "string",
            "format": "date",
            "pattern": r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
        }),
        Kind::Link => json!({ "type": "string", "pattern": "^https://" }),
        Kind::Base => json!({
            "type": "string",
            "pattern": r"^https?://[A-Za-z0-9._~:@\[\]%-][A-Za-z0-9._~:/@\[\]%-]*$",
        }),
        Kind::Edit => json!({
            "type": "string",
            "pattern": r"^https?://[^/?#{}]+/[^{}]*\{path\}[^{}]*$",
        }),
        Kind::Alias => json!({
            "type": "string",
            "pattern": "^(?![0-9]+$)(?![1-5]xx$)(?!outside$)[a-z0-9-]+$",
        }),
        Kind::Language => json!({ "type": "string", "pattern": Language::PATTERN }),
        Kind::Texts => {
            json!({ "anyOf": [value(Kind::Text), value(Kind::List(&Kind::Text))] })
        }
        Kind::Word(words) => json!({ "enum": words }),
        Kind::List(item) => json!({ "type": "array", "items": value(*item) }),
        Kind::Mapping(fields) => mapping(fields),
        Kind::Named(each) => json!({ "type": "object", "additionalProperties": value(*each) }),
        Kind::Either(forms) => {
            json!({ "oneOf": forms.iter().map(|form| form_of(form)).collect::<Vec<_>>() })
        }
    }
}

/// A mapping that has all of these fields.
fn form_of(fields: &[&Field]) -> Value {
    let mut form = mapping(fields);
    form["required"] = json!(fields.iter().map(|field| field.name).collect::<Vec<_>>());
    form
}

#[derive(Serialize)]
struct Snippet {
    scope: &'static str,
    prefix: &'static str,
    body: Vec<String>,
    description: String,
}

/// A snippet for each field of the pages, in the form of `.vscode/*.code-snippets`.
#[must_use]
pub fn snippets(kinds: &[FileKind]) -> String {
    let fields = kinds.iter().flat_map(|kind| kind.fields.iter().map(move |field| (kind, field)));
    let snippets: BTreeMap<String, Snippet> = fields
        .map(|(kind, field)| {
            let optional = if field.required { "" } else { " (optional)" };
            let snippet = Snippet {
                scope: "markdown",
                prefix: field.name,
                body: body(field).lines().map(str::to_owned).collect(),
                description: format!("{}{optional}: {}", kind.name, field.about),
            };
            (format!("{}: {}", kind.name, field.name), snippet)
        })
        .collect();
    serde_json::to_string_pretty(&snippets).expect("strings are JSON") + "\n"
}

fn body(field: &Field) -> String {
    let mut stop = 0;
    format!("{}: {}", field.name, filled(field.kind, &mut stop)).replace(": \n", ":\n")
}

/// A value with the places where the cursor stops.
fn filled(kind: Kind, stop: &mut usize) -> String {
    let mut next = || {
        *stop += 1;
        *stop
    };
    match kind {
        Kind::Text | Kind::Texts | Kind::Note | Kind::Summary => format!("\"${}\"", next()),
        Kind::Code => format!("${{{}:404}}", next()),
        Kind::Rfc => format!("${{{}:9110}}", next()),
        Kind::Flag => format!("${{{}|true,false|}}", next()),
        Kind::Number => format!("${{{}:1}}", next()),
        Kind::Day => "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE".to_owned(),
        Kind::Link | Kind::Base | Kind::Edit => format!("\"https://${}\"", next()),
        Kind::Alias | Kind::Language => format!("${}", next()),
        Kind::Word(words) => format!("${{{}|{}|}}", next(), words.join(",")),
        Kind::List(item) => match item {
            Kind::Mapping(_) | Kind::Either(_) => format!("\n  - {}", filled(*item, stop)),
            item => format!("[{}]", filled(*item, stop)),
        },
        Kind::Named(each) => format!("{{ ${}: {} }}", next(), filled(*each, stop)),
        Kind::Mapping(fields) => {
            let fields: Vec<_> = fields
                .iter()
                .filter(|field| field.required)
                .map(|field| format!("{}: {}", field.name, filled(field.kind, stop)))
                .collect();
            format!("{{ {} }}", fields.join(", "))
        }
        Kind::Either(forms) => {
            let fields = forms.first().copied().unwrap_or_default().iter();
            let fields: Vec<_> = fields
                .map(|field| format!("{}: {}", field.name, filled(field.kind, stop)))
                .collect();
            format!("{{ {} }}", fields.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{body, json_schema, marks, snippets};
    use crate::parse::{CLASS, FILE_KINDS, GUIDE, PAGE, SITE, STATUS};

    fn schema() -> Value {
        serde_json::from_str(&json_schema(&FILE_KINDS)).expect("it is JSON")
    }

    #[test]
    fn every_field_is_in_the_schema_with_what_it_says() {
        let schema = schema();
        for kind in FILE_KINDS {
            let definition = &schema["definitions"][kind.name];
            assert_eq!(definition["additionalProperties"], false);
            for field in kind.fields {
                let property = &definition["properties"][field.name];
                assert_eq!(property["description"], field.about, "{}.{}", kind.name, field.name);
                let required = definition["required"].as_array().expect("a list");
                assert_eq!(required.contains(&json!(field.name)), field.required);
            }
        }
    }

    #[test]
    fn a_word_is_one_of_its_list_and_a_mapping_has_its_fields() {
        let schema = schema();
        let fields = &schema["definitions"]["status"]["properties"];
        assert_eq!(fields["actor"]["enum"], json!(["caller", "server", "either", "nobody"]));
        let related = &fields["related"]["items"];
        assert_eq!(related["required"], json!(["code", "why"]));
        assert_eq!(related["additionalProperties"], false);
        let forms = fields["specs"]["items"]["oneOf"].as_array().expect("a list");
        assert_eq!(forms[0]["required"], json!(["rfc", "section"]));
        assert_eq!(forms[1]["required"], json!(["title", "url"]));
    }

    #[test]
    fn a_file_tells_its_kind_by_a_field() {
        assert_eq!(marks(&STATUS, &[GUIDE, SITE]), ["code"]);
        assert_eq!(marks(&CLASS, &[GUIDE, SITE]), ["class"]);
        assert_eq!(marks(&GUIDE, &[PAGE, SITE]), ["codes"]);
        assert_eq!(marks(&PAGE, &[SITE]), ["summary", "keywords", "order", "reviewed", "draft"]);
        let is_status = json!({ "type": "object", "anyOf": [{ "required": ["code"] }] });
        assert_eq!(schema()["if"], is_status);
        assert_eq!(schema()["then"], json!({ "$ref": "#/definitions/status" }));
    }

    #[test]
    fn a_snippet_stops_where_something_is_to_be_typed() {
        let body = |name: &str| {
            body(STATUS.fields.iter().find(|field| field.name == name).expect("a field"))
        };
        assert_eq!(body("caller"), "caller: \"$1\"");
        assert_eq!(body("actor"), "actor: ${1|caller,server,either,nobody|}");
        assert_eq!(body("keywords"), "keywords: [\"$1\"]");
        assert_eq!(body("related"), "related:\n  - { code: ${1:404}, why: \"$2\" }");
        assert_eq!(body("specs"), "specs:\n  - { rfc: ${1:9110}, section: \"$2\" }");
        let all: Value = serde_json::from_str(&snippets(&FILE_KINDS[..3])).expect("it is JSON");
        assert_eq!(all["guide: codes"]["scope"], "markdown");
        assert_eq!(all["status: formerly"]["prefix"], "formerly");
    }
}
