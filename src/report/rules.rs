//! Rules -> text: what each is for, with an example and its fix, for people and programs.

use std::fmt::Write as _;

use serde::Serialize;

use crate::model::diagnostic::{Effect, Rule, Severity, example_files};
use crate::model::terminal::{BOLD, CYAN, FAINT, GREEN, PLAIN, RED, Style, YELLOW, wrap};

const FIXABLE: &str = "`statusbook fix` fixes it";
const DEVIATION: &str = "If your API does so on purpose, say it in `deviates:` of the page: \
                         readers see it, and the fault is not reported.";
/// The characters of the longest text of [`severities`].
const LONGEST_SEVERITIES: usize = "warning, strict error".len();
/// Added where an example holds such a mark.
const MARKS: &str = "Between `⟨` and `⟩` is what cannot be shown.";

/// Every rule with what it is for, for a terminal of that width.
#[must_use]
pub fn list(rules: &[&Rule], width: usize) -> String {
    let longest = rules.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    // On a narrow terminal what it is for is below the name.
    let beside = width >= longest + LONGEST_SEVERITIES + 40;
    let mut text = String::new();
    for rule in rules {
        let (style, gap) = (style(rule), longest - rule.name.len() + 1);
        let severity = severities(rule);
        let head = [(BOLD, rule.name), (PLAIN, &" ".repeat(gap)), (style, severity.as_str())];
        let head: String = head.iter().map(|(style, text)| style.paint(text)).collect();
        let why = [(PLAIN, rule.why)];
        if beside {
            let indent = " ".repeat(longest + LONGEST_SEVERITIES + 2);
            let lines = wrap(&why, width, &indent, &indent);
            let pad = " ".repeat(LONGEST_SEVERITIES - severity.len() + 1);
            let _ = write!(text, "{head}{pad}{}", lines.trim_start());
        } else {
            let _ = write!(text, "{head}\n{}", wrap(&why, width, "  ", "  "));
        }
    }
    let more = "`statusbook explain RULE` shows an example and its fix.";
    text + "\n" + &wrap(&[(PLAIN, more)], width, "", "")
}

/// A rule with its example and its fix, for a terminal of that width.
#[must_use]
pub fn explain(rule: &Rule, width: usize) -> String {
    let title = format!("{}[{}]", rule.default.name(), rule.name);
    let head = [(style(rule), title.as_str()), (PLAIN, " "), (PLAIN, rule.why)];
    let mut text = wrap(&head, width, "", "");
    for (what, example) in [("Wrong:", rule.wrong), ("Right:", rule.right)] {
        let _ = writeln!(text, "\n{}", BOLD.paint(what));
        for (path, lines) in example_files(example) {
            let _ = writeln!(text, "\n  {}", CYAN.paint(path));
            for line in lines.lines() {
                let bar = FAINT.paint("|");
                let line = example_style(line).paint(line);
                let _ = writeln!(text, "  {}", format!("{bar} {line}").trim_end());
            }
        }
    }
    for note in notes(rule) {
        let _ = write!(text, "\n{}", wrap(&[(PLAIN, &note)], width, "", ""));
    }
    text
}

/// The page of docs/ about the rules.
#[must_use]
pub fn markdown(rules: &[&Rule]) -> String {
    let mut text = "# Rules\n\nMade from the code. A diagnostic names its rule in brackets, and \
                    `statusbook explain RULE` prints the same.\nCarets mark a fault as \
                    `statusbook check` prints it; fields that an example leaves out have no \
                    faults.\nA site chooses \
                    severities with `rules` in `content/site.yaml`; `strict: on` gives every rule \
                    the severity of the column \"strict\", which is what the reference does. What \
                    is an error by default cannot be chosen.\n\n| rule | default | strict | why \
                    |\n|---|---|---|---|\n"
        .to_owned();
    for rule in rules {
        let (name, default, strict) = (rule.name, rule.default.name(), rule.severity.name());
        let _ = writeln!(text, "| [`{name}`](#{name}) | {default} | {strict} | {} |", rule.why);
    }
    for rule in rules {
        let _ = write!(text, "\n## {}\n\n{}\n", rule.name, rule.why);
        for (what, example) in [("Wrong", rule.wrong), ("Right", rule.right)] {
            let _ = writeln!(text, "\n{what}:");
            for (path, lines) in example_files(example) {
                let _ = write!(text, "\n`{path}`\n\n````text\n{lines}````\n");
            }
        }
        for note in notes(rule) {
            let _ = write!(text, "\n{note}\n");
        }
    }
    text
}

