//! The terminal: the one door to anstream, which knows about colours and pipes.

use std::io::Write as _;

use anstream::ColorChoice;

use super::args::Color;

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
