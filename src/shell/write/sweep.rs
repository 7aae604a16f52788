//! The last step: removes what an earlier build wrote and this one does not make.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use crate::shell::write::fault;

/// Removes the files of ours at these paths and the folders that this leaves empty, and says how
/// many files that were. What somebody put in the place of such a file stays.
pub fn remove(leftover: &[&str], output: &Path) -> io::Result<usize> {
    let mut removed = 0;
    let mut emptied = BTreeSet::new();
    let mut known = HashMap::new();
    for site_path in leftover {
        let mut reachable = true;
        for (end, _) in site_path.match_indices('/') {
            let folder = &site_path[..end];
            reachable = reachable && is_real(folder, output, &mut known);
            if reachable {
                emptied.insert(folder);
            }
        }
        let path = output.join(site_path);
        if reachable && fs::symlink_metadata(&path).is_ok_and(|standing| standing.is_file()) {
            fs::remove_file(&path).map_err(|error| fault::at("remove", &path, &error))?;
            removed += 1;
        }
    }
    // Backwards, so that a folder comes after those inside it.
    for folder in emptied.iter().rev() {
        let path = output.join(folder);
        match fs::remove_dir(&path) {
            Err(error) if !is_expected(error.kind()) => {
                return Err(fault::at("remove", &path, &error));
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

/// Whether it is a folder and no link, which could lead outside. Those above it are real.
fn is_real<'a>(folder: &'a str, output: &Path, known: &mut HashMap<&'a str, bool>) -> bool {
    let look = || fs::symlink_metadata(output.join(folder)).is_ok_and(|found| found.is_dir());
    *known.entry(folder).or_insert_with(look)
}
