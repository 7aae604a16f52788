//! What is printed: the one door to anstream, which knows about colours and pipes.

use std::io::{self, ErrorKind, IsTerminal as _, Write};
use std::path::{Component, Path, PathBuf};

use anstream::ColorChoice;

use super::args::{Color, Format};
use super::error::Error;
use crate::model::source::Sources;
use crate::{Build, report};

/// The fewest and the most columns that text is wrapped to.
const NARROWEST: usize = 40;
const WIDEST: usize = 100;

/// Uses colours as the user said; by default only on a terminal, and never with `NO_COLOR`.
pub fn choose_color(color: Color) {
    match color {
        Color::Auto => ColorChoice::Auto,
        Color::Always => ColorChoice::Always,
        Color::Never => ColorChoice::Never,
    }
    .write_global();
}

/// Prints to standard output.
///
/// # Errors
/// If not all of it could be written. A closed pipe is not an error.
pub fn out(text: &str) -> Result<(), Error> {
    printed(print(anstream::stdout(), text))
}

/// Prints to standard error.
///
/// # Errors
/// If not all of it could be written. A closed pipe is not an error.
pub fn err(text: &str) -> Result<(), Error> {
    printed(print(anstream::stderr(), text))
}

fn print(mut stream: impl Write, text: &str) -> io::Result<()> {
    stream.write_all(text.as_bytes())?;
    stream.flush()
}

/// What came of printing; a closed pipe is not an error.
///
/// # Errors
/// If the system refused to write for any other reason.
pub fn printed(outcome: io::Result<()>) -> Result<(), Error> {
    match outcome {
        Err(source) if source.kind() != ErrorKind::BrokenPipe => Err(Error::Print { source }),
        _ => Ok(()),
    }
}

/// The text without its colours.
#[cfg(feature = "serve")]
pub fn plain(text: &str) -> String {
    anstream::adapter::strip_str(text).to_string()
}

/// The columns of the terminal, or what reads well in a file.
pub fn width() -> usize {
    columns().unwrap_or(140)
}

/// The columns for text that is read: those of the terminal, within limits; 80 if there is none.
pub fn text_width() -> usize {
    let is_terminal = io::stdout().is_terminal();
    let columns = if is_terminal { columns() } else { asked_columns() };
    columns.map_or(80, |columns| columns.clamp(NARROWEST, WIDEST))
}

/// The columns that the user asked for, or those of the terminal.
fn columns() -> Option<usize> {
    let terminal = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    asked_columns().or_else(terminal)
}

fn asked_columns() -> Option<usize> {
    let columns = std::env::var("COLUMNS").ok()?.parse().ok()?;
    (columns > 0).then_some(columns)
}

/// Prints the diagnostics of a build in that format: text to standard error, the others to
/// standard output. JSON names a file from the root, text from where the program runs, and GitHub
/// from the repository.
///
/// # Errors
/// As [`out`].
pub fn diagnostics(
    built: &Build,
    sources: &Sources,
    root: &Path,
    format: Format,
) -> Result<(), Error> {
    let faults = &built.diagnostics;
    let bytes = |path: &str| file_bytes(built, sources, path);
    let shown = |path: &str| shown(root, path);
    match format {
        Format::Text => err(&report::text::render(faults, &bytes, &shown, width())),
        Format::Json => out(&report::json::render(faults, &bytes)),
        Format::Github => {
            let in_repository = |path: &str| in_repository(root, path);
            out(&report::github::render(faults, &bytes, &in_repository))
        }
    }
}

/// The path of a file of the root from where the program runs: `site/content/404.md`.
pub fn shown(root: &Path, path: &str) -> String {
    // Components leave out each `.` and each `/` that says nothing.
    let parts = root.components().filter(|part| *part != Component::CurDir);
    slashes(&parts.collect::<PathBuf>().join(path))
}

/// The path of a file of the root as GitHub wants it: the file that a link leads to, from the
/// folder of the checkout (`GITHUB_WORKSPACE`), else from where the program runs.
fn in_repository(root: &Path, path: &str) -> String {
    // A file that the build makes has a place in the root and is not there.
    let file = root.join(path).canonicalize();
    let Ok(file) = file.or_else(|_| root.canonicalize().map(|root| root.join(path))) else {
        return shown(root, path);
    };
    let workspace = std::env::var_os("GITHUB_WORKSPACE").map(PathBuf::from);
    let bases = [workspace, std::env::current_dir().ok()].into_iter().flatten();
    let mut inside = bases.filter_map(|base| {
        let base = base.canonicalize().ok()?;
        file.strip_prefix(base).map(slashes).ok()
    });
    inside.next().unwrap_or_else(|| shown(root, path))
}

/// The path with `/` between the parts; elsewhere than on Windows a `\` is a part of a name.
fn slashes(path: &Path) -> String {
    let text = path.to_string_lossy();
    if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() }
}

/// The bytes of a file that a build read or made, by its path from the root; `None` if there is
/// no such file.
pub fn file_bytes<'bytes>(
    built: &'bytes Build,
    sources: &'bytes Sources,
    path: &str,
) -> Option<&'bytes [u8]> {
    let made = || built.files.iter().find(|file| file.path.as_str() == path);
    let read = sources.file(path).map(|file| file.bytes.as_slice());
    read.or_else(|| made().map(|file| file.bytes.as_slice()))
}

/// Prints a line for people: to standard error where standard output is JSON.
///
/// # Errors
/// As [`out`].
pub fn summary(format: Format, line: &str) -> Result<(), Error> {
    match format {
        Format::Json => err(line),
        Format::Text | Format::Github => out(line),
    }
}

/// The format that was asked for; by default `github` on GitHub Actions, else `text`.
pub fn format(asked: Option<Format>) -> Format {
    let on_github = std::env::var_os("GITHUB_ACTIONS").is_some_and(|value| value == "true");
    asked.unwrap_or(if on_github { Format::Github } else { Format::Text })
}
