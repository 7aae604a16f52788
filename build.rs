//! Makes const tables of `data/` and embeds the theme, the content and the commit.
//! A broken table does not compile: every word becomes an identifier that has to exist.

#[path = "build/labels.rs"]
mod labels;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

fn main() {
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    write(&out.join("status_codes.rs"), &status_codes(&table("data/status-codes.csv", 9)));
    write(&out.join("constants.rs"), &constants(&table("data/constants.csv", 4)));
    write(&out.join("rfc_sections.rs"), &rfc_sections(&table("data/rfc-sections.csv", 2)));
    write(&out.join("labels.rs"), &labels::code(Path::new("data/labels")));
    write(&out.join("theme.rs"), &theme());
    write(&out.join("content.rs"), &content(&out));
    let commit = git(&["rev-parse", "--short=12", "HEAD"]);
    println!("cargo::rustc-env=STATUSBOOK_COMMIT={}", commit.as_deref().unwrap_or("unknown"));
    let day = git(&["log", "-1", "--format=%cs", "HEAD"]);
    println!("cargo::rustc-env=STATUSBOOK_COMMIT_DAY={}", day.as_deref().unwrap_or_default());
}

fn status_codes(rows: &[Vec<String>]) -> String {
    let mut code = "const STATUS_CODES: &[Registration] = &[\n".to_owned();
    for row in rows {
        let [number, phrase, rfc, section, standing, cache, fields, formerly, expires] = &row[..]
        else {
            unreachable!("table() counted the columns")
        };
        let rfc =
            if rfc.is_empty() { "None".to_owned() } else { format!("Some(({rfc}, {section:?}))") };
        let fields = list(fields, |field| {
            let (name, need) = field.rsplit_once(' ').expect("a field and how it is needed");
            format!("({name:?}, Need::{})", variant(need))
        });
        let formerly = list(formerly, |phrase| {
            let (phrase, spec) = phrase.rsplit_once(" (").expect("a phrase and (its source)");
            format!("({phrase:?}, {:?})", spec.trim_end_matches(')'))
        });
        let expires =
            if expires.is_empty() { "None".to_owned() } else { format!("Some({expires:?})") };
        let (standing, cache) = (variant(standing), variant(cache));
        writeln!(
            code,
            "Registration {{ code: {number}, phrase: {phrase:?}, standing: Standing::{standing}, \
             rfc: {rfc}, cache: Cache::{cache}, fields: {fields}, formerly: {formerly}, \
             expires: {expires} }},"
        )
        .expect("a String takes everything");
    }
    ascending(rows);
    code + "];\n"
}

fn constants(rows: &[Vec<String>]) -> String {
    let mut code = "const CONSTANTS: &[Constant] = &[\n".to_owned();
    for row in rows {
        let (number, platform, name, origin) = (&row[0], variant(&row[1]), &row[2], &row[3]);
        writeln!(
            code,
            "Constant {{ code: {number}, platform: Platform::{platform}, name: {name:?}, \
             origin: {origin:?} }},"
        )
        .expect("a String takes everything");
    }
    ascending(rows);
    code + "];\n"
}

fn rfc_sections(rows: &[Vec<String>]) -> String {
    let mut code = "const RFC_SECTIONS: &[Rfc] = &[\n".to_owned();
    for row in rows {
        let sections: Vec<_> = row[1].split(' ').collect();
        writeln!(code, "Rfc {{ number: {}, sections: &{sections:?} }},", row[0])
            .expect("a String takes everything");
    }
    ascending(rows);
    code + "];\n"
}

/// The files of the theme as `(path, bytes)`, by path.
fn theme() -> String {
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR");
    let mut code = String::new();
    for folder in ["templates", "static"] {
        println!("cargo::rerun-if-changed={folder}");
        let mut files = Vec::new();
        walk(Path::new(folder), &mut files);
        files.sort();
        writeln!(code, "pub const {}: &[(&str, &[u8])] = &[", folder.to_uppercase())
            .expect("a String takes everything");
        for file in files {
            let full = format!("{root}/{file}");
            writeln!(code, "({file:?}, include_bytes!({full:?})),").expect("a String takes it");
        }
        code += "];\n";
    }
    code
}

/// The content as `(path, bytes)`, by path, copied: `statusbook show` prints it.
///
/// Nothing says `rerun-if-changed` here, or each edit of a page would compile the program anew. A
/// clean build has the content as it is; in a checkout it is that of the last commit or later.
fn content(out: &Path) -> String {
    let mut files = Vec::new();
    walk(Path::new("content"), &mut files);
    files.sort();
    let mut code = "pub const CONTENT: &[(&str, &[u8])] = &[\n".to_owned();
    for file in files {
        let copy = out.join(&file);
        fs::create_dir_all(copy.parent().expect("it lies in a folder")).expect("OUT_DIR is ours");
        fs::copy(&file, &copy).unwrap_or_else(|err| panic!("{file}: {err}"));
        let copy = copy.to_str().expect("OUT_DIR has a plain name");
        writeln!(code, "({file:?}, include_bytes!({copy:?})),").expect("a String takes it");
    }
    code + "];\n"
}

fn walk(folder: &Path, files: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|err| panic!("{}: {err}", folder.display())) {
        let path = entry.expect("a folder lists its files").path();
        if path.is_dir() {
            walk(&path, files);
        } else {
            files.push(path.to_str().expect("a theme file has a plain name").replace('\\', "/"));
        }
    }
}

/// What git prints; `None` outside a checkout.
fn git(arguments: &[&str]) -> Option<String> {
    println!("cargo::rerun-if-changed=.git/HEAD");
    println!("cargo::rerun-if-changed=.git/logs/HEAD");
    let output = Command::new("git").args(arguments).output();
    let output = output.ok().filter(|output| output.status.success())?;
    String::from_utf8(output.stdout).ok().map(|text| text.trim().to_owned())
}

/// The rows of a CSV file (RFC 4180) below its heading.
fn table(path: &str, columns: usize) -> Vec<Vec<String>> {
    println!("cargo::rerun-if-changed={path}");
    let mut reader = csv::Reader::from_path(path).unwrap_or_else(|err| panic!("{path}: {err}"));
    let rows = reader.deserialize().map(|row| {
        let row: Vec<String> = row.unwrap_or_else(|err| panic!("{path}: {err}"));
        assert_eq!(row.len(), columns, "{path}: {row:?}");
        row
    });
    rows.collect()
}

fn ascending(rows: &[Vec<String>]) {
    let codes: Vec<u16> = rows.iter().map(|row| row[0].parse().expect("a code")).collect();
    assert!(codes.is_sorted(), "a table of data/ is sorted by code");
}

/// `not-applicable` -> `NotApplicable`.
fn variant(word: &str) -> String {
    let capital = |part: &str| part[..1].to_uppercase() + &part[1..];
    word.split('-').map(capital).collect()
}

/// A slice of what stands between semicolons.
fn list(text: &str, item: impl Fn(&str) -> String) -> String {
    let items = text.split("; ").filter(|part| !part.is_empty()).map(item);
    format!("&[{}]", items.collect::<Vec<_>>().join(", "))
}

fn write(path: &Path, text: &str) {
    fs::write(path, text).unwrap_or_else(|err| panic!("{}: {err}", path.display()));
}
