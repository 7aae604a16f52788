//! The folder in which files are written in full before they are renamed into place.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::model::output::OutputFile;
use crate::shell::write::plan::Move;
use crate::shell::write::{fault, own_folder};

/// Removes what is aside, which is nobody's page.
pub fn clear(output: &Path) -> io::Result<()> {
    let aside = own_folder::aside(output);
    match fs::remove_dir_all(&aside) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(fault::at("remove", &aside, &error))
        }
        _ => Ok(()),
    }
}

/// Writes all that is to come into place, in full. The folder aside is not there yet.
pub fn stage(moves: &[Move], output: &Path) -> io::Result<()> {
    let aside = own_folder::aside(output);
    fs::create_dir(&aside).map_err(|error| fault::at("make", &aside, &error))?;
    moves.par_iter().enumerate().try_for_each(|(number, step)| {
        step.folders.iter().try_for_each(|folder| {
            fs::create_dir(staged(&aside, number, step, folder))
                .map_err(|error| fault::at("make", &output.join(folder), &error))
        })
    })?;
    let files: Vec<(PathBuf, &OutputFile)> = moves
        .iter()
        .enumerate()
        .flat_map(|(number, step)| {
            let aside = &aside;
            step.files
                .iter()
                .map(move |file| (staged(aside, number, step, file.path.as_str()), *file))
        })
        .collect();
    // Nothing is synced to the disk: that makes a write of many files several times slower, and the
    // promise is to outlive a process that dies. After a power cut, the sources are still there.
    files.par_iter().try_for_each(|(path, file)| {
        File::create_new(path)
            .and_then(|mut staged| staged.write_all(&file.bytes))
            .map_err(|error| fault::at("write", &output.join(file.path.as_str()), &error))
    })
}

/// Where a path of a move is written aside: `aside/7` and what is below it.
fn staged(aside: &Path, number: usize, step: &Move, path: &str) -> PathBuf {
    aside.join(format!("{number}{}", &path[step.path.len()..]))
}

/// Renames what was staged into place, and says how many files it displaced.
pub fn put_in_place(moves: &[Move], output: &Path) -> io::Result<usize> {
    let aside = own_folder::aside(output);
    let mut displaced = 0;
    for (number, step) in moves.iter().enumerate().filter(|(_, step)| step.displaces.is_none()) {
        let path = output.join(step.path);
        fs::rename(staged(&aside, number, step, step.path), &path)
            .map_err(|error| fault::at("put in place", &path, &error))?;
    }
    // No call of the standard library exchanges a file and a folder at once. These come last and
    // are two renames each, one right after the other.
    for (number, step) in moves.iter().enumerate() {
        let Some(files) = step.displaces else { continue };
        let path = output.join(step.path);
        let old = aside.join(format!("{number}.old"));
        let fault = |error| fault::at("put in place", &path, &error);
        fs::rename(&path, &old).map_err(fault)?;
        if let Err(error) = fs::rename(staged(&aside, number, step, step.path), &path) {
            fs::rename(&old, &path).map_err(fault)?;
            return Err(fault(error));
        }
        displaced += files;
    }
    Ok(displaced)
}
