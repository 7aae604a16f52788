//! What has to change: compares what should be with what is there, and touches nothing.

use std::collections::HashMap;
use std::io;
use std::path::Path;

use rayon::prelude::*;

use crate::model::output::OutputFile;
use crate::shell::write::fault;
use crate::shell::write::manifest::Manifest;
use crate::shell::write::survey::{Found, FoundFolder, Survey};

/// What has to change in the output.
#[derive(Debug)]
pub struct Plan<'a> {
    pub moves: Vec<Move<'a>>,
    pub unchanged: usize,
    /// The files of this build that the new manifest lists, in order.
    pub kept: Vec<&'a str>,
    /// What the old manifest lists and this build does not make.
    pub leftover: Vec<&'a str>,
}

/// One rename from aside into place: a file, or a folder that is not there yet with all that
/// comes into it.
#[derive(Debug)]
pub struct Move<'a> {
    pub path: &'a str,
    /// The folders to make: none, or `path` and what is below it, parents first.
    pub folders: Vec<&'a str>,
    /// The files to write: the one at `path`, or those below it.
    pub files: Vec<&'a OutputFile>,
    /// How many files of ours have to make way first, where a rename alone cannot replace them:
    /// a file where a folder comes, or the reverse.
    pub displaces: Option<usize>,
}

impl<'a> Plan<'a> {
    /// The files that are to be written.
    pub fn files(&self) -> impl Iterator<Item = &'a OutputFile> {
        self.moves.iter().flat_map(|step| step.files.iter().copied())
    }
}

/// Plans how the output comes to hold the wanted files, which come in order, each once.
pub fn plan<'a>(
    wanted: &[&'a OutputFile],
    manifest: &'a Manifest,
    output: &Path,
    force: bool,
) -> io::Result<Plan<'a>> {
    let survey = Survey { manifest, output, force };
    let (mut moves, in_place) = by_folder(wanted, &survey)?;
    let found: Vec<Found> = in_place
        .par_iter()
        .map_init(Vec::new, |buffer, file| survey.file(file, buffer))
        .collect::<io::Result<_>>()?;
    refuse_foreign(&in_place, &found, output)?;

    let mut unchanged = 0;
    let mut of_others = Vec::new();
    for (file, found) in in_place.into_iter().zip(found) {
        let path = file.path.as_str();
        let displaces = match found {
            Found::Same { ours } => {
                unchanged += 1;
                of_others.extend((!ours).then_some(path));
                continue;
            }
            Found::Folder(files) => Some(files),
            _ => None,
        };
        moves.push(Move { path, folders: Vec::new(), files: vec![file], displaces });
    }
    let is_wanted =
        |path: &str| wanted.binary_search_by(|file| file.path.as_str().cmp(path)).is_ok();
    let paths = wanted.iter().map(|file| file.path.as_str());
    Ok(Plan {
        moves,
        unchanged,
        // What was there before us with just these bytes stays its owner's.
        kept: paths.filter(|path| of_others.binary_search(path).is_err()).collect(),
        leftover: manifest.paths().filter(|path| !is_wanted(path)).collect(),
    })
}

/// Parts the files into the folders that are missing, each with all that comes into it, and the
/// files whose folder is there.
fn by_folder<'a>(
    wanted: &[&'a OutputFile],
    survey: &Survey,
) -> io::Result<(Vec<Move<'a>>, Vec<&'a OutputFile>)> {
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
            } else if let FoundFolder::Missing { displaces } = survey.folder(folder)? {
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
        let message = format!("`{}` is made as a file and as a folder; drop one", both.path);
        return Err(fault::refusal(message));
    }
    Ok((moves, in_place))
}

/// Refuses to overwrite what we did not write, and names the first such file.
fn refuse_foreign(files: &[&OutputFile], found: &[Found], output: &Path) -> io::Result<()> {
    let refused = |found: &Found| matches!(found, Found::Foreign | Found::ForeignFolder);
    let Some(first) = found.iter().position(refused) else { return Ok(()) };
    let path = output.join(files[first].path.as_str());
    let more = match found.iter().filter(|found| refused(found)).count() {
        1 => String::new(),
        count => format!(" (nor {} more)", count - 1),
    };
    let way_out = match found[first] {
        Found::ForeignFolder => "move it away, since a file is to stand there",
        _ => "move it away, or overwrite it with `--force`",
    };
    let shown = path.display();
    Err(fault::refusal(format!("statusbook did not write `{shown}`{more}; {way_out}")))
}
