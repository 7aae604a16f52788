//! Markdown in the fields of front matter, which are not read as Markdown.

use crate::check::content::field_texts::FieldText;
use crate::model::diagnostic::Finding;
use crate::model::field::Kind;

/// What is shown as it is typed in a field; in bytes of its text.
pub fn fault(field: &FieldText<'_>) -> Option<Finding> {
    if field.is_item || !matches!(field.kind, Kind::Text | Kind::Note | Kind::Summary) {
        return None;
    }
    let text = field.text;
    if !text.bytes().any(|byte| matches!(byte, b'`' | b']' | b'*')) {
        return None;
    }
    code(text, field.kind).or_else(|| link(text)).or_else(|| bold(text))
}

fn code(text: &str, kind: Kind) -> Option<Finding> {
    let (first, last) = (text.find('`')?, text.rfind('`')?);
    if kind == Kind::Note {
        let help = "write another backtick behind the code";
        let message = "the code that starts here is never closed";
        return (text.matches('`').count() % 2 == 1)
            .then(|| Finding::new(last..last + 1, message, help));
    }
    let help = "drop the backticks";
    Some(Finding::new(first..last + 1, "this field shows no code", help))
}

fn link(text: &str) -> Option<Finding> {
    let middle = text.find("](")?;
    let start = text[..middle].rfind('[')?;
    let end = middle + text[middle..].find(')')? + 1;
    let help = "write the words alone, and link to it from the text of the page";
    Some(Finding::new(start..end, "a field makes no link", help))
}

fn bold(text: &str) -> Option<Finding> {
    let start = text.find("**")?;
    let rest = &text[start + 2..];
    let length = rest.find("**").filter(|_| rest.starts_with(char::is_alphanumeric))?;
    let help = format!("write `{}`", &rest[..length]);
    Some(Finding::new(start..start + length + 4, "a field makes no text bold", help))
}
