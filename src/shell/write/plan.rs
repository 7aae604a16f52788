//! What has to change: compares the files of a build with the output folder, and writes nothing.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::Path;

use rayon::prelude::*;

use crate::model::output::OutputFile;
use crate::shell::error::Error;
use crate::shell::write::output_folder::Manifest;

/// What has to change in the output folder.
#[derive(Debug)]
pub struct OutputPlan<'a> {
    pub moves: Vec<Move<'a>>,
    pub unchanged: usize,
    /// The paths of this build that the new manifest lists, sorted.
    pub listed: Vec<&'a str>,
    /// The paths that the old manifest lists and this build does not make, sorted.
    pub stale: Vec<&'a str>,
}

/// One rename from staging into place: a file, or a missing folder with all that comes into it.
#[derive(Debug)]
pub struct Move<'a> {
    pub path: &'a str,
    /// The folders to make: none, or `path` and what is below it, parents first.
    pub folders: Vec<&'a str>,
    /// The files to write: the one at `path`, or those below it.
    pub files: Vec<&'a OutputFile>,
    /// How many files of an earlier build have to be moved away first, where a rename alone cannot
    /// replace them: a file where a folder comes, or the reverse.
    pub displaces: Option<usize>,
}

impl<'a> OutputPlan<'a> {
    /// The files that are to be written.
    pub fn files(&self) -> impl Iterator<Item = &'a OutputFile> {
        self.moves.iter().flat_map(|step| step.files.iter().copied())
    }
}

/// Plans how the output folder comes to hold the wanted files, which are sorted by path, each once.
pub fn plan<'a>(
    wanted: &[&'a OutputFile],
    manifest: &'a Manifest,
    output: &Path,
    force: bool,
) -> Result<OutputPlan<'a>, Error> {
    let inspection = Inspection { manifest, output, force };
    let (mut moves, in_place) = by_folder(wanted, &inspection)?;
    let existing: Vec<AtFile> = in_place
        .par_iter()
        .map_init(Vec::new, |buffer, file| inspection.file(file, buffer))
        .collect::<Result<_, Error>>()?;
    refuse_foreign(&in_place, &existing, output)?;

    let mut unchanged = 0;
    let mut foreign = Vec::new();
    for (file, existing) in in_place.into_iter().zip(existing) {
        let path = file.path.as_str();
        let displaces = match existing {
            AtFile::Same { ours } => {
                unchanged += 1;
                foreign.extend((!ours).then_some(path));
                continue;
            }
            AtFile::Folder(files) => Some(files),
            _ => None,
        };
        moves.push(Move { path, folders: Vec::new(), files: vec![file], displaces });
    }
    let is_wanted =
        |path: &str| wanted.binary_search_by(|file| file.path.as_str().cmp(path)).is_ok();
    let paths = wanted.iter().map(|file| file.path.as_str());
    Ok(OutputPlan {
        moves,
        unchanged,
        // A file that somebody else wrote with the same bytes stays theirs.
        listed: paths.filter(|path| foreign.binary_search(path).is_err()).collect(),
        stale: manifest.paths().filter(|path| !is_wanted(path)).collect(),
    })
}

/// Splits the files into the folders that are missing, each with all that comes into it, and the
/// files whose folder exists.
fn by_folder<'a>(
    wanted: &[&'a OutputFile],
    inspection: &Inspection,
) -> Result<(Vec<Move<'a>>, Vec<&'a OutputFile>), Error> {
    let mut moves: Vec<Move> = Vec::new();
    let mut in_place = Vec::new();
    // Each folder with the number of the move that makes it, if it is missing.
    let mut known: HashMap<&str, Option<usize>> = HashMap::new();
    for file in wanted {
        let path = file.path.as_str();
        let mut made_by = None;
        for (end, _) in path.match_indices('/') {
            let folder = &path[..end];
            if let Some(known) = known.get(folder) {
                made_by = *known;
                continue;
            }
            if let Some(number) = made_by {
                let step: &mut Move = &mut moves[number];
                step.folders.push(folder);
            } else if let AtFolder::Missing { displaces } = inspection.folder(folder)? {
                made_by = Some(moves.len());
                let folders = vec![folder];
                moves.push(Move { path: folder, folders, files: Vec::new(), displaces });
            }
            known.insert(folder, made_by);
        }
        match made_by {
            Some(number) => moves[number].files.push(file),
            None => in_place.push(*file),
        }
    }
    if let Some(both) = wanted.iter().find(|file| known.contains_key(file.path.as_str())) {
        return Err(Error::FileAndFolder { path: both.path.to_string() });
    }
    Ok((moves, in_place))
}

