//! Tests only: a site and its faults in one string, each fault as carets under the wrong text.
//!
//! A file starts with `//- content/404.md`. Without front matter of its own it gets one: the
//! fields it holds replace those of a faultless page. After a line `---` comes its Markdown.
//! With two such lines it is taken as it is. A fixture that writes one help line under its carets
//! writes them all.

use std::fmt::Write as _;

use crate::model::code::Code;
use crate::model::date::Date;
use crate::model::diagnostic::{Diagnostic, Diagnostics, Located, Place, Rule, Severity};
use crate::model::facts::Words;
use crate::model::node::{Node, Value};
use crate::model::page_source::FrontMatter;
use crate::model::registry::registration;
use crate::model::source::{SourceFile, Sources, Theme};
use crate::{check, fix, parse, render};

/// Asserts that a rule finds in the files exactly the faults that are shown under their lines.
#[track_caller]
pub fn check(rule: &Rule, fixture: &str) {
    let fixture = fixture.trim_matches('\n');
    let files = files(fixture);
    let sources = site_of(sources(&files));
    let mut faults = faults(&sources);
    faults.retain(|fault| fault.rule == rule);
    compare(fixture, &files, &faults, &|fault| fault.severity.name().to_owned());
}

/// Asserts that the templates have exactly the faults that are shown under their lines, with the
/// name of the rule. Kinds of pages that the fixture leaves out have a faultless template.
#[track_caller]
pub fn check_theme(fixture: &str) {
    let fixture = fixture.trim_matches('\n');
    let files = files(fixture);
    let sources = Sources { theme: theme(sources(&files)), ..small_site() };
    let mut faults = faults(&sources);
    faults.retain(|fault| render::RULES.contains(&fault.rule));
    let named = |fault: &Diagnostic| format!("{}[{}]", fault.severity.name(), fault.rule.name);
    compare(fixture, &files, &faults, &named);
}

/// Asserts that the example of a rule has exactly the faults that are shown under its lines, and
/// that its fix has no fault of that rule, nor an error of a rule that the example has not.
///
/// What cannot be written down is between `⟨` and `⟩`: a byte as `⟨0xff⟩`, something long as
/// `⟨word × 1000⟩`, and `⟨no such file⟩`. There are no carets then.
#[track_caller]
pub fn check_example(rule: &Rule) {
    let name = rule.name;
    let wrong = faults(&example(rule.wrong));
    assert!(wrong.iter().any(|fault| fault.rule == rule), "{name}: the example has no such fault");
    let right = faults(&example(rule.right));
    let kept = right.iter().find(|fault| {
        let known = wrong.iter().any(|known| known.rule == fault.rule);
        fault.rule == rule || (fault.severity == Severity::Error && !known)
    });
    assert_eq!(kept, None, "{name}: the fix has a fault");
    let fixture = rule.wrong.trim_matches('\n');
    let files = files(fixture);
    let mut its = wrong;
    its.retain(|fault| fault.rule == rule);
    // What is wrong with a page that was made has no line in the template that made it.
    let shown = its.iter().any(|fault| files.iter().any(|file| file.path == &*fault.place.path));
    if shown && !fixture.contains('⟨') {
        compare(fixture, &files, &its, &|fault| fault.severity.name().to_owned());
    }
}

/// Asserts that fixing the faults of a rule in its example makes its fix; `…` is for words
/// that only a person can find.
#[track_caller]
pub fn check_fixed(rule: &Rule) {
    let mut sources = example(rule.wrong);
    let mut faults = faults(&sources);
    faults.retain(|fault| fault.rule == rule);
    fix::apply(&mut sources.content, faults.iter());
    for wanted in example(rule.right).content {
        let made = sources.file(&wanted.path).map(|file| file.bytes.clone()).unwrap_or_default();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("an example is UTF-8");
        let (made, wanted) = (text(made), text(wanted.bytes));
        let (before, after) = made.split_once('…').unwrap_or((&made, ""));
        let is_right = wanted.starts_with(before) && wanted[before.len()..].ends_with(after);
        assert!(is_right, "{}: fixing makes\n{made}\nnot\n{wanted}", rule.name);
    }
}

