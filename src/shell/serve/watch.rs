//! When the sources change: the one door to notify.
//!
//! No change may be missed, so the order is always: watch, then read. What happens before the
//! watch is read; what happens after it is an event. A folder that is new, or that replaced
//! another, is watched before it is read. So is all that a symbolic link leads through.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify::event::{CreateKind, EventKind, RemoveKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::super::error::Error;
use super::super::source_files::{self, EntryKind, FOLDERS};
use super::links;

/// How long to wait for quiet where events go on and on.
const LONGEST_WAIT: Duration = Duration::from_millis(100);

/// The folders of a root, watched.
pub struct Watch {
    root: PathBuf,
    sender: Sender<notify::Result<Event>>,
    events: Receiver<notify::Result<Event>>,
    places: Places,
    /// Dropping it would end the watching.
    watcher: RecommendedWatcher,
    is_outdated: bool,
}

/// Where a change is one of the sources; real paths.
#[derive(Default)]
struct Places {
    /// The folders in which every change matters.
    folders: BTreeSet<PathBuf>,
    /// What symbolic links lead through, and to: [`links::way`].
    entries: BTreeSet<PathBuf>,
}

impl Watch {
    /// Watches what a build in that root reads.
    ///
    /// # Errors
    /// If there is no such root, or the system refuses to watch that many folders.
    pub fn new(root: &Path) -> Result<Self, Error> {
        let root = root.canonicalize().map_err(Error::path("find", root))?;
        let (sender, events) = mpsc::channel();
        let (watcher, places) = watched(&root, &sender)?;
        Ok(Self { root, sender, events, places, watcher, is_outdated: false })
    }

    /// Waits until something happens.
    pub fn wait(&mut self) {
        while let Ok(event) = self.events.recv() {
            if self.take(event) {
                break;
            }
        }
    }

    /// Reads until nothing happens meanwhile: a save is several events within microseconds, and
    /// reading takes longer. The folders that exist are watched before.
    ///
    /// # Errors
    /// As `read`, or if the system refuses to watch that many folders.
    pub fn quietly<Sources>(
        &mut self,
        read: impl Fn() -> Result<Sources, Error>,
    ) -> Result<Sources, Error> {
        let start = Instant::now();
        loop {
            let sources = self.renew().and_then(|()| read());
            if start.elapsed() > LONGEST_WAIT || !self.happens_within(Duration::ZERO) {
                return sources;
            }
        }
    }

    /// Waits for something to happen; false if nothing does in that time.
    pub fn happens_within(&mut self, time: Duration) -> bool {
        let end = Instant::now() + time;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            match self.events.recv_timeout(left) {
                Ok(event) => {
                    if self.take(event) {
                        return true;
                    }
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return false,
            }
        }
    }

    /// Watches the folders that exist now, if they may be others than before.
    fn renew(&mut self) -> Result<(), Error> {
        if std::mem::take(&mut self.is_outdated) {
            let renewed = watched(&self.root, &self.sender);
            self.is_outdated = renewed.is_err();
            (self.watcher, self.places) = renewed?;
        }
        Ok(())
    }

    /// Takes note of an event; false if it does not matter.
    fn take(&mut self, event: notify::Result<Event>) -> bool {
        let Ok(event) = event else {
            self.is_outdated = true;
            return true;
        };
        // Reading is an event too: each build would cause the next.
        if matches!(event.kind, EventKind::Access(_)) {
            return false;
        }
        let matters = event.need_rescan() || event.paths.iter().any(|path| self.matters(path));
        if matters && self.moves_folders(&event) {
            self.is_outdated = true;
        }
        matters
    }

    /// Whether a path is a source; the root and the folder above it hold much else.
    fn matters(&self, path: &Path) -> bool {
        let folder = path.parent().unwrap_or(path);
        let Places { folders, entries } = &self.places;
        if folders.contains(path) || folders.contains(folder) || entries.contains(path) {
            return true;
        }
        let is_source_folder = |name: &str| path.file_name().is_some_and(|file| file == name);
        path == self.root || folder == self.root && FOLDERS.into_iter().any(is_source_folder)
    }

    /// Whether there may be other folders to watch now.
    fn moves_folders(&self, event: &Event) -> bool {
        match event.kind {
            EventKind::Create(CreateKind::File) | EventKind::Remove(RemoveKind::File) => {
                event.paths.iter().any(|path| path.is_symlink())
            }
            EventKind::Modify(_) => {
                let moves = |path: &PathBuf| {
                    let is_watched = self.places.folders.contains(path);
                    is_watched || path.is_dir() || path.is_symlink()
                };
                event.paths.iter().any(moves)
            }
            _ => true,
        }
    }
}

/// A watcher of all folders of the root, the root, and the folder above it, as any of them may be
/// removed and put back.
fn watched(
    root: &Path,
    sender: &Sender<notify::Result<Event>>,
) -> Result<(RecommendedWatcher, Places), Error> {
    let mut watcher =
        notify::recommended_watcher(sender.clone()).map_err(|err| refused(root, err))?;
    add(&mut watcher, [Some(root), root.parent()].into_iter().flatten())?;
    let mut seen = BTreeSet::new();
    loop {
        let places = places(root);
        let around = places.entries.iter().filter_map(|entry| entry.parent());
        let all: BTreeSet<_> = places.folders.iter().map(PathBuf::as_path).chain(around).collect();
        let new: Vec<_> = all.into_iter().filter(|folder| !seen.contains(*folder)).collect();
        // A folder that came before its parent was watched made no event, so look once more.
        if new.is_empty() {
            return Ok((watcher, places));
        }
        add(&mut watcher, new.iter().copied())?;
        seen.extend(new.into_iter().map(Path::to_owned));
    }
}

/// Where the sources of a root are now. What cannot be read is left out: reading has an error for
/// it, and that it changes is an event of the folder that holds it.
fn places(root: &Path) -> Places {
    let mut places = Places::default();
    for entry in FOLDERS.into_iter().flat_map(|name| source_files::entries(root, root, name)) {
        if entry.is_link && !matches!(entry.kind, EntryKind::Unread) {
            places.entries.extend(links::way(root, &entry.path));
        }
        if matches!(entry.kind, EntryKind::Folder) {
            places.folders.extend(entry.path.canonicalize());
        }
    }
    places
}

/// Watches more folders. A folder that is gone by now is not an error: that was an event too.
fn add<'path>(
    watcher: &mut RecommendedWatcher,
    folders: impl Iterator<Item = &'path Path>,
) -> Result<(), Error> {
    let mut paths = watcher.paths_mut();
    for folder in folders {
        match paths.add(folder, RecursiveMode::NonRecursive) {
            Err(err) if is_gone(&err) => {}
            added => added.map_err(|err| refused(folder, err))?,
        }
    }
    paths.commit().map_err(|err| refused(Path::new("content"), err))
}

fn is_gone(err: &notify::Error) -> bool {
    match &err.kind {
        notify::ErrorKind::PathNotFound => true,
        notify::ErrorKind::Io(err) => err.kind() == io::ErrorKind::NotFound,
        _ => false,
    }
}

fn refused(path: &Path, err: notify::Error) -> Error {
    let source = match err.kind {
        notify::ErrorKind::Io(source) => source,
        _ => io::Error::other(err),
    };
    Error::path("watch", path)(source)
}
