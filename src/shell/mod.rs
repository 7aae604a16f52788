//! The world: arguments, files and the terminal. Nothing else touches it.

pub mod args;
pub mod commands;
pub mod error;
mod fix;
mod init;
mod new;
mod page_file;
mod print;
pub mod read;
mod rules;
#[cfg(feature = "serve")]
mod serve;
mod show;
mod source_files;
mod theme;
pub mod write;