/// The files of an example; with files of a theme, a site with one page of each kind, too.
pub fn example(text: &str) -> Sources {
    let files = files(text.trim_matches('\n'));
    let is_there = |file: &&File<'_>| !file.text.contains("⟨no such file⟩");
    let read = |file: &File<'_>| SourceFile::new(file.path, spelt_out(&file.text));
    let all: Vec<_> = files.iter().filter(is_there).map(read).collect();
    if !text.contains("//- templates/") && !text.contains("//- static/") {
        return site_of(all);
    }
    let (own, of_theme) = all.into_iter().partition(|file| file.path.starts_with("content/"));
    let (mut theme, mut content) = (theme(of_theme), small_site().content);
    content.extend::<Vec<_>>(own);
    let missing = |path: &str| files.iter().any(|file| file.path == path && !is_there(&file));
    theme.templates.retain(|file| !missing(&file.path));
    Sources { content, theme, ..Sources::default() }
}

/// A site of these files, on the last day of 2026.
fn site_of(content: Vec<SourceFile>) -> Sources {
    Sources { content, last_review: Date::new(2026, 12, 31), ..Sources::default() }
}

/// The bytes of a text, with what is between `⟨` and `⟩` spelt out.
fn spelt_out(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut parts = text.split('⟨');
    bytes.extend(parts.next().unwrap_or("").bytes());
    for part in parts {
        let (mark, rest) = part.split_once('⟩').expect("the mark is closed");
        if let Some(byte) = mark.strip_prefix("0x") {
            bytes.push(u8::from_str_radix(byte, 16).expect("two digits"));
        } else {
            let (word, count) =
                mark.rsplit_once(" × ").expect("a word and how often it is repeated");
            bytes.extend(word.repeat(count.parse().expect("a number")).bytes());
        }
        bytes.extend(rest.bytes());
    }
    bytes
}

/// These templates and static files, and a faultless template for each kind of page that is not
/// among them.
pub fn theme(files: Vec<SourceFile>) -> Theme {
    let is_static = |file: &SourceFile| file.path.starts_with("static/");
    let (static_files, mut templates): (Vec<_>, Vec<_>) = files.into_iter().partition(is_static);
    for (kind, _) in render::PAGE_KINDS {
        let path = format!("templates/{kind}");
        if templates.iter().all(|file| *file.path != *path) {
            templates.push(SourceFile::new(path, "<title>T</title>"));
        }
    }
    Theme { templates, static_files }
}

/// A site with one page of each kind.
pub fn small_site() -> Sources {
    let fixture = "\
//- content/404.md
aliases: [not-found]
//- content/4xx.md
---
class: 4xx
title: Client error
summary: It is the caller's fault.
promise: The caller erred.
unknown: Treat it as 400.
reviewed: 2026-11-20
---
//- content/guides/four.md
---
title: What is four?
summary: Half of eight.
codes: [404]
reviewed: 2026-11-20
---
";
    Sources { content: sources(&files(fixture)), ..Sources::default() }
}

/// The faults that some rules find, a line each: `path:line:column rule: message [text there]`.
pub fn reported(rules: &[&Rule], sources: &Sources) -> String {
    let mut reported = String::new();
    for fault in faults(sources).iter().filter(|fault| rules.contains(&fault.rule)) {
        let Place { path, start, end } = &fault.place;
        let bytes = sources.file(path).map_or(&[][..], |file| &file.bytes);
        let lines: Vec<_> = bytes[..*start].split(|byte| *byte == b'\n').collect();
        let (line, before) = (lines.len(), lines.last().copied().unwrap_or_default());
        let column = String::from_utf8_lossy(before).replace('\u{feff}', "").chars().count() + 1;
        let (rule, message) = (fault.rule.name, &fault.message);
        let there = bytes[*start..*end].escape_ascii();
        writeln!(reported, "{path}:{line}:{column} {rule}: {message} [{there}]")
            .expect("a String takes everything");
    }
    reported
}

/// One page, as bytes.
pub fn one_file(path: &str, bytes: impl Into<Vec<u8>>) -> Sources {
    Sources { content: vec![SourceFile::new(path, bytes)], ..Sources::default() }
}

/// The bytes of a guide with that Markdown.
pub fn guide(prose: &str) -> Vec<u8> {
    let head = "---\ntitle: T\nsummary: S\ncodes: []\nreviewed: 2026-11-20\n---\n";
    format!("{head}{prose}").into_bytes()
}

