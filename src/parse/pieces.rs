//! Gathers the pieces of a page: those of a heading in the heading, and labels as plain text too.

use crate::model::prose::{Element, Heading, Image, Link, Piece};

/// The pieces so far.
#[derive(Default)]
pub struct Pieces {
    done: Vec<Piece>,
    /// The heading that is open; its pieces gather in it.
    heading: Option<Box<Heading>>,
    /// The indexes of the links and images that are open, the outermost first.
    labelled: Vec<usize>,
}

impl Pieces {
    pub fn start_heading(&mut self, heading: Heading) {
        self.heading = Some(Box::new(heading));
    }

    pub fn end_heading(&mut self) {
        self.done.extend(self.heading.take().map(Piece::Heading));
    }

    pub fn start_link(&mut self, link: Link) {
        self.start_labelled(Piece::Link(Box::new(link)));
    }

    pub fn start_image(&mut self, image: Image) {
        self.start_labelled(Piece::Image(Box::new(image)));
    }

    pub fn add(&mut self, piece: Piece) {
        let text = match &piece {
            Piece::Text(text) | Piece::Code(text) => text,
            Piece::SoftBreak | Piece::HardBreak => " ",
            _ => "",
        };
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(text);
        }
        self.extend_labels(text);
        if matches!(piece, Piece::End(Element::Link | Element::Image)) {
            self.labelled.pop();
        }
        self.open().push(piece);
    }

    pub fn into_vec(self) -> Vec<Piece> {
        self.done
    }

    /// Whether a link or an image is open.
    pub fn is_in_label(&self) -> bool {
        !self.labelled.is_empty()
    }

    fn start_labelled(&mut self, piece: Piece) {
        let at = self.open().len();
        self.labelled.push(at);
        self.open().push(piece);
    }

    /// A link and an image know their text too. Of many inside each other two do: the rest is
    /// a fault anyway, and the texts would grow without bound.
    fn extend_labels(&mut self, text: &str) {
        for at in self.labelled.clone().into_iter().take(2) {
            match self.open().get_mut(at) {
                Some(Piece::Link(link)) => link.text.push_str(text),
                Some(Piece::Image(image)) => image.text.push_str(text),
                _ => {}
            }
        }
    }

    fn open(&mut self) -> &mut Vec<Piece> {
        match &mut self.heading {
            Some(heading) => &mut heading.pieces,
            None => &mut self.done,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::fixture::{guide, one_file};
    use crate::model::diagnostic::Diagnostics;
    use crate::parse;

    #[test]
    fn a_line_break_in_a_heading_or_a_label_is_a_space() {
        let page = guide("When a client\ngives up\n---\n\n![A proxy\nin\\\nbetween](a.png)\n");
        let sources = one_file("content/guides/x.md", page);
        let site = parse::site(&sources, &mut Diagnostics::default());
        let prose = &site.guides()[0].prose;
        let heading = prose.headings().next().expect("there is a heading");
        assert_eq!(
            (&*heading.text, &*heading.id),
            ("When a client gives up", "when-a-client-gives-up")
        );
        assert_eq!(prose.images().next().expect("there is an image").text, "A proxy in between");
    }
}
