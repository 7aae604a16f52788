//! Every kind of file below `content/`, `templates/` and `static/`.

use std::fs;
use std::path::Path;

use statusbook::model::source::SourceFile;
use statusbook::own_theme;

use crate::words::{Written, assert_none, silent, site, word};

/// Names of files; a `W` alone is for the word.
const NAMES: &[&str] = &[
    "static/W.png",
    "static/W.txt",
    "static/W",
    "static/a W.png",
    "static/W#a.png",
    "static/W?a.png",
    "static/W%20a.png",
    "static/W&a'b.png",
    "static/über-W.png",
    "static/W/a.txt",
    "static/a/W.txt",
    "static/W.css",
    "static/W.js",
    "static/W.html",
    "static/W.json",
    "static/W.map",
    "static/.W",
    "static/.well-known/W",
    "static/.W/a.txt",
    "static/W~",
    "static/W.swp",
    "static/W.bak",
    "static/W.orig",
    "static/#W#",
    "static/.#W",
    "static/W.tmp",
    "static/style.css/W.css",
    "static/W.css/a.css",
    "content/W.md",
    "content/W.txt",
    "content/W",
    "content/W.yaml",
    "content/W.markdown",
    "content/.W.md",
    "content/W/404.md",
    "content/guides/W.md",
    "content/guides/W_a.md",
    "content/guides/W.txt",
    "content/guides/a/W.md",
    "content/data/W.csv",
    "content/data/W_a.csv",
    "content/data/W.tsv",
    "content/W.png",
    "templates/W.html",
    "templates/parts/W.html",
    "templates/W/a.html",
    "templates/W.txt",
];

#[test]
fn a_file_is_published_or_reported() {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("no-silence");
    let _ = fs::remove_dir_all(&root);
    let write = |name: &str, bytes: &[u8]| {
        let path = root.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
        fs::write(path, bytes).expect("the file can be written");
    };
    for file in site(Vec::new()).content {
        write(&file.path, &file.bytes);
    }
    let mut written = Vec::new();
    for (number, name) in NAMES.iter().enumerate() {
        let word = word(3000 + number);
        let path = name.replace('W', &word);
        // The parts of a style are joined.
        let is_style = Path::new(name).extension().is_some_and(|it| it == "css");
        let text = if is_style { format!(".{word} {{ margin: 0 }}") } else { String::new() };
        write(&path, text.as_bytes());
        written.push(Written { what: format!("name {name}"), word, path });
    }
    let sources = statusbook::read(&root).expect("the folder can be read");
    let built = statusbook::build(&sources);
    assert_none(&silent(&sources, &built, &[""], &written));
}

#[test]
fn what_a_template_prints_is_on_a_page_or_reported() {
    let mut silents = Vec::new();
    for (number, template) in own_theme().templates.iter().enumerate() {
        let text = String::from_utf8(template.bytes.clone()).expect("a template is text");
        let start = text.find("{% block").filter(|_| text.contains("{% extends")).unwrap_or(0);
        for (place, before) in [("end", text.len()), ("start", start)] {
            let word = word(4000 + 2 * number + usize::from(place == "end"));
            let mut changed = text.clone();
            changed.insert_str(before, &format!("<p>{word}</p>"));
            let path = template.path.to_string();
            let sources = site(vec![SourceFile::new(path.clone(), changed)]);
            let built = statusbook::build(&sources);
            let what = format!("text at the {place}");
            silents.extend(silent(&sources, &built, &[""], &[Written { what, word, path }]));
        }
    }
    assert_none(&silents);
}

#[test]
fn pages_of_ones_own_need_no_part_of_the_theme() {
    let pages = statusbook::PAGE_KINDS.iter().map(|(name, _)| {
        SourceFile::new(format!("templates/{name}"), "<!DOCTYPE html><title>T</title>")
    });
    let built = statusbook::build(&site(pages.collect()));
    assert!(built.diagnostics.is_empty(), "{:#?}", built.diagnostics);
}
