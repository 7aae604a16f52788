//! The files that are made from the code; `UPDATE=1 cargo test --test docs` writes them.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use statusbook::{BLOCKS, FILE_KINDS, PAGE_KINDS, PARTS, schema};

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
    hold("front-matter.md", &statusbook::report::fields::markdown(&FILE_KINDS));
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
    text += "\n## Blocks\n\nWhat a template of a project overrides that extends one of the theme, \
             as `{% extends \"theme/base.html\" %}` ([looks.md](looks.md)).\n\n\
             | block | what it holds |\n|---|---|\n";
    for (name, about) in BLOCKS {
        row(&mut text, &[&format!("`{name}`"), about]);
    }
    hold("templates.md", &text);
}

#[test]
fn every_block_of_the_theme_is_known() {
    let theme = statusbook::own_theme();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let templates: String = theme.templates.iter().map(|file| text(&file.bytes)).collect();
    let tags = templates.split("{%").map(|tag| tag.trim_start_matches('-').trim_start());
    let starts = tags.filter_map(|tag| tag.strip_prefix("block "));
    let names: BTreeSet<_> = starts.filter_map(|rest| rest.split(' ').next()).collect();
    let known: BTreeSet<_> = BLOCKS.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, known);
}
