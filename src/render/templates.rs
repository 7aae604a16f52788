//! The one door to Tera: templates and views in, HTML out, and every fault with its line.

use std::collections::HashSet;
use std::sync::Arc;

use serde::Serialize;
use tera::{Context, ErrorKind, ReportError, Tera};

use super::template_names::{self, name_of};
use super::template_rules::{INVALID_TEMPLATE, MISSING_TEMPLATE, UNKNOWN_NAME};
use crate::model::diagnostic::{Diagnostics, Place, Rule};
use crate::model::source::{SourceFile, Theme};

/// The templates of a theme, compiled.
pub struct Templates<'theme> {
    tera: Tera,
    files: &'theme [SourceFile],
    /// The unknown names that were found before any page was made.
    unknown: Vec<Place>,
}

/// The template of a kind of page, and the names that its view brings.
pub type Kind = (&'static str, Vec<&'static str>);

impl<'theme> Templates<'theme> {
    /// Compiles the templates; `None` after it found why that cannot be.
    pub fn new(
        theme: &'theme Theme,
        kinds: &[Kind],
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let files = &theme.templates;
        let mut templates = Self { tera: Tera::new(), files, unknown: Vec::new() };
        let sources = templates.sources(diagnostics);
        let mut complete = sources.len() == files.len();
        for (kind, _) in kinds {
            if templates.file(kind).is_none() {
                let place = Place::file(&format!("templates/{kind}").into());
                let fault = diagnostics.add(&MISSING_TEMPLATE, &place, "there is no such template");
                fault.help("add it, or take the theme's own by removing the folder");
                complete = false;
            }
        }
        if !complete || templates.tera.add_raw_templates(sources.clone()).is_err() {
            templates.find_all(sources, diagnostics);
            return None;
        }
        templates.check_names(kinds, &theme.own_templates, diagnostics);
        Some(templates)
    }

    /// The templates as Tera wants them, without those that are no text.
    fn sources(&self, diagnostics: &mut Diagnostics) -> Vec<(&'theme str, &'theme str)> {
        let mut sources = Vec::new();
        for file in self.files {
            match std::str::from_utf8(&file.bytes) {
                Ok(text) => sources.push((name_of(file), text)),
                Err(fault) => {
                    let start = fault.valid_up_to();
                    let length = fault.error_len().unwrap_or(file.bytes.len() - start);
                    let place = Place::new(&file.path, start, start + length);
                    let fault =
                        diagnostics.add(&INVALID_TEMPLATE, &place, "the template is not UTF-8");
                    fault.help("save the file as UTF-8");
                }
            }
        }
        sources
    }

    /// Makes a page; `None` after it found why that cannot be.
    pub fn render(
        &self,
        name: &str,
        view: &impl Serialize,
        diagnostics: &mut Diagnostics,
    ) -> Option<String> {
        let page = Context::from_serialize(view).and_then(|view| self.tera.render(name, &view));
        match page {
            Ok(page) => Some(page),
            Err(fault) => {
                self.report_rendering(&fault, name, diagnostics);
                None
            }
        }
    }

    /// Compiles each template alone, and then all with what is at fault left out, so that a
    /// fault in one does not hide those in others.
    fn find_all(
        &self,
        mut sources: Vec<(&'theme str, &'theme str)>,
        diagnostics: &mut Diagnostics,
    ) {
        let mut left_out: Vec<&str> = Vec::new();
        for (name, text) in &sources {
            let alone = Tera::new().add_raw_template(name, text);
            if let Err(fault) = alone
                && let ErrorKind::SyntaxError(report) = fault.kind()
            {
                self.report_at(&INVALID_TEMPLATE, report, name, diagnostics);
                left_out.push(name);
            }
        }
        sources.retain(|(name, _)| !left_out.contains(name));
        left_out.extend(
            self.files
                .iter()
                .map(name_of)
                .filter(|name| sources.iter().all(|(other, _)| other != name)),
        );
        for (name, _) in sources.clone() {
            let Some(file) = self.file(name) else { continue };
            for (named, place) in template_names::missing(file, self.files) {
                let fault = diagnostics.add(
                    &INVALID_TEMPLATE,
                    &place,
                    format!("there is no template `{named}`"),
                );
                fault.help("name another template, or add it");
                left_out.push(named);
            }
        }
        let stubs = left_out.iter().map(|name| (*name, ""));
        let all: Vec<_> = sources.into_iter().chain(stubs).collect();
        if let Err(fault) = Tera::new().add_raw_templates(all) {
            self.report(&fault, !left_out.is_empty(), diagnostics);
        }
    }

