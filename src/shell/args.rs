//! The command line: the one door to clap.

mod values;

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::builder::PossibleValuesParser;
use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{
    Arg, ArgMatches, Args, CommandFactory as _, FromArgMatches as _, Parser, Subcommand, ValueEnum,
};
pub use clap_complete::Shell;

use crate::model::code::Code;
use crate::model::date::Date;
use crate::model::site_config::{BaseUrl, EditUrl};
use crate::parse::FILE_KINDS;
#[cfg(feature = "serve")]
use values::site_path;
use values::{base_url, code, day, edit_url};

const VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), " (", env!("STATUSBOOK_COMMIT"), ")");

const EXAMPLES: &str = "\
Examples:
  statusbook init my-errors         write a project of your own, with a page for each code
  statusbook                        build the site of this folder into public/
  statusbook check                  find every fault, write nothing
  statusbook build --output dist --base-url https://example.org/codes/
  statusbook check --deny-warnings --format github
  statusbook serve --open           write, and see each page as it will be
  statusbook new 425                write content/425.md, with what is known of 425
  statusbook fix --dry-run          show what can be fixed automatically
  statusbook show rate limit        search, and print the results
  statusbook explain wrong-phrase   say what a rule is for, with an example and its fix

Exit status: 0 clean, 1 faults found, something to fix, or no result, 2 could not run.";

/// The exit status if faults were found, something would be fixed, or there is no result.
pub const FAULTS: u8 = 1;
/// The exit status if the program could not do what it was asked.
pub const FAILED: u8 = 2;

#[cfg(feature = "serve")]
const SERVING: &str = "\
The site is built in memory; nothing is written. A saved file changes the page that shows it, a
fault is shown over the page while the last good site stays up, and Ctrl-C ends it with status 0.

/try/429 answers with that status, as the example on its page does:
  curl -i 'http://127.0.0.1:4040/try/429?retry-after=120'
  curl -i 'http://127.0.0.1:4040/try/503?delay=2s'        (or delay=1500, in milliseconds)

With --host 0.0.0.0 everybody who reaches this machine can read the site and slow it down. Then use
its address: a request for a name that is not this server's own is refused.";

const INIT: &str = "\
Each page says what the built-in reference tells those who receive the code; `statusbook new 409`
adds one later. An existing file is never overwritten: then nothing is written.

content/site.yaml holds the title, logo, colour, links, footer and shape of the site; `statusbook
fields site` explains each.

  statusbook init my-errors --codes 200,400,401,404,429,500
  statusbook init my-errors --from openapi.yaml";

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

/// What to do; without a command, build.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build the site
    Build(BuildOptions),
    /// Find every fault, and write nothing
    Check {
        #[command(flatten)]
        options: CheckOptions,

        /// First fix what can be fixed automatically, as `fix` does
        #[arg(long)]
        fix: bool,
    },
    /// Fix what can be fixed automatically, and touch nothing else
    Fix {
        /// The folder that holds content/
        #[arg(long, value_name = "DIR", default_value = ".")]
        root: PathBuf,

        /// Write nothing: show what would change; exit status 1 if something would
        #[arg(long, short = 'n')]
        dry_run: bool,

        /// The format of what is printed
        #[arg(long, value_enum, default_value_t = Shape::Text)]
        format: Shape,
    },
    /// Write a project of your own, with a page for each code
    #[command(after_help = INIT)]
    Init(InitOptions),
    /// Write a new page, with what is known of it: of a site that is not strict a whole page
    New {
        /// `425`, `4xx`, or `guide` or `page` with a title
        #[arg(value_name = "CODE|CLASS|guide|page")]
        subject: String,

        /// The title of a guide or page, as in `"401 or 403?"`
        title: Vec<String>,

        /// The folder that holds content/
        #[arg(long, value_name = "DIR", default_value = ".")]
        root: PathBuf,

        /// The format of what is printed
        #[arg(long, value_enum, default_value_t = Shape::Text)]
        format: Shape,
    },
    /// Print a page in the terminal, or the pages that some words name
    Show {
        /// A code, a class, a guide, a phrase, a keyword or a constant, or how it starts
        #[arg(required = true, value_name = "WHAT")]
        asked: Vec<String>,

        /// The folder that holds content/ [default: this one, or the content built into statusbook]
        #[arg(long, value_name = "DIR")]
        root: Option<PathBuf>,

        /// The format of what is printed
        #[arg(long, value_enum, default_value_t = Shape::Text)]
        format: Shape,
    },
    /// Say what a rule is for, with an example and its fix
    Explain {
        /// The names of rules, as in `wrong-phrase`
        #[arg(required = true, value_name = "RULE")]
        rules: Vec<String>,

        /// The format of what is printed
        #[arg(long, value_enum, default_value_t = Shape::Text)]
        format: Shape,
    },
    /// List every rule
    Rules {
        /// The format of what is printed
        #[arg(long, value_enum, default_value_t = Shape::Text)]
        format: Shape,
    },
    /// List the fields of pages and of content/site.yaml: its looks, links, language
    Fields {
        /// One kind of file instead of all
        #[arg(value_parser = PossibleValuesParser::new(FILE_KINDS.map(|kind| kind.name)))]
        kind: Option<String>,
    },
    /// Print the JSON Schema of front matter, for editors
    Schema {
        /// Print snippets for Visual Studio Code instead
        #[arg(long)]
        snippets: bool,
    },
    /// List the files of the built-in theme, or print one
    Theme {
        /// The path of a file, as in `templates/base.html`
        file: Option<String>,
    },
    /// Serve the site, and rebuild it with every change
    #[cfg(feature = "serve")]
    #[command(after_help = SERVING)]
    Serve(ServeOptions),
    /// Print a script that completes the command line
    Completions {
        /// The shell that reads the script
        shell: Shell,
    },
}

