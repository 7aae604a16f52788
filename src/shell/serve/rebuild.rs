//! Builds the site again with every change of its sources.

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::watch::Sender;

use super::super::args::Format;
use super::super::{print, read, tell};
use super::published::{Faults, Published};
use super::watch::Watch;
use crate::model::diagnostic::{Diagnostic, Severity};
use crate::model::facts::Switch;
use crate::model::source::Sources;
use crate::{Build, build, report};

/// How long a file that was emptied or taken away may need to come back: editors save like that.
const RETURN: Duration = Duration::from_millis(100);
/// After that long what there is is shown, even if the sources go on changing.
const PATIENCE: Duration = Duration::from_secs(1);
/// How many faults a page shows, and the width of their text.
const SHOWN: usize = 5;
const COLUMNS: usize = 100;

/// What is built, and how its faults are told.
#[derive(Debug)]
pub struct Project {
    pub root: PathBuf,
    /// Where the site is served: `http://127.0.0.1:4040/`.
    pub base_url: String,
    /// The path of that.
    pub base: String,
    pub format: Format,
}

impl Project {
    /// Reads the sources; the site is made for the server, and kept by no browser.
    ///
    /// # Errors
    ///
    /// As [`read::sources`].
    pub fn read(&self) -> io::Result<Sources> {
        let mut sources = read::sources(&self.root)?;
        sources.base_url = Some(self.base_url.clone());
        sources.offline = Some(Switch::Off);
        Ok(sources)
    }

    /// Tells the faults of a build. Its site takes the place of the one before, unless that is
    /// the better one. `changed` are the paths that made the build necessary.
    pub fn publish(
        &self,
        before: &Published,
        changed: &[String],
        built: &mut Build,
        sources: &Sources,
    ) -> Published {
        tell::faults(built, sources, &self.root, self.format);
        let is_good = !is_broken(built);
        let stays = before.is_good && !is_good;
        let faults = faults(stays, changed, built, sources);
        if stays { before.beside(faults) } else { before.next(built, &self.base, faults, is_good) }
    }

    /// Builds and publishes with every change, for ever. `known` was built before.
    pub fn keep_up(&self, mut watch: Watch, known: Sources, sender: &Sender<Arc<Published>>) {
        let mut known = Some(known);
        let mut unreadable = None;
        loop {
            watch.wait();
            let start = Instant::now();
            let before = Arc::clone(&sender.borrow());
            match self.next(&mut watch, known.as_ref(), start) {
                Ok(None) => {}
                Ok(Some((sources, mut built))) => {
                    let changed = known.as_ref().map(|known| changed(known, &sources));
                    let changed = changed.unwrap_or_default();
                    let now = self.publish(&before, &changed, &mut built, &sources);
                    sender.send_replace(Arc::new(now));
                    let line = summary(&changed, &built, start, before.is_good);
                    tell::summary(self.format, &line);
                    (known, unreadable) = (Some(sources), None);
                }
                Err(err) => {
                    let why = err.to_string();
                    if unreadable.as_ref() != Some(&why) {
                        print::err(&format!("error: {why}\n"));
                        let faults = unread(before.is_good, why.clone());
                        sender.send_replace(Arc::new(before.beside(Some(faults))));
                    }
                    (known, unreadable) = (None, Some(why));
                }
            }
        }
    }

    /// The sources as they are when a change is over, and what was built of them; nothing if
    /// they are what they were.
    fn next(
        &self,
        watch: &mut Watch,
        known: Option<&Sources>,
        start: Instant,
    ) -> io::Result<Option<(Sources, Build)>> {
        loop {
            let read = watch.quietly(|| self.read());
            let is_halfway = read.as_ref().map_or(true, |sources| lacks(sources, known));
            let rest = RETURN.saturating_sub(start.elapsed());
            if is_halfway && !rest.is_zero() && watch.happens_within(rest) {
                continue;
            }
            let sources = read?;
            if known == Some(&sources) {
                return Ok(None);
            }
            let built = build(&sources);
            // What came during the build may be the rest of the same save, or of a checkout.
            if start.elapsed() < PATIENCE && watch.happens_within(Duration::ZERO) {
                let again = watch.quietly(|| self.read());
                if !again.is_ok_and(|again| again == sources) {
                    continue;
                }
            }
            return Ok(Some((sources, built)));
        }
    }
}

fn errors(built: &Build) -> impl Iterator<Item = &Diagnostic> {
    built.diagnostics.iter().filter(|fault| fault.rule.severity == Severity::Error)
}

/// Whether the last good site is better than what was built; a page that is not finished is what
/// its author wants to see.
fn is_broken(built: &Build) -> bool {
    errors(built).any(|fault| !fault.rule.is_unfinished)
}

/// What a page shows of the errors, if there are any, those of the files first that were just
/// saved; warnings are for the terminal.
fn faults(
    has_good_site: bool,
    changed: &[String],
    built: &Build,
    sources: &Sources,
) -> Option<Faults> {
    let mut errors: Vec<_> = self::errors(built).cloned().collect();
    errors.sort_by_key(|fault| !changed.iter().any(|path| **path == *fault.place.path));
    let bytes = |path: &str| tell::bytes(built, sources, path);
    let told = errors.iter().take(SHOWN).map(|error| {
        let text = report::text::render(std::slice::from_ref(error), &bytes, COLUMNS);
        print::plain(text.trim_end())
    });
    (!errors.is_empty()).then(|| Faults {
        sum: report::sum::sum(&errors),
        told: told.collect(),
        more: errors.len().saturating_sub(SHOWN),
        has_good_site,
    })
}

/// What a page shows when the sources cannot be read.
fn unread(has_good_site: bool, why: String) -> Faults {
    Faults { sum: "the sources cannot be read".to_owned(), told: vec![why], more: 0, has_good_site }
}

/// Whether a file that held something is empty or gone.
fn lacks(sources: &Sources, known: Option<&Sources>) -> bool {
    let there = files(sources);
    let has = |path: &str| there.get(path).is_some_and(|bytes| !bytes.is_empty());
    let mut known = known.map(files).into_iter().flatten();
    known.any(|(path, bytes)| !bytes.is_empty() && !has(path))
}

/// What was done, in a line.
fn summary(changed: &[String], built: &Build, start: Instant, has_good_site: bool) -> String {
    let what = match changed {
        [] => "the sources".to_owned(),
        [path] => path.clone(),
        [path, others @ ..] => format!("{path} and {} more", others.len()),
    };
    let milliseconds = start.elapsed().as_millis();
    let sum = report::sum::sum(&built.diagnostics);
    let stays = has_good_site && is_broken(built);
    let stays = if stays { "; the last good site stays up" } else { "" };
    format!("{what}: built in {milliseconds} ms: {sum}{stays}\n")
}

/// The paths of what is new, other or gone.
fn changed(known: &Sources, sources: &Sources) -> Vec<String> {
    let (old, new) = (files(known), files(sources));
    let paths = old.keys().chain(new.keys().filter(|path| !old.contains_key(*path)));
    let changed = paths.filter(|path| old.get(*path) != new.get(*path));
    changed.map(|path| (*path).to_owned()).collect()
}

/// Every file by path.
fn files(sources: &Sources) -> BTreeMap<&str, &[u8]> {
    let Sources { content, theme, .. } = sources;
    let all = content.iter().chain(&theme.templates).chain(&theme.static_files);
    all.map(|file| (&*file.path, &*file.bytes)).collect()
}
