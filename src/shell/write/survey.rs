//! What stands in the output where something should come to stand, and whose it is.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use crate::model::output::OutputFile;
use crate::shell::write::fault;
use crate::shell::write::manifest::Manifest;

/// What stands where a file should.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    Nothing,
    /// A file with the very bytes.
    Same {
        ours: bool,
    },
    /// A file that we may replace.
    Replaceable,
    /// A folder that holds nothing but so many files of ours.
    Folder(usize),
    /// What is not ours, but could be taken over.
    Foreign,
    /// A folder that holds what is not ours.
    ForeignFolder,
}

/// What stands where a folder should.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FoundFolder {
    There,
    /// Nothing, or so many files of ours that make way for it.
    Missing {
        displaces: Option<usize>,
    },
}

/// The output, and what in it is ours.
#[derive(Debug)]
pub struct Survey<'a> {
    pub manifest: &'a Manifest,
    pub output: &'a Path,
    pub force: bool,
}

impl Survey<'_> {
    /// Looks at the place of a file. The folders above it are real ones.
    pub fn file(&self, file: &OutputFile, buffer: &mut Vec<u8>) -> io::Result<Found> {
        let site_path = file.path.as_str();
        let path = self.output.join(site_path);
        let standing = match fs::symlink_metadata(&path) {
            Ok(standing) => standing,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Found::Nothing),
            Err(error) => return Err(fault::at("look at", &path, &error)),
        };
        if standing.is_dir() {
            let files = self.files_of_ours(&path, site_path)?;
            return Ok(files.map_or(Found::ForeignFolder, Found::Folder));
        }
        if standing.is_file() {
            let ours = self.force || self.manifest.lists(site_path);
            let same_size = standing.len() == file.bytes.len() as u64;
            if same_size && same_bytes(&path, &file.bytes, buffer)? {
                return Ok(Found::Same { ours });
            }
            return Ok(if ours { Found::Replaceable } else { Found::Foreign });
        }
        // We make no links, so this one is somebody else's whatever the manifest says.
        Ok(if self.force { Found::Replaceable } else { Found::Foreign })
    }

    /// How many files of ours stand in a folder, if nothing else does.
    fn files_of_ours(&self, folder: &Path, site_path: &str) -> io::Result<Option<usize>> {
        let fault = |error: io::Error| fault::at("read", folder, &error);
        let mut files = 0;
        for entry in fs::read_dir(folder).map_err(fault)? {
            let entry = entry.map_err(fault)?;
            let kind = entry.file_type().map_err(fault)?;
            let name = entry.file_name();
            let Some(name) = name.to_str() else { return Ok(None) };
            let below = format!("{site_path}/{name}");
            if kind.is_dir() {
                let Some(more) = self.files_of_ours(&entry.path(), &below)? else {
                    return Ok(None);
                };
                files += more;
            } else if kind.is_file() && self.manifest.lists(&below) {
                files += 1;
            } else {
                return Ok(None);
            }
        }
        Ok(Some(files))
    }

    /// Looks at the place of a folder. The folders above it are real ones.
    pub fn folder(&self, site_path: &str) -> io::Result<FoundFolder> {
        let path = self.output.join(site_path);
        let standing = match fs::symlink_metadata(&path) {
            Ok(standing) => standing,
            Err(error) if error.kind() == ErrorKind::NotFound => {
                return Ok(FoundFolder::Missing { displaces: None });
            }
            Err(error) => return Err(fault::at("look at", &path, &error)),
        };
        let shown = path.display();
        if standing.is_dir() {
            Ok(FoundFolder::There)
        } else if standing.is_symlink() {
            Err(fault::refusal(format!(
                "`{shown}` is a symbolic link, which statusbook does not follow; remove the link"
            )))
        } else if standing.is_file() && self.manifest.lists(site_path) {
            Ok(FoundFolder::Missing { displaces: Some(1) })
        } else {
            Err(fault::refusal(format!(
                "statusbook did not write `{shown}`; move it away, since a folder is to stand there"
            )))
        }
    }
}

/// Whether a file that is as long as these bytes holds them.
fn same_bytes(path: &Path, bytes: &[u8], buffer: &mut Vec<u8>) -> io::Result<bool> {
    if buffer.len() < bytes.len() {
        buffer.resize(bytes.len(), 0);
    }
    let found = &mut buffer[..bytes.len()];
    match File::open(path).and_then(|mut file| file.read_exact(found)) {
        Ok(()) => Ok(found == bytes),
        // Somebody cut or removed it since we looked: it is not the same.
        Err(error) if matches!(error.kind(), ErrorKind::UnexpectedEof | ErrorKind::NotFound) => {
            Ok(false)
        }
        Err(error) => Err(fault::at("read", path, &error)),
    }
}
