//! The world: arguments, files and the terminal. Nothing else touches it.

pub mod args;
pub mod commands;
mod print;
pub mod read;
#[cfg(feature = "serve")]
mod serve;
mod tell;
mod theme;
pub mod write;
