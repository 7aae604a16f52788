//! The program: arguments in, exit status out.

use std::process::ExitCode;

use statusbook::shell::commands;

fn main() -> ExitCode {
    commands::run()
}
