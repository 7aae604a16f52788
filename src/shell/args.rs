//! The command line: the one door to clap.

use std::path::PathBuf;

use clap::{Args, CommandFactory as _, Parser, Subcommand, ValueEnum};
pub use clap_complete::Shell;

const VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), " (", env!("STATUSBOOK_COMMIT"), ")");

const EXAMPLES: &str = "\
Examples:
  statusbook                        build the site of this folder into public/
  statusbook check                  find every fault, write nothing
  statusbook build --output dist --base-url https://example.org/codes/
  statusbook check --deny-warnings --format github
  statusbook new 425                write content/425.md, with what is known of 425
  statusbook fix --dry-run          show what can be mended by itself
  statusbook show rate limit        search, and print what is found
  statusbook explain wrong-phrase   say what a rule is for, with an example and its cure

Exit status: 0 clean, 1 faults found, something to mend, or nothing that fits, 2 could not run.";

/// Builds a reference site for HTTP status codes out of Markdown files.
#[derive(Debug, Parser)]
#[command(name = "statusbook", version = VERSION, after_help = EXAMPLES, max_term_width = 100)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Option<Command>,

    #[command(flatten)]
    pub build: BuildOptions,

    /// When to use colors
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto)]
    pub color: Color,
}

/// What to do; to build if nothing is said.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build the site
    Build(BuildOptions),
    /// Find every fault, and write nothing
    Check {
        #[command(flatten)]
        options: CheckOptions,

        /// First mend what a machine can mend for certain, as `fix` does
        #[arg(long)]
        fix: bool,
    },
    /// Mend what a machine can mend for certain, and touch nothing else
    Fix {
        /// The folder that holds content/
        #[arg(long, value_name = "DIR", default_value = ".")]
        root: PathBuf,

        /// Write nothing: show what would change; exit status 1 if something would
        #[arg(long, short = 'n')]
        dry_run: bool,

        /// How it is told
        #[arg(long, value_enum, default_value_t = Shape::Text)]
        format: Shape,
    },
    /// Write a new page, with what is known of it filled in
    New {
        /// `425`, `4xx`, or `guide` with a title
        #[arg(value_name = "CODE|CLASS|guide")]
        subject: String,

        /// The title of a guide, as in `"401 or 403?"`
        title: Option<String>,

        /// The folder that holds content/
        #[arg(long, value_name = "DIR", default_value = ".")]
        root: PathBuf,

        /// How it is told
        #[arg(long, value_enum, default_value_t = Shape::Text)]
        format: Shape,
    },
    /// Print a page in the terminal, or what the site's search finds
    Show {
        /// A code, a class, the name of a guide, or what to search for
        #[arg(required = true, value_name = "WHAT")]
        asked: Vec<String>,

        /// The folder that holds content/ [default: what statusbook carries]
        #[arg(long, value_name = "DIR")]
        root: Option<PathBuf>,

        /// How it is told
        #[arg(long, value_enum, default_value_t = Shape::Text)]
        format: Shape,
    },
    /// Say what a rule is for, with an example and its cure
    Explain {
        /// The names of rules, as in `wrong-phrase`
        #[arg(required = true, value_name = "RULE")]
        rules: Vec<String>,

        /// How it is told
        #[arg(long, value_enum, default_value_t = Shape::Text)]
        format: Shape,
    },
    /// List every rule
    Rules {
        /// How they are told
        #[arg(long, value_enum, default_value_t = Shape::Text)]
        format: Shape,
    },
    /// Print the JSON Schema of front matter, for editors
    Schema {
        /// Snippets for Visual Studio Code in its place
        #[arg(long)]
        snippets: bool,
    },
    /// Print a script that completes the command line
    Completions {
        /// The shell that reads the script
        shell: Shell,
    },
}

/// How to check.
#[derive(Debug, Clone, Args)]
pub struct CheckOptions {
    /// The folder that holds content/
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,

    /// Where the site will be published; wins over `base_url` in content/site.yaml
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,

    /// How faults are told; on GitHub Actions `github` by itself
    #[arg(long, value_enum)]
    pub format: Option<Format>,

    /// Count warnings as faults
    #[arg(long)]
    pub deny_warnings: bool,

    /// Print faults and nothing else
    #[arg(long, short)]
    pub quiet: bool,

    /// Print how long each stage took
    #[arg(long)]
    pub timings: bool,
}

/// How to build.
#[derive(Debug, Clone, Args)]
pub struct BuildOptions {
    #[command(flatten)]
    pub check: CheckOptions,

    /// Where the site goes [default: public/ in the root]
    #[arg(long, value_name = "DIR")]
    pub output: Option<PathBuf>,

    /// Take over an output folder that holds files of others
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people: the line, carets, and what to write
    Text,
    /// For programs: one object (docs/diagnostics.md)
    Json,
    /// Workflow commands, which GitHub shows at the lines of a change
    Github,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Shape {
    /// For people
    Text,
    /// For programs: one object (docs/json.md)
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

/// The arguments that the program was called with; help, version and mistakes end it here.
#[must_use]
pub fn arguments() -> Arguments {
    Arguments::parse()
}

/// The script that completes the command line in that shell.
#[must_use]
pub fn completions(shell: Shell) -> String {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "statusbook", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}
