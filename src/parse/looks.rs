//! Reads what `content/site.yaml` says about the looks of the site.

use super::fields::{Fields, UNKNOWN_KEY};
use super::{markdown, values};
use crate::model::color::{Color, Pair};
use crate::model::diagnostic::{Diagnostics, Located, Rule};
use crate::model::field::{Field, Kind};
use crate::model::looks::Looks;
use crate::model::node::{Node, Value};
use crate::model::prose::{Element, Link, Piece, Prose};
use crate::model::text::yaml_scalar;

pub const INVALID_COLOR: Rule =
    Rule::error("invalid-color", "A browser would show the page without it.").shown(
        "
//- content/site.yaml
title: Codes
accent: blue
        ^^^^ error: `blue` is not a colour that the program can check
        help: write it as `\"#1d4fc4\"`, or one for each scheme as `\"#1d4fc4 #93b4ff\"`, in quotes
",
        "
//- content/site.yaml
title: Codes
accent: \"#1d4fc4 #93b4ff\"
",
    );
pub const INVALID_FOOTER: Rule = Rule::error("invalid-footer", "The foot of a page is one line.")
    .shown(
        "
//- content/site.yaml
title: Codes
footer: \"- [Contact](https://example.org/)\"
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: the footer is not a line of text
        help: write text with links and code spans
",
        "
//- content/site.yaml
title: Codes
footer: \"[Contact](https://example.org/)\"
",
    );

pub const LOGO: Field = Field::optional(
    "logo",
    Kind::Text,
    "a picture of static/ in place of the title in the header, as `logo.svg`",
)
.left_out("the title");
pub const ICON: Field = Field::optional(
    "icon",
    Kind::Text,
    "the icon of browsers and home screens, an SVG or PNG of static/, as `mark.svg`",
)
.left_out("an icon without words");
pub const ACCENT: Field = Field::optional(
    "accent",
    Kind::Colors,
    "the colour of links: one for both schemes, or one for the light and one for the dark scheme, \
     as `\"#1d4fc4 #93b4ff\"`",
)
.left_out("blue");
pub const LINKS: Field = Field::optional(
    "links",
    Kind::List(&Kind::Mapping(LINK_FIELDS)),
    "links of the header, as `[{ text: Support, url: \"https://example.org/\" }]`",
);
pub const FOOTER: Field =
    Field::optional("footer", Kind::Line, "what is at the foot of every page: a line of Markdown")
        .left_out("the title and the tagline");
pub const STYLES: Field = Field::optional(
    "styles",
    Kind::Text,
    "a style sheet of static/ that follows the theme's, as `own.css`",
);

const TEXT: Field = Field::required("text", Kind::Text, "what readers see");
const URL: Field =
    Field::required("url", Kind::Text, "where it leads: an `https://` address, or a content file");
const LINK_FIELDS: &[&Field] = &[&TEXT, &URL];

/// Reads the fields; `text` is that of the file.
pub fn read(fields: &Fields<'_>, text: &str, diagnostics: &mut Diagnostics) -> Looks {
    let footer = fields.optional(&FOOTER, &values::text, diagnostics);
    Looks {
        logo: fields.optional(&LOGO, &values::text, diagnostics),
        icon: fields.optional(&ICON, &values::text, diagnostics),
        accent: fields.optional(&ACCENT, &accent, diagnostics),
        links: fields.list(&LINKS, &link, diagnostics),
        footer: footer.and_then(|footer| line(&footer, text, diagnostics)),
        styles: fields.optional(&STYLES, &values::text, diagnostics),
    }
}

fn accent(node: &Node, diagnostics: &mut Diagnostics) -> Option<Located<Pair>> {
    let text = values::text(node, diagnostics)?;
    let colors: Option<Vec<_>> = text.value.split_whitespace().map(Color::parse).collect();
    match colors.as_deref() {
        Some([both]) => Some(Located::new(Pair { light: *both, dark: *both }, text.place)),
        Some([light, dark]) => Some(Located::new(Pair { light: *light, dark: *dark }, text.place)),
        _ => {
            let shown = values::short(&text.value);
            let message = format!("`{shown}` is not a colour that the program can check");
            diagnostics.add(&INVALID_COLOR, &text.place, message).help(
                "write it as `\"#1d4fc4\"`, or one for each scheme as `\"#1d4fc4 #93b4ff\"`, in \
                 quotes",
            );
            None
        }
    }
}

/// A link of Markdown.
fn link(node: &Node, diagnostics: &mut Diagnostics) -> Option<Prose> {
    if let Value::Mapping(entries) = &node.value
        && let [(key, Node { value: Value::Scalar { text: url, .. }, .. })] = &entries[..]
        && LINK_FIELDS.iter().all(|field| field.name != key.value)
    {
        let message = format!("there is no field `{}`", values::short(&key.value));
        let text = yaml_scalar(&key.value).unwrap_or_else(|| "…".to_owned());
        let help = format!("write `{{ text: {text}, url: \"{url}\" }}`");
        diagnostics.add(&UNKNOWN_KEY, &node.place, message).help(help);
        return None;
    }
    let fields = Fields::new(node, LINK_FIELDS, true, diagnostics)?;
    let text = fields.required(&TEXT, &values::words, diagnostics);
    let target = fields.required(&URL, &values::text, diagnostics);
    let (text, target) = (text?, target?);
    let link = Link { target, title: String::new(), text: text.clone() };
    let pieces = vec![Piece::Link(Box::new(link)), Piece::Text(text), Piece::End(Element::Link)];
    Some(Prose { pieces, ..Prose::default() })
}

/// A line of Markdown, without the paragraph around it; `None` after it reported that it is none.
fn line(written: &Located<String>, text: &str, diagnostics: &mut Diagnostics) -> Option<Prose> {
    let place = &written.place;
    let mut its_diagnostics = Diagnostics::default();
    let mut prose = markdown::read(&place.path, &written.value, place.start, &mut its_diagnostics);
    // In quotes, or over several lines, bytes of the value are not bytes of the file.
    if text.get(place.start..place.end) != Some(&written.value) {
        for fault in std::mem::take(&mut its_diagnostics).into_sorted() {
            diagnostics.add(fault.rule, place, fault.message).help = fault.help;
        }
        prose.literal.clear();
        for piece in &mut prose.pieces {
            if let Piece::Link(link) = piece {
                link.target.place = place.clone();
            }
        }
    }
    diagnostics.extend(its_diagnostics);
    if !prose.unwrap_line() {
        diagnostics
            .add(&INVALID_FOOTER, place, "the footer is not a line of text")
            .help("write text with links and code spans");
        return None;
    }
    Some(prose)
}

#[cfg(test)]
mod tests {
    use super::UNKNOWN_KEY;
    use crate::fixture::check;

    #[test]
    fn a_link_says_its_text_and_its_address() {
        check(
            &UNKNOWN_KEY,
            "
//- content/site.yaml
title: T
links:
  - Support: https://x.example/
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: there is no field `Support`
    help: write `{ text: Support, url: \"https://x.example/\" }`
  - { text: Status, uri: \"https://y.example/\" }
                    ^^^ error: there is no field `uri`
                    help: write `url`
",
        );
    }
}
