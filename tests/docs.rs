//! The pages of docs/ that are made from the code; `UPDATE=1 cargo test --test docs` writes them.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use statusbook::parse::FIELDS;
use statusbook::render::{PAGE_KINDS, PARTS};

#[track_caller]
fn hold(name: &str, wanted: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, wanted).expect("docs/ can be written");
    }
    let text = fs::read_to_string(&path).unwrap_or_default();
    assert!(text == wanted, "docs/{name} is out of date: UPDATE=1 cargo test --test docs");
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
fn front_matter_md_lists_every_field() {
    let mut text = "# Front matter\n\nMade from the code. The fields of each kind of file, in the \
                    order in which they are written.\n"
        .to_owned();
    for (kind, fields) in FIELDS {
        write!(text, "\n## {kind}\n\n| field | | what it says |\n|---|---|---|\n")
            .expect("a String takes everything");
        for field in *fields {
            let required = if field.required { "required" } else { "" };
            row(&mut text, &[&format!("`{}`", field.name), required, field.about]);
        }
    }
    hold("front-matter.md", &text);
}

#[test]
fn templates_md_lists_every_name() {
    let mut text = "# Templates\n\nMade from the code. What each kind of page brings to its \
                    template. A name that ends in `_html` is rendered HTML, printed with \
                    `| safe`; everything else is text.\n"
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
