//! Disk -> Sources.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::error::Error;
use super::source_files::{self, EntryKind, FOLDERS};
use crate::model::date::Date;
use crate::model::source::{SourceFile, Sources, Theme};
use crate::model::uri;

// The files of the theme and of the content that `build.rs` embeds: paths and bytes.
include!(concat!(env!("OUT_DIR"), "/theme.rs"));
include!(concat!(env!("OUT_DIR"), "/content.rs"));

/// The most bytes that are read of a file. A page may have far fewer, which is a rule.
const LONGEST: u64 = 64 * 1024 * 1024;

/// Where the program's own templates are beside those of the root.
const OWN_TEMPLATES: &str = "templates/theme/";
const ALL_TEMPLATES: &str = "templates/";

/// For how many years a program may be used before it takes the day of a review for a mistake.
const YEARS_OF_USE: u16 = 3;

/// Reads what a build in that root depends on.
///
/// The files below the root's `templates/` and `static/` replace those of the same name in the
/// theme that the program brings.
///
/// # Errors
/// If there is no page, a file or folder cannot be read or is not what its name says, or a symbolic
/// link leads out of the root, to nowhere or to a folder above itself.
pub fn sources(root: &Path) -> Result<Sources, Error> {
    let real_root = real(root)?;
    let [content, templates, static_files] = FOLDERS.map(|name| folder(root, &real_root, name));
    let mut content = content?;
    let has_pages = content.iter().any(|file| file.path.ends_with(".md"));
    if !has_pages {
        return Err(Error::NoContent { path: root.join("content") });
    }
    // Other generators have their settings there: it is reported, and not read.
    for name in ["site.yaml", "site.yml"] {
        let is_content = |file: &SourceFile| *file.path == *"content/site.yaml";
        if !content.iter().any(is_content) && root.join(name).is_file() {
            content.push(SourceFile::new(name, ""));
        }
    }
    let theme = theme(templates?, static_files?);
    let linked = linked(root, &real_root, &content)?;
    Ok(Sources { content, theme, linked, last_review: last_review(None), ..Sources::default() })
}

/// The real path of a root.
fn real(root: &Path) -> Result<PathBuf, Error> {
    root.canonicalize().map_err(|source| Error::Root { path: root.to_owned(), source })
}

/// The folder of a root in the git repository that holds it, as [`Sources::folder`] has it. The
/// repository is the nearest folder with a `.git`, be it a folder or a file, as in a worktree.
///
/// # Errors
/// If there is no such root.
pub fn folder_in_repository(root: &Path) -> Result<String, Error> {
    let real_root = real(root)?;
    let repository = real_root.ancestors().find(|folder| folder.join(".git").exists());
    let inside = real_root.strip_prefix(repository.unwrap_or(&real_root)).unwrap_or(&real_root);
    let parts = inside.components().map(|part| part.as_os_str().as_encoded_bytes());
    Ok(parts.map(|part| uri::encoded_path(part) + "/").collect())
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

/// The program's theme, in which the root's files replace those of the same name. Those of the
/// program's own templates that a template of the root names as `theme/base.html` are there too, to
/// be extended.
fn theme(mut templates: Vec<SourceFile>, static_files: Vec<SourceFile>) -> Theme {
    let own = TEMPLATES.iter().filter_map(|(path, bytes)| {
        let name = format!("{OWN_TEMPLATES}{}", path.strip_prefix(ALL_TEMPLATES)?);
        let wanted = name.strip_prefix(ALL_TEMPLATES)?.as_bytes();
        let names =
            |file: &SourceFile| file.bytes.windows(wanted.len()).any(|words| words == wanted);
        templates.iter().any(names).then(|| SourceFile::new(name.as_str(), *bytes))
    });
    let own: Vec<_> = own.collect();
    templates.splice(0..0, own);
    Theme { templates: overlay(TEMPLATES, templates), static_files: overlay(STATIC, static_files) }
}

/// The path that a file of the program's theme has in a root, and its bytes; by path.
pub fn theme_files() -> impl Iterator<Item = &'static (&'static str, &'static [u8])> {
    TEMPLATES.iter().chain(STATIC)
}

fn overlay(own: &[(&str, &[u8])], files: Vec<SourceFile>) -> Vec<SourceFile> {
    let own = own.iter().map(|(path, bytes)| SourceFile::new(*path, *bytes));
    let all = own.chain(files).map(|file| (file.path.clone(), file));
    all.collect::<BTreeMap<_, _>>().into_values().collect()
}

/// The files below a folder of the root, by path; none if there is no such folder.
fn folder(root: &Path, real_root: &Path, name: &str) -> Result<Vec<SourceFile>, Error> {
    let (mut paths, mut unread) = (Vec::new(), Vec::new());
    for entry in source_files::entries(root, real_root, name) {
        match entry.kind {
            EntryKind::Folder if is_in_place_of_own(root, &entry.path) => {
                return Err(Error::FolderForFile { path: entry.path });
            }
            EntryKind::Folder => {}
            EntryKind::File => paths.push(entry.path),
            EntryKind::Unread => unread.push(entry.path),
            EntryKind::Refused(error) => return Err(error),
        }
    }
    let files = paths.into_par_iter().map(|path| file(root, &path));
    let mut files: Vec<_> = files.collect::<Result<_, _>>()?;
    // A check reports what static/ holds and the site does not: the name is enough for that.
    if name == "static" {
        let named = unread.iter().map(|path| Ok(SourceFile::new(path_in(root, path)?, [])));
        files.extend(named.collect::<Result<Vec<_>, Error>>()?);
    }
    Ok(files)
}

/// The files behind symbolic links: the path of each, and where it is; both from the root.
fn linked(
    root: &Path,
    real_root: &Path,
    files: &[SourceFile],
) -> Result<BTreeMap<Arc<str>, String>, Error> {
    let mut linked = BTreeMap::new();
    for file in files {
        let path = root.join(&*file.path);
        let real = path.canonicalize().map_err(Error::path("find", &path))?;
        let real = path_in(real_root, &real)?;
        if *real != *file.path {
            linked.insert(Arc::clone(&file.path), real);
        }
    }
    Ok(linked)
}

/// Whether a file of the program's theme has the path of that folder.
fn is_in_place_of_own(root: &Path, path: &Path) -> bool {
    TEMPLATES.iter().chain(STATIC).any(|(own, _)| root.join(own) == path)
}

fn file(root: &Path, path: &Path) -> Result<SourceFile, Error> {
    whole_file(path).and_then(|bytes| Ok(SourceFile::new(path_in(root, path)?, bytes)))
}

/// The bytes of a regular file, also behind symbolic links.
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
