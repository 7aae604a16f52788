//! The door out: brings a folder to hold what a build made, and never breaks the site in it.

mod output_folder;
mod plan;

use std::collections::{BTreeSet, HashMap};
use std::fs::{self, File, FileType};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::error::Error;
use crate::model::output::OutputFile;
use output_folder::Manifest;
use plan::{Move, OutputPlan};

/// What a write did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// Files that are new or whose bytes changed.
    pub written: usize,
    /// Files that were not touched: same bytes, same modification time.
    pub unchanged: usize,
    /// Files of an earlier build that this one no longer makes.
    pub removed: usize,
}

/// Where the site goes.
#[derive(Debug, Clone, Copy)]
pub struct Target<'a> {
    /// The root of the project, which holds `content`, `templates` and `static`.
    pub root: &'a Path,
    /// The output folder; made if it is not there.
    pub output: &'a Path,
    /// The user named the output, so it may be outside the root.
    pub chosen: bool,
    /// Takes over a folder that statusbook did not make: overwrites the paths of this build, and
    /// removes nothing else.
    pub force: bool,
}

/// Writes these files into the output folder, and leaves alone what others keep there.
///
/// What changed is written into a staging folder, then renamed into place; what an earlier build
/// wrote and this one does not make is removed last. A process that is killed at any moment leaves
/// each page whole, the old one or the new one, and the next write repairs the rest.
///
/// # Errors
/// If the output folder holds what statusbook did not write, or the system refuses an action.
pub fn write(files: &[OutputFile], target: &Target) -> Result<Written, Error> {
    let wanted = sorted(files)?;
    output_folder::check(target.root, target.output, target.chosen)?;
    let claim = output_folder::claim(target.output, target.force)?;
    let plan = plan::plan(&wanted, &claim.manifest, target.output, target.force)?;
    let outcome = carry_out(&plan, &claim.manifest, target.output);
    let cleared = output_folder::clear_staging(target.output);
    let removed = outcome?;
    cleared?;
    Ok(Written { written: plan.files().count(), unchanged: plan.unchanged, removed })
}

/// The files by path.
///
/// # Errors
/// If two have the same path, or one is in statusbook's own folder.
fn sorted(files: &[OutputFile]) -> Result<Vec<&OutputFile>, Error> {
    let mut wanted: Vec<&OutputFile> = files.iter().collect();
    wanted.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    if let Some(pair) = wanted.windows(2).find(|pair| pair[0].path == pair[1].path) {
        return Err(Error::MadeTwice { path: pair[0].path.to_string() });
    }
    if let Some(file) = wanted.iter().find(|file| output_folder::is_own(file.path.as_str())) {
        return Err(Error::InOwnFolder { path: file.path.to_string() });
    }
    Ok(wanted)
}

/// Does what was planned; returns how many files it removed.
fn carry_out(plan: &OutputPlan, manifest: &Manifest, output: &Path) -> Result<usize, Error> {
    let after = output_folder::manifest_text(plan.listed.iter().copied());
    if plan.moves.is_empty() && plan.stale.is_empty() && after == manifest.text() {
        return Ok(0);
    }
    stage(&plan.moves, output)?;
    // Meanwhile the manifest lists both the old and the new files, so the next build knows all of
    // them whenever this one is stopped.
    let both: BTreeSet<&str> = plan.listed.iter().chain(&plan.stale).copied().collect();
    let during = output_folder::manifest_text(both);
    if during != manifest.text() {
        output_folder::replace_manifest(&during, output)?;
    }
    let displaced = put_in_place(&plan.moves, output)?;
    let removed = remove_stale(&plan.stale, output)?;
    if after != during {
        output_folder::replace_manifest(&after, output)?;
    }
    Ok(displaced + removed)
}