    /// Finds the names that a template uses and no view brings, whatever branch they stand in,
    /// and the loop variables that nothing uses.
    fn check_names(&mut self, kinds: &[Kind], own: &[Arc<str>], diagnostics: &mut Diagnostics) {
        let mut used = HashSet::new();
        for (kind, names) in kinds {
            let Ok(variables) = self.tera.get_template_variables(kind) else { continue };
            let unknown = variables.into_iter().filter(|name| !names.contains(name)).collect();
            let family = template_names::family(kind, self.files);
            used.extend(family.iter().map(|file| &file.path));
            let bound = family.iter().flat_map(|file| template_names::bound(file)).collect();
            for file in family {
                let places = template_names::unknown(
                    file,
                    &unknown,
                    &bound,
                    names,
                    &self.unknown,
                    diagnostics,
                );
                self.unknown.extend(places);
            }
        }
        for file in self.files {
            if !used.contains(&file.path) && !own.contains(&file.path) {
                template_names::unused_file(file, diagnostics);
            }
            template_names::unused_names(file, self.files, diagnostics);
        }
    }

    /// What keeps the templates from being compiled together; `partly` if some are left out.
    fn report(&self, fault: &tera::Error, partly: bool, diagnostics: &mut Diagnostics) {
        match fault.kind() {
            ErrorKind::CircularExtend { tpl, inheritance_chain: chain } => {
                self.report_circle(tpl, chain, "the template extends itself", diagnostics);
            }
            ErrorKind::CircularInclude { tpl, include_chain: chain } => {
                self.report_circle(tpl, chain, "the template includes itself", diagnostics);
            }
            _ => self.report_message(&fault.to_string(), partly, diagnostics),
        }
    }

    /// What keeps a page from being made.
    fn report_rendering(&self, fault: &tera::Error, name: &str, diagnostics: &mut Diagnostics) {
        if let ErrorKind::RenderingError(report) = fault.kind() {
            let unknown = report.message().contains("is not defined");
            let rule = if unknown { &UNKNOWN_NAME } else { &INVALID_TEMPLATE };
            self.report_at(rule, report, name, diagnostics);
            return;
        }
        let place = Place::file(&format!("templates/{name}").into());
        diagnostics
            .add(&INVALID_TEMPLATE, &place, lower_first(&fault.to_string()))
            .help("use what Tera has, or a template of this folder");
    }

    fn report_at(
        &self,
        rule: &'static Rule,
        report: &ReportError,
        name: &str,
        diagnostics: &mut Diagnostics,
    ) {
        let named = if report.filename().is_empty() { name } else { report.filename() };
        let range = &report.span().range;
        let place = self.file(named).map_or_else(
            || Place::file(&format!("templates/{named}").into()),
            |file| Place::new(&file.path, range.start, range.end.min(file.bytes.len())),
        );
        if self.unknown.iter().any(|told| told.path == place.path && told.start == place.start) {
            return;
        }
        // Tera may add the names that there are, on lines of their own or in a second sentence.
        let message = report.message();
        let end = message.find(['\n']).or_else(|| message.find(". Available "));
        let (fact, more) = message.split_at(end.unwrap_or(message.len()));
        let more = more.trim_start_matches(['.', ' ', '\n']);
        let fault = diagnostics.add(rule, &place, lower_first(fact));
        let more = more.split_whitespace().collect::<Vec<_>>().join(" ");
        fault.help(if more.is_empty() {
            "docs/templates.md lists the names that each kind of page brings".to_owned()
        } else {
            lower_first(&more)
        });
    }

