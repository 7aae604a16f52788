//! What the pages say, held against the tables of facts and against what readers come to look for.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use statusbook::model::diagnostic::Diagnostics;
use statusbook::model::site::Site;
use statusbook::model::source::Sources;
use statusbook::shell::read;

#[path = "facts/agreement.rs"]
mod agreement;
#[path = "facts/citations.rs"]
mod citations;
#[path = "facts/html.rs"]
mod html;
#[path = "facts/marks.rs"]
mod marks;
#[path = "facts/statements.rs"]
mod statements;

static SOURCES: LazyLock<Sources> =
    LazyLock::new(|| read::sources(root()).expect("the content can be read"));

static SITE: LazyLock<Site> =
    LazyLock::new(|| statusbook::parse::site(&SOURCES, &mut Diagnostics::default()));

/// The files that the build makes of the content, by path.
static MADE: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let files = statusbook::build(&SOURCES).files.into_iter();
    let text = |bytes| String::from_utf8(bytes).expect("all but pictures is UTF-8");
    let texts = files.filter(|file| !file.path.as_str().ends_with("png"));
    texts.map(|file| (file.path.to_string(), text(file.bytes))).collect()
});

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A file of the built site.
#[track_caller]
fn made(path: &str) -> &'static str {
    MADE.get(path).unwrap_or_else(|| panic!("the build makes no {path}"))
}

#[track_caller]
fn hold(law: &str, broken: &[String]) {
    assert!(broken.is_empty(), "{law}:\n{}\n", broken.join("\n"));
}

/// The rows of a CSV file, each cell under the name of its column.
fn table(path: &str) -> Vec<BTreeMap<String, String>> {
    let text = std::fs::read_to_string(root().join(path)).expect("the table can be read");
    let mut lines = text.lines();
    let names = cells(lines.next().expect("the table has a head"));
    let row = |line| {
        let cells = cells(line);
        assert_eq!(cells.len(), names.len(), "{path}: {line}");
        names.iter().cloned().zip(cells).collect()
    };
    lines.map(row).collect()
}

/// The cells of a line (RFC 4180, without line breaks inside quotes).
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    let mut chars = line.chars().peekable();
    while let Some(next) = chars.next() {
        let last = cells.len() - 1;
        match next {
            '"' if quoted && chars.peek() == Some(&'"') => cells[last].extend(chars.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            other => cells[last].push(other),
        }
    }
    assert!(!quoted, "a quote is left open: {line}");
    cells
}

#[test]
fn a_cell_may_hold_commas_and_quotes() {
    assert_eq!(cells(r#"a,"b, ""c""",,d"#), ["a", r#"b, "c""#, "", "d"]);
}
