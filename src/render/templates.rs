//! The one door to Tera: templates and views in, HTML out, and what Tera reports as it is.

use serde::Serialize;
use tera::{Context, ErrorKind, Tera};

use super::paper::paper;
use super::view::view;
use crate::model::diagnostic::{Diagnostics, Place, Rule};
use crate::model::language::Language;
use crate::model::site::Site;
use crate::model::source::{SourceFile, Theme};

pub const INVALID_TEMPLATE: Rule =
    Rule::error("invalid-template", "No page can be made from a template with a fault.").shown(
        "
//- templates/home_page.html
<title>{{ frame.title | }}</title>
                        ^^ error: Found `}}` but expected identifier.
                        help: docs/templates.md lists the names that each kind of page has
",
        "
//- templates/home_page.html
<title>{{ frame.title }}</title>
",
    );
pub const MISSING_TEMPLATE: Rule =
    Rule::error("missing-template", "A kind of page cannot be made without its template.").shown(
        "
//- templates/home_page.html
⟨no such file⟩
",
        "
//- templates/home_page.html
<title>{{ frame.title }}</title>
",
    );

view! {
    /// The language of every page.
    pub struct PageLanguage {
        /// Its tag: `de`
        pub tag: String,
        /// `rtl` if it is written from right to left.
        pub direction: Option<&'static str>,
    }
}

impl PageLanguage {
    fn of(language: &Language) -> Self {
        let direction = Some(language.direction()).filter(|direction| *direction == "rtl");
        Self { tag: language.tag().to_owned(), direction }
    }
}

/// The byte order mark that some editors put before a text; it is not part of a template.
const MARK: &str = "\u{feff}";

/// The templates of a theme, compiled.
pub struct Templates<'theme> {
    tera: Tera,
    files: &'theme [SourceFile],
}

impl<'theme> Templates<'theme> {
    /// Compiles the templates, of which those in `wanted` have to be there; `None` after it
    /// reported why that cannot be.
    pub fn new<'name>(
        theme: &'theme Theme,
        site: &Site,
        wanted: impl Iterator<Item = &'name str>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let mut templates = Self { tera: Tera::new(), files: &theme.templates };
        let context = templates.tera.global_context();
        context.insert("paper", &paper(theme));
        context.insert("words", &site.labels);
        context.insert("language", &PageLanguage::of(site.language()));
        let mut is_complete = true;
        for name in wanted.filter(|name| templates.file(name).is_none()) {
            is_complete = false;
            let place = Place::file(&format!("templates/{name}").into());
            diagnostics
                .add(&MISSING_TEMPLATE, &place, "there is no such template")
                .help("add it, or remove the folder to use the built-in theme");
        }
        let mut sources = Vec::with_capacity(templates.files.len());
        for file in templates.files {
            let source = templates.source(file, diagnostics);
            is_complete &= source.is_some();
            sources.extend(source);
        }
        if !is_complete {
            return None;
        }
        if let Err(error) = templates.tera.add_raw_templates(sources) {
            templates.report(&error, None, diagnostics);
            return None;
        }
        Some(templates)
    }

    /// Makes a page; `None` after it reported why that cannot be.
    pub fn render(
        &self,
        name: &str,
        view: &impl Serialize,
        diagnostics: &mut Diagnostics,
    ) -> Option<String> {
        let page = Context::from_serialize(view).and_then(|view| self.tera.render(name, &view));
        page.map_err(|error| self.report(&error, Some(name), diagnostics)).ok()
    }

    /// The name and the text of a template; `None` after it reported what is wrong with it alone,
    /// so that one run finds the first fault of every template.
    fn source(
        &self,
        file: &'theme SourceFile,
        diagnostics: &mut Diagnostics,
    ) -> Option<(&'theme str, &'theme str)> {
        let name = name_of(file);
        match std::str::from_utf8(&file.bytes) {
            Ok(text) => {
                let text = text.strip_prefix(MARK).unwrap_or(text);
                match Tera::new().add_raw_template(name, text) {
                    Err(error) if matches!(error.kind(), ErrorKind::SyntaxError(_)) => {
                        self.report(&error, Some(name), diagnostics);
                        None
                    }
                    // What it extends or includes is not here yet.
                    _ => Some((name, text)),
                }
            }
            Err(error) => {
                let start = error.valid_up_to();
                let length = error.error_len().unwrap_or(file.bytes.len() - start);
                let place = Place::new(&file.path, start, start + length);
                diagnostics
                    .add(&INVALID_TEMPLATE, &place, "the template is not UTF-8")
                    .help("save the file as UTF-8");
                None
            }
        }
    }

    /// Reports an error in Tera's words, at its place if Tera has one, else at the template `name`,
    /// else at the folder.
    fn report(&self, error: &tera::Error, name: Option<&str>, diagnostics: &mut Diagnostics) {
        let (name, span, message) = match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                (Some(report.filename()), Some(report.span()), report.message().to_owned())
            }
            ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
                (Some(tpl.as_str()), None, error.to_string())
            }
            ErrorKind::MissingParent { current, .. } => {
                (Some(current.as_str()), None, error.to_string())
            }
            _ => (name, None, error.to_string()),
        };
        let place = match (name.and_then(|name| self.file(name)), span) {
            (Some(file), Some(span)) => {
                let mark = if file.bytes.starts_with(MARK.as_bytes()) { MARK.len() } else { 0 };
                let end = (mark + span.range.end).min(file.bytes.len());
                Place::new(&file.path, (mark + span.range.start).min(end), end)
            }
            (Some(file), None) => Place::file(&file.path),
            (None, _) => Place::file(&"templates".into()),
        };
        diagnostics
            .add(&INVALID_TEMPLATE, &place, message)
            .help("docs/templates.md lists the names that each kind of page has");
    }

    fn file(&self, name: &str) -> Option<&'theme SourceFile> {
        self.files.iter().find(|file| name_of(file) == name)
    }
}

