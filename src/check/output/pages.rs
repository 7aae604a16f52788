//! The pages of the site with what the checks look for, read once.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::html;
use crate::model::diagnostic::Place;
use crate::model::output::OutputFile;

/// The files of the site, with what the checks look for in its pages, read once.
pub struct OutputPages<'files> {
    pub pages: Vec<OutputPage<'files>>,
    /// Every path of the site, and the ids on it if it is a page.
    pub ids: HashMap<&'files str, Vec<&'files str>>,
}

/// One page of the site.
pub struct OutputPage<'files> {
    pub path: Arc<str>,
    /// Its path in the site.
    pub address: &'files str,
    pub ids: Vec<html::Attribute<'files>>,
    pub links: Vec<html::Attribute<'files>>,
}

impl<'files> OutputPages<'files> {
    pub fn new(files: &'files [OutputFile]) -> Self {
        let pages: Vec<_> = files.par_iter().filter_map(OutputPage::new).collect();
        let mut ids: HashMap<_, _> =
            files.iter().map(|file| (file.path.as_str(), Vec::new())).collect();
        for page in &pages {
            ids.insert(page.address, page.ids.iter().map(|id| id.value).collect());
        }
        Self { pages, ids }
    }
}

impl<'files> OutputPage<'files> {
    fn new(file: &'files OutputFile) -> Option<Self> {
        let address = file.path.as_str();
        if !file.path.is_page() {
            return None;
        }
        let text = std::str::from_utf8(&file.bytes).ok()?;
        let (ids, links) = html::ids_and_links(text);
        Some(Self { path: Arc::from(address), address, ids, links })
    }

    pub fn place(&self, attribute: &html::Attribute<'_>) -> Place {
        Place::new(&self.path, attribute.start, attribute.start + attribute.value.len())
    }
}

#[cfg(test)]
pub mod tests {
    use crate::model::output::{OutputFile, SitePath};

    /// A page of a site in a test.
    pub fn page(path: &str, html: &str) -> OutputFile {
        let path = SitePath::new(path).expect("a test has good paths");
        OutputFile { path, bytes: html.into() }
    }
}
