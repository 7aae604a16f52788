//! The projects of `examples/`: each builds without a diagnostic, and has its codes.

use std::fs;
use std::path::Path;

use statusbook::report::text;

/// Each project, its codes, and words that its home page has to hold.
const EXAMPLES: [(&str, &str, &[&str]); 5] = [
    (
        "by-class",
        "100 101 200 201 202 204 301 302 304 400 401 403 404 405 409 422 429 500 501 502 503",
        &["Informational"],
    ),
    ("introduction", "200 201 400 401 403 404 500 501 502 503 504", &["five classes", "<table"]),
    ("one-table", "200 201 204 400 401 403 404 500 502 503 504", &["Parcelo", "<table"]),
    (
        "own-rules",
        "200 201 202 204 206 302 303 304 400 401 403 404 405 409 414 429 500 502 503",
        &["2,083", "<table"],
    ),
    ("ten-codes", "200 400 401 403 404 405 429 500 502 503", &["Used for", "Printer on fire"]),
];

#[test]
fn every_example_builds_without_a_diagnostic() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder).expect("the examples are there") {
        names.push(entry.expect("it can be read").file_name().into_string().expect("ASCII"));
    }
    names.sort();
    assert_eq!(names, EXAMPLES.map(|(name, ..)| name));
    for (name, codes, words) in EXAMPLES {
        let root = folder.join(name);
        assert!(root.join("README.md").is_file(), "{name} says which choices made it");
        let sources = statusbook::read(&root).expect("the example can be read");
        let build = statusbook::build(&sources);
        let bytes = |path: &str| sources.file(path).map(|file| file.bytes.as_slice());
        let faults = text::render(&build.diagnostics, &bytes, &str::to_owned, 100);
        assert_eq!(faults, "", "{name}");
        let pages = build.site.status_pages().iter();
        let own: Vec<_> = pages.map(|page| page.code.value.to_string()).collect();
        assert_eq!(own.join(" "), codes, "{name}");
        let home = build.files.iter().find(|file| file.path.as_str() == "index.html");
        let home = String::from_utf8_lossy(&home.expect("a site has a home page").bytes);
        for word in words {
            assert!(home.contains(word), "{name}: {word}");
        }
        for claim in ["nginx", "very HTTP status code", "two pages"] {
            assert!(!home.contains(claim), "{name} claims what only the reference has: {claim}");
        }
    }
}
