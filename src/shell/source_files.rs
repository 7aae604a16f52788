//! The files that a build reads, also behind symbolic links inside the root: the one door to
//! walkdir.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::error::Error;
use crate::model::source::is_temporary;

/// The folders of a root that a build reads.
pub const FOLDERS: [&str; 3] = ["content", "templates", "static"];

/// Something in one of these folders.
#[derive(Debug)]
pub struct Entry {
    /// From where the program runs, through the links as they are named.
    pub path: PathBuf,
    /// Whether it is a symbolic link, wherever it leads to.
    pub is_link: bool,
    /// What it is, or what its link leads to.
    pub kind: EntryKind,
}

/// What an entry is to a build.
#[derive(Debug)]
pub enum EntryKind {
    Folder,
    /// Anything else, a pipe for example.
    File,
    /// Nobody means to publish it: the settings of a tool, the backup of an editor.
    Unread,
    /// It cannot be read, or must not be.
    Refused(Error),
}

/// Everything in one of the [`FOLDERS`] of a root, the folder itself first, the others by name;
/// nothing if there is no such folder. What is in a folder that is not read or refused is left out.
#[must_use]
pub fn entries(root: &Path, real_root: &Path, folder: &str) -> Vec<Entry> {
    let top = root.join(folder);
    if fs::symlink_metadata(&top).is_err_and(|err| err.kind() == ErrorKind::NotFound) {
        return Vec::new();
    }
    let mut walk = WalkDir::new(&top).follow_links(true).sort_by_file_name().into_iter();
    let mut entries = Vec::new();
    while let Some(next) = walk.next() {
        let is_folder = next.as_ref().is_ok_and(|entry| entry.file_type().is_dir());
        let entry = match next {
            Ok(entry) => {
                let (path, is_link) = (entry.path().to_owned(), entry.path_is_symlink());
                Entry { path, is_link, kind: kind(&entry, root, real_root, folder) }
            }
            Err(err) => refused(&err, &top, folder),
        };
        if is_folder && !matches!(entry.kind, EntryKind::Folder) {
            walk.skip_current_dir();
        }
        entries.push(entry);
    }
    entries
}

fn kind(entry: &DirEntry, root: &Path, real_root: &Path, folder: &str) -> EntryKind {
    let (path, is_folder, is_top) = (entry.path(), entry.file_type().is_dir(), entry.depth() == 0);
    if !is_top && !is_read(path, is_folder, folder) {
        return EntryKind::Unread;
    }
    if entry.path_is_symlink()
        && let Err(error) = check_link(path, root, real_root, (!is_top).then_some(folder))
    {
        return EntryKind::Refused(error);
    }
    match (is_folder, is_top) {
        (false, true) => EntryKind::Refused(Error::NotAFolder { path: path.to_owned() }),
        (true, false) if folder == "content" && is_name_of_file(path) => {
            EntryKind::Refused(Error::FolderForFile { path: path.to_owned() })
        }
        (true, _) => EntryKind::Folder,
        (false, false) => EntryKind::File,
    }
}

/// Refuses a link out of the root, and one in a folder of the root to what holds that folder; the
/// walk itself finds those to what is in it.
fn check_link(
    path: &Path,
    root: &Path,
    real_root: &Path,
    folder: Option<&str>,
) -> Result<(), Error> {
    let real = path.canonicalize().map_err(Error::path("find", path))?;
    let Ok(inside) = real.strip_prefix(real_root) else {
        return Err(Error::LinkOutOfRoot { path: path.to_owned() });
    };
    let top = folder.map(|folder| root.join(folder).canonicalize()).transpose();
    if top.map_err(Error::path("find", path))?.is_some_and(|top| top.starts_with(&real)) {
        return Err(Error::LinkLoop { path: path.to_owned(), above: root.join(inside) });
    }
    Ok(())
}

/// The entry at which a walk failed.
fn refused(err: &walkdir::Error, top: &Path, folder: &str) -> Entry {
    let path = err.path().unwrap_or(top).to_owned();
    let is_link = fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_symlink());
    // An editor locks a file with a link that leads to nowhere.
    if err.depth() > 0 && !is_read(&path, false, folder) {
        return Entry { path, is_link, kind: EntryKind::Unread };
    }
    let error = match (err.loop_ancestor(), err.io_error()) {
        (Some(above), _) => Error::LinkLoop { path: path.clone(), above: above.to_owned() },
        (None, source) => {
            // The system's own error: walkdir's names the path once more.
            let source = source.map_or(ErrorKind::Other.into(), |source| {
                let code = source.raw_os_error().map(std::io::Error::from_raw_os_error);
                code.unwrap_or_else(|| source.kind().into())
            });
            Error::path(if is_link { "find" } else { "read" }, &path)(source)
        }
    };
    Entry { path, is_link, kind: EntryKind::Refused(error) }
}

/// Whether what has that name in `content`, `templates` or `static` is read. What starts with a dot
/// is published from `static`; in `content` it holds the settings of tools, unless it is a page.
fn is_read(path: &Path, is_folder: bool, folder: &str) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let is_page = !is_folder && name.ends_with(".md");
    let is_setting = name.starts_with('.') && folder != "static" && !is_page;
    !is_temporary(&name) && !is_setting
}

/// Whether it is the name of a page, of the site's facts or of rows for tables.
fn is_name_of_file(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
    ["md", "markdown", "yaml", "yml", "csv"].iter().any(|known| ending == *known)
}
