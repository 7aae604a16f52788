//! The lines `[name]: address` of a page, and which of them a link or an image uses.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::footnotes::fold;
use crate::model::diagnostic::{Located, Place};
use crate::model::prose::Definition;

/// The definitions of a page by their names: the first of each name, which is the one that counts.
pub struct Definitions {
    spans: HashMap<String, Range<usize>>,
    used: HashSet<String>,
}

impl Definitions {
    /// Names, as they are written, and the bytes of their definitions.
    pub fn new<'name>(all: impl Iterator<Item = (&'name str, Range<usize>)>) -> Self {
        let spans = all.map(|(name, span)| (fold(name), span)).collect();
        Self { spans, used: HashSet::new() }
    }

    /// The bytes of the definition that a link uses.
    pub fn of(&mut self, name: &str) -> Option<Range<usize>> {
        let name = fold(name);
        let span = self.spans.get(&name).cloned();
        self.used.insert(name);
        span
    }

    /// Those of a text that nothing uses, ascending; `shown` are the bytes of its code, links
    /// and text, and `base` is the byte of the file at which the text starts.
    pub fn unused(
        &self,
        text: &str,
        shown: &[Range<usize>],
        file: &Place,
        base: usize,
    ) -> Vec<Definition> {
        let mut unused = Vec::new();
        let first = self.spans.values().map(|span| span.start).min();
        let mut at = first.and_then(|first| text[..first].rfind('\n')).map_or(0, |at| at + 1);
        let lines = first.map_or("", |_| &text[at..]).split_inclusive('\n');
        for line in lines {
            let start = at + line.len() - line.trim_start_matches([' ', '\t', '>']).len();
            at += line.len();
            let Some(name) = name(&text[start..at]) else { continue };
            let Some(span) = self.spans.get(&fold(name)) else { continue };
            let is_repeated = span.start != start;
            let is_shown = || shown.iter().any(|range| range.contains(&start));
            if (is_repeated && is_shown()) || (!is_repeated && self.used.contains(&fold(name))) {
                continue;
            }
            let end = start + text[start..at].trim_end().len();
            let place = file.at(base + start, base + end);
            let name = Located::new(name.to_owned(), place);
            unused.push(Definition { name, is_repeated });
        }
        unused
    }
}

/// The name in a line that defines one.
fn name(line: &str) -> Option<&str> {
    let (name, address) = line.strip_prefix('[')?.split_once("]:")?;
    let is_one = !name.starts_with('^') && !name.is_empty() && !name.contains(['[', ']']);
    (is_one && !address.trim().is_empty()).then_some(name)
}
