//! Disk -> Sources: the one door to walkdir.

use std::collections::BTreeMap;
#[cfg(feature = "serve")]
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::{content, theme};
use crate::model::source::{SourceFile, Sources, Theme};

/// The most bytes read of a file; a page may have far fewer, and a check says so.
const LONGEST: u64 = 64 * 1024 * 1024;

/// The folders of a root that a build reads.
pub const FOLDERS: [&str; 3] = ["content", "templates", "static"];

/// Reads what a build in that root depends on.
///
/// The files below the root's `templates/` and `static/` take the place of those of the same
/// name in the binary's own theme.
///
/// # Errors
///
/// A file that cannot be read, or that is a symbolic link out of the root; the error names it.
pub fn sources(root: &Path) -> io::Result<Sources> {
    let real_root = root.canonicalize().map_err(|err| {
        let help = "name the folder that holds content/ with --root";
        io::Error::new(err.kind(), format!("{}: {err}; {help}", root.display()))
    })?;
    let [content, templates, static_files] = FOLDERS.map(|name| folder(root, &real_root, name));
    let content = content?;
    let has_pages = content.iter().any(|file| file.path.ends_with(".md"));
    if !has_pages {
        let place = root.join("content");
        let help = "write pages like `content/404.md`, or name their project's folder with --root";
        let message = format!("{}: there is no content here; {help}", place.display());
        return Err(io::Error::new(io::ErrorKind::NotFound, message));
    }
    let theme = theme(templates?, static_files?);
    Ok(Sources { content, theme, ..Sources::default() })
}

/// The content that the program carries.
#[must_use]
pub fn own_content() -> Sources {
    let file = |(path, bytes): &(&str, &[u8])| SourceFile::new(*path, *bytes);
    Sources { content: content::CONTENT.iter().map(file).collect(), ..Sources::default() }
}

/// The theme that the program carries.
#[must_use]
pub fn own_theme() -> Theme {
    theme(Vec::new(), Vec::new())
}

/// The program's theme, with the root's files in the place of those of the same name.
fn theme(templates: Vec<SourceFile>, static_files: Vec<SourceFile>) -> Theme {
    Theme {
        templates: overlay(theme::TEMPLATES, templates),
        static_files: overlay(theme::STATIC, static_files),
    }
}

fn overlay(own: &[(&str, &[u8])], files: Vec<SourceFile>) -> Vec<SourceFile> {
    let own = own.iter().map(|(path, bytes)| SourceFile::new(*path, *bytes));
    let all = own.chain(files).map(|file| (file.path.clone(), file));
    all.collect::<BTreeMap<_, _>>().into_values().collect()
}

/// The files below a folder of the root, by path; none if there is no such folder.
fn folder(root: &Path, real_root: &Path, name: &str) -> io::Result<Vec<SourceFile>> {
    let top = root.join(name);
    match top.canonicalize() {
        Err(err) if err.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(err) => return Err(named(&top, &err)),
        Ok(real) if !real.starts_with(real_root) => return Err(leads_out(&top)),
        Ok(_) => {}
    }
    let mut paths = Vec::new();
    let walk = WalkDir::new(&top).follow_root_links(true).sort_by_file_name().into_iter();
    for entry in walk.filter_entry(is_read) {
        let entry = entry.map_err(|err| {
            let path = err.path().unwrap_or(&top).to_owned();
            named(&path, &err.into())
        })?;
        if !entry.file_type().is_dir() {
            paths.push(entry.into_path());
        }
    }
    paths.into_par_iter().map(|path| file(root, real_root, &path)).collect()
}

/// The folders that hold what [`sources`] reads, as they are on the disk: a change of a source is
/// a change in one of them. What cannot be looked into is left out; [`sources`] tells of it.
#[cfg(feature = "serve")]
#[must_use]
pub fn folders(root: &Path) -> BTreeSet<PathBuf> {
    let mut folders = BTreeSet::new();
    for name in FOLDERS {
        let walk = WalkDir::new(root.join(name)).follow_root_links(true).into_iter();
        for entry in walk.filter_entry(is_read).filter_map(Result::ok) {
            let Ok(real) = entry.path().canonicalize() else { continue };
            if entry.file_type().is_dir() {
                folders.insert(real);
            } else if entry.path_is_symlink() {
                folders.extend(real.parent().map(Path::to_owned));
            }
        }
    }
    folders
}

fn is_read(entry: &DirEntry) -> bool {
    entry.depth() == 0 || !is_litter(entry.file_name())
}

/// What editors and file managers leave beside the files that they edit.
fn is_litter(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with('.') || name.starts_with('#') || name.ends_with('~')
}

fn file(root: &Path, real_root: &Path, path: &Path) -> io::Result<SourceFile> {
    let kind = fs::symlink_metadata(path).map_err(|err| named(path, &err))?.file_type();
    let mut real = PathBuf::from(path);
    if kind.is_symlink() {
        real = path.canonicalize().map_err(|err| named(path, &err))?;
        if !real.starts_with(real_root) {
            return Err(leads_out(path));
        }
    }
    // What is no regular file, a pipe say, might never end.
    if !fs::metadata(&real).map_err(|err| named(path, &err))?.is_file() {
        let message = format!("{}: this is no regular file; move it elsewhere", path.display());
        return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
    }
    let mut bytes = Vec::new();
    let taken = File::open(&real).and_then(|file| file.take(LONGEST + 1).read_to_end(&mut bytes));
    taken.map_err(|err| named(path, &err))?;
    if bytes.len() as u64 > LONGEST {
        let message = format!("{}: more than {LONGEST} bytes are too many", path.display());
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, message));
    }
    let parts = path.strip_prefix(root).unwrap_or(path).components();
    let parts: Option<Vec<_>> = parts.map(|part| part.as_os_str().to_str()).collect();
    let Some(parts) = parts else {
        let message = format!("{}: the name is not UTF-8; rename it", path.display());
        return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
    };
    Ok(SourceFile::new(parts.join("/"), bytes))
}

fn leads_out(path: &Path) -> io::Error {
    let what = "a symbolic link that leads out of the root is not followed; copy what it points to";
    io::Error::new(io::ErrorKind::InvalidInput, format!("{}: {what}", path.display()))
}

/// The fault of the world, with the path that it befell.
#[must_use]
pub fn named(path: &Path, err: &io::Error) -> io::Error {
    io::Error::new(err.kind(), format!("{}: {err}", path.display()))
}
