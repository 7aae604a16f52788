//! What keeps the program from doing what it was asked; each ends it with status 2.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::model::code::Code;

/// An error of the world: of a file, the terminal, the network or an argument. Faults of content
/// are diagnostics, not errors.
#[derive(Debug, Error)]
#[expect(missing_docs, reason = "the message of each says what it is")]
pub enum Error {
    /// The system refused an action at a path.
    #[error("cannot {action} `{}`: {}{}", path.display(), reason(source), advice(source.kind()))]
    Path { action: &'static str, path: PathBuf, source: io::Error },
    /// Standard output or standard error took no more, and not because its reader closed it.
    #[error("cannot print: {}", reason(source))]
    Print { source: io::Error },
    #[error("cannot serve: {}", reason(source))]
    Serve { source: io::Error },

    // Reading sources.
    #[error(
        "cannot find `{}`: {}; name the folder that holds content/ with --root",
        path.display(),
        reason(source)
    )]
    Root { path: PathBuf, source: io::Error },
    #[error(
        "`{}` holds no pages; write pages like `content/404.md`, or name the folder that holds \
         content/ with --root",
        path.display()
    )]
    NoContent { path: PathBuf },
    #[error(
        "`{}` is a symbolic link that leads out of the root, which is not followed; copy what it \
         points to",
        path.display()
    )]
    LinkOutOfRoot { path: PathBuf },
    #[error(
        "`{}` is a symbolic link that leads to `{}`, which holds it; remove the link",
        path.display(), above.display()
    )]
    LinkLoop { path: PathBuf, above: PathBuf },
    #[error("`{}` is not a folder; move it elsewhere", path.display())]
    NotAFolder { path: PathBuf },
    #[error("`{}` is a folder with the name of a file; rename it", path.display())]
    FolderForFile { path: PathBuf },
    #[error("`{}` is not a regular file; move it elsewhere", path.display())]
    NotAFile { path: PathBuf },
    #[error("`{}` is larger than {limit} bytes, the most that is read", path.display())]
    TooLarge { path: PathBuf, limit: u64 },
    #[error("the name of `{}` is not UTF-8; rename it", path.display())]
    NotUtf8 { path: PathBuf },

    // Editing content.
    #[error("`{}` is read-only, so it was not changed", path.display())]
    ReadOnly { path: PathBuf },
    #[error("`{}` was changed by another program meanwhile; run the command again", path.display())]
    Changed { path: PathBuf },
    #[error("`{}` exists already; change it, or delete it first", path.display())]
    PageExists { path: PathBuf },

    // A new project.
    #[error(
        "`{}` exists already{}; nothing was written: move it away, or choose another folder",
        path.display(), and_more(*more)
    )]
    FileExists { path: PathBuf, more: usize },
    #[error("the code {code} is named twice; drop one")]
    CodeTwice { code: Code },
    #[error(
        "`{}` is not an OpenAPI document: it has no field `openapi`; name one of version 3",
        path.display()
    )]
    NotOpenApi { path: PathBuf },
    #[error("`{}` is of {version}; convert it to OpenAPI 3", path.display())]
    OpenApiVersion { path: PathBuf, version: String },
    #[error("`{}` is not UTF-8; save it as such", path.display())]
    TextNotUtf8 { path: PathBuf },
    #[error(
        "no operation of `{}` names a code that it answers with; name codes with `--codes`{}",
        path.display(), reason_for_none(*has_foreign)
    )]
    NoCodes { path: PathBuf, has_foreign: bool },

    // Arguments.
    #[error("a guide or page has a title; {GUIDE_EXAMPLE}")]
    NoTitle,
    #[error(
        "`{title}` has no letter from a to z and no digit to make an address of; {GUIDE_EXAMPLE}"
    )]
    NoAddress { title: String },
    #[error("only a guide or page has a title; drop `{title}`")]
    NeedlessTitle { title: String },
    #[error(
        "no page can be about `{subject}`; write a code from 100 to 999, a class as `4xx`, \
         `guide \"401 or 403?\"` or `page \"How errors look\"`"
    )]
    UnknownSubject { subject: String },
    #[error("there is no rule `{name}`; {}", advice_on_name(*nearest, "rules"))]
    UnknownRule { name: String, nearest: Option<&'static str> },
    #[error("the theme has no file `{path}`; {}", advice_on_name(*nearest, "theme"))]
    UnknownThemeFile { path: String, nearest: Option<&'static str> },
    #[error("say what to show, as in `statusbook show 429`")]
    NothingToShow,

    // The output folder.
    #[error(
        "the output `{}` holds the project itself; choose a folder of its own for it",
        output.display()
    )]
    OutputHoldsRoot { output: PathBuf },
    #[error(
        "the output `{}` and the folder `{source_folder}` overlap; choose a folder of its own for \
         the output",
        output.display()
    )]
    OutputOverlaps { output: PathBuf, source_folder: &'static str },
    #[error(
        "the output `{}` overlaps with what `{}`, a symbolic link, leads to; choose a folder of \
         its own for the output",
        output.display(), link.display()
    )]
    OutputOverlapsLink { output: PathBuf, link: PathBuf },
    #[error(
        "the output `{}` leads out of `{}` through a symbolic link; remove the link, or name the \
         folder it leads to with --output",
        output.display(), root.display()
    )]
    OutputOutOfRoot { output: PathBuf, root: PathBuf },
    #[error("the output `{}` is a file; choose a folder", output.display())]
    OutputIsFile { output: PathBuf },
    #[error(
        "the output `{}` holds `{name}`, which statusbook did not write; choose an empty folder, \
         or take this one over with `--force`",
        output.display()
    )]
    ForeignOutput { output: PathBuf, name: String },
    #[error(
        "`{}` is not a list that this statusbook can read; empty the folder, or take it over with \
         `--force`",
        path.display()
    )]
    UnreadableManifest { path: PathBuf },
    #[error("`{}` is not as statusbook makes it; remove it", path.display())]
    NotAsMade { path: PathBuf },
    #[error("`{path}` is made twice; drop one of the two")]
    MadeTwice { path: String },
    #[error("`{path}` is made as a file and as a folder; drop one")]
    FileAndFolder { path: String },
    #[error("`{path}` is in statusbook's own folder; choose another name")]
    InOwnFolder { path: String },
    #[error(
        "statusbook did not write `{}`{}; move it away, or overwrite it with `--force`",
        path.display(), others(*more)
    )]
    ForeignFile { path: PathBuf, more: usize },
    #[error(
        "statusbook did not write `{}`{}; move it away, since the build makes a {wanted} there",
        path.display(), others(*more)
    )]
    InTheWay { path: PathBuf, more: usize, wanted: &'static str },
    #[error("`{}` is a symbolic link, which is not followed; remove the link", path.display())]
    LinkInOutput { path: PathBuf },

    // The server.
    #[error("port {port} of {host} is taken; choose another, or leave `--port` out")]
    PortTaken { host: String, port: u16 },
    #[error("the ports {first} to {last} of {host} are taken; choose one with `--port`")]
    PortsTaken { host: String, first: u16, last: u16 },
    #[error("`{host}` cannot be the host of an address; write it in ASCII")]
    HostName { host: String },
    #[error("cannot listen at {host}: {}; choose an address of this machine", reason(source))]
    Listen { host: String, source: io::Error },
}

