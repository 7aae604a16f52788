//! Where a symbolic link leads, and through what.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// How many links a path may lead through; Linux follows as many.
const MOST_LINKS: usize = 40;

/// Every entry below the real path of a root that decides what a path of it leads to: the links,
/// what they lead to and the folders on the way, each named in its own real folder. The way ends
/// where an entry is missing; if that comes, the way is a new one.
#[must_use]
pub fn way(real_root: &Path, path: &Path) -> BTreeSet<PathBuf> {
    let mut entries = BTreeSet::new();
    let mut real = PathBuf::new();
    let mut links = 0;
    let mut rest = backwards(path);
    while let Some(part) = rest.pop() {
        match part {
            Part::Up => drop(real.pop()),
            Part::Down(name) => {
                real.push(name);
                entries.insert(real.clone());
                if let Ok(target) = fs::read_link(&real) {
                    links += 1;
                    real.pop();
                    rest.extend(backwards(&target));
                }
            }
        }
        let is_missing = fs::symlink_metadata(&real).is_err();
        if is_missing || links > MOST_LINKS {
            break;
        }
    }
    entries.retain(|entry| entry.starts_with(real_root) && entry != real_root);
    entries
}

/// A step along a path.
enum Part {
    Up,
    /// To the entry of that name; the start of an absolute path leaves everything behind.
    Down(OsString),
}

/// The steps of a path, the last one first.
fn backwards(path: &Path) -> Vec<Part> {
    let parts = path.components().filter_map(|part| match part {
        Component::CurDir => None,
        Component::ParentDir => Some(Part::Up),
        part => Some(Part::Down(part.as_os_str().to_owned())),
    });
    let mut parts: Vec<_> = parts.collect();
    parts.reverse();
    parts
}
