//! What the description of an API says of its responses.

use std::collections::BTreeMap;

use super::class::Class;
use super::code::Code;

/// An API, as its OpenAPI document describes it.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Api {
    /// The name of the API; plain text on one line.
    pub title: Option<String>,
    /// The hosts of its servers, each once, in the order of the document.
    pub hosts: Vec<String>,
    /// The codes that its operations answer with.
    pub codes: BTreeMap<Code, Responses>,
    /// The classes that its operations name in place of a code, as `4XX`.
    pub classes: BTreeMap<Class, Responses>,
    /// How many operations describe a response for any other code, which names none.
    pub defaults: usize,
    /// The references that lead to other files, each once; they are not followed.
    pub foreign: Vec<String>,
    /// How many YAML aliases there are; they are not followed.
    pub aliases: usize,
}

/// The responses with one code, or of one class.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Responses {
    /// In the order of the document.
    pub operations: Vec<Operation>,
    /// The first example of their content that is short enough for a page.
    pub example: Option<Example>,
    /// How many examples are too long for a page.
    pub long_examples: usize,
}

/// An example of the content of a response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The operation that answers so: `GET /pets/{petId}`.
    pub operation: String,
    /// With two spaces for each level.
    pub json: String,
}

/// An operation that answers so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operation {
    /// In capitals: `GET`.
    pub method: String,
    /// As the document has it: `/pets/{petId}`.
    pub path: String,
    /// What the document says of the response: one paragraph of Markdown on one line, without links
    /// and HTML; empty if it says nothing.
    pub description: String,
}

impl Operation {
    /// Its method and its path: `GET /pets/{petId}`.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{} {}", self.method, self.path)
    }
}
