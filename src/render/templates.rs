//! The one door to Tera: templates and views in, HTML out, and every fault with its line.

use std::collections::HashSet;

use serde::Serialize;
use tera::{Context, ErrorKind, ReportError, Tera};

use super::template_names::{self, UNKNOWN_NAME, name_of};
use crate::model::diagnostic::{Diagnostics, Place, Rule};
use crate::model::source::{SourceFile, Theme};

pub const INVALID_TEMPLATE: Rule =
    Rule::error("invalid-template", "No page can be made from a template with a fault.");
pub const MISSING_TEMPLATE: Rule =
    Rule::error("missing-template", "A kind of page cannot be made without its template.");

/// The templates of a theme, compiled.
pub struct Templates<'theme> {
    tera: Tera,
    files: &'theme [SourceFile],
}

/// The template of a kind of page, and the names that its view brings.
pub type Kind = (&'static str, Vec<&'static str>);

impl<'theme> Templates<'theme> {
    /// Compiles the templates; `None` after it found why that cannot be.
    pub fn new(theme: &'theme Theme, kinds: &[Kind], found: &mut Diagnostics) -> Option<Self> {
        let mut sources = Vec::new();
        for file in &theme.templates {
            match std::str::from_utf8(&file.bytes) {
                Ok(text) => sources.push((name_of(file), text)),
                Err(fault) => {
                    let place =
                        Place::new(&file.path, fault.valid_up_to(), fault.valid_up_to() + 1);
                    let fault = found.add(&INVALID_TEMPLATE, &place, "the template is not UTF-8");
                    fault.help("save the file as UTF-8");
                }
            }
        }
        let mut templates = Self { tera: Tera::new(), files: &theme.templates };
        for (kind, _) in kinds {
            if !sources.iter().any(|(name, _)| name == kind) {
                let place = Place::file(&format!("templates/{kind}").into());
                found
                    .add(&MISSING_TEMPLATE, &place, "there is no such template")
                    .help("add it, or take the theme's own by removing the folder");
                return None;
            }
        }
        if let Err(fault) = templates.tera.add_raw_templates(sources.clone()) {
            templates.find_all(&sources, &fault, found);
            return None;
        }
        templates.check_names(kinds, found);
        Some(templates)
    }

    /// Makes a page; `None` after it found why that cannot be.
    pub fn render(
        &self,
        name: &str,
        view: &impl Serialize,
        found: &mut Diagnostics,
    ) -> Option<String> {
        let page = Context::from_serialize(view).and_then(|view| self.tera.render(name, &view));
        match page {
            Ok(page) => Some(page),
            Err(fault) => {
                self.report(&fault, name, found);
                None
            }
        }
    }

    /// Compiles each template alone, so that a fault in one does not hide those in others.
    fn find_all(&self, sources: &[(&str, &str)], first: &tera::Error, found: &mut Diagnostics) {
        let mut any = false;
        for (name, text) in sources {
            if let Err(fault) = Tera::new().add_raw_template(name, text)
                && let ErrorKind::SyntaxError(_) = fault.kind()
            {
                self.report(&fault, name, found);
                any = true;
            }
        }
        if !any {
            self.report(first, "base.html", found);
        }
    }

    /// Finds the names that a template uses and no view brings, whatever branch they stand in,
    /// and the loop variables that nothing uses.
    fn check_names(&self, kinds: &[Kind], found: &mut Diagnostics) {
        let mut used = HashSet::new();
        for (kind, names) in kinds {
            let Ok(variables) = self.tera.get_template_variables(kind) else { continue };
            let unknown = variables.into_iter().filter(|name| !names.contains(name)).collect();
            let family = template_names::family(kind, self.files);
            used.extend(family.iter().map(|file| &file.path));
            let bound = family.iter().flat_map(|file| template_names::bound(file)).collect();
            for file in family {
                template_names::unknown(file, &unknown, &bound, names, found);
            }
        }
        for file in self.files {
            if !used.contains(&file.path) {
                template_names::unused_file(file, found);
            }
            template_names::unused_names(file, self.files, found);
        }
    }

