//! Every field of every kind of front matter.

use statusbook::FILE_KINDS;
use statusbook::model::field::{Field, FileKind, Kind};
use statusbook::model::source::SourceFile;

use crate::words::{Written, assert_none, silent, site, word};

/// The file of a kind, and where its Markdown is.
fn path(kind: &FileKind) -> &'static str {
    match kind.name {
        "status" => "content/404.md",
        "class" => "content/4xx.md",
        "guide" => "content/guides/404-or-410.md",
        "page" => "content/pages/error-format.md",
        "home" => "content/home.md",
        _ => "content/site.yaml",
    }
}

/// The names of the fields that lead to a value without fields of its own.
type Steps = Vec<&'static str>;

/// Every value that an author can write in a mapping with these fields.
fn leaves(fields: &[&'static Field], before: &Steps, all: &mut Vec<Steps>) {
    for field in fields {
        let mut steps = before.clone();
        steps.push(field.name);
        leaf(field.kind, steps, all);
    }
}

fn leaf(kind: Kind, steps: Steps, all: &mut Vec<Steps>) {
    match kind {
        Kind::List(item) => leaf(*item, steps, all),
        Kind::Mapping(fields) => leaves(fields, &steps, all),
        Kind::Either(forms) => forms.iter().for_each(|fields| leaves(fields, &steps, all)),
        _ => all.push(steps),
    }
}

/// The fields of a mapping; the word is in the value to which `way` leads, if it leads into it.
fn mapping(fields: &[&'static Field], way: Option<&[&str]>, word: &str) -> Vec<String> {
    let line = |field: &&'static Field| {
        let first = way.and_then(<[_]>::split_first);
        let way = first.filter(|(first, _)| **first == field.name).map(|(_, rest)| rest);
        format!("{}: {}", field.name, value(field.kind, way, word))
    };
    fields.iter().map(line).collect()
}

/// A value in flow style, with the word in it if `way` ends here or leads below.
fn value(kind: Kind, way: Option<&[&str]>, word: &str) -> String {
    let is_here = way.is_some_and(<[_]>::is_empty);
    let here = if is_here { word } else { "" };
    let braces =
        |fields: &[&'static Field]| format!("{{ {} }}", mapping(fields, way, word).join(", "));
    match kind {
        // Names of header fields have no spaces.
        Kind::Text => format!("\"Text{here}\""),
        Kind::Texts | Kind::Line | Kind::Note | Kind::Summary => format!("\"Some text {here}\""),
        Kind::Code if !is_here => "410".to_owned(),
        Kind::Rfc if !is_here => "9110".to_owned(),
        Kind::Day if !is_here => "2026-11-20".to_owned(),
        Kind::Word(words) if !is_here => format!("\"{}\"", words[0]),
        Kind::Colors if !is_here => "\"#112233 #ddeeff\"".to_owned(),
        Kind::Number if !is_here => "1".to_owned(),
        Kind::Flag if !is_here => "false".to_owned(),
        Kind::Language if !is_here => "en".to_owned(),
        Kind::Code
        | Kind::Rfc
        | Kind::Day
        | Kind::Number
        | Kind::Colors
        | Kind::Flag
        | Kind::Language
        | Kind::Word(_) => here.to_owned(),
        Kind::Link | Kind::Base => format!("https://example.org/{here}"),
        Kind::Edit => format!("https://example.org/{here}/{{path}}"),
        Kind::Alias => format!("alias-{here}x"),
        Kind::List(Kind::Either(forms)) => {
            let forms: Vec<_> = forms.iter().map(|fields| braces(fields)).collect();
            format!("[{}]", forms.join(", "))
        }
        Kind::List(item) => format!("[{}]", value(*item, way, word)),
        Kind::Named(each) => {
            let name = if is_here { word } else { "missing-example" };
            format!("{{ {name}: {} }}", value(*each, None, word))
        }
        Kind::Mapping(fields) => braces(fields),
        Kind::Either(forms) => braces(forms[0]),
    }
}

#[test]
fn a_field_is_shown_or_reported() {
    let mut silents = Vec::new();
    let mut number = 0;
    // That every label is used is held by a test of its own.
    for kind in FILE_KINDS.into_iter().filter(|kind| kind.name != "labels") {
        let mut all = Vec::new();
        leaves(kind.fields, &Vec::new(), &mut all);
        assert!(all.len() >= kind.fields.len());
        // A project gives the first to its own templates; the second allows what examples may say.
        all.retain(|way| !matches!(way.first(), Some(&"extra" | &"hosts")));
        for way in all {
            number += 1;
            let (what, word) = (format!("field {}", way.join(".")), word(number));
            let fields = mapping(kind.fields, Some(&way), &word).join("\n");
            let text = match kind.name {
                "site" => format!("{fields}\n"),
                _ => format!("---\n{fields}\n---\n\nText.\n"),
            };
            let path = path(&kind).to_owned();
            let sources = site(vec![SourceFile::new(path.clone(), text)]);
            assert!(sources.file(&path).is_some());
            let built = statusbook::build(&sources);
            silents.extend(silent(
                &sources,
                &built,
                &[".html", ".json", ".js"],
                &[Written { what, word, path }],
            ));
        }
    }
    assert_none(&silents);
}
