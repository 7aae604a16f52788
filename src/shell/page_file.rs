//! Writes a file of `content/`: whole or not at all.

use std::fs::{self, File};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use super::error::Error;

/// Replaces the bytes of a file that holds `old`: the new ones are staged beside it, then renamed
/// into place.
///
/// # Errors
/// If the file is read-only, another program has changed it, or the system refuses an action.
pub fn replace(path: &Path, old: &[u8], new: &[u8]) -> Result<(), Error> {
    // What a link leads to is changed, and the link stays one.
    let real = path.canonicalize().map_err(Error::path("find", path))?;
    let permissions = fs::metadata(&real).map_err(Error::path("inspect", path))?.permissions();
    if permissions.readonly() {
        return Err(Error::ReadOnly { path: path.to_owned() });
    }
    let staged = staged(&real);
    let done = (|| {
        File::create_new(&staged)
            .and_then(|mut file| file.write_all(new))
            .and_then(|()| fs::set_permissions(&staged, permissions))
            .map_err(Error::path("write", path))?;
        if fs::read(&real).map_err(Error::path("read", path))? != old {
            return Err(Error::Changed { path: path.to_owned() });
        }
        fs::rename(&staged, &real).map_err(Error::path("write", path))
    })();
    if done.is_err() {
        let _ = fs::remove_file(&staged);
    }
    done
}

/// The content folder of a root, which is made if it is missing.
///
/// # Errors
/// If there is no such root, or the system refuses an action.
pub fn content_folder(root: &Path) -> Result<PathBuf, Error> {
    root.canonicalize().map_err(Error::path("find", root))?;
    let content = root.join("content");
    fs::create_dir_all(&content).map_err(Error::path("make", &content))?;
    Ok(content)
}

/// Writes a new file, with the folder above it; it has to be in `top`.
///
/// # Errors
/// If the file exists, a link leads out of `top`, or the system refuses an action.
pub fn create(path: &Path, top: &Path, bytes: &[u8]) -> Result<(), Error> {
    let real_top = top.canonicalize().map_err(Error::path("find", top))?;
    let folder = path.parent().unwrap_or(path);
    // What a link leads to is looked at before a folder is made there.
    let existing = folder.ancestors().find(|folder| folder.exists()).unwrap_or(top);
    let real = existing.canonicalize().map_err(Error::path("find", existing))?;
    if !real.starts_with(real_top) {
        return Err(Error::LinkOutOfFolder { path: folder.to_owned(), folder: top.to_owned() });
    }
    fs::create_dir_all(folder).map_err(Error::path("make", folder))?;
    let made = File::create_new(path).and_then(|mut file| file.write_all(bytes));
    made.map_err(|source| match source.kind() {
        ErrorKind::AlreadyExists => Error::PageExists { path: path.to_owned() },
        _ => Error::path("write", path)(source),
    })
}

/// A name beside a file that no other process uses, and that no build reads.
fn staged(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}.statusbook", std::process::id()))
}