    fn report(&self, fault: &tera::Error, name: &str, found: &mut Diagnostics) {
        match fault.kind() {
            ErrorKind::SyntaxError(report) => {
                self.report_at(&INVALID_TEMPLATE, report, name, found);
            }
            ErrorKind::RenderingError(report) => {
                self.report_at(&UNKNOWN_NAME, report, name, found);
            }
            ErrorKind::MissingParent { current, parent } => {
                let message = format!("there is no template `{parent}` to extend");
                self.report_text(current, &format!("\"{parent}\""), &message, found);
            }
            ErrorKind::CircularExtend { tpl, .. } => {
                self.report_text(tpl, "extends", "the template extends itself", found);
            }
            ErrorKind::CircularInclude { tpl, .. } => {
                self.report_text(tpl, "include", "the template includes itself", found);
            }
            _ => self.report_message(&fault.to_string(), name, found),
        }
    }

    fn report_at(
        &self,
        rule: &'static Rule,
        report: &ReportError,
        name: &str,
        found: &mut Diagnostics,
    ) {
        let named = if report.filename().is_empty() { name } else { report.filename() };
        let range = &report.span().range;
        let place = self.file(named).map_or_else(
            || Place::file(&format!("templates/{named}").into()),
            |file| Place::new(&file.path, range.start, range.end.min(file.bytes.len())),
        );
        // Tera may add the names that there are on lines of their own.
        let mut lines = report.message().lines();
        let fault = found.add(rule, &place, lower_first(lines.next().unwrap_or("a fault")));
        let rest: Vec<_> = lines.map(str::trim).filter(|line| !line.is_empty()).collect();
        fault.help(if rest.is_empty() {
            "docs/templates.md lists the names that each kind of page brings".to_owned()
        } else {
            rest.join(" ")
        });
    }

    /// Faults that Tera tells in words only, several in one text, each with `--> file:line:column`.
    fn report_message(&self, text: &str, name: &str, found: &mut Diagnostics) {
        for report in text.split("\n\n") {
            let message = report.lines().next().unwrap_or("").trim_start_matches("error: ");
            let place = report.lines().find_map(|line| self.written_place(line));
            let place = place.unwrap_or_else(|| Place::file(&format!("templates/{name}").into()));
            let carets = report.lines().last().map_or(0, |line| line.matches('^').count());
            let place = place.at(place.start, place.start + carets);
            found
                .add(&INVALID_TEMPLATE, &place, lower_first(message))
                .help("use what Tera has, or a template of this folder");
        }
    }

    /// ` --> name:line:column`, both counted from 1, as a place.
    fn written_place(&self, line: &str) -> Option<Place> {
        let mut parts = line.trim_start().strip_prefix("--> ")?.rsplitn(3, ':');
        let column: usize = parts.next()?.parse().ok()?;
        let row: usize = parts.next()?.parse().ok()?;
        let file = self.file(parts.next()?)?;
        let text = std::str::from_utf8(&file.bytes).ok()?;
        let line_start = text.split_inclusive('\n').take(row.checked_sub(1)?).map(str::len).sum();
        let line = text.get(line_start..)?;
        let column = line.chars().take(column.checked_sub(1)?).map(char::len_utf8).sum::<usize>();
        Some(Place::new(&file.path, line_start + column, line_start + column))
    }

    fn report_text(&self, name: &str, wanted: &str, message: &str, found: &mut Diagnostics) {
        let Some(file) = self.file(name) else { return };
        let text = String::from_utf8_lossy(&file.bytes);
        let start = text.find(wanted).unwrap_or(0);
        let place = Place::new(&file.path, start, start + wanted.len());
        found.add(&INVALID_TEMPLATE, &place, message).help("name another template, or add it");
    }

    fn file(&self, name: &str) -> Option<&'theme SourceFile> {
        self.files.iter().find(|file| name_of(file) == name)
    }
}

fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().map(|first| first.to_lowercase().collect::<String>());
    first.unwrap_or_default() + characters.as_str().trim_end_matches('.')
}
