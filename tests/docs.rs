//! The files that are made from the code; `UPDATE=1 cargo test --test docs` writes them.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use statusbook::model::field::FileKind;
use statusbook::{FILE_KINDS, PAGE_KINDS, PARTS, schema};

#[track_caller]
fn hold(name: &str, wanted: &str) {
    hold_file(&format!("docs/{name}"), wanted);
}

#[track_caller]
fn hold_file(name: &str, wanted: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, wanted).expect("the file can be written");
    }
    let text = fs::read_to_string(&path).unwrap_or_default();
    assert!(text == wanted, "{name} is out of date: UPDATE=1 cargo test --test docs");
}

fn row(text: &mut String, cells: &[&str]) {
    let cells: Vec<_> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
    writeln!(text, "| {} |", cells.join(" | ")).expect("a String takes everything");
}

#[test]
fn rules_md_shows_every_rule() {
    hold("rules.md", &statusbook::report::rules::markdown(&statusbook::rules()));
}

#[test]
fn editors_know_every_field() {
    let pages = &FILE_KINDS[..3];
    hold("front-matter.schema.json", &schema::json_schema(&FILE_KINDS));
    hold_file(".vscode/front-matter.code-snippets", &schema::snippets(pages));
}

#[test]
fn front_matter_md_lists_every_field() {
    let mut text = "# Front matter\n\nMade from the code. The fields of each kind of file, in the \
                    order in which they are written.\n"
        .to_owned();
    for FileKind { about, fields, .. } in FILE_KINDS {
        write!(text, "\n## {about}\n\n| field | what it says | left out |\n|---|---|---|\n")
            .expect("a String takes everything");
        for field in fields {
            let left_out = if field.required { "(required)" } else { field.left_out };
            row(&mut text, &[&format!("`{}`", field.name), field.about, left_out]);
        }
    }
    hold("front-matter.md", &text);
}

#[test]
fn templates_md_lists_every_name() {
    let mut text = "# Templates\n\nMade from the code. What each kind of page brings to its \
                    template. A name that ends in `_html` is rendered HTML, printed with \
                    `| safe`; everything else is text.\n\nOn every page `words` holds the \
                    words of the site's language by group, as in `{{ words.header.skip }}`; \
                    [front-matter.md](front-matter.md) and the schema list them. A template that \
                    writes its own words has one language.\n"
        .to_owned();
    for (part, names) in PAGE_KINDS.iter().chain(PARTS) {
        write!(text, "\n## `{part}`\n\n| name | what it holds |\n|---|---|\n")
            .expect("a String takes everything");
        for (name, about) in *names {
            row(&mut text, &[&format!("`{name}`"), about.trim()]);
        }
    }
    hold("templates.md", &text);
}
