//! The output folder: whether a build may write there, its lock, and the list of what it wrote.

use std::fs::{self, File, OpenOptions};
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use crate::model::output::SitePath;
use crate::shell::error::Error;
use crate::shell::source_files::{self, Entry, EntryKind};

/// What may be in a folder that still counts as empty: a checkout of a branch to publish starts
/// with it.
const IGNORED: [&str; 4] = [".DS_Store", ".git", ".gitignore", ".gitkeep"];

/// Holds the manifest, the lock and the staging folder. It is inside the output, not in the
/// system's temporary folder, because a rename does not cross file systems.
const OWN_FOLDER: &str = ".statusbook";

/// The output folder while no other build may write there.
#[derive(Debug)]
pub struct Claim {
    pub manifest: Manifest,
    /// Held until it is dropped, or until the process ends in whatever way.
    _lock: File,
}

/// Refuses an output that overlaps with the sources, or to which a symbolic link leads out of the
/// root. `chosen` says that the user named the output.
pub fn check(root: &Path, output: &Path, chosen: bool) -> Result<(), Error> {
    let real_root = fs::canonicalize(root).map_err(Error::path("find", root))?;
    let real_output = real_path(output)?;
    if real_root.starts_with(&real_output) {
        return Err(Error::OutputHoldsRoot { output: output.to_owned() });
    }
    // Pages written there would be read by the next build.
    for source_folder in source_files::FOLDERS {
        let real_source = real_path(&root.join(source_folder))?;
        if real_output.starts_with(&real_source) || real_source.starts_with(&real_output) {
            return Err(Error::OutputOverlaps { output: output.to_owned(), source_folder });
        }
        for entry in source_files::entries(root, &real_root, source_folder) {
            if entry.is_link && overlaps(&real_output, &entry)? {
                let (output, link) = (output.to_owned(), entry.path);
                return Err(Error::OutputOverlapsLink { output, link });
            }
        }
    }
    if !chosen && !real_output.starts_with(&real_root) {
        let (output, root) = (output.to_owned(), root.to_owned());
        return Err(Error::OutputOutOfRoot { output, root });
    }
    Ok(())
}

/// Whether what a link leads to, and what a build reads there, is in the output or holds it.
fn overlaps(real_output: &Path, link: &Entry) -> Result<bool, Error> {
    let real = match link.kind {
        EntryKind::Folder | EntryKind::File => real_path(&link.path)?,
        EntryKind::Unread | EntryKind::Refused(_) => return Ok(false),
    };
    Ok(real.starts_with(real_output) || real_output.starts_with(&real))
}

/// The path without links and dots, whether or not all of it exists.
fn real_path(path: &Path) -> Result<PathBuf, Error> {
    let whole = std::path::absolute(path).map_err(Error::path("find", path))?;
    for ancestor in whole.ancestors() {
        let mut real = match fs::canonicalize(ancestor) {
            Ok(real) => real,
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            // Below a file: whatever writes there says so better.
            Err(error) if error.kind() == ErrorKind::NotADirectory => continue,
            Err(error) => return Err(Error::path("find", path)(error)),
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

/// Makes the output folder if it is missing, waits until no other build writes there, and reads
/// the manifest. Writes nothing in a folder that statusbook did not make.
pub fn claim(output: &Path, force: bool) -> Result<Claim, Error> {
    match fs::metadata(output) {
        Ok(found) if found.is_dir() => {
            // Such a folder does not get a lock either.
            if !is_real_folder(&own_folder(output))? {
                refuse_foreign(output, force)?;
            }
        }
        Ok(_) => return Err(Error::OutputIsFile { output: output.to_owned() }),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            fs::create_dir_all(output).map_err(Error::path("make", output))?;
        }
        Err(error) => return Err(Error::path("inspect", output)(error)),
    }
    let lock = lock(output)?;
    let manifest = read_manifest(output, force)?;
    clear_staging(output)?;
    Ok(Claim { manifest, _lock: lock })
}

fn lock(output: &Path) -> Result<File, Error> {
    let folder = own_folder(output);
    match fs::create_dir(&folder) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => {
            return Err(Error::path("make", &folder)(error));
        }
        _ => {}
    }
    let path = own_folder(output).join("lock");
    refuse_link(&path)?;
    let mut options = OpenOptions::new();
    let lock = options.create(true).write(true).truncate(false).open(&path);
    let lock = lock.map_err(Error::path("open", &path))?;
    match lock.lock() {
        Ok(()) => Ok(lock),
        // Some network file systems have no locks; building there without one is better than not.
        Err(error) if error.kind() == ErrorKind::Unsupported => Ok(lock),
        Err(error) => Err(Error::path("lock", &path)(error)),
    }
}

/// Reads the manifest. The caller holds the lock.
fn read_manifest(output: &Path, force: bool) -> Result<Manifest, Error> {
    let path = manifest_path(output);
    refuse_link(&path)?;
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            refuse_foreign(output, force)?;
            return Ok(Manifest::default());
        }
        Err(error) => return Err(Error::path("read", &path)(error)),
    };
    match String::from_utf8(bytes).ok().and_then(Manifest::parse) {
        Some(manifest) => Ok(manifest),
        None if force => Ok(Manifest::default()),
        None => Err(Error::UnreadableManifest { path }),
    }
}

