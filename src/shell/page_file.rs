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
    // Another link leads to the same file, which has been fixed by now.
    if fs::read(&real).map_err(Error::path("read", path))? == new {
        return Ok(());
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

/// The real path of a root, whose content folder is made if it is missing.
///
/// # Errors
/// If there is no such root, its content folder is a link that leads out of it, or the system
/// refuses an action.
pub fn root_for_pages(root: &Path) -> Result<PathBuf, Error> {
    let real_root = root.canonicalize().map_err(Error::path("find", root))?;
    let content = root.join("content");
    fs::create_dir_all(&content).map_err(Error::path("make", &content))?;
    refuse_way_out(&content, &real_root)?;
    Ok(real_root)
}

/// Refuses a folder that a link leads to and the root does not hold.
fn refuse_way_out(folder: &Path, real_root: &Path) -> Result<(), Error> {
    let real = folder.canonicalize().map_err(Error::path("find", folder))?;
    if real.starts_with(real_root) {
        return Ok(());
    }
    Err(Error::LinkOutOfRoot { path: folder.to_owned() })
}

/// Writes a new file, with the folder above it. `real_root` is the real path of the root that it
/// has to be in.
///
/// # Errors
/// If the file exists, a link leads out of the root, or the system refuses an action.
pub fn create(path: &Path, real_root: &Path, bytes: &[u8]) -> Result<(), Error> {
    let folder = path.parent().unwrap_or(path);
    // What a link leads to is looked at before a folder is made there.
    let existing = folder.ancestors().find(|folder| folder.exists()).unwrap_or(folder);
    refuse_way_out(existing, real_root)?;
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