/// `parts/card.html` for `templates/parts/card.html`.
fn name_of(file: &SourceFile) -> &str {
    file.path.strip_prefix("templates/").unwrap_or(&file.path)
}

#[cfg(test)]
mod tests {
    use super::{INVALID_TEMPLATE, MISSING_TEMPLATE};
    use crate::fixture::{check_theme, reported, small_site, theme};
    use crate::model::source::{SourceFile, Sources, Theme};
    use crate::render::RULES;

    #[test]
    fn every_template_reports_its_syntax_error() {
        check_theme(
            "
//- templates/codes_page.html
<p>Grüße {{ frame.title | }}</p>
                          ^^ error[invalid-template]: Found `}}` but expected identifier.
//- templates/guide_page.html
{% if frame %}
{% for x in codes %}{{ x }}{% endif %}
                              ^^^^^ error[invalid-template]: Unknown tag
",
        );
    }

    #[test]
    fn an_error_in_a_page_is_reported_once_at_its_place() {
        check_theme(
            "
//- templates/base.html
{{ nothing }}{% block body %}{% endblock body %}
   ^^^^^^^ error[invalid-template]: Variable `nothing` is not defined. Available variables: codes, \
extra, frame, label, language, paper, promise_html, prose_html, summary, title, toc, unknown_html, \
words
//- templates/class_page.html
{% extends \"base.html\" %}
//- templates/status_page.html
{% extends \"base.html\" %}
//- templates/home_page.html
{{ frame.title + 1 }}
   ^^^^^^^^^^^^^^^ error[invalid-template]: `+` requires both operands to be numbers, found \
`string` and `i64`
//- templates/guide_page.html
{{ throw(message=\"too bad. Really\") }}
   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[invalid-template]: too bad. Really
",
        );
    }

    #[test]
    fn an_error_without_a_place_is_reported_at_its_template() {
        for (home, wanted) in [
            (
                "{% extends \"nowhere.html\" %}",
                "templates/home_page.html:1:1 invalid-template: Template 'home_page.html' is \
                 inheriting from 'nowhere.html', which doesn't exist or isn't loaded. []\n",
            ),
            (
                "{% extends \"home_page.html\" %}",
                "templates/home_page.html:1:1 invalid-template: Circular extend detected for \
                 template 'home_page.html'. Inheritance chain: `[\"home_page.html\"]` []\n",
            ),
        ] {
            let home = SourceFile::new("templates/home_page.html", home.to_owned());
            assert_eq!(faults(theme(vec![home])), wanted);
        }
    }

    #[test]
    fn several_errors_in_one_text_are_reported_as_they_are() {
        let home = SourceFile::new("templates/home_page.html", "{{ 1 | shout }}{{ nothing() }}");
        assert_eq!(
            faults(theme(vec![home])),
            "\
templates:1:1 invalid-template: error: Unknown filter `shout`
 --> home_page.html:1:8
  |
1 | {{ 1 | shout }}{{ nothing() }}
  |        ^^^^^

error: Unknown function `nothing`
 --> home_page.html:1:19
  |
1 | {{ 1 | shout }}{{ nothing() }}
  |                   ^^^^^^^^^ []
"
        );
    }

    fn faults(theme: Theme) -> String {
        reported(RULES, &Sources { theme, ..small_site() })
    }

    #[test]
    fn a_byte_order_mark_is_not_part_of_a_template() {
        let base = SourceFile::new("templates/other.html", "\u{feff}<title>T</title>");
        let home = "\u{feff}{% extends \"other.html\" %}";
        let home = SourceFile::new("templates/home_page.html", home);
        let sources = Sources { theme: theme(vec![base, home]), ..small_site() };
        let build = crate::build(&sources);
        assert!(!build.has_errors(), "{:?}", build.diagnostics);
        let page = build.files.iter().find(|file| file.path.as_str() == "index.html").unwrap();
        assert_eq!(page.bytes, b"<title>T</title>");
        let broken = SourceFile::new("templates/home_page.html", "\u{feff}{{ ");
        assert_eq!(
            faults(theme(vec![broken])),
            "templates/home_page.html:1:1 invalid-template: Unexpected end of input [{{]\n"
        );
    }

    #[test]
    fn a_template_is_utf_8() {
        let bytes = b"<p>\xc3\xa4\xff\xfe</p>\n{% nope".to_vec();
        let broken = SourceFile::new("templates/home_page.html", bytes);
        let other = SourceFile::new("templates/codes_page.html", "{% nope");
        assert_eq!(
            faults(theme(vec![broken, other])),
            "\
templates/codes_page.html:1:4 invalid-template: Unknown tag [nope]
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
templates/codes_page.html:1:1 invalid-template: Unexpected end of input [{{]
templates/guide_page.html:1:1 missing-template: there is no such template []
templates/home_page.html:1:1 missing-template: there is no such template []
"
        );
        assert!(RULES.contains(&&MISSING_TEMPLATE));
    }
}