/// What to write a project of.
#[derive(Debug, Clone, Args)]
pub struct InitOptions {
    /// The folder of the project, which is made if it is missing
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,

    /// The codes that have a page, as `200,404,429` [default: twelve usual ones, or those of FILE]
    #[arg(long, value_name = "CODES", value_delimiter = ',', value_parser = code)]
    pub codes: Vec<Code>,

    /// An OpenAPI 3 document, in YAML or JSON: a page for each code that its operations answer with
    #[arg(long, value_name = "FILE")]
    pub from: Option<PathBuf>,

    /// Write pages of no more than a code, its phrase and one sentence
    #[arg(long)]
    pub bare: bool,

    /// The format of what is printed
    #[arg(long, value_enum, default_value_t = Shape::Text)]
    pub format: Shape,
}

/// How to check.
#[derive(Debug, Clone, Args)]
pub struct CheckOptions {
    /// The folder that holds content/
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,

    /// Where the site will be published; overrides `base_url` in content/site.yaml
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub base_url: Option<BaseUrl>,

    /// Where a page's file can be edited, with `{path}`; overrides `edit_url` in content/site.yaml
    #[arg(long, value_name = "URL", value_parser = edit_url)]
    pub edit_url: Option<EditUrl>,

    /// The format of the diagnostics [default: text; on GitHub Actions github]
    #[arg(long, value_enum)]
    pub format: Option<Format>,

    /// The day on which pages can have been reviewed at the latest, as `2026-11-20`
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub today: Option<Date>,

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

    /// Take over an output folder that holds files that statusbook did not write
    #[arg(long)]
    pub force: bool,
}

/// How to serve.
#[cfg(feature = "serve")]
#[derive(Debug, Clone, Args)]
pub struct ServeOptions {
    /// The folder that holds content/
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,

    /// The address to listen at
    #[arg(long, value_name = "HOST", default_value = "127.0.0.1")]
    pub host: String,

    /// The port to listen at [default: 4040, or the next one that is free]
    #[arg(long, value_name = "PORT")]
    pub port: Option<u16>,

    /// The path of the site on the server
    #[arg(long, value_name = "PATH", default_value = "/", value_parser = site_path)]
    pub path: String,

    /// Open the site in the browser
    #[arg(long)]
    pub open: bool,

    /// The format of the diagnostics [default: text; on GitHub Actions github]
    #[arg(long, value_enum)]
    pub format: Option<Format>,
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

/// What clap prints in place of running a command: help, the version, or what is wrong with the
/// arguments.
#[derive(Debug)]
pub struct Message(clap::Error);

impl Message {
    /// Prints it to standard output, or to standard error if the arguments are wrong.
    ///
    /// # Errors
    /// If not all of it could be written.
    pub fn print(&self) -> io::Result<()> {
        self.0.print()
    }

    #[must_use]
    pub fn status(&self) -> ExitCode {
        if self.0.use_stderr() { ExitCode::from(FAILED) } else { ExitCode::SUCCESS }
    }
}

/// The arguments that the program was called with.
///
/// # Errors
/// If there is something to print in place of running a command.
pub fn arguments() -> Result<Arguments, Message> {
    let mut command = Arguments::command();
    let read = command.try_get_matches_from_mut(std::env::args_os()).and_then(|matches| {
        match misplaced(&command, &matches) {
            None => Arguments::from_arg_matches(&matches),
            Some(message) => Err(command.error(ErrorKind::ArgumentConflict, message)),
        }
    });
    read.map_err(Message)
}

/// What is wrong if an option of `build` is before another command, where it would do nothing.
fn misplaced(command: &clap::Command, matches: &ArgMatches) -> Option<String> {
    let name = matches.subcommand_name()?;
    let is_given = |argument: &&Arg| {
        matches.value_source(argument.get_id().as_str()) == Some(ValueSource::CommandLine)
    };
    let own = command.get_arguments().filter(|argument| !argument.is_global_set());
    let given = own.filter(|argument| argument.get_long().is_some()).find(is_given)?;
    let takes = command.find_subcommand(name).is_some_and(|it| {
        it.get_arguments().any(|argument| argument.get_long() == given.get_long())
    });
    let long = given.get_long()?;
    let value = if given.get_action().takes_values() { " …" } else { "" };
    Some(if takes {
        format!("write the option after the command: `statusbook {name} --{long}{value}`")
    } else {
        format!("`statusbook {name}` has no option `--{long}`")
    })
}

/// The script that completes the command line in that shell.
#[must_use]
pub fn completions(shell: Shell) -> String {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "statusbook", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}