/// Refuses to overwrite what statusbook did not write, and names the first such file.
fn refuse_foreign(files: &[&OutputFile], existing: &[AtFile], output: &Path) -> Result<(), Error> {
    let refused = |at: &AtFile| matches!(at, AtFile::Foreign | AtFile::ForeignFolder);
    let Some(first) = existing.iter().position(refused) else { return Ok(()) };
    let path = output.join(files[first].path.as_str());
    let more = existing.iter().filter(|at| refused(at)).count() - 1;
    Err(match existing[first] {
        AtFile::ForeignFolder => Error::InTheWay { path, more, wanted: "file" },
        _ => Error::ForeignFile { path, more },
    })
}

/// What is where a file should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum AtFile {
    Nothing,
    /// A file with the same bytes.
    Same {
        ours: bool,
    },
    /// A file that the build may replace.
    Replaceable,
    /// A folder that holds only files of an earlier build, and how many.
    Folder(usize),
    /// What statusbook did not write, but could take over.
    Foreign,
    /// A folder that holds what statusbook did not write.
    ForeignFolder,
}

/// What is where a folder should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum AtFolder {
    Exists,
    /// Nothing, or that many files of an earlier build that have to be moved away first.
    Missing {
        displaces: Option<usize>,
    },
}

/// Inspects the output folder.
#[derive(Debug)]
struct Inspection<'a> {
    manifest: &'a Manifest,
    output: &'a Path,
    force: bool,
}

impl Inspection<'_> {
    /// What is at the path of a file. The folders above it are not symbolic links.
    fn file(&self, file: &OutputFile, buffer: &mut Vec<u8>) -> Result<AtFile, Error> {
        let site_path = file.path.as_str();
        let path = self.output.join(site_path);
        let metadata = match fs::symlink_metadata(&path) {
            Ok(metadata) => metadata,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(AtFile::Nothing),
            Err(error) => return Err(Error::path("inspect", &path)(error)),
        };
        if metadata.is_dir() {
            let files = self.files_of_ours(&path, site_path)?;
            return Ok(files.map_or(AtFile::ForeignFolder, AtFile::Folder));
        }
        if metadata.is_file() {
            let ours = self.force || self.manifest.lists(site_path);
            let same_size = metadata.len() == file.bytes.len() as u64;
            if same_size && same_bytes(&path, &file.bytes, buffer)? {
                return Ok(AtFile::Same { ours });
            }
            return Ok(if ours { AtFile::Replaceable } else { AtFile::Foreign });
        }
        // A build makes no links, so this one is foreign whatever the manifest says.
        Ok(if self.force { AtFile::Replaceable } else { AtFile::Foreign })
    }

    /// How many files of an earlier build are in a folder; `None` if anything else is.
    fn files_of_ours(&self, folder: &Path, site_path: &str) -> Result<Option<usize>, Error> {
        let error = Error::path("read", folder);
        let mut files = 0;
        for entry in fs::read_dir(folder).map_err(&error)? {
            let entry = entry.map_err(&error)?;
            let kind = entry.file_type().map_err(&error)?;
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

    /// What is at the path of a folder. The folders above it are not symbolic links.
    fn folder(&self, site_path: &str) -> Result<AtFolder, Error> {
        let path = self.output.join(site_path);
        let metadata = match fs::symlink_metadata(&path) {
            Ok(metadata) => metadata,
            Err(error) if error.kind() == ErrorKind::NotFound => {
                return Ok(AtFolder::Missing { displaces: None });
            }
            Err(error) => return Err(Error::path("inspect", &path)(error)),
        };
        if metadata.is_dir() {
            Ok(AtFolder::Exists)
        } else if metadata.is_symlink() {
            Err(Error::LinkInOutput { path })
        } else if metadata.is_file() && self.manifest.lists(site_path) {
            Ok(AtFolder::Missing { displaces: Some(1) })
        } else {
            Err(Error::InTheWay { path, more: 0, wanted: "folder" })
        }
    }
}

/// Whether a file that is as long as these bytes holds them.
fn same_bytes(path: &Path, bytes: &[u8], buffer: &mut Vec<u8>) -> Result<bool, Error> {
    if buffer.len() < bytes.len() {
        buffer.resize(bytes.len(), 0);
    }
    let found = &mut buffer[..bytes.len()];
    match File::open(path).and_then(|mut file| file.read_exact(found)) {
        Ok(()) => Ok(found == bytes),
        // It was cut or removed since it was inspected: it is not the same.
        Err(error) if matches!(error.kind(), ErrorKind::UnexpectedEof | ErrorKind::NotFound) => {
            Ok(false)
        }
        Err(error) => Err(Error::path("read", path)(error)),
    }
}