    /// Faults that Tera tells in words only, several in one text, each with `--> file:line:column`.
    fn report_message(&self, text: &str, partly: bool, diagnostics: &mut Diagnostics) {
        for report in text.split("\n\n").filter(|report| !report.starts_with("note: ")) {
            let message = report.lines().next().unwrap_or("").trim_start_matches("error: ");
            // It may stand in what is left out.
            let follows =
                ["Block `", "Unknown component `"].iter().any(|it| message.starts_with(it));
            if partly && follows {
                continue;
            }
            let carets = report.lines().last().map_or(0, |line| line.matches('^').count());
            let place = report.lines().find_map(|line| self.written_place(line, carets));
            let named = || self.files.iter().rfind(|file| message.contains(&*in_ticks(file)));
            let place = place.or_else(|| named().map(|file| Place::file(&file.path)));
            let place = place.unwrap_or_else(|| Place::file(&"templates".into()));
            diagnostics
                .add(&INVALID_TEMPLATE, &place, lower_first(message))
                .help("use what Tera has, or a template of this folder");
        }
    }

    /// ` --> name:line:column`, both counted from 1, as a place of so many characters.
    fn written_place(&self, line: &str, width: usize) -> Option<Place> {
        let mut parts = line.trim_start().strip_prefix("--> ")?.rsplitn(3, ':');
        let column: usize = parts.next()?.parse().ok()?;
        let row: usize = parts.next()?.parse().ok()?;
        let file = self.file(parts.next()?)?;
        let text = std::str::from_utf8(&file.bytes).ok()?;
        let line_start = text.split_inclusive('\n').take(row.checked_sub(1)?).map(str::len).sum();
        let line = text.get(line_start..)?;
        let bytes =
            |characters: usize| line.chars().take(characters).map(char::len_utf8).sum::<usize>();
        let before = column.checked_sub(1)?;
        let (start, end) = (line_start + bytes(before), line_start + bytes(before + width));
        Some(Place::new(&file.path, start, end))
    }

    /// A template that leads to itself, at the name of the next on the way.
    fn report_circle(
        &self,
        name: &str,
        way: &[String],
        message: &str,
        diagnostics: &mut Diagnostics,
    ) {
        let Some(file) = self.file(name) else { return };
        let after = way.iter().skip_while(|step| *step != name).nth(1);
        let next = after.map_or(name, String::as_str);
        let place = template_names::lead(file, next).unwrap_or_else(|| Place::file(&file.path));
        diagnostics
            .add(&INVALID_TEMPLATE, &place, message)
            .help("name another template, or drop it");
    }

    fn file(&self, name: &str) -> Option<&'theme SourceFile> {
        self.files.iter().find(|file| name_of(file) == name)
    }
}

fn in_ticks(file: &SourceFile) -> String {
    format!("`{}`", name_of(file))
}

fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().map(|first| first.to_lowercase().collect::<String>());
    first.unwrap_or_default() + characters.as_str().trim_end_matches('.')
}

#[cfg(test)]
mod tests {
    use crate::fixture::{check_theme, small_site, theme, told};
    use crate::model::source::{SourceFile, Sources, Theme};
    use crate::render::RULES;
    use crate::render::template_rules::{INVALID_TEMPLATE, MISSING_TEMPLATE};

