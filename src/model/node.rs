//! The values of a YAML document, each with its bytes; no crate is named here.

use super::diagnostic::{Located, Place};

/// A value and its bytes.
#[derive(Debug, Clone)]
pub struct Node {
    pub place: Place,
    pub value: Value,
}

/// What a node is.
#[derive(Debug, Clone)]
pub enum Value {
    /// A scalar as text; `plain` if it is written without quotes and not as a block. One of which
    /// nothing is written is plain and empty; its place is the comment on its line, if any.
    Scalar {
        text: String,
        plain: bool,
    },
    List(Vec<Node>),
    /// In the order in which they are written, each key once.
    Mapping(Vec<(Located<String>, Node)>),
    /// A value that has been reported already.
    Refused,
}
