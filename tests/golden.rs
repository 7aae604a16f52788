//! A small site whose every byte is known: `UPDATE=1 cargo test --test golden` writes it anew.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use statusbook::model::source::{SourceFile, Sources};
use statusbook::report::text;
use statusbook::{build, own_theme};

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// The files below a folder with their bytes, by path from there.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).into_iter().flatten() {
            let path = entry.expect("a folder lists its files").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(folder).expect("it lies in the folder");
            let name = name.to_string_lossy().replace('\\', "/");
            found.insert(name, fs::read(&path).expect("the file can be read"));
        }
    }
    found
}

/// The golden content with the house's own theme.
fn content() -> Sources {
    let content = files(&golden().join("content"));
    let content = content
        .into_iter()
        .map(|(name, bytes)| SourceFile::new(format!("content/{name}"), bytes))
        .collect();
    Sources { content, theme: own_theme(), ..Sources::default() }
}

/// The files of a build by path; fails if there is any fault.
#[track_caller]
fn built(sources: &Sources) -> BTreeMap<String, Vec<u8>> {
    let built = build(sources);
    let bytes = |path: &str| sources.file(path).map(|file| file.bytes.as_slice());
    let faults = text::render(&built.diagnostics, &bytes, &str::to_owned, 100);
    assert!(built.diagnostics.is_empty(), "the golden site has faults:\n{faults}");
    built.files.into_iter().map(|file| (file.path.to_string(), file.bytes)).collect()
}

/// What is different between two texts: each line that only one of them has at its place.
fn difference(expected: &str, made: &str) -> String {
    let (expected, made): (Vec<_>, Vec<_>) = (expected.lines().collect(), made.lines().collect());
    let pairs = expected.iter().zip(&made);
    let same_start = pairs.take_while(|(one, other)| one == other).count();
    let pairs = expected[same_start..].iter().rev().zip(made[same_start..].iter().rev());
    let same_end = pairs.take_while(|(one, other)| one == other).count();
    let mut text = format!("  from line {}:\n", same_start + 1);
    for (mark, lines) in [('-', expected), ('+', made)] {
        for line in &lines[same_start..lines.len() - same_end] {
            let _ = writeln!(text, "  {mark} {line}");
        }
    }
    text
}

fn write(folder: &Path, files: &BTreeMap<String, Vec<u8>>) {
    let _ = fs::remove_dir_all(folder);
    for (name, bytes) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("it can be made");
        fs::write(path, bytes).expect("the golden site can be written");
    }
}

#[test]
fn the_golden_site_is_made_as_it_was() {
    let mut sources = content();
    let templates = files(&golden().join("templates")).into_iter();
    sources.theme.templates = templates
        .map(|(name, bytes)| SourceFile::new(format!("templates/{name}"), bytes))
        .collect();
    let mut made = built(&sources);
    // The theme's own files are its own affair; that they are there is ours.
    let names = sources.theme.static_files.iter().map(|file| &file.path["static/".len()..]);
    for name in names.chain(["search.js", "style.css"]) {
        // These parts are joined to other files.
        let part =
            name.starts_with("search_") || name.starts_with("style.css/") || name == "say.js";
        assert!(made.remove(name).is_some() != part, "the site has {name}");
    }
    let folder = golden().join("public");
    if std::env::var_os("UPDATE").is_some() {
        write(&folder, &made);
    }
    let expected = files(&folder);
    let mut faults = String::new();
    for name in expected.keys().chain(made.keys().filter(|name| !expected.contains_key(*name))) {
        let _ = match (expected.get(name), made.get(name)) {
            (Some(_), None) => writeln!(faults, "{name} is not made any more"),
            (None, Some(_)) => writeln!(faults, "{name} is new"),
            (Some(one), Some(other)) if one != other => {
                let [one, other] = [one, other].map(|bytes| String::from_utf8_lossy(bytes));
                writeln!(faults, "{name} is different\n{}", difference(&one, &other))
            }
            _ => Ok(()),
        };
    }
    assert!(faults.is_empty(), "{faults}\nIf it is meant so: UPDATE=1 cargo test --test golden\n");
}

#[test]
fn the_shipped_theme_makes_the_golden_site_without_fault() {
    let made = built(&content());
    for page in ["index.html", "404/index.html", "404.html", "guides/404-or-410/index.html"] {
        let html = String::from_utf8_lossy(&made[page]);
        assert!(html.contains("</html>"), "{page} is whole");
    }
}
