//! Diagnostics for people: the one door to annotate-snippets.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::position::position;
use crate::model::diagnostic::{Diagnostic, Severity};

/// Faults as a compiler shows them, with colours; each ends in an empty line.
///
/// `bytes` gives the file of a path from the root, `shown` the path that is printed for it; `width`
/// is the terminal's, in columns.
#[must_use]
pub fn render<'fault, 'bytes>(
    faults: impl IntoIterator<Item = &'fault Diagnostic>,
    bytes: &dyn Fn(&str) -> Option<&'bytes [u8]>,
    shown: &dyn Fn(&str) -> String,
    width: usize,
) -> String {
    let renderer = Renderer::styled().decor_style(DecorStyle::Ascii).term_width(width);
    let mut text = String::new();
    for fault in faults {
        let level = match fault.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning | Severity::Off => Level::WARNING,
        };
        let place = &fault.place;
        let position = position(bytes(&place.path).unwrap_or(b""), place.start, place.end);
        let annotation = AnnotationKind::Primary.span(position.range);
        let snippet = Snippet::source(position.source)
            .line_start(position.line)
            .path(shown(&place.path))
            .annotation(annotation);
        let title = level.primary_title(fault.message.as_str()).id(fault.rule.name);
        let mut report = Group::with_title(title).element(snippet);
        if let Some(help) = &fault.help {
            report = report.element(Level::HELP.message(help.as_str()));
        }
        text.push_str(&renderer.render(&[report]));
        text.push_str("\n\n");
    }
    text
}
