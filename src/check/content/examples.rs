//! The messages that the pages show, in reading order.

use std::ops::Range;

use crate::model::diagnostic::Place;
use crate::model::facts::Sent;
use crate::model::http_message::{FieldLine, HttpMessage, Part};
use crate::model::labels::Labels;
use crate::model::prose::{CodeBlock, Heading, Piece};
use crate::model::site::Site;
use crate::model::status_page::StatusPage;

/// A block of code that shows a message.
#[derive(Debug, Clone, Copy)]
pub struct Example<'page> {
    pub block: &'page CodeBlock,
    pub message: &'page HttpMessage,
    /// The request that a response answers: the last one above it, below the same heading.
    pub request: Option<&'page HttpMessage>,
}

impl<'page> Example<'page> {
    /// The place of some bytes of the block.
    pub fn place_at(&self, range: Range<usize>) -> Place {
        self.block.place(range)
    }

    /// The place of some bytes of a part of the message.
    pub fn place_in(&self, part: &Part, range: Range<usize>) -> Place {
        self.place_at(part.start + range.start..part.start + range.end)
    }

    /// The place of a part of the message.
    pub fn place(&self, part: &Part) -> Place {
        self.place_at(part.start..part.end())
    }

    /// The place of the start line.
    pub fn start_line(&self) -> Place {
        self.place_at(self.message.start_line.range())
    }

    /// The method of the request that this response answers.
    pub fn answers(&self) -> Option<&'page str> {
        self.request.and_then(HttpMessage::method)
    }

    /// The fields of those names, with the name as it is in `names`.
    pub fn fields(
        &self,
        names: &'static [&'static str],
    ) -> impl Iterator<Item = (&'static str, &'page FieldLine)> {
        self.message.fields.iter().filter_map(move |field| {
            let name = names.iter().find(|name| field.name.text.eq_ignore_ascii_case(name))?;
            Some((*name, field))
        })
    }
}

/// Every message of the site.
pub fn all(site: &Site) -> impl Iterator<Item = Example<'_>> {
    site.proses().flat_map(|(_, prose)| of(&prose.pieces))
}

/// The messages among some pieces.
pub fn of(pieces: &[Piece]) -> Vec<Example<'_>> {
    let mut examples = Vec::new();
    let mut request = None;
    for piece in pieces {
        match piece {
            Piece::Heading(_) => request = None,
            Piece::CodeBlock(block) => match &block.message {
                Some(Ok(message)) if message.is_request() => {
                    examples.push(Example { block, message, request: None });
                    request = Some(message);
                }
                Some(Ok(message)) => examples.push(Example { block, message, request }),
                Some(Err(_)) => request = None,
                None => {}
            },
            _ => {}
        }
    }
    examples
}

/// What is below `## Example`.
#[derive(Debug)]
pub struct ExampleSection<'page> {
    /// `None` if the page has no such heading.
    pub heading: Option<&'page Heading>,
    pub examples: Vec<Example<'page>>,
    /// Whether a block is not a message: then which one is missing is not certain.
    pub is_broken: bool,
}

/// The section of examples of a page.
pub fn section<'page>(page: &'page StatusPage, labels: &Labels) -> ExampleSection<'page> {
    let pieces = &page.prose.pieces;
    let at = pieces.iter().position(|piece| match piece {
        Piece::Heading(heading) => heading.level == 2 && heading.text == labels.section.example,
        _ => false,
    });
    let Some(at) = at else {
        return ExampleSection { heading: None, examples: Vec::new(), is_broken: false };
    };
    let ends = |piece: &Piece| matches!(piece, Piece::Heading(heading) if heading.level <= 2);
    let below = &pieces[at + 1..];
    let below = &below[..below.iter().position(ends).unwrap_or(below.len())];
    let heading = match &pieces[at] {
        Piece::Heading(heading) => Some(&**heading),
        _ => None,
    };
    let is_broken = below.iter().any(
        |piece| matches!(piece, Piece::CodeBlock(block) if matches!(block.message, Some(Err(_)))),
    );
    ExampleSection { heading, examples: of(below), is_broken }
}

/// Whether some vendor only logs the code: then an example may show a log in place of a response.
pub fn is_logged(page: &StatusPage) -> bool {
    !page.standing.value.is_official()
        && !page.uses.is_empty()
        && page.uses.iter().any(|it| it.sent == Sent::Log)
}
