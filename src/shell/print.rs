//! The terminal: the one door to anstream, which knows about colours and pipes.

use std::io::{IsTerminal as _, Write as _};

use anstream::ColorChoice;

use super::args::Color;

/// The fewest and the most columns that text is wrapped to.
const NARROWEST: usize = 40;
const WIDEST: usize = 100;

/// Uses colours as the user said; by itself only on a terminal, and never with `NO_COLOR`.
pub fn choose_color(color: Color) {
    match color {
        Color::Auto => ColorChoice::Auto,
        Color::Always => ColorChoice::Always,
        Color::Never => ColorChoice::Never,
    }
    .write_global();
}

/// Prints to standard output; a reader that has gone away is no fault.
pub fn out(text: &str) {
    let _ = anstream::stdout().write_all(text.as_bytes());
}

/// Prints to standard error; a reader that has gone away is no fault.
pub fn err(text: &str) {
    let _ = anstream::stderr().write_all(text.as_bytes());
}

/// The text without its colours.
#[cfg(feature = "serve")]
pub fn plain(text: &str) -> String {
    anstream::adapter::strip_str(text).to_string()
}

/// The columns of the terminal, or what reads well in a file.
pub fn width() -> usize {
    terminal_size::terminal_size().map_or(140, |(width, _)| usize::from(width.0))
}

/// The columns for text that is read: those of the terminal, within reason; 80 if it is none.
pub fn text_width() -> usize {
    let terminal = std::io::stdout().is_terminal().then(terminal_size::terminal_size).flatten();
    terminal.map_or(80, |(width, _)| usize::from(width.0).clamp(NARROWEST, WIDEST))
}