/// What the front matter of the first page says, a field a line, without its places and order.
pub fn front_matter(sources: &Sources) -> Vec<String> {
    let site = parse::site(sources, &mut Diagnostics::default());
    let read = site.sources().next().and_then(|(_, source)| source.front_matter.as_ref());
    let entries = read.map(FrontMatter::entries).unwrap_or_default();
    let line = |(key, node): &(Located<String>, Node)| format!("{}: {}", key.value, said(node));
    let mut lines: Vec<_> = entries.iter().map(line).collect();
    lines.sort();
    lines
}

/// A value without its places.
fn said(node: &Node) -> String {
    match &node.value {
        Value::Scalar { text, plain } => format!("{plain} {text:?}"),
        Value::List(items) => items.iter().map(said).collect::<Vec<_>>().join(", "),
        Value::Mapping(entries) => {
            let fields = entries.iter().map(|(key, node)| format!("{}: {}", key.value, said(node)));
            fields.collect::<Vec<_>>().join("; ")
        }
        Value::Refused => "refused".to_owned(),
    }
}

/// A text for the terminal without its styles.
pub fn without_styles(text: &str) -> String {
    let mut parts = text.split('\u{1b}');
    let first = parts.next().unwrap_or("").to_owned();
    parts.filter_map(|part| part.split_once('m')).fold(first, |text, (_, rest)| text + rest)
}

fn faults(sources: &Sources) -> Vec<Diagnostic> {
    let mut diagnostics = Diagnostics::default();
    let site = parse::site(sources, &mut diagnostics);
    check::content(&site, &mut diagnostics);
    if !sources.theme.templates.is_empty() {
        let files = render::site(&site, &sources.theme, &mut diagnostics);
        if !diagnostics.has_errors() {
            check::output(&files, &mut diagnostics);
        }
    }
    diagnostics.into_sorted()
}

#[track_caller]
fn compare(
    fixture: &str,
    files: &[File<'_>],
    faults: &[Diagnostic],
    named: &dyn Fn(&Diagnostic) -> String,
) {
    let help = fixture.lines().any(|line| line.trim_start().starts_with("help: "));
    let mut seen = String::new();
    for file in files {
        let its = |fault: &&Diagnostic| &*fault.place.path == file.path;
        file.annotate(&faults.iter().filter(its).collect::<Vec<_>>(), named, help, &mut seen);
    }
    let elsewhere = |fault: &&Diagnostic| files.iter().all(|file| file.path != &*fault.place.path);
    for fault in faults.iter().filter(elsewhere) {
        writeln!(seen, "and in another file: {fault:#?}").expect("a String takes everything");
    }
    assert_eq!(seen.trim_end(), fixture.trim_end(), "\n\nthe faults are:\n{seen}");
}

fn sources(files: &[File<'_>]) -> Vec<SourceFile> {
    files.iter().map(|file| SourceFile::new(file.path, file.text.clone())).collect()
}

struct File<'fixture> {
    path: &'fixture str,
    /// The lines of the fixture, without the carets.
    lines: Vec<&'fixture str>,
    /// How many lines are before them in the text.
    before: usize,
    text: String,
}

fn files(fixture: &str) -> Vec<File<'_>> {
    let parts = fixture.split("//- ").skip(1);
    parts
        .map(|part| {
            let (path, rest) = part.split_once('\n').unwrap_or((part, ""));
            let carets = |line: &&str| {
                let line = line.trim_start();
                let words = [" error: ", " warning: ", " error[", " warning["];
                let fault = words.iter().any(|word| line.contains(word));
                (line.starts_with('^') && fault) || line.starts_with("help: ")
            };
            let lines: Vec<_> = rest.lines().filter(|line| !carets(line)).collect();
            let (text, before) = whole(path, &lines);
            File { path, lines, before, text }
        })
        .collect()
}

