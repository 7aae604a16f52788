//! What the pages say, held against the tables of facts and against what readers come to look for.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use statusbook::Build;
use statusbook::model::site::Site;
use statusbook::model::source::Sources;

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
    LazyLock::new(|| statusbook::read(root()).expect("the content can be read"));

static BUILD: LazyLock<Build> = LazyLock::new(|| statusbook::build(&SOURCES));

/// The pages, read.
static SITE: LazyLock<&Site> = LazyLock::new(|| &BUILD.site);

/// The files that the build makes of the content, by path.
static MADE: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let files = BUILD.files.iter();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("all but pictures is UTF-8");
    let texts = files.filter(|file| !file.path.as_str().ends_with("png"));
    texts.map(|file| (file.path.to_string(), text(&file.bytes))).collect()
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

/// The rows of a CSV file (RFC 4180), each cell under the name of its column.
fn table(path: &str) -> Vec<BTreeMap<String, String>> {
    let reader = csv::Reader::from_path(root().join(path)).expect("the table can be read");
    let rows =
        reader.into_deserialize().map(|row| row.unwrap_or_else(|err| panic!("{path}: {err}")));
    rows.collect()
}
