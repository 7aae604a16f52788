//! Writes a file of `content/`: whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::read::named;

/// Puts other bytes into a file that holds `old`: first written aside, then renamed into place.
///
/// # Errors
/// If somebody else has changed the file meanwhile, or the world does not let us.
pub fn replace(path: &Path, old: &[u8], new: &[u8]) -> io::Result<()> {
    // What a link leads to is changed, and the link stays one.
    let real = path.canonicalize().map_err(|err| named(path, &err))?;
    let permissions = fs::metadata(&real).map_err(|err| named(path, &err))?.permissions();
    if permissions.readonly() {
        let message = "the file is read-only, so it is left as it is";
        return Err(named(path, &io::Error::new(io::ErrorKind::PermissionDenied, message)));
    }
    let aside = aside(&real);
    let done = (|| {
        File::create_new(&aside)?.write_all(new)?;
        fs::set_permissions(&aside, permissions)?;
        if fs::read(&real)? != old {
            let message = "somebody else has changed the file; call this again";
            return Err(io::Error::other(message));
        }
        fs::rename(&aside, &real)
    })();
    if done.is_err() {
        let _ = fs::remove_file(&aside);
    }
    done.map_err(|err| named(path, &err))
}

/// The real folder of the content of a root, made if it is not there yet.
///
/// # Errors
/// If the root is not there, or the world does not let us.
pub fn content_folder(root: &Path) -> io::Result<PathBuf> {
    let root = root.canonicalize().map_err(|err| named(root, &err))?;
    let content = root.join("content");
    fs::create_dir_all(&content).map_err(|err| named(&content, &err))?;
    content.canonicalize().map_err(|err| named(&content, &err))
}

/// Writes a file that is not there yet, with the folder above it; `content` is the real folder
/// that it has to lie in.
///
/// # Errors
/// If it is there, or the world does not let us.
pub fn create(path: &Path, content: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).map_err(|err| named(folder, &err))?;
    let real = folder.canonicalize().map_err(|err| named(folder, &err))?;
    if !real.starts_with(content) {
        let message = "a symbolic link leads out of content/; no page is written there";
        return Err(named(folder, &io::Error::new(io::ErrorKind::InvalidInput, message)));
    }
    let made = File::create_new(path).and_then(|mut file| file.write_all(text.as_bytes()));
    made.map_err(|err| match err.kind() {
        io::ErrorKind::AlreadyExists => {
            let message = "the page is there already; change it, or delete it first";
            io::Error::new(err.kind(), format!("{}: {message}", path.display()))
        }
        _ => named(path, &err),
    })
}

/// A name beside a file that no other call has, and that no build reads.
fn aside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}.statusbook", std::process::id()))
}
