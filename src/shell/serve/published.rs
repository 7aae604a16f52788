//! The site as it is served: every file in memory, and which address shows which.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::Serialize;

use super::client;
use super::escape;
use super::example::{self, Example};
use crate::Build;
use crate::model::code::Code;

/// What the server shows at one moment.
#[derive(Debug, Default)]
pub struct Published {
    /// When it was published, in microseconds since 1970: the later, the greater.
    pub version: u64,
    /// Where the site lies, from `/` to `/`.
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
    /// The first ones, each as the terminal shows it.
    pub told: Vec<String>,
    /// How many there are besides.
    pub more: usize,
    /// Whether the page below them is of a site without faults.
    pub has_good_site: bool,
}

/// What there is at an address.
#[derive(Debug)]
pub enum Found {
    File(Arc<File>),
    /// The same address with a slash.
    Redirect(String),
    /// Nothing; the page that says so, if the site has one.
    Lost(Option<Arc<File>>),
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
    /// The site of a build, after `self`; it takes from the build what is new.
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

    /// The same site beside other faults.
    pub fn beside(&self, faults: Option<Faults>) -> Self {
        let (version, base) = (self.next_version(), self.base.clone());
        let (files, examples) = (self.files.clone(), self.examples.clone());
        Self { version, base, files, examples, faults, is_good: self.is_good }
    }

    /// Never the same twice, not even after a new start of the program.
    fn next_version(&self) -> u64 {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let now = u64::try_from(now.as_micros()).unwrap_or(u64::MAX);
        now.max(self.version + 1)
    }

    /// What GitHub Pages shows at a path: a file, `x.html` for `x`, the `index.html` of a folder,
    /// a redirect to the folder's slash, or `404.html`.
    pub fn find(&self, path: &str) -> Found {
        if self.base.strip_suffix('/') == Some(path) {
            return Found::Redirect(self.base.clone());
        }
        let lost = || Found::Lost(self.files.get("404.html").cloned());
        let Some(inside) = path.strip_prefix(&self.base).and_then(escape::path) else {
            return lost();
        };
        if matches!(&*inside, "404" | "404.html") {
            return lost();
        }
        let is_folder = inside.is_empty() || inside.ends_with('/');
        let whole = if is_folder { format!("{inside}index.html") } else { inside.clone() };
        let names = [whole, format!("{inside}.html")];
        if let Some(file) = names.iter().find_map(|name| self.files.get(name)) {
            return Found::File(Arc::clone(file));
        }
        let is_without_slash = self.files.contains_key(&format!("{inside}/index.html"));
        if is_without_slash { Found::Redirect(format!("{path}/")) } else { lost() }
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

    /// The element that a page needs that shows that file.
    pub fn script_tag(&self, file: &str, example: Option<Code>) -> String {
        client::script_tag(&self.base, self.version, file, example)
    }

    /// When the bytes that are sent of a file were others for the last time.
    pub fn modified(&self, file: &File) -> SystemTime {
        let version = if file.is_page { self.version } else { file.changed };
        UNIX_EPOCH + Duration::from_micros(version)
    }

    /// What is new for a page that shows `file` of that version at that path.
    pub fn change(&self, path: &str, file: &str, version: u64) -> Change<'_> {
        let shown = match self.find(path) {
            Found::File(shown) | Found::Lost(Some(shown)) => Some(shown),
            Found::Redirect(_) | Found::Lost(None) => None,
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
