//! The door out: brings a folder to hold what a build made, and never breaks the site in it.

mod aside;
mod fault;
mod ground;
mod manifest;
mod own_folder;
mod plan;
mod survey;
mod sweep;

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use crate::model::output::OutputFile;
use manifest::Manifest;
use plan::Plan;

/// What a write did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(clippy::struct_field_names, reason = "the count bears the name of what it counts")]
pub struct Written {
    /// Files that are new or whose bytes changed.
    pub written: usize,
    /// Files that were left alone, bytes and modification time.
    pub unchanged: usize,
    /// Files of an earlier build that this one no longer makes.
    pub removed: usize,
    /// The size of the files that were written.
    pub bytes: u64,
}

/// Where the site goes.
#[derive(Debug, Clone, Copy)]
pub struct Target<'a> {
    /// The root of the project, which holds `content`, `templates` and `static`.
    pub root: &'a Path,
    pub output: &'a Path,
    /// The user named the output, so it may lie outside of the root.
    pub chosen: bool,
    /// Takes over a folder that is not ours: overwrites what we make, and removes nothing else.
    pub force: bool,
}

/// Brings the folder `output` to hold exactly these files, beside what others keep there.
///
/// What changed is first written aside, then renamed into place; what an earlier build wrote and
/// this one does not make is removed last. A process that is killed at any moment leaves each
/// page whole, the old one or the new one, and the next write repairs the rest.
///
/// # Errors
/// If the folder is not ours to write in, or the world does not let us. The message names the
/// path and says what to do.
pub fn write(files: &[OutputFile], target: &Target) -> io::Result<Written> {
    let wanted = in_order(files)?;
    ground::check(target.root, target.output, target.chosen)?;
    let claim = ground::claim(target.output, target.force)?;
    let plan = plan::plan(&wanted, &claim.manifest, target.output, target.force)?;
    let outcome = carry_out(&plan, &claim.manifest, target.output);
    let cleared = aside::clear(target.output);
    let removed = outcome?;
    cleared?;
    let bytes = plan.files().map(|file| file.bytes.len() as u64).sum();
    Ok(Written { written: plan.files().count(), unchanged: plan.unchanged, removed, bytes })
}

/// The files by path, if each of them can stand beside the others.
fn in_order(files: &[OutputFile]) -> io::Result<Vec<&OutputFile>> {
    let mut wanted: Vec<&OutputFile> = files.iter().collect();
    wanted.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    if let Some(pair) = wanted.windows(2).find(|pair| pair[0].path == pair[1].path) {
        let message = format!("`{}` is made twice; drop one of the two", pair[0].path);
        return Err(fault::refusal(message));
    }
    if let Some(file) = wanted.iter().find(|file| own_folder::holds(file.path.as_str())) {
        let message =
            format!("`{}` lies in statusbook's own folder; choose another name", file.path);
        return Err(fault::refusal(message));
    }
    Ok(wanted)
}

/// Does what was planned, and says how many files it removed.
fn carry_out(plan: &Plan, manifest: &Manifest, output: &Path) -> io::Result<usize> {
    let after = manifest::text(plan.kept.iter().copied());
    if plan.moves.is_empty() && plan.leftover.is_empty() && after == manifest.text() {
        return Ok(0);
    }
    aside::stage(&plan.moves, output)?;
    // While files come and go the manifest lists both the old and the new, so that whatever the
    // moment we are stopped at, the next build knows each file of ours.
    let both: BTreeSet<&str> = plan.kept.iter().chain(&plan.leftover).copied().collect();
    let during = manifest::text(both);
    if during != manifest.text() {
        manifest::replace(&during, output)?;
    }
    let displaced = aside::put_in_place(&plan.moves, output)?;
    let swept = sweep::remove(&plan.leftover, output)?;
    if after != during {
        manifest::replace(&after, output)?;
    }
    Ok(displaced + swept)
}
