//! The output folder: whether a build may write there, its lock, and the list of what it wrote.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};

use crate::model::output::SitePath;
use crate::shell::read;
use crate::shell::write::fault;

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
pub fn check(root: &Path, output: &Path, chosen: bool) -> io::Result<()> {
    let real_root = fs::canonicalize(root).map_err(|error| fault::at("find", root, &error))?;
    let real_output = real_path(output)?;
    let shown = output.display();
    if real_root.starts_with(&real_output) {
        return Err(fault::refusal(format!(
            "the output `{shown}` holds the project itself; choose a folder of its own for it"
        )));
    }
    // Pages written there would be read by the next build.
    for source in read::FOLDERS {
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

/// The path without links and dots, whether or not all of it exists.
fn real_path(path: &Path) -> io::Result<PathBuf> {
    let whole = std::path::absolute(path).map_err(|error| fault::at("find", path, &error))?;
    for ancestor in whole.ancestors() {
        let mut real = match fs::canonicalize(ancestor) {
            Ok(real) => real,
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            // Below a file: whatever writes there says so better.
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

/// Makes the output folder if it is missing, waits until no other build writes there, and reads
/// the manifest. Writes nothing in a folder that statusbook did not make.
pub fn claim(output: &Path, force: bool) -> io::Result<Claim> {
    match fs::metadata(output) {
        Ok(found) if found.is_dir() => {
            // Such a folder does not get a lock either.
            if !is_real_folder(&own_folder(output))? {
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
    clear_staging(output)?;
    Ok(Claim { manifest, _lock: lock })
}

fn lock(output: &Path) -> io::Result<File> {
    let folder = own_folder(output);
    match fs::create_dir(&folder) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => {
            return Err(fault::at("make", &folder, &error));
        }
        _ => {}
    }
    let path = own_folder(output).join("lock");
    refuse_link(&path)?;
    let mut options = OpenOptions::new();
    let lock = options.create(true).write(true).truncate(false).open(&path);
    let lock = lock.map_err(|error| fault::at("open", &path, &error))?;
    match lock.lock() {
        Ok(()) => Ok(lock),
        // Some network file systems have no locks; building there without one is better than not.
        Err(error) if error.kind() == ErrorKind::Unsupported => Ok(lock),
        Err(error) => Err(fault::at("lock", &path, &error)),
    }
}

/// Reads the manifest. The caller holds the lock.
fn read_manifest(output: &Path, force: bool) -> io::Result<Manifest> {
    let path = manifest_path(output);
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

/// Refuses a folder that holds what statusbook did not write, unless `force` is set.
fn refuse_foreign(output: &Path, force: bool) -> io::Result<()> {
    if force {
        return Ok(());
    }
    let fault = |error| fault::at("read", output, &error);
    for entry in fs::read_dir(output).map_err(fault)? {
        let name = entry.map_err(fault)?.file_name();
        if name != *OWN_FOLDER && IGNORED.iter().all(|ignored| name != *ignored) {
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

/// Whether the path is a folder; false if nothing is there, an error if it is anything else.
fn is_real_folder(path: &Path) -> io::Result<bool> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => Ok(true),
        Ok(_) => Err(not_as_made(path)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(fault::at("look at", path, &error)),
    }
}

fn refuse_link(path: &Path) -> io::Result<()> {
    match fs::symlink_metadata(path) {
        Ok(found) if !found.is_file() => Err(not_as_made(path)),
        _ => Ok(()),
    }
}

fn not_as_made(path: &Path) -> io::Error {
    let shown = path.display();
    fault::refusal(format!("`{shown}` is not as statusbook makes it; remove it"))
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
pub fn clear_staging(output: &Path) -> io::Result<()> {
    let staging = staging(output);
    match fs::remove_dir_all(&staging) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(fault::at("remove", &staging, &error))
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
pub fn replace_manifest(text: &str, output: &Path) -> io::Result<()> {
    let path = manifest_path(output);
    let staged = staging(output).join("manifest");
    fs::write(&staged, text)
        .and_then(|()| fs::rename(&staged, &path))
        .map_err(|error| fault::at("write", &path, &error))
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
