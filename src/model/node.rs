//! The values of a YAML document, each with its bytes; no crate is named here.

use super::diagnostic::{Located, Place};

/// A value and its bytes.
#[derive(Debug, Clone)]
pub struct Node {
    /// From the first byte to after the last, quotes and brackets included.
    pub place: Place,
    /// What was read there.
    pub value: Value,
}

/// What a node is.
#[derive(Debug, Clone)]
pub enum Value {
    /// A scalar, of whatever type YAML would give it.
    Scalar {
        /// The content, with escapes replaced and lines folded (YAML 1.2.2 section 7.3).
        text: String,
        /// Whether it is written without quotes and not as a block.
        plain: bool,
    },
    /// The items of a sequence, from first to last.
    List(Vec<Node>),
    /// In the order in which they are written, each key once.
    Mapping(Vec<(Located<String>, Node)>),
    /// A value that has been reported already.
    Refused,
}
