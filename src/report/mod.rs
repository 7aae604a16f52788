//! Diagnostics -> words, for people, programs and GitHub.

pub mod github;
pub mod json;
mod position;
pub mod rules;
pub mod sum;
pub mod text;
