//! Disk -> Sources: the one door to walkdir.

use std::collections::BTreeMap;
#[cfg(feature = "serve")]
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::error::Error;
use crate::model::date::Date;
use crate::model::source::{SourceFile, Sources, Theme, is_temporary};

// The files of the theme and of the content that `build.rs` embeds: paths and bytes.
include!(concat!(env!("OUT_DIR"), "/theme.rs"));
include!(concat!(env!("OUT_DIR"), "/content.rs"));

/// The most bytes that are read of a file. A page may have far fewer, which is a rule.
const LONGEST: u64 = 64 * 1024 * 1024;

/// For how many years a program may be used before it takes the day of a review for a mistake.
const YEARS_OF_USE: u16 = 3;

/// The folders of a root that a build reads.
pub const FOLDERS: [&str; 3] = ["content", "templates", "static"];

/// Reads what a build in that root depends on.
///
/// The files below the root's `templates/` and `static/` replace those of the same name in the
/// theme that the program brings.
///
/// # Errors
/// If there is no page, a file cannot be read, or it is a symbolic link out of the root.
pub fn sources(root: &Path) -> Result<Sources, Error> {
    let real_root =
        root.canonicalize().map_err(|source| Error::Root { path: root.to_owned(), source })?;
    let [content, templates, static_files] = FOLDERS.map(|name| folder(root, &real_root, name));
    let content = content?;
    let has_pages = content.iter().any(|file| file.path.ends_with(".md"));
    if !has_pages {
        return Err(Error::NoContent { path: root.join("content") });
    }
    let theme = theme(templates?, static_files?);
    Ok(Sources { content, theme, last_review: last_review(None), ..Sources::default() })
}

/// The last day on which a page can have been reviewed: `today`, or some years after the commit of
/// this program, which has no clock (docs/decisions/0008-last-review.md); `None` if neither is
/// known.
#[must_use]
pub fn last_review(today: Option<Date>) -> Option<Date> {
    today.or_else(|| Date::parse(env!("STATUSBOOK_COMMIT_DAY"))?.years_later(YEARS_OF_USE))
}

/// The content that is built into the program.
#[must_use]
pub fn own_content() -> Sources {
    let file = |(path, bytes): &(&str, &[u8])| SourceFile::new(*path, *bytes);
    Sources { content: CONTENT.iter().map(file).collect(), ..Sources::default() }
}

/// The theme that the program brings.
#[must_use]
pub fn own_theme() -> Theme {
    theme(Vec::new(), Vec::new())
}

/// The program's theme, in which the root's files replace those of the same name.
fn theme(templates: Vec<SourceFile>, static_files: Vec<SourceFile>) -> Theme {
    Theme { templates: overlay(TEMPLATES, templates), static_files: overlay(STATIC, static_files) }
}

fn overlay(own: &[(&str, &[u8])], files: Vec<SourceFile>) -> Vec<SourceFile> {
    let own = own.iter().map(|(path, bytes)| SourceFile::new(*path, *bytes));
    let all = own.chain(files).map(|file| (file.path.clone(), file));
    all.collect::<BTreeMap<_, _>>().into_values().collect()
}

/// The files below a folder of the root, by path; none if there is no such folder.
fn folder(root: &Path, real_root: &Path, name: &str) -> Result<Vec<SourceFile>, Error> {
    let top = root.join(name);
    match top.canonicalize() {
        Err(err) if err.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(err) => return Err(Error::path("find", &top)(err)),
        Ok(real) if !real.starts_with(real_root) => {
            return Err(Error::LinkOutOfRoot { path: top });
        }
        Ok(_) => {}
    }
    let mut paths = Vec::new();
    let mut unread = Vec::new();
    let walk = WalkDir::new(&top).follow_root_links(true).sort_by_file_name().into_iter();
    for entry in walk.filter_entry(|entry| {
        let is_read = is_read(entry, name);
        unread.extend((!is_read).then(|| entry.path().to_owned()));
        is_read
    }) {
        let entry = entry.map_err(|err| {
            let path = err.path().unwrap_or(&top).to_owned();
            Error::path("read", &path)(err.into())
        })?;
        if !entry.file_type().is_dir() {
            paths.push(entry.into_path());
        }
    }
    let files = paths.into_par_iter().map(|path| file(root, real_root, &path));
    let mut files: Vec<_> = files.collect::<Result<_, _>>()?;
    // A check reports what static/ holds and the site does not: the name is enough for that.
    if name == "static" {
        let named = unread.iter().map(|path| Ok(SourceFile::new(path_in(root, path)?, [])));
        files.extend(named.collect::<Result<Vec<_>, Error>>()?);
    }
    Ok(files)
}

/// The real paths of the folders that hold what [`sources`] reads: a change of a source is a change
/// in one of them. Leaves out a folder that cannot be read, for which [`sources`] has an error.
#[cfg(feature = "serve")]
#[must_use]
pub fn folders(root: &Path) -> BTreeSet<PathBuf> {
    let mut folders = BTreeSet::new();
    for name in FOLDERS {
        let walk = WalkDir::new(root.join(name)).follow_root_links(true).into_iter();
        for entry in walk.filter_entry(|entry| is_read(entry, name)).filter_map(Result::ok) {
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

/// Whether an entry below `content`, `templates` or `static` is read. What starts with a dot is
/// published from `static`; in `content` it holds the settings of tools, unless it is a page.
fn is_read(entry: &DirEntry, folder: &str) -> bool {
    let name = entry.file_name().to_string_lossy();
    let is_page = !entry.file_type().is_dir() && name.ends_with(".md");
    let is_setting = name.starts_with('.') && folder != "static" && !is_page;
    entry.depth() == 0 || !is_temporary(&name) && !is_setting
}

fn file(root: &Path, real_root: &Path, path: &Path) -> Result<SourceFile, Error> {
    let kind = fs::symlink_metadata(path).map_err(Error::path("inspect", path))?.file_type();
    let mut real = PathBuf::from(path);
    if kind.is_symlink() {
        real = path.canonicalize().map_err(Error::path("find", path))?;
        if !real.starts_with(real_root) {
            return Err(Error::LinkOutOfRoot { path: path.to_owned() });
        }
    }
    whole_file(&real).and_then(|bytes| Ok(SourceFile::new(path_in(root, path)?, bytes)))
}

/// The bytes of a regular file.
///
/// # Errors
/// If it is another kind of file, larger than what is read at most, or cannot be read.
pub fn whole_file(path: &Path) -> Result<Vec<u8>, Error> {
    // Reading anything else, for example a pipe, might never end.
    if !fs::metadata(path).map_err(Error::path("inspect", path))?.is_file() {
        return Err(Error::NotAFile { path: path.to_owned() });
    }
    let mut bytes = Vec::new();
    let taken = File::open(path).and_then(|file| file.take(LONGEST + 1).read_to_end(&mut bytes));
    taken.map_err(Error::path("read", path))?;
    if bytes.len() as u64 > LONGEST {
        return Err(Error::TooLarge { path: path.to_owned(), limit: LONGEST });
    }
    Ok(bytes)
}

/// The path from the root, with `/` between the parts.
fn path_in(root: &Path, path: &Path) -> Result<String, Error> {
    let parts = path.strip_prefix(root).unwrap_or(path).components();
    let parts: Option<Vec<_>> = parts.map(|part| part.as_os_str().to_str()).collect();
    parts.map(|parts| parts.join("/")).ok_or_else(|| Error::NotUtf8 { path: path.to_owned() })
}
