//! The program: arguments in, exit status out.

use std::process::ExitCode;

use statusbook::shell::{args, commands};

fn main() -> ExitCode {
    commands::run(args::arguments())
}
