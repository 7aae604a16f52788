//! Whether a folder is ours to write in, and the lock that makes it ours alone.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};

use crate::shell::write::manifest::Manifest;
use crate::shell::write::{aside, fault, own_folder};

/// The folders that a build reads. Pages written there would be read by the next build.
const SOURCES: [&str; 3] = ["content", "static", "templates"];

/// What may lie in a folder that still counts as empty: none of it is anyone's work, and a
/// checkout of a branch to publish starts with it.
const NOBODYS_WORK: [&str; 4] = [".DS_Store", ".git", ".gitignore", ".gitkeep"];

/// The output while it is ours alone.
#[derive(Debug)]
pub struct Claim {
    pub manifest: Manifest,
    /// Held until it is dropped, or until the process ends in whatever way.
    _lock: File,
}

/// Refuses an output that would mix with the sources, or to which a link leads out of the root.
pub fn check(root: &Path, output: &Path, chosen: bool) -> io::Result<()> {
    let real_root = fs::canonicalize(root).map_err(|error| fault::at("find", root, &error))?;
    let real_output = real_path(output)?;
    let shown = output.display();
    if real_root.starts_with(&real_output) {
        return Err(fault::refusal(format!(
            "the output `{shown}` holds the project itself; choose a folder of its own for it"
        )));
    }
    for source in SOURCES {
        let real_source = real_path(&root.join(source))?;
        if real_output.starts_with(&real_source) || real_source.starts_with(&real_output) {
            return Err(fault::refusal(format!(
                "the output `{shown}` and the folder `{source}` would mix; \
                 choose a folder of its own for the output"
            )));
        }
    }
    if !chosen && !real_output.starts_with(&real_root) {
        return Err(fault::refusal(format!(
            "the output `{shown}` leads out of `{}` through a symbolic link; \
             remove the link, or name the folder it leads to as the output",
            root.display()
        )));
    }
    Ok(())
}

/// The path without links and dots, whether or not all of it is there yet.
fn real_path(path: &Path) -> io::Result<PathBuf> {
    let whole = std::path::absolute(path).map_err(|error| fault::at("find", path, &error))?;
    for ancestor in whole.ancestors() {
        let mut real = match fs::canonicalize(ancestor) {
            Ok(real) => real,
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            // Below a file: the step that comes to write there says so better.
            Err(error) if error.kind() == ErrorKind::NotADirectory => continue,
            Err(error) => return Err(fault::at("find", path, &error)),
        };
        for part in whole.components().skip(ancestor.components().count()) {
            match part {
                Component::ParentDir => drop(real.pop()),
                part => real.push(part),
            }
        }
        return Ok(real);
    }
    Ok(whole)
}

/// Makes the output if need be, waits until no other build writes there, and reads what an
/// earlier one wrote. In a folder of somebody else's nothing is touched.
pub fn claim(output: &Path, force: bool) -> io::Result<Claim> {
    match fs::metadata(output) {
        Ok(found) if found.is_dir() => {
            // A folder of somebody else's must not even get a lock.
            if !is_real_folder(&own_folder::path(output))? {
                refuse_foreign(output, force)?;
            }
        }
        Ok(_) => {
            let message = format!("the output `{}` is a file; choose a folder", output.display());
            return Err(fault::refusal(message));
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {
            fs::create_dir_all(output).map_err(|error| fault::at("make", output, &error))?;
        }
        Err(error) => return Err(fault::at("look at", output, &error)),
    }
    let lock = lock(output)?;
    let manifest = read_manifest(output, force)?;
    aside::clear(output)?;
    Ok(Claim { manifest, _lock: lock })
}

fn lock(output: &Path) -> io::Result<File> {
    let folder = own_folder::path(output);
    match fs::create_dir(&folder) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => {
            return Err(fault::at("make", &folder, &error));
        }
        _ => {}
    }
    let path = own_folder::lock(output);
    refuse_link(&path)?;
    let mut options = OpenOptions::new();
    let lock = options.create(true).write(true).truncate(false).open(&path);
    let lock = lock.map_err(|error| fault::at("open", &path, &error))?;
    match lock.lock() {
        Ok(()) => Ok(lock),
        // Some network file systems know no locks; a site there is better built than not.
        Err(error) if error.kind() == ErrorKind::Unsupported => Ok(lock),
        Err(error) => Err(fault::at("lock", &path, &error)),
    }
}

/// Reads the manifest; only who holds the lock may ask.
fn read_manifest(output: &Path, force: bool) -> io::Result<Manifest> {
    let path = own_folder::manifest(output);
    refuse_link(&path)?;
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            refuse_foreign(output, force)?;
            return Ok(Manifest::default());
        }
        Err(error) => return Err(fault::at("read", &path, &error)),
    };
    match String::from_utf8(bytes).ok().and_then(Manifest::parse) {
        Some(manifest) => Ok(manifest),
        None if force => Ok(Manifest::default()),
        None => Err(fault::refusal(format!(
            "`{}` is not a list that this statusbook can read; empty the folder, \
             or take it over with `--force`",
            path.display()
        ))),
    }
}

/// Refuses a folder that holds what we did not write, unless we are to take it over.
fn refuse_foreign(output: &Path, force: bool) -> io::Result<()> {
    if force {
        return Ok(());
    }
    let fault = |error| fault::at("read", output, &error);
    for entry in fs::read_dir(output).map_err(fault)? {
        let name = entry.map_err(fault)?.file_name();
        let ours = own_folder::path(output).file_name() == Some(&name);
        if !ours && NOBODYS_WORK.iter().all(|harmless| name != *harmless) {
            return Err(fault::refusal(format!(
                "the output `{}` holds `{}`, which statusbook did not write; \
                 choose an empty folder, or take this one over with `--force`",
                output.display(),
                name.display()
            )));
        }
    }
    Ok(())
}

/// Whether our folder is there; a link or a file by its name is refused.
fn is_real_folder(path: &Path) -> io::Result<bool> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => Ok(true),
        Ok(_) => Err(in_our_place(path)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(fault::at("look at", path, &error)),
    }
}

fn refuse_link(path: &Path) -> io::Result<()> {
    match fs::symlink_metadata(path) {
        Ok(found) if !found.is_file() => Err(in_our_place(path)),
        _ => Ok(()),
    }
}

fn in_our_place(path: &Path) -> io::Error {
    let shown = path.display();
    fault::refusal(format!("`{shown}` is not as statusbook makes it; remove it"))
}
