//! Our own folder inside the output: the manifest, the lock, and what is written aside.

use std::path::{Path, PathBuf};

// It lies inside the output, and not in the system's temporary folder, because a rename does not
// cross file systems.
const NAME: &str = ".statusbook";

pub fn path(output: &Path) -> PathBuf {
    output.join(NAME)
}

pub fn lock(output: &Path) -> PathBuf {
    path(output).join("lock")
}

pub fn manifest(output: &Path) -> PathBuf {
    path(output).join("manifest")
}

pub fn aside(output: &Path) -> PathBuf {
    path(output).join("aside")
}

/// Whether a path of the site would lie in it, on a file system that ignores case too.
pub fn holds(site_path: &str) -> bool {
    site_path.split('/').next().is_some_and(|part| part.eq_ignore_ascii_case(NAME))
}