    #[test]
    fn every_syntax_fault_is_told_at_once() {
        check_theme(
            "
//- templates/codes_page.html
<p>Grüße {{ frame.title | }}</p>
                          ^^ error[invalid-template]: found `}}` but expected identifier
//- templates/guide_page.html
{% if frame %}
{% for x in codes %}{{ x }}{% endif %}
                              ^^^^^ error[invalid-template]: unknown tag
//- templates/home_page.html
{% extends \"nowhere.html\" %}
{{ frame.title }}
^^^^^^^^^^^^^^^^^ error[invalid-template]: this content would be ignored: only `extends`, \
`block` and `component` are allowed at the top level of a child template
//- templates/redirect_page.html
{{ title
   ^^^^^ error[invalid-template]: unexpected end of input
//- templates/status_page.html
{% frobnicate %}
   ^^^^^^^^^^ error[invalid-template]: unknown tag
",
        );
    }

    #[test]
    fn what_a_template_names_has_to_be_there() {
        check_theme(
            "
//- templates/base.html
{% block body %}{% endblock body %}
//- templates/codes_page.html
{% extends \"bäse.html\" %}
            ^^^^^^^^^ error[invalid-template]: there is no template `bäse.html`
//- templates/guide_page.html
<i>ä</i> {% include 'parts/none.html' %} {% include \"parts/none.html\" %}
                     ^^^^^^^^^^^^^^^ error[invalid-template]: there is no template \
`parts/none.html`
                                                     ^^^^^^^^^^^^^^^ error[invalid-template]: \
there is no template `parts/none.html`
//- templates/home_page.html
é {{ frame.title | shout }}
                   ^^^^^ error[invalid-template]: unknown filter `shout`
//- templates/redirect_page.html
{{ title }} {{ nothing() }} {% if title is odder %}x{% endif %}
               ^^^^^^^^^ error[invalid-template]: unknown function `nothing`
                                           ^^^^^ error[invalid-template]: unknown test `odder`
",
        );
    }

    #[test]
    fn blocks_and_components_have_to_be_there() {
        check_theme(
            "
//- templates/base.html
{% block body %}{% endblock body %}
//- templates/codes_page.html
{% extends \"base.html\" %}
{% block bdy %}{% endblock bdy %}
         ^^^ error[invalid-template]: block `bdy` is not defined in any parent template
//- templates/home_page.html
{{<card code=\"1\" />}}
  ^^^^^^^^^^^^^^^^^ error[invalid-template]: unknown component `card`
",
        );
    }

    #[test]
    fn what_fails_when_a_page_is_made_is_told_where() {
        check_theme(
            "
//- templates/home_page.html
{{ frame.title + 1 }}
   ^^^^^^^^^^^^^^^ error[invalid-template]: `+` requires both operands to be numbers, found \
`string` and `i64`
//- templates/codes_page.html
{% for x in frame.title %}{{ x }}{% endfor %}
//- templates/guide_page.html
{{ throw(message=\"too bad. Really\") }}
   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[invalid-template]: too bad. Really
",
        );
    }

    fn faults(theme: Theme) -> String {
        told(RULES, &Sources { theme, ..small_site() })
    }

    #[test]
    fn a_template_is_utf_8() {
        let bytes = b"<p>\xc3\xa4\xff\xfe</p>\n{% nope".to_vec();
        let broken = SourceFile::new("templates/home_page.html", bytes);
        let other = SourceFile::new("templates/codes_page.html", "{% nope");
        assert_eq!(
            faults(theme(vec![broken, other])),
            "\
templates/codes_page.html:1:4 invalid-template: unknown tag [nope]
templates/home_page.html:1:5 invalid-template: the template is not UTF-8 [\\xff]
"
        );
        assert!(RULES.contains(&&INVALID_TEMPLATE));
    }

    #[test]
    fn each_kind_of_page_has_a_template() {
        let mut theme = theme(Vec::new());
        theme.templates.retain(|file| !file.path.ends_with("e_page.html"));
        let broken = SourceFile::new("templates/codes_page.html", "{{ ");
        theme.templates.retain(|file| file.path != broken.path);
        theme.templates.push(broken);
        assert_eq!(
            faults(theme),
            "\
templates/codes_page.html:1:1 invalid-template: unexpected end of input [{{]
templates/guide_page.html:1:1 missing-template: there is no such template []
templates/home_page.html:1:1 missing-template: there is no such template []
"
        );
        assert!(RULES.contains(&&MISSING_TEMPLATE));
    }
}
