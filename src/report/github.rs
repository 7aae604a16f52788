//! Diagnostics as workflow commands, which GitHub shows at the lines of a change.

use std::fmt::Write as _;

use super::position::position;
use crate::model::diagnostic::Diagnostic;

/// A line for each fault.
///
/// `bytes` gives the file of a path from the root; `shown` the path that is printed for it.
#[must_use]
pub fn render<'bytes>(
    faults: &[Diagnostic],
    bytes: &dyn Fn(&str) -> Option<&'bytes [u8]>,
    shown: &dyn Fn(&str) -> String,
) -> String {
    let mut text = String::new();
    for fault in faults {
        let place = &fault.place;
        let at = position(bytes(&place.path).unwrap_or(b""), place.start, place.end);
        let (severity, rule) = (fault.severity.name(), fault.rule.name);
        let mut message = fault.message.clone();
        if let Some(help) = &fault.help {
            let _ = write!(message, "\nhelp: {help}");
        }
        let _ = writeln!(
            text,
            "::{severity} file={},line={},col={},endLine={},endColumn={},title={rule}::{}",
            escape(&shown(&place.path)).replace(':', "%3A").replace(',', "%2C"),
            at.line,
            at.column,
            at.end_line,
            at.end_column,
            escape(&message)
        );
    }
    text
}

fn escape(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

#[cfg(test)]
mod tests {
    use super::render;
    use crate::model::diagnostic::{Diagnostics, Place, Rule};

    #[test]
    fn a_fault_is_one_line_whatever_it_says() {
        const RULE: Rule = Rule::warning("some-rule", "");
        let mut diagnostics = Diagnostics::default();
        let place = Place::new(&"content/a,b.md".into(), 2, 3);
        diagnostics.add(&RULE, &place, "100% wrong\nreally").help("fix it");
        let text =
            render(&diagnostics.into_sorted(), &|_| Some(b"a\nbc"), &|path| format!("docs/{path}"));
        let wanted = "::warning file=docs/content/a%2Cb.md,line=2,col=1,endLine=2,endColumn=2,\
                      title=some-rule::100%25 wrong%0Areally%0Ahelp: fix it\n";
        assert_eq!(text, wanted);
    }
}
