//! What the program does when it is called.

use std::fmt::Write as _;
use std::process::ExitCode;
use std::time::Instant;

use super::args::{self, Arguments, BuildOptions, CheckOptions, Command, FAILED, FAULTS};
use super::error::Error;
use super::write::{self, Target, Written};
use super::{fix, init, new, print, read, rules, show, theme};
use crate::model::diagnostic::count;
use crate::model::source::Sources;
use crate::{Build, report};

/// Does what the arguments of the process say.
#[must_use]
pub fn run() -> ExitCode {
    let done = match args::arguments() {
        Ok(arguments) => call(arguments),
        Err(message) => print::printed(message.print()).map(|()| message.status()),
    };
    done.unwrap_or_else(|error| {
        // If standard error is full as well, the exit status is all that is left to say it.
        let _ = print::err(&format!("error: {error}\n"));
        ExitCode::from(FAILED)
    })
}

fn call(arguments: Arguments) -> Result<ExitCode, Error> {
    print::choose_color(arguments.color);
    match arguments.command {
        None => build(&arguments.build),
        Some(Command::Build(options)) => build(&options),
        Some(Command::Check { options, fix }) => {
            if fix {
                fix::before_check(&options.root)?;
            }
            check(&options)
        }
        #[cfg(feature = "serve")]
        Some(Command::Serve(options)) => super::serve::run(&options),
        Some(Command::Fix { root, dry_run, format }) => fix::fix(&root, dry_run, format),
        Some(Command::Init(options)) => init::init(&options),
        Some(Command::New { subject, title, root, format }) => {
            new::new(&subject, &title, &root, format)
        }
        Some(Command::Show { asked, root, format }) => show::show(&asked, root.as_deref(), format),
        Some(Command::Explain { rules: names, format }) => rules::explain(&names, format),
        Some(Command::Rules { format }) => rules::rules(format),
        Some(Command::Fields { kind }) => rules::fields(kind.as_deref()),
        Some(Command::Schema { snippets }) => rules::schema(snippets),
        Some(Command::Theme { file }) => theme::theme(file.as_deref()),
        Some(Command::Completions { shell }) => {
            print::out(&args::completions(shell))?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn build(options: &BuildOptions) -> Result<ExitCode, Error> {
    let check = &options.check;
    let mut clock = Clock::start();
    let (built, has_faults) = checked(check, &mut clock)?;
    if has_faults {
        print_timings(check, &clock)?;
        let why = if count(&built.diagnostics).0 == 0 { " (with --deny-warnings)" } else { "" };
        summarize(check, &format!("nothing written{why}: {}\n", sum(&built)))?;
        return Ok(ExitCode::from(FAULTS));
    }
    let chosen = options.output.is_some();
    let output = options.output.clone().unwrap_or_else(|| check.root.join("public"));
    let target = Target { root: &check.root, output: &output, chosen, force: options.force };
    let written = write::write(&built.files, &target)?;
    clock.stage("write");
    print_timings(check, &clock)?;
    summarize(check, &summary(&built, &written, &clock, &output.display().to_string()))?;
    Ok(ExitCode::SUCCESS)
}

fn check(options: &CheckOptions) -> Result<ExitCode, Error> {
    let mut clock = Clock::start();
    let (built, has_faults) = checked(options, &mut clock)?;
    print_timings(options, &clock)?;
    let (pages, sum) = (built.pages(), sum(&built));
    let milliseconds = clock.milliseconds();
    summarize(options, &format!("checked {pages} pages in {milliseconds} ms: {sum}\n"))?;
    Ok(if has_faults { ExitCode::from(FAULTS) } else { ExitCode::SUCCESS })
}

/// Builds in memory and prints the diagnostics; true if some of them keep the site from being
/// written.
fn checked(options: &CheckOptions, clock: &mut Clock) -> Result<(Build, bool), Error> {
    let (base_url, edit_url) = (options.base_url.clone(), options.edit_url.clone());
    let last_review = read::last_review(options.today);
    let folder = read::folder_in_repository(&options.root)?;
    let read = read::sources(&options.root)?;
    let sources = Sources { base_url, edit_url, folder, last_review, ..read };
    clock.stage("read");
    let built = crate::build_in_stages(&sources, &mut |stage| clock.stage(stage));
    print::diagnostics(&built, &sources, &options.root, print::format(options.format))?;
    let (errors, warnings) = count(&built.diagnostics);
    let has_faults = errors > 0 || options.deny_warnings && warnings > 0;
    Ok((built, has_faults))
}

fn print_timings(options: &CheckOptions, clock: &Clock) -> Result<(), Error> {
    if options.timings { print::err(&clock.timings()) } else { Ok(()) }
}

fn summarize(options: &CheckOptions, line: &str) -> Result<(), Error> {
    if options.quiet { Ok(()) } else { print::summary(print::format(options.format), line) }
}

/// How many faults there are, and where more is said of them.
fn sum(built: &Build) -> String {
    let sum = report::sum(&built.diagnostics);
    match built.diagnostics.first() {
        Some(first) => format!("{sum}; `statusbook explain {}` says more", first.rule.name),
        None => sum,
    }
}

fn summary(built: &Build, written: &Written, clock: &Clock, output: &str) -> String {
    let (pages, files) = (built.pages(), built.files.len());
    let Written { written, unchanged, removed } = written;
    let bytes: usize = built.files.iter().map(|file| file.bytes.len()).sum();
    let mut line = format!("{output}: {pages} pages, {files} files, {bytes} bytes");
    match built.site.hidden_drafts().count() {
        0 => {}
        1 => line.push_str(", 1 draft left out"),
        drafts => _ = write!(line, ", {drafts} drafts left out"),
    }
    let _ = write!(line, " in {} ms; ", clock.milliseconds());
    let _ = writeln!(line, "{written} written, {unchanged} unchanged, {removed} removed");
    line
}

/// How long the stages took.
struct Clock {
    start: Instant,
    last: Instant,
    stages: Vec<(&'static str, u128)>,
}

impl Clock {
    fn start() -> Self {
        let now = Instant::now();
        Self { start: now, last: now, stages: Vec::new() }
    }

    /// Records the stage that just ended.
    fn stage(&mut self, name: &'static str) {
        let now = Instant::now();
        self.stages.push((name, (now - self.last).as_micros()));
        self.last = now;
    }

    fn milliseconds(&self) -> u128 {
        self.start.elapsed().as_millis()
    }

    fn timings(&self) -> String {
        let mut text = String::new();
        for (name, microseconds) in &self.stages {
            let (whole, part) = (microseconds / 1000, microseconds % 1000 / 10);
            let _ = writeln!(text, "{name:>14} {whole:>5}.{part:02} ms");
        }
        if let Some(kilobytes) = peak_memory() {
            let _ = writeln!(text, "{:>14} {kilobytes:>8} KB", "peak memory");
        }
        text
    }
}

/// The most memory that the program had at once, in kilobytes; `None` where the system does not
/// say.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}
