//! A project to build in, removed at the end of the test, and what is in it.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::SystemTime;

use statusbook::model::output::{OutputFile, SitePath};
use statusbook::{Error, Target, Written, write};

static COUNT: AtomicUsize = AtomicUsize::new(0);

/// A project's root with the output `dist`.
pub struct Project {
    pub root: PathBuf,
    pub output: PathBuf,
}

impl Project {
    pub fn new() -> Self {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("writer-{}-{number}", std::process::id());
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        for source in ["content", "templates", "static"] {
            fs::create_dir_all(root.join(source)).unwrap();
        }
        let output = root.join("dist");
        Self { root, output }
    }

    /// A project in which these files have been built.
    pub fn with(files: &[(&str, &str)]) -> Self {
        let project = Self::new();
        project.build(files).unwrap();
        project
    }

    pub fn build(&self, files: &[(&str, &str)]) -> Result<Written, Error> {
        self.write(&site(files), &self.output, false)
    }

    pub fn force(&self, files: &[(&str, &str)]) -> Result<Written, Error> {
        self.write(&site(files), &self.output, true)
    }

    pub fn write(
        &self,
        files: &[OutputFile],
        output: &Path,
        force: bool,
    ) -> Result<Written, Error> {
        write(files, &Target { root: &self.root, output, chosen: false, force })
    }

    /// The error of a build of these files.
    pub fn refusal(&self, files: &[(&str, &str)]) -> Error {
        self.build(files).unwrap_err()
    }

    pub fn forced_refusal(&self, files: &[(&str, &str)]) -> Error {
        self.force(files).unwrap_err()
    }

    pub fn path(&self, site_path: &str) -> PathBuf {
        self.output.join(site_path)
    }

    /// Puts a file into the output that no build wrote.
    pub fn put(&self, site_path: &str, text: &str) {
        let path = self.path(site_path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Replaces the lines of the manifest after the first.
    pub fn put_manifest(&self, lines: &str) {
        let manifest = fs::read_to_string(self.path(".statusbook/manifest")).unwrap();
        let first_line = manifest.lines().next().unwrap();
        self.put(".statusbook/manifest", &format!("{first_line}\n{lines}"));
    }

    /// All that is in the output but our own folder: files with their text, folders and links
    /// with what they are.
    pub fn listing(&self) -> BTreeMap<String, String> {
        let mut found = listing(&self.output);
        found.retain(|path, _| path.split('/').next() != Some(".statusbook"));
        found
    }

    /// The files of the output with their text, as a list to compare with.
    pub fn files(&self) -> Vec<(String, String)> {
        self.listing().into_iter().filter(|(_, text)| text != "(folder)").collect()
    }

    /// What is in our own folder.
    pub fn own_folder(&self) -> Vec<String> {
        listing(&self.path(".statusbook")).into_keys().collect()
    }

    /// When each file and folder of the output last changed.
    pub fn times(&self) -> Vec<(String, SystemTime)> {
        let time = |path: &str| fs::symlink_metadata(self.path(path)).unwrap().modified().unwrap();
        let mut paths: Vec<String> = listing(&self.output).into_keys().collect();
        paths.push(String::new());
        paths.into_iter().map(|path| (path.clone(), time(&path))).collect()
    }
}

impl Drop for Project {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

fn listing(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    list(folder, "", &mut found);
    found
}

fn list(folder: &Path, prefix: &str, found: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        let kind = entry.file_type().unwrap();
        if kind.is_dir() {
            list(&entry.path(), &format!("{path}/"), found);
            found.insert(path, "(folder)".to_string());
        } else if kind.is_symlink() {
            found.insert(path, "(link)".to_string());
        } else {
            found.insert(path, fs::read_to_string(entry.path()).unwrap());
        }
    }
}

/// Why the system refused an action, if that is the error.
pub fn io_kind(error: &Error) -> Option<ErrorKind> {
    let source = std::error::Error::source(error)?;
    source.downcast_ref::<std::io::Error>().map(std::io::Error::kind)
}

/// The files of a site, by path and text.
pub fn site(files: &[(&str, &str)]) -> Vec<OutputFile> {
    files
        .iter()
        .map(|(path, text)| OutputFile {
            path: SitePath::new(*path).unwrap(),
            bytes: text.as_bytes().to_vec(),
        })
        .collect()
}

/// Paths and texts to compare a listing with.
pub fn owned(files: &[(&str, &str)]) -> Vec<(String, String)> {
    files.iter().map(|(path, text)| ((*path).to_string(), (*text).to_string())).collect()
}
