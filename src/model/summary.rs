//! What a page says in one sentence.

use super::diagnostic::{Located, Place};
use super::prose::Prose;
use super::text::first_sentence;

/// One sentence, plain text on one line; empty if the page has neither a summary nor a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// What the author wrote, or the first sentence of the text.
    pub value: String,
    /// Where it is written, or where it would be.
    pub place: Place,
    /// Whether the author wrote it as the summary.
    pub is_written: bool,
}

impl Summary {
    /// What the author wrote; else the first sentence of the page, for the place of the front
    /// matter.
    #[must_use]
    pub fn new(written: Option<Located<String>>, prose: &Prose, front_matter: &Place) -> Self {
        match written {
            Some(Located { value, place }) => Self { value, place, is_written: true },
            None => Self {
                value: first_sentence(&prose.first_paragraph()).to_owned(),
                place: front_matter.clone(),
                is_written: false,
            },
        }
    }

    /// What a page shows above its text: nothing where the text starts with it.
    #[must_use]
    pub fn lead(&self) -> Option<&str> {
        self.is_written.then_some(&self.value)
    }
}
