//! The world: arguments, files and the terminal. Nothing else touches it.

pub mod args;
pub mod commands;
mod lookup;
mod print;
pub mod read;
mod theme;
pub mod write;
