//! Fields -> text: what can be written at the top of a page and in `content/site.yaml`.

use std::fmt::Write as _;

use crate::model::field::{Field, FileKind};
use crate::model::terminal::{BOLD, CYAN, FAINT, PLAIN, wrap};

const REQUIRED: &str = "(required)";
const INDENT: &str = "    ";

/// The fields of these kinds of files, for a terminal of that width.
#[must_use]
pub fn list(kinds: &[FileKind], width: usize) -> String {
    let sections = kinds.iter().map(|kind| {
        let mut text = format!("{}\n", CYAN.paint(kind.about));
        for field in kind.fields {
            let left_out = match left_out(field) {
                "" => String::new(),
                REQUIRED => format!(" {REQUIRED}"),
                said => format!(" (left out: {said})"),
            };
            let about = [(PLAIN, &*field.what_to_write()), (FAINT, &*left_out)];
            let (name, about) = (BOLD.paint(field.name), wrap(&about, width, INDENT, INDENT));
            let _ = write!(text, "\n  {name}\n{about}");
        }
        text
    });
    sections.collect::<Vec<_>>().join("\n")
}

/// The page of docs/ about the fields.
#[must_use]
pub fn markdown(kinds: &[FileKind]) -> String {
    let mut text = "# Front matter\n\nMade from the code. The fields of each kind of file, in the \
                    order in which they are written. `statusbook fields` prints the same.\n"
        .to_owned();
    for FileKind { about, fields, .. } in kinds {
        let _ =
            write!(text, "\n## {about}\n\n| field | what it says | left out |\n|---|---|---|\n");
        for field in *fields {
            let cells = [&format!("`{}`", field.name), field.about, left_out(field)];
            let cells = cells.map(|cell| cell.replace('|', "\\|"));
            let _ = writeln!(text, "| {} |", cells.join(" | "));
        }
    }
    text
}

/// What a page says where the field is left out; empty if that is nothing.
fn left_out(field: &Field) -> &'static str {
    if field.required { REQUIRED } else { field.left_out }
}

#[cfg(test)]
mod tests {
    use super::list;
    use crate::fixture::without_styles;
    use crate::model::field::{Field, FileKind, Kind};

    #[test]
    fn each_field_says_what_it_takes() {
        const FIELDS: &[&Field] = &[
            &Field::required("title", Kind::Text, "the name"),
            &Field::optional("home", Kind::Word(&["a", "b"]), "what it shows").left_out("`a`"),
        ];
        let kind = FileKind { name: "site", about: "The site", fields: FIELDS };
        assert_eq!(
            without_styles(&list(&[kind], 40)),
            "\
The site

  title
    the name (required)

  home
    what it shows: `a`, `b` (left out:
    `a`)
"
        );
    }
}
