//! What the program does when it is called.

use std::fmt::Write as _;
use std::io;
use std::process::ExitCode;
use std::time::Instant;

use super::args::{self, Arguments, BuildOptions, CheckOptions, Command};
use super::status::{FAILED, FAULTS};
use super::write::{self, Target, Written};
use super::{fix, lookup, new, print, read, show, tell};
use crate::model::source::Sources;
use crate::{Build, report};

/// Does what the arguments say.
#[must_use]
pub fn run(arguments: Arguments) -> ExitCode {
    print::choose_color(arguments.color);
    let done = match arguments.command {
        None => build(&arguments.build),
        Some(Command::Build(options)) => build(&options),
        Some(Command::Check { options, fix }) => {
            let fixed = if fix { fix::before_check(&options.root) } else { Ok(()) };
            fixed.and_then(|()| check(&options))
        }
        #[cfg(feature = "serve")]
        Some(Command::Serve(options)) => super::serve::run(&options),
        Some(Command::Fix { root, dry_run, format }) => fix::fix(&root, dry_run, format),
        Some(Command::New { subject, title, root, format }) => {
            new::new(&subject, &title, &root, format)
        }
        Some(Command::Show { asked, root, format }) => show::show(&asked, root.as_deref(), format),
        Some(Command::Explain { rules, format }) => lookup::explain(&rules, format),
        Some(Command::Rules { format }) => Ok(lookup::rules(format)),
        Some(Command::Schema { snippets }) => {
            lookup::schema(snippets);
            Ok(ExitCode::SUCCESS)
        }
        Some(Command::Completions { shell }) => {
            print::out(&args::completions(shell));
            Ok(ExitCode::SUCCESS)
        }
    };
    done.unwrap_or_else(|fault| {
        print::err(&format!("error: {fault}\n"));
        ExitCode::from(FAILED)
    })
}

fn build(options: &BuildOptions) -> io::Result<ExitCode> {
    let check = &options.check;
    let mut clock = Clock::start();
    let sources = sources(check)?;
    clock.stage("read");
    let built = crate::build_in_stages(&sources, &mut |stage| clock.stage(stage));
    let denied = tell(&built, &sources, check);
    let (errors, _) = report::sum::count(&built.diagnostics);
    if denied || errors > 0 {
        if !check.quiet {
            let why = if errors == 0 { " (with --deny-warnings)" } else { "" };
            summarize(check, &format!("nothing written{why}: {}\n", sum(&built)));
        }
        return Ok(ExitCode::from(FAULTS));
    }
    let chosen = options.output.is_some();
    let output = options.output.clone().unwrap_or_else(|| check.root.join("public"));
    let target = Target { root: &check.root, output: &output, chosen, force: options.force };
    let written = write::write(&built.files, &target)?;
    clock.stage("write");
    if check.timings {
        print::err(&clock.timings());
    }
    if !check.quiet {
        summarize(check, &summary(&built, &written, &clock, &output.display().to_string()));
    }
    Ok(ExitCode::SUCCESS)
}

fn check(options: &CheckOptions) -> io::Result<ExitCode> {
    let mut clock = Clock::start();
    let sources = sources(options)?;
    clock.stage("read");
    let built = crate::build_in_stages(&sources, &mut |stage| clock.stage(stage));
    let denied = tell(&built, &sources, options);
    if options.timings {
        print::err(&clock.timings());
    }
    if !options.quiet {
        let (pages, sum) = (built.pages(), sum(&built));
        let milliseconds = clock.milliseconds();
        summarize(options, &format!("checked {pages} pages in {milliseconds} ms: {sum}\n"));
    }
    let faults = denied || report::sum::count(&built.diagnostics).0 > 0;
    Ok(if faults { ExitCode::from(FAULTS) } else { ExitCode::SUCCESS })
}

fn sources(options: &CheckOptions) -> io::Result<Sources> {
    let mut sources = read::sources(&options.root)?;
    sources.base_url.clone_from(&options.base_url);
    Ok(sources)
}

/// Prints the faults; true if there are warnings and they count.
fn tell(built: &Build, sources: &Sources, options: &CheckOptions) -> bool {
    tell::faults(built, sources, &options.root, tell::format(options.format));
    options.deny_warnings && report::sum::count(&built.diagnostics).1 > 0
}

fn summarize(options: &CheckOptions, line: &str) {
    tell::summary(tell::format(options.format), line);
}

/// How many faults there are, and where more is said of them.
fn sum(built: &Build) -> String {
    let sum = report::sum::sum(&built.diagnostics);
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

    /// The stage that just ended.
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

/// The most memory that the program had at once, in kilobytes, where the system tells.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}