/// Refuses a folder that holds what statusbook did not write, unless `force` is set.
fn refuse_foreign(output: &Path, force: bool) -> Result<(), Error> {
    if force {
        return Ok(());
    }
    let error = Error::path("read", output);
    for entry in fs::read_dir(output).map_err(&error)? {
        let name = entry.map_err(&error)?.file_name();
        if name != *OWN_FOLDER && IGNORED.iter().all(|ignored| name != *ignored) {
            let name = name.to_string_lossy().into_owned();
            return Err(Error::ForeignOutput { output: output.to_owned(), name });
        }
    }
    Ok(())
}

/// Whether the path is a folder; false if nothing is there, an error if it is anything else.
fn is_real_folder(path: &Path) -> Result<bool, Error> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => Ok(true),
        Ok(_) => Err(Error::NotAsMade { path: path.to_owned() }),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(Error::path("inspect", path)(error)),
    }
}

fn refuse_link(path: &Path) -> Result<(), Error> {
    match fs::symlink_metadata(path) {
        Ok(found) if !found.is_file() => Err(Error::NotAsMade { path: path.to_owned() }),
        _ => Ok(()),
    }
}

fn own_folder(output: &Path) -> PathBuf {
    output.join(OWN_FOLDER)
}

fn manifest_path(output: &Path) -> PathBuf {
    own_folder(output).join("manifest")
}

/// The folder in which files are written in full before they are renamed into place.
pub fn staging(output: &Path) -> PathBuf {
    own_folder(output).join("staging")
}

/// Removes the staging folder with all that is in it.
pub fn clear_staging(output: &Path) -> Result<(), Error> {
    let staging = staging(output);
    match fs::remove_dir_all(&staging) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(Error::path("remove", &staging)(error))
        }
        _ => Ok(()),
    }
}

/// Whether a path of the site would be in statusbook's own folder, also on a file system that
/// ignores case.
pub fn is_own(site_path: &str) -> bool {
    site_path.split('/').next().is_some_and(|part| part.eq_ignore_ascii_case(OWN_FOLDER))
}

const FIRST_LINE: &str = "statusbook 1: the files below are ours to overwrite and to remove";

/// The list of the files that an earlier build wrote: only these may be overwritten and removed.
#[derive(Debug, Default)]
pub struct Manifest {
    text: String,
    paths: Vec<SitePath>,
}

impl Manifest {
    /// Reads a manifest; `None` if the text is not one. Ignores a line that is not a path inside
    /// the site, so no manifest can make a build remove a file outside.
    pub fn parse(text: String) -> Option<Self> {
        let mut lines = text.lines();
        if lines.next() != Some(FIRST_LINE) {
            return None;
        }
        let mut paths: Vec<SitePath> =
            lines.filter(|line| !is_own(line)).filter_map(SitePath::new).collect();
        paths.sort_unstable();
        Some(Self { text, paths })
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// The paths, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.paths.iter().map(SitePath::as_str)
    }

    pub fn lists(&self, path: &str) -> bool {
        self.paths.binary_search_by(|listed| listed.as_str().cmp(path)).is_ok()
    }
}

/// The text of a manifest of these paths, which are sorted.
pub fn manifest_text<'a>(paths: impl IntoIterator<Item = &'a str>) -> String {
    let mut text = format!("{FIRST_LINE}\n");
    for path in paths {
        text.push_str(path);
        text.push('\n');
    }
    text
}

/// Replaces the manifest in one step. The staging folder exists.
pub fn replace_manifest(text: &str, output: &Path) -> Result<(), Error> {
    let path = manifest_path(output);
    let staged = staging(output).join("manifest");
    fs::write(&staged, text)
        .and_then(|()| fs::rename(&staged, &path))
        .map_err(Error::path("write", &path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_reads_what_it_wrote() {
        let written = manifest_text(["404.html", "404/index.html"]);
        let manifest = Manifest::parse(written.clone()).expect("it is a manifest");
        assert_eq!(manifest.text(), written);
        assert_eq!(manifest.paths().collect::<Vec<_>>(), ["404.html", "404/index.html"]);
        assert!(manifest.lists("404.html") && !manifest.lists("404"));
    }

    #[test]
    fn a_line_that_leads_out_of_the_site_is_ignored() {
        let lines = "../up\n/etc/passwd\na/../b\n\n.statusbook/lock\n.STATUSBOOK/lock\nz\na\n";
        let manifest = Manifest::parse(format!("{FIRST_LINE}\n{lines}")).expect("it is a manifest");
        assert_eq!(manifest.paths().collect::<Vec<_>>(), ["a", "z"]);
    }

    #[test]
    fn a_text_without_our_first_line_is_no_manifest() {
        assert!(Manifest::parse(String::new()).is_none());
        assert!(Manifest::parse("404/index.html\n".to_string()).is_none());
    }
}
