//! The commands that look something up and touch nothing: `rules`, `explain`, `schema`.

use std::io;
use std::process::ExitCode;

use super::args::Shape;
use super::print;
use crate::model::diagnostic::Rule;
use crate::model::nearest::nearest;
use crate::{parse, report, schema};

/// Lists every rule.
pub fn rules(format: Shape) -> ExitCode {
    let rules = crate::rules();
    print::out(&match format {
        Shape::Text => report::rules::list(&rules, print::text_width()),
        Shape::Json => report::rules::json(&rules),
    });
    ExitCode::SUCCESS
}

/// Says what the rules of those names are for.
pub fn explain(names: &[String], format: Shape) -> io::Result<ExitCode> {
    let rules: Vec<&Rule> = names.iter().map(|name| rule(name)).collect::<io::Result<_>>()?;
    let text = match format {
        Shape::Json => report::rules::json(&rules),
        Shape::Text => {
            let width = print::text_width();
            let all: Vec<_> =
                rules.iter().map(|rule| report::rules::explain(rule, width)).collect();
            all.join("\n\n")
        }
    };
    print::out(&text);
    Ok(ExitCode::SUCCESS)
}

/// Prints what editors know of front matter.
pub fn schema(snippets: bool) {
    let kinds = &parse::FILE_KINDS;
    print::out(&if snippets {
        // The site's own file is YAML, for which editors read the schema.
        schema::snippets(&kinds[..kinds.len() - 1])
    } else {
        schema::json_schema(kinds)
    });
}

/// The rule of that name; also as a diagnostic has it, `error[wrong-phrase]`.
fn rule(name: &str) -> io::Result<&'static Rule> {
    let rules = crate::rules();
    let bare = name.split_once('[').map_or(name, |(_, rest)| rest.trim_end_matches([']', ':']));
    if let Some(rule) = rules.iter().find(|rule| rule.name == bare) {
        return Ok(rule);
    }
    let help = match nearest(bare, rules.iter().map(|rule| rule.name)) {
        Some(other) => format!("is it `{other}`?"),
        None => "`statusbook rules` lists them".to_owned(),
    };
    let message = format!("there is no rule `{bare}`; {help}");
    Err(io::Error::new(io::ErrorKind::NotFound, message))
}
