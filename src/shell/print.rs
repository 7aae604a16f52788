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
    columns().unwrap_or(140)
}

/// The columns for text that is read: those of the terminal, within reason; 80 if it is none.
pub fn text_width() -> usize {
    let is_terminal = std::io::stdout().is_terminal();
    let columns = if is_terminal { columns() } else { asked_columns() };
    columns.map_or(80, |columns| columns.clamp(NARROWEST, WIDEST))
}

/// The columns that the user asked for, or those of the terminal.
fn columns() -> Option<usize> {
    let terminal = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    asked_columns().or_else(terminal)
}

fn asked_columns() -> Option<usize> {
    let columns = std::env::var("COLUMNS").ok()?.parse().ok()?;
    (columns > 0).then_some(columns)
}
