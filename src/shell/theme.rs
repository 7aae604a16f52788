//! The command `theme`: prints what the program carries, to copy or to extend it.

use std::process::ExitCode;

use super::error::Error;
use super::{print, read};
use crate::model::nearest::nearest;

/// Lists the files of the theme, or prints the one of that path.
pub fn theme(file: Option<&str>) -> Result<ExitCode, Error> {
    let Some(path) = file else {
        let paths = read::theme_files().map(|(path, _)| format!("{path}\n"));
        print::out(&paths.collect::<String>())?;
        return Ok(ExitCode::SUCCESS);
    };
    let Some((_, bytes)) = read::theme_files().find(|(own, _)| *own == path) else {
        let nearest = nearest(path, read::theme_files().map(|(path, _)| *path));
        return Err(Error::UnknownThemeFile { path: path.to_owned(), nearest });
    };
    print::bytes(bytes)?;
    Ok(ExitCode::SUCCESS)
}