/// Writes all files of the moves into the staging folder, which does not exist yet.
fn stage(moves: &[Move], output: &Path) -> Result<(), Error> {
    let staging = output_folder::staging(output);
    fs::create_dir(&staging).map_err(Error::path("make", &staging))?;
    moves.par_iter().enumerate().try_for_each(|(number, step)| {
        step.folders.iter().try_for_each(|folder| {
            fs::create_dir(staged(&staging, number, step, folder))
                .map_err(Error::path("make", &output.join(folder)))
        })
    })?;
    let files: Vec<(PathBuf, &OutputFile)> = moves
        .iter()
        .enumerate()
        .flat_map(|(number, step)| {
            let staging = &staging;
            step.files
                .iter()
                .map(move |file| (staged(staging, number, step, file.path.as_str()), *file))
        })
        .collect();
    // Nothing is synced to the disk: that makes a write of many files several times slower, and
    // what is promised is safety when a process dies. After a power cut the sources still exist.
    files.par_iter().try_for_each(|(path, file)| {
        File::create_new(path)
            .and_then(|mut staged| staged.write_all(&file.bytes))
            .map_err(Error::path("write", &output.join(file.path.as_str())))
    })
}

/// Where a path of a move is staged: `staging/7` and what is below it.
fn staged(staging: &Path, number: usize, step: &Move, path: &str) -> PathBuf {
    staging.join(format!("{number}{}", &path[step.path.len()..]))
}

/// Renames what was staged into place; returns how many files it displaced.
fn put_in_place(moves: &[Move], output: &Path) -> Result<usize, Error> {
    let staging = output_folder::staging(output);
    let mut displaced = 0;
    for (number, step) in moves.iter().enumerate().filter(|(_, step)| step.displaces.is_none()) {
        let path = output.join(step.path);
        fs::rename(staged(&staging, number, step, step.path), &path)
            .map_err(Error::path("write", &path))?;
    }
    // No call of the standard library exchanges a file and a folder at once. These come last and
    // are two renames each, one right after the other.
    for (number, step) in moves.iter().enumerate() {
        let Some(files) = step.displaces else { continue };
        let path = output.join(step.path);
        let old = staging.join(format!("{number}.old"));
        let refused = Error::path("write", &path);
        fs::rename(&path, &old).map_err(&refused)?;
        if let Err(error) = fs::rename(staged(&staging, number, step, step.path), &path) {
            fs::rename(&old, &path).map_err(&refused)?;
            return Err(refused(error));
        }
        displaced += files;
    }
    Ok(displaced)
}

/// Removes the files at these paths and the folders that this leaves empty; returns how many files
/// that were. Whatever else somebody put at such a path stays.
fn remove_stale(stale: &[&str], output: &Path) -> Result<usize, Error> {
    let mut removed = 0;
    let mut emptied = BTreeSet::new();
    let mut known = HashMap::new();
    for site_path in stale {
        let mut reachable = true;
        for (end, _) in site_path.match_indices('/') {
            let folder = &site_path[..end];
            reachable = reachable && is_real(folder, output, &mut known)?;
            if reachable {
                emptied.insert(folder);
            }
        }
        let path = output.join(site_path);
        if reachable && inspect(&path)?.is_some_and(|kind| kind.is_file()) {
            fs::remove_file(&path).map_err(Error::path("remove", &path))?;
            removed += 1;
        }
    }
    // Backwards, so that a folder comes after those inside it.
    for folder in emptied.iter().rev() {
        let path = output.join(folder);
        match fs::remove_dir(&path) {
            Err(error) if !is_expected(error.kind()) => {
                return Err(Error::path("remove", &path)(error));
            }
            _ => {}
        }
    }
    Ok(removed)
}

/// A folder that still holds something stays.
fn is_expected(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::DirectoryNotEmpty | ErrorKind::NotFound)
}

/// Whether it is a folder, not a symbolic link that could lead outside. Those above it are real.
fn is_real<'a>(
    folder: &'a str,
    output: &Path,
    known: &mut HashMap<&'a str, bool>,
) -> Result<bool, Error> {
    if let Some(is_real) = known.get(folder) {
        return Ok(*is_real);
    }
    let is_real = inspect(&output.join(folder))?.is_some_and(|kind| kind.is_dir());
    known.insert(folder, is_real);
    Ok(is_real)
}

/// What is at a path; `None` if nothing is. A stale file that cannot be seen would stay in the
/// site.
fn inspect(path: &Path) -> Result<Option<FileType>, Error> {
    match fs::symlink_metadata(path) {
        Ok(metadata) => Ok(Some(metadata.file_type())),
        Err(error) if is_missing(error.kind()) => Ok(None),
        Err(error) => Err(Error::path("inspect", path)(error)),
    }
}

fn is_missing(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::NotFound | ErrorKind::NotADirectory)
}
