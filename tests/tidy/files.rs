//! The files that the laws are about.

use std::fs;
use std::path::{Path, PathBuf};

/// A Rust file: its path from the root, its lines, and those before its tests.
pub struct File {
    pub path: String,
    pub text: String,
    /// The text before `#[cfg(test)]`.
    pub code: String,
}

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub fn files(folder: &str, ending: &str) -> Vec<File> {
    let mut paths = Vec::new();
    walk(&root().join(folder), &mut paths);
    paths.retain(|path| path.to_string_lossy().ends_with(ending));
    paths.sort();
    assert!(!paths.is_empty(), "{folder} holds no {ending} file");
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("a source file is UTF-8");
        let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or("").to_owned();
        let path = path.strip_prefix(root()).expect("it lies in the root").to_string_lossy();
        File { path: path.replace('\\', "/"), text, code }
    };
    paths.into_iter().map(read).collect()
}

pub fn walk(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("a folder lists its files").path();
        if path.is_dir() {
            walk(&path, paths);
        } else {
            paths.push(path);
        }
    }
}

pub fn sources() -> Vec<File> {
    files("src", ".rs")
}

/// Everything that is held to a shape: sources, tests, benches, and the build script.
pub fn all_rust() -> Vec<File> {
    let mut all = sources();
    all.extend(files("tests", ".rs"));
    all.extend(files("benches", ".rs"));
    let text = fs::read_to_string(root().join("build.rs")).expect("build.rs is there");
    all.push(File { path: "build.rs".to_owned(), code: text.clone(), text });
    all
}