const GUIDE_EXAMPLE: &str = "write it as in `statusbook new guide \"401 or 403?\"`";

impl Error {
    /// Makes the error of an action that the system refused: `map_err(Error::path("read", path))`.
    pub fn path(action: &'static str, path: &Path) -> impl Fn(io::Error) -> Self {
        move |source| Self::Path { action, path: path.to_owned(), source }
    }
}

/// What the system says, as a part of a sentence.
fn reason(source: &io::Error) -> String {
    let reason = source.to_string();
    let mut letters = reason.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    first.chain(letters).collect()
}

fn advice(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            "; make room there and run the command again"
        }
        ErrorKind::InvalidFilename => "; choose a shorter name",
        ErrorKind::CrossesDevices => "; keep the whole output on one file system",
        _ => "",
    }
}

/// What to write instead of a name; `command` lists the names.
fn advice_on_name(nearest: Option<&str>, command: &str) -> String {
    match nearest {
        Some(other) => format!("is it `{other}`?"),
        None => format!("`statusbook {command}` lists them"),
    }
}

fn and_more(more: usize) -> String {
    match more {
        0 => String::new(),
        1 => ", and so does 1 more".to_owned(),
        _ => format!(", and so do {more} more"),
    }
}

fn reason_for_none(has_foreign: bool) -> &'static str {
    if has_foreign {
        ", or bundle the document into one file: references to others are not followed"
    } else {
        ""
    }
}

fn others(more: usize) -> String {
    if more == 0 { String::new() } else { format!(" (nor {more} more)") }
}

#[cfg(test)]
mod tests {
    use std::error::Error as _;
    use std::io::{self, ErrorKind};
    use std::path::Path;

    use super::Error;

    #[test]
    fn an_error_names_the_path_says_what_to_do_and_keeps_its_source() {
        let full = io::Error::new(ErrorKind::StorageFull, "No space left on device");
        let error = Error::path("write", Path::new("dist/404/index.html"))(full);
        assert_eq!(
            error.to_string(),
            "cannot write `dist/404/index.html`: no space left on device; \
             make room there and run the command again"
        );
        let source = error.source().expect("the system's error is kept");
        assert_eq!(source.to_string(), "No space left on device");
    }
}
