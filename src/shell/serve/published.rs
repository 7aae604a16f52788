//! The site as it is served: every file in memory, and the file of each address.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::Serialize;

use super::client;
use super::example::{self, Example};
use crate::Build;
use crate::model::code::Code;
use crate::model::uri;

/// What the server shows at one moment.
#[derive(Debug, Default)]
pub struct Published {
    /// When it was published, in microseconds since 1970; greater than any before.
    pub version: u64,
    /// The path of the site, from `/` to `/`.
    base: String,
    files: HashMap<String, Arc<File>>,
    pub examples: BTreeMap<Code, Example>,
    /// What is wrong with the sources as they are now.
    pub faults: Option<Faults>,
    /// Whether the site was made of sources without errors, but for pages not finished yet.
    pub is_good: bool,
}

/// A file of the site, and the version that changed it last.
#[derive(Debug)]
pub struct File {
    pub path: String,
    pub bytes: Vec<u8>,
    is_page: bool,
    changed: u64,
}

/// Faults as a page shows them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Faults {
    /// `2 errors and 1 warning`
    pub sum: String,
    /// The first ones, each as it is printed.
    pub reports: Vec<String>,
    /// How many more there are.
    pub more: usize,
    /// Whether the page below them is of a site without faults.
    pub has_good_site: bool,
}

/// What there is at an address.
#[derive(Debug)]
pub enum Resolved {
    File(Arc<File>),
    /// The same address with a slash.
    Redirect(String),
    /// Nothing; `404.html`, if the site has one.
    NotFound(Option<Arc<File>>),
}

/// What a page has to know of a change.
#[derive(Debug, Serialize)]
pub struct Change<'published> {
    version: u64,
    /// The page that is at the address now, if it is another one: asking for it would take longer.
    page: Option<String>,
    /// The files besides pages that changed, by path from the site's root.
    files: Vec<&'published str>,
    faults: Option<&'published Faults>,
}

impl Published {
    /// The site of a build, after `self`. Takes the bytes of new files out of the build.
    pub fn next(
        &self,
        built: &mut Build,
        base: &str,
        faults: Option<Faults>,
        is_good: bool,
    ) -> Self {
        let version = self.next_version();
        let files = built.files.iter_mut().map(|file| {
            let (path, is_page) = (file.path.to_string(), file.path.is_page());
            let known = self.files.get(&path).filter(|known| known.bytes == file.bytes);
            let bytes = &mut file.bytes;
            let new = || {
                let bytes = std::mem::take(bytes);
                Arc::new(File { path: path.clone(), bytes, is_page, changed: version })
            };
            (path.clone(), known.map_or_else(new, Arc::clone))
        });
        let (files, examples) = (files.collect(), example::all(&built.site));
        Self { version, base: base.to_owned(), files, examples, faults, is_good }
    }

    /// The same site with other faults.
    pub fn with_faults(&self, faults: Option<Faults>) -> Self {
        let (version, base) = (self.next_version(), self.base.clone());
        let (files, examples) = (self.files.clone(), self.examples.clone());
        Self { version, base, files, examples, faults, is_good: self.is_good }
    }

    /// Never the same twice, also after a restart of the program.
    fn next_version(&self) -> u64 {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let now = u64::try_from(now.as_micros()).unwrap_or(u64::MAX);
        now.max(self.version + 1)
    }

    /// What GitHub Pages shows at a path: a file, `x.html` for `x`, the `index.html` of a folder,
    /// a redirect to the folder's slash, or `404.html`.
    pub fn resolve(&self, path: &str) -> Resolved {
        if self.base.strip_suffix('/') == Some(path) {
            return Resolved::Redirect(self.base.clone());
        }
        let not_found = || Resolved::NotFound(self.files.get("404.html").cloned());
        let Some(inside) = path.strip_prefix(&self.base).and_then(uri::decoded) else {
            return not_found();
        };
        if matches!(&*inside, "404" | "404.html") {
            return not_found();
        }
        let is_folder = inside.is_empty() || inside.ends_with('/');
        let whole = if is_folder { format!("{inside}index.html") } else { inside.clone() };
        let names = [whole, format!("{inside}.html")];
        if let Some(file) = names.iter().find_map(|name| self.files.get(name)) {
            return Resolved::File(Arc::clone(file));
        }
        let is_without_slash = self.files.contains_key(&format!("{inside}/index.html"));
        if is_without_slash { Resolved::Redirect(format!("{path}/")) } else { not_found() }
    }

    /// The bytes that are sent of a file: a page gets the script that keeps it up to date.
    pub fn bytes(&self, file: &File) -> Vec<u8> {
        if !file.is_page {
            return file.bytes.clone();
        }
        let folder = file.path.strip_suffix("index.html").unwrap_or("");
        let code = Code::parse(folder.trim_end_matches('/'));
        let example = code.filter(|code| self.examples.contains_key(code));
        client::with_script(&file.bytes, &self.script_tag(&file.path, example))
    }

    /// The script element of a page that shows that file.
    pub fn script_tag(&self, file: &str, example: Option<Code>) -> String {
        client::script_tag(&self.base, self.version, file, example)
    }

    /// When the bytes that are sent of a file last changed.
    pub fn modified(&self, file: &File) -> SystemTime {
        let version = if file.is_page { self.version } else { file.changed };
        UNIX_EPOCH + Duration::from_micros(version)
    }

    /// What is new for a page that shows `file` of that version at that path.
    pub fn change(&self, path: &str, file: &str, version: u64) -> Change<'_> {
        let shown = match self.resolve(path) {
            Resolved::File(shown) | Resolved::NotFound(Some(shown)) => Some(shown),
            Resolved::Redirect(_) | Resolved::NotFound(None) => None,
        };
        let page = match shown {
            Some(shown) if shown.path == file && shown.changed <= version => None,
            Some(shown) => Some(String::from_utf8_lossy(&self.bytes(&shown)).into_owned()),
            None => (!file.is_empty()).then(String::new),
        };
        let changed = |file: &&Arc<File>| !file.is_page && file.changed > version;
        let mut files: Vec<_> =
            self.files.values().filter(changed).map(|file| file.path.as_str()).collect();
        files.sort_unstable();
        Change { version: self.version, page, files, faults: self.faults.as_ref() }
    }
}
