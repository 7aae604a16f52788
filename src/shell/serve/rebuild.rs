//! Rebuilds the site with every change of its sources.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::watch::Sender;

use super::super::args::Format;
use super::super::error::Error;
use super::super::{print, read};
use super::published::{Faults, Published};
use super::watch::Watch;
use crate::model::diagnostic::{Diagnostic, Effect, Severity};
use crate::model::facts::Switch;
use crate::model::site_config::BaseUrl;
use crate::model::source::Sources;
use crate::{Build, build, report};

/// How long a file that was emptied or removed may need to come back: editors save like that.
const RETURN: Duration = Duration::from_millis(100);
/// After that long the site is shown as it is, even if the sources go on changing.
const PATIENCE: Duration = Duration::from_secs(1);
/// How many faults a page shows, and the width of their text.
const SHOWN: usize = 5;
const COLUMNS: usize = 100;

/// What is built, and how its faults are printed.
#[derive(Debug)]
pub struct Project {
    pub root: PathBuf,
    /// Where the site is served: `http://127.0.0.1:4040/`.
    pub base_url: BaseUrl,
    /// The path of that, from `/` to `/`.
    pub base: String,
    pub format: Format,
}

impl Project {
    /// Reads the sources of the site as it is served: browsers do not keep it.
    ///
    /// # Errors
    /// As [`read::sources`].
    pub fn read(&self) -> Result<Sources, Error> {
        let mut sources = read::sources(&self.root)?;
        sources.base_url = Some(self.base_url.clone());
        sources.offline = Some(Switch::Off);
        sources.drafts = true;
        sources.folder = read::folder_in_repository(&self.root)?;
        Ok(sources)
    }

    /// Prints the diagnostics of a build.
    ///
    /// # Errors
    /// As [`print::out`].
    pub fn print(&self, built: &Build, sources: &Sources) -> Result<(), Error> {
        print::diagnostics(built, sources, &self.root, self.format)
    }

    /// What is shown after a build: its site, or still the one before if only that has no errors.
    /// `changed` are the paths that made the build necessary.
    pub fn publish(
        &self,
        before: &Published,
        changed: &[String],
        built: &mut Build,
        sources: &Sources,
    ) -> Published {
        let is_good = !is_broken(built);
        let stays = before.is_good && !is_good;
        let faults = faults(stays, changed, built, sources);
        if stays {
            before.with_faults(faults)
        } else {
            before.next(built, &self.base, faults, is_good)
        }
    }

    /// Builds and publishes with every change, without end. `known` was built before.
    ///
    /// Printing that fails does not end the server: open pages show the faults too.
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
                    let _ = self.print(&built, &sources);
                    let now = self.publish(&before, &changed, &mut built, &sources);
                    sender.send_replace(Arc::new(now));
                    let line = summary(&changed, &built, start, before.is_good);
                    let _ = print::summary(self.format, &line);
                    (known, unreadable) = (Some(sources), None);
                }
                Err(err) => {
                    let why = err.to_string();
                    if unreadable.as_ref() != Some(&why) {
                        let _ = print::err(&format!("error: {why}\n"));
                        let faults = unreadable_sources(before.is_good, why.clone());
                        sender.send_replace(Arc::new(before.with_faults(Some(faults))));
                    }
                    (known, unreadable) = (None, Some(why));
                }
            }
        }
    }

    /// The sources as they are when a change is over, and what was built of them; `None` if they
    /// did not change.
    fn next(
        &self,
        watch: &mut Watch,
        known: Option<&Sources>,
        start: Instant,
    ) -> Result<Option<(Sources, Build)>, Error> {
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
    built.diagnostics.iter().filter(|fault| fault.severity == Severity::Error)
}

/// Whether the last good site is shown instead. A page that is not finished does not count: its
/// author wants to see it.
fn is_broken(built: &Build) -> bool {
    errors(built).any(|fault| fault.rule.effect != Effect::Unfinished)
}

/// The errors as a page shows them, those of the files that were just saved first; `None` if there
/// are none. Warnings are only printed.
fn faults(
    has_good_site: bool,
    changed: &[String],
    built: &Build,
    sources: &Sources,
) -> Option<Faults> {
    let mut errors: Vec<_> = self::errors(built).collect();
    errors.sort_by_key(|fault| !changed.iter().any(|path| **path == *fault.place.path));
    let bytes = |path: &str| print::file_bytes(built, sources, path);
    let reports = errors.iter().take(SHOWN).map(|error| {
        let text = report::text::render([*error], &bytes, &str::to_owned, COLUMNS);
        print::plain(text.trim_end())
    });
    (!errors.is_empty()).then(|| Faults {
        sum: report::sum(errors.iter().copied()),
        reports: reports.collect(),
        more: errors.len().saturating_sub(SHOWN),
        has_good_site,
    })
}

/// What a page shows when the sources cannot be read.
fn unreadable_sources(has_good_site: bool, why: String) -> Faults {
    let sum = "the sources cannot be read".to_owned();
    Faults { sum, reports: vec![why], more: 0, has_good_site }
}

/// Whether a file that was not empty is empty or gone.
fn lacks(sources: &Sources, known: Option<&Sources>) -> bool {
    let files_now = files(sources);
    let has = |path: &str| files_now.get(path).is_some_and(|bytes| !bytes.is_empty());
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
    let sum = report::sum(&built.diagnostics);
    let keeps_last = has_good_site && is_broken(built);
    let stays = if keeps_last { "; the last good site stays up" } else { "" };
    format!("{what}: built in {milliseconds} ms: {sum}{stays}\n")
}

/// The paths of the files that are new, changed or gone.
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
