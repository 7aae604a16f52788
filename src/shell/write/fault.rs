//! The words of what can go wrong: the path, and what to do about it.

use std::io::{self, ErrorKind};
use std::path::Path;

/// The error of a step that the world did not let us take, with its path.
pub fn at(step: &str, path: &Path, error: &io::Error) -> io::Error {
    let cause = error.to_string();
    let mut letters = cause.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_lowercase).collect();
    let rest = letters.as_str();
    let advice = advice(error.kind());
    let message = format!("cannot {step} `{}`: {first}{rest}; {advice}", path.display());
    io::Error::new(error.kind(), message)
}

/// The error of a step that we do not take.
pub fn refusal(message: String) -> io::Error {
    io::Error::new(ErrorKind::InvalidInput, message)
}

fn advice(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            "make room there and build again"
        }
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            "allow yourself to write there, or choose another folder"
        }
        ErrorKind::InvalidFilename => "choose a shorter name",
        ErrorKind::CrossesDevices => "keep the whole output on one file system",
        _ => "put that right and build again",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_names_the_path_and_says_what_to_do() {
        let full = io::Error::new(ErrorKind::StorageFull, "No space left on device");
        assert_eq!(
            at("write", Path::new("dist/404/index.html"), &full).to_string(),
            "cannot write `dist/404/index.html`: no space left on device; \
             make room there and build again"
        );
    }
}
