//! `init`: writes a project of one's own, and never over a file.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use serde::Serialize;

use super::args::{FAULTS, InitOptions, Shape};
use super::error::Error;
use super::{page_file, print, read};
use crate::model::api::{Api, Responses};
use crate::model::code::Code;
use crate::model::diagnostic::Diagnostics;
use crate::model::registry::registration;
use crate::model::source::SourceFile;
use crate::parse::openapi::{self, Unreadable};
use crate::scaffold::project::{self, USUAL_CODES, Wanted};
use crate::{parse, report};

/// Writes the project.
pub fn init(options: &InitOptions) -> Result<ExitCode, Error> {
    let mut codes = BTreeSet::new();
    for code in &options.codes {
        if !codes.insert(*code) {
            return Err(Error::CodeTwice { code: *code });
        }
    }
    let api = match &options.from {
        None => None,
        Some(path) => match api(path)? {
            Some(api) => Some(api),
            None => return Ok(ExitCode::from(FAULTS)),
        },
    };
    match &api {
        Some(api) => codes.extend(api.codes.keys()),
        None if codes.is_empty() => codes.extend(USUAL_CODES.into_iter().filter_map(Code::new)),
        None => {}
    }
    if let (Some(api), Some(path)) = (&api, &options.from)
        && codes.is_empty()
        && api.classes.is_empty()
    {
        let has_foreign = !api.foreign.is_empty();
        return Err(Error::NoCodes { path: path.clone(), has_foreign });
    }
    let reference = parse::site(&read::own_content(), &mut Diagnostics::default());
    let wanted = Wanted {
        codes: &codes,
        api: api.as_ref(),
        is_bare: options.bare,
        status_fields: parse::STATUS.fields,
        class_fields: parse::CLASS.fields,
    };
    let files = project::files(&wanted, &reference);
    write(&options.folder, &files)?;
    let mut notes = notes(&codes, api.as_ref());
    notes.extend(api.as_ref().filter(|_| !options.bare).and_then(without_example));
    print::out(&match options.format {
        Shape::Text => text(&options.folder, &files, &codes, &notes),
        Shape::Json => json(&options.folder, &files, &codes, &notes),
    })?;
    Ok(ExitCode::SUCCESS)
}

/// What an OpenAPI document says; `None` after what is wrong with its YAML was printed.
fn api(path: &Path) -> Result<Option<Api>, Error> {
    let bytes = read::whole_file(path)?;
    let text = String::from_utf8(bytes).map_err(|_| Error::TextNotUtf8 { path: path.into() })?;
    let name = Arc::from(path.to_string_lossy());
    match openapi::read(&name, &text) {
        Ok(api) => Ok(Some(api)),
        Err(Unreadable::NotOpenApi) => Err(Error::NotOpenApi { path: path.into() }),
        Err(Unreadable::Version(version)) => {
            Err(Error::OpenApiVersion { path: path.into(), version })
        }
        Err(Unreadable::Syntax(faults)) => {
            let bytes = |_: &str| Some(text.as_bytes());
            let shown = |path: &str| path.to_owned();
            print::err(&report::text::render(&faults, &bytes, &shown, print::width()))?;
            Ok(None)
        }
    }
}

/// Writes the files below the folder if none of them exists.
fn write(folder: &Path, files: &[SourceFile]) -> Result<(), Error> {
    let paths = files.iter().map(|file| folder.join(&*file.path));
    let existing: Vec<_> = paths.filter(|path| fs::symlink_metadata(path).is_ok()).collect();
    if let Some((first, others)) = existing.split_first() {
        return Err(Error::FileExists { path: first.clone(), more: others.len() });
    }
    fs::create_dir_all(folder).map_err(Error::path("make", folder))?;
    let real_folder = folder.canonicalize().map_err(Error::path("find", folder))?;
    for file in files {
        page_file::create(&folder.join(&*file.path), &real_folder, &file.bytes)?;
    }
    Ok(())
}

/// What the author should know, a sentence each.
fn notes(codes: &BTreeSet<Code>, api: Option<&Api>) -> Vec<String> {
    let mut notes = Vec::new();
    let own = codes.iter().filter(|code| registration(**code).is_none());
    let own: Vec<_> = own.map(ToString::to_string).collect();
    match &own[..] {
        [] => {}
        [one] => notes
            .push(format!("{one} is not registered: say what you mean by it in content/{one}.md")),
        [first, ..] => notes.push(format!(
            "{} are not registered: say what you mean by them, first in content/{first}.md",
            own.join(", ")
        )),
    }
    let Some(api) = api else { return notes };
    for (class, responses) in &api.classes {
        let (label, count) = (class.name().to_uppercase(), responses.operations.len());
        let name = class.name();
        notes.push(format!(
            "`{label}` ({}) names no code: content/{name}.md lists the operations",
            counted(count, "response")
        ));
    }
    if api.defaults > 0 {
        notes.push(format!(
            "`default` ({}) names no code: there is no page for it",
            counted(api.defaults, "response")
        ));
    }
    if let [first, others @ ..] = &api.foreign[..] {
        let more =
            if others.is_empty() { String::new() } else { format!(" and {} more", others.len()) };
        notes.push(format!(
            "references to other files were not followed: `{first}`{more}; bundle the document \
             into one file"
        ));
    }
    if api.aliases > 0 {
        notes.push(format!("{} not followed", counted_were(api.aliases, "YAML alias")));
    }
    notes
}

/// How many pages have no example although the document has some.
fn without_example(api: &Api) -> Option<String> {
    let is_without = |it: &&Responses| it.example.is_none() && it.long_examples > 0;
    let have = match api.codes.values().filter(is_without).count() {
        0 => return None,
        1 => "1 page has".to_owned(),
        count => format!("{count} pages have"),
    };
    Some(format!("{have} no example, because those of the document are too long for a page"))
}

/// `1 response`, `2 responses`.
fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// `1 YAML alias was`, `2 YAML aliases were`.
fn counted_were(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what} was") } else { format!("{count} {what}es were") }
}

fn text(folder: &Path, files: &[SourceFile], codes: &BTreeSet<Code>, notes: &[String]) -> String {
    let shown = folder.display();
    let codes = counted(codes.len(), "code");
    let mut text = format!("{shown}: {codes}, {}\n", counted(files.len(), "file"));
    for note in notes {
        let _ = writeln!(text, "- {note}");
    }
    let _ = write!(text, "\nNext:\n");
    if folder != Path::new(".") {
        let _ = writeln!(text, "  cd {shown}");
    }
    text + "  statusbook serve --open\n"
}

#[derive(Serialize)]
struct Report<'a> {
    version: u8,
    folder: String,
    codes: Vec<u16>,
    files: Vec<&'a str>,
    notes: &'a [String],
}

fn json(folder: &Path, files: &[SourceFile], codes: &BTreeSet<Code>, notes: &[String]) -> String {
    let report = Report {
        version: 1,
        folder: folder.to_string_lossy().into_owned(),
        codes: codes.iter().map(|code| code.number()).collect(),
        files: files.iter().map(|file| &*file.path).collect(),
        notes,
    };
    serde_json::to_string(&report).expect("strings and numbers are JSON") + "\n"
}