/// The rules for programs, version 1 (docs/json.md); on one line.
#[must_use]
pub fn json(rules: &[&Rule]) -> String {
    let rules = rules.iter().map(|rule| Entry {
        rule: rule.name,
        severity: rule.default.name(),
        strict: rule.severity.name(),
        why: rule.why,
        is_fixable: rule.is_fixable,
        wrong: files(rule.wrong),
        right: files(rule.right),
    });
    let list = List { version: 1, rules: rules.collect() };
    serde_json::to_string(&list).expect("strings are JSON") + "\n"
}

#[derive(Serialize)]
struct List {
    version: u8,
    rules: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    rule: &'static str,
    severity: &'static str,
    strict: &'static str,
    why: &'static str,
    is_fixable: bool,
    wrong: Vec<File>,
    right: Vec<File>,
}

#[derive(Serialize)]
struct File {
    path: &'static str,
    text: &'static str,
}

fn files(example: &'static str) -> Vec<File> {
    example_files(example).map(|(path, text)| File { path, text }).collect()
}

fn notes(rule: &Rule) -> impl Iterator<Item = String> {
    let marks = (rule.wrong.contains('⟨')).then(|| MARKS.to_owned());
    let severity = rule.is_adjustable().then(|| {
        let (name, default, strict) = (rule.name, rule.default.name(), rule.severity.name());
        let strict = if default == strict {
            String::new()
        } else {
            format!(", `{strict}` on a strict site")
        };
        format!(
            "`{default}` by default{strict}; `rules: {{ {name}: … }}` in content/site.yaml \
             chooses `off`, `warning` or `error`."
        )
    });
    let deviation = (rule.effect == Effect::Deviation).then(|| DEVIATION.to_owned());
    let fixable = rule.is_fixable.then(|| format!("{FIXABLE}."));
    marks.into_iter().chain(severity).chain(deviation).chain(fixable)
}

/// The severity by default, and that of a strict site if it is another.
fn severities(rule: &Rule) -> String {
    let (default, strict) = (rule.default.name(), rule.severity.name());
    if default == strict { default.to_owned() } else { format!("{default}, strict {strict}") }
}

fn style(rule: &Rule) -> Style {
    match rule.default {
        Severity::Error => RED,
        Severity::Warning | Severity::Off => YELLOW,
    }
}

/// The style of the lines under a fault: carets with the message, and the help.
fn example_style(line: &str) -> Style {
    let line = line.trim_start();
    let is_message =
        line.starts_with('^') && (line.contains("^ error: ") || line.contains("^ warning: "));
    if is_message {
        RED
    } else if line.starts_with("help: ") {
        GREEN
    } else {
        PLAIN
    }
}

#[cfg(test)]
mod tests {
    use super::{explain, list};
    use crate::fixture::without_styles;
    use crate::model::diagnostic::Rule;

    const SHORT: Rule = Rule::warning("raw-thing", "It would reach the page unchecked.").shown(
        "
//- content/404.md
---
<b>x</b>
^^^ warning: no
help: write **x**
//- content/410.md
code: 410
",
        "
//- content/404.md
---
**x**
",
    );

    #[test]
    fn a_rule_is_shown_with_its_example_and_its_fix() {
        assert_eq!(
            without_styles(&explain(&SHORT, 40)),
            "\
warning[raw-thing] It would reach the
page unchecked.

Wrong:

  content/404.md
  | ---
  | <b>x</b>
  | ^^^ warning: no
  | help: write **x**

  content/410.md
  | code: 410

Right:

  content/404.md
  | ---
  | **x**

`warning` by default; `rules: {
raw-thing: … }` in content/site.yaml
chooses `off`, `warning` or `error`.
"
        );
    }

    #[test]
    fn rules_are_in_columns_if_there_is_room() {
        assert_eq!(
            without_styles(&list(&[&SHORT], 90)),
            "\
raw-thing warning               It would reach the page unchecked.

`statusbook explain RULE` shows an example and its fix.
"
        );
        assert!(without_styles(&list(&[&SHORT], 40)).starts_with(
            "\
raw-thing warning
  It would reach the page unchecked.
"
        ));
    }
}
