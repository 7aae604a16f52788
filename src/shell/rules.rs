//! The commands that look something up and touch nothing: `rules`, `explain`, `fields`, `schema`.

use std::process::ExitCode;

use super::args::Shape;
use super::error::Error;
use super::print;
use crate::model::diagnostic::Rule;
use crate::model::field::FileKind;
use crate::model::nearest::nearest;
use crate::{parse, report, schema};

/// Lists every rule.
pub fn rules(format: Shape) -> Result<ExitCode, Error> {
    let rules = crate::rules();
    print::out(&match format {
        Shape::Text => report::rules::list(&rules, print::text_width()),
        Shape::Json => report::rules::json(&rules),
    })?;
    Ok(ExitCode::SUCCESS)
}

/// Says what the rules of those names are for.
pub fn explain(names: &[String], format: Shape) -> Result<ExitCode, Error> {
    let rules: Vec<&Rule> = names.iter().map(|name| rule(name)).collect::<Result<_, Error>>()?;
    let text = match format {
        Shape::Json => report::rules::json(&rules),
        Shape::Text => {
            let width = print::text_width();
            let all: Vec<_> =
                rules.iter().map(|rule| report::rules::explain(rule, width)).collect();
            all.join("\n\n")
        }
    };
    print::out(&text)?;
    Ok(ExitCode::SUCCESS)
}

/// Lists the fields of all kinds of files, or of the kind of that name.
pub fn fields(kind: Option<&str>) -> Result<ExitCode, Error> {
    let is_wanted = |it: &FileKind| kind.is_none_or(|kind| kind == it.name);
    let kinds: Vec<_> = parse::FILE_KINDS.into_iter().filter(is_wanted).collect();
    print::out(&report::fields::list(&kinds, print::text_width()))?;
    Ok(ExitCode::SUCCESS)
}

/// Prints what editors know of front matter.
pub fn schema(snippets: bool) -> Result<ExitCode, Error> {
    let kinds = &parse::FILE_KINDS;
    print::out(&if snippets {
        // The site's own files are YAML, for which editors read the schema.
        schema::snippets(&[parse::STATUS, parse::CLASS, parse::GUIDE])
    } else {
        schema::json_schema(kinds)
    })?;
    Ok(ExitCode::SUCCESS)
}

/// The rule of that name; also as a diagnostic has it, `error[wrong-phrase]`.
fn rule(name: &str) -> Result<&'static Rule, Error> {
    let rules = crate::rules();
    let bare = name.split_once('[').map_or(name, |(_, rest)| rest.trim_end_matches([']', ':']));
    if let Some(rule) = rules.iter().find(|rule| rule.name == bare) {
        return Ok(rule);
    }
    let nearest = nearest(bare, rules.iter().map(|rule| rule.name));
    Err(Error::UnknownRule { name: bare.to_owned(), nearest })
}