/// The text of a file, with the fields that the fixture leaves out.
fn whole(path: &str, lines: &[&str]) -> (String, usize) {
    let given = lines.join("\n") + "\n";
    let code = path.trim_start_matches("content/").trim_end_matches(".md");
    let fences = lines.iter().filter(|line| **line == "---").count();
    let Some(code) = Code::parse(code).filter(|_| fences < 2) else { return (given, 0) };
    let at = lines.iter().position(|line| *line == "---").unwrap_or(lines.len());
    let mut text = String::from("---\n");
    for line in &lines[..at] {
        writeln!(text, "{line}").expect("a String takes everything");
    }
    let has = |name: &str| lines[..at].iter().any(|line| line.starts_with(&format!("{name}:")));
    let defaults = defaults(code);
    if at < lines.len() {
        // What follows the front matter has to stay where the fixture has it.
        let mut head = String::from("---\n");
        for (name, value) in defaults.iter().filter(|(name, _)| !has(name)) {
            writeln!(head, "{name}: {value}").expect("a String takes everything");
        }
        // The fixture's own fields come after them.
        let before = head.lines().count();
        return (head + &given, before);
    }
    for (name, value) in defaults.iter().filter(|(name, _)| !has(name)) {
        writeln!(text, "{name}: {value}").expect("a String takes everything");
    }
    text += "---\n";
    text += &default_prose(code);
    (text, 1)
}

fn defaults(code: Code) -> Vec<(&'static str, String)> {
    let row = registration(code);
    let mut fields = vec![
        ("code", code.to_string()),
        ("phrase", format!("\"{}\"", row.map_or("Some Name", |row| row.phrase))),
        ("summary", "What it says.".to_owned()),
        ("standing", row.map_or("unofficial", |row| row.standing.name()).to_owned()),
        ("actor", "caller".to_owned()),
        ("caller", "Do this.".to_owned()),
        ("server", "See to that.".to_owned()),
        ("retry", "never".to_owned()),
        ("cache", row.map_or("not-applicable", |row| row.cache.name()).to_owned()),
        ("body", "optional".to_owned()),
        ("keywords", "[some words]".to_owned()),
        ("reviewed", "2026-11-20".to_owned()),
    ];
    if let Some((rfc, section)) = row.and_then(|row| row.rfc) {
        fields.push(("specs", format!("[{{ rfc: {rfc}, section: \"{section}\" }}]")));
    }
    if row.is_none() {
        let it = "[{ vendor: V, name: N, meaning: M, sent: wire, source: \"https://v.example\", \
                  confidence: primary }]";
        fields.push(("uses", it.to_owned()));
    }
    fields
}

fn default_prose(code: Code) -> String {
    let phrase = registration(code).map_or("Some Name", |row| row.phrase);
    format!(
        "## Meaning\n\nText.\n\n## Example\n\n```http\nGET / HTTP/1.1\nHost: example.com\n```\n\n\
         ```http\nHTTP/1.1 {code} {phrase}\n```\n"
    )
}

impl File<'_> {
    /// Writes the file as a fixture has it, with the faults that were found.
    fn annotate(
        &self,
        faults: &[&Diagnostic],
        named: &dyn Fn(&Diagnostic) -> String,
        help: bool,
        out: &mut String,
    ) {
        writeln!(out, "//- {}", self.path).expect("a String takes everything");
        let mut shown = 0;
        for (number, line) in self.lines.iter().enumerate() {
            writeln!(out, "{line}").expect("a String takes everything");
            for fault in faults {
                let (at, column, width) = self.position(&fault.place);
                if at == number + self.before {
                    let (spaces, carets) = (" ".repeat(column), "^".repeat(width));
                    let (severity, message) = (named(fault), &fault.message);
                    writeln!(out, "{spaces}{carets} {severity}: {message}")
                        .expect("a String takes everything");
                    if let Some(words) = fault.help.as_ref().filter(|_| help) {
                        writeln!(out, "{spaces}help: {words}").expect("a String takes everything");
                    }
                    shown += 1;
                }
            }
        }
        if shown < faults.len() {
            writeln!(out, "and in a line that is not shown: {faults:#?}")
                .expect("a String takes everything");
        }
    }

    /// The line of a place from 0, its column and its width in characters; at least 1 wide, and
    /// not beyond the first line, as the reports have it.
    fn position(&self, place: &Place) -> (usize, usize, usize) {
        let before = &self.text[..place.start];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let first_line = self.text[place.start..place.end].lines().next().unwrap_or("");
        let column = self.text[line_start..place.start].chars().count();
        (before.matches('\n').count(), column, first_line.chars().count().max(1))
    }
}
