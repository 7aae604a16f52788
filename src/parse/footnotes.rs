//! Footnotes: which reference belongs to which note, and the notes in the order of their numbers.

use std::collections::{BTreeMap, HashMap};

use crate::model::prose::{Element, Piece};

/// The labels of a page, each with a number that holds until the notes are in order.
#[derive(Default)]
pub struct Labels(HashMap<String, usize>);

impl Labels {
    /// The same number for labels that differ in their case only.
    pub fn number(&mut self, label: &str) -> usize {
        let next = self.0.len() + 1;
        *self.0.entry(fold(label)).or_insert(next)
    }
}

/// A label without its case (Unicode Standard section 5.18).
pub fn fold(label: &str) -> String {
    label.to_lowercase().to_uppercase().to_lowercase()
}

/// Moves the notes behind the text, in the order in which it refers to them, and numbers them and
/// their references from 1. Notes that nothing refers to come last.
pub fn arrange(pieces: Vec<Piece>) -> Vec<Piece> {
    let (mut text, mut notes) = split(pieces);
    let mut order = Vec::new();
    number(&mut text, &mut order);
    let (mut at, mut is_used) = (0, true);
    while let Some((first, _)) = notes.first_key_value() {
        if at == order.len() {
            order.push(*first);
            is_used = false;
        }
        for mut note in notes.remove(&order[at]).unwrap_or_default() {
            number(&mut note, &mut order);
            if let Some(Piece::Footnote(footnote)) = note.first_mut() {
                (footnote.number, footnote.is_used) = (at + 1, is_used);
            }
            text.append(&mut note);
        }
        at += 1;
    }
    text
}

/// The pieces outside notes, and the notes by their numbers; a note within a note is one beside it.
fn split(pieces: Vec<Piece>) -> (Vec<Piece>, BTreeMap<usize, Vec<Vec<Piece>>>) {
    let (mut text, mut open, mut notes) = (Vec::new(), Vec::new(), BTreeMap::new());
    for piece in pieces {
        if let Piece::Footnote(footnote) = &piece {
            open.push((footnote.number, Vec::new()));
        }
        let is_end = matches!(piece, Piece::End(Element::Footnote));
        open.last_mut().map_or(&mut text, |(_, note)| note).push(piece);
        if is_end && let Some((number, note)) = open.pop() {
            notes.entry(number).or_insert_with(Vec::new).push(note);
        }
    }
    (text, notes)
}

/// Gives each reference the position, from 1, of its number in `order`; new ones are added to it.
fn number(pieces: &mut [Piece], order: &mut Vec<usize>) {
    for piece in pieces {
        match piece {
            Piece::FootnoteReference { number } => {
                let known = order.iter().position(|known| known == number);
                *number = 1 + known.unwrap_or_else(|| {
                    order.push(*number);
                    order.len() - 1
                });
            }
            Piece::Heading(heading) => self::number(&mut heading.pieces, order),
            _ => {}
        }
    }
}
