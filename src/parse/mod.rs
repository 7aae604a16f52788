//! Sources -> Site. It never fails: it reports what is wrong, and goes on.

mod brackets;
mod class_page;
mod code_block;
mod comments;
mod data_file;
mod deep_nesting;
mod definitions;
mod fields;
mod footnotes;
mod front_matter;
mod guide;
mod headings;
mod home_text;
pub mod http_message;
mod known;
mod labels;
mod looks;
mod markdown;
pub mod openapi;
mod page;
mod pieces;
mod plain_page;
mod raw_html;
mod removable_space;
mod site_config;
mod status_page;
mod stray;
mod table;
mod text;
mod tree;
mod values;
pub(crate) mod yaml;

use std::sync::Arc;

use rayon::prelude::*;

use crate::model::class::Class;
use crate::model::class_page::ClassPage;
use crate::model::code::Code;
use crate::model::data_file::DataFile;
use crate::model::diagnostic::{Diagnostics, Rule};
use crate::model::field::{Field, FileKind};
use crate::model::guide::Guide;
use crate::model::home_text::HomeText;
use crate::model::labels::Labels;
use crate::model::output::is_file_name;
use crate::model::page_source::{PageSource, control_characters, merge_conflicts};
use crate::model::plain_page::PlainPage;
use crate::model::site::{Site, SiteParts, StrayFile};
use crate::model::site_config::{EditUrl, SiteConfig};
use crate::model::source::{SourceFile, Sources};
use crate::model::status_page::StatusPage;
use crate::model::text::is_slug;
use front_matter::Split;
use labels::LabelFile;
use page::PageParts;

/// Every rule of this stage.
pub const RULES: &[&Rule] = &[
    &text::INVALID_UTF8,
    &text::LONE_CARRIAGE_RETURN,
    &text::LONG_PAGE,
    &front_matter::MISSING_FRONT_MATTER,
    &front_matter::UNCLOSED_FRONT_MATTER,
    &front_matter::LONG_FRONT_MATTER,
    &yaml::INVALID_YAML,
    &tree::UNSUPPORTED_YAML,
    &tree::DUPLICATE_KEY,
    &fields::UNKNOWN_KEY,
    &fields::MISSING_FIELD,
    &values::WRONG_TYPE,
    &values::UNKNOWN_WORD,
    &values::UNWRITTEN_TEXT,
    &site_config::INVALID_ADDRESS,
    &labels::MISSING_LABEL,
    &labels::UNKNOWN_PLACEHOLDER,
    &looks::INVALID_COLOR,
    &looks::INVALID_FOOTER,
    &raw_html::RAW_HTML,
    &raw_html::HTML_TAG,
    &brackets::UNDEFINED_REFERENCE,
    &deep_nesting::DEEP_NESTING,
    &headings::HEADING_ATTRIBUTE,
];

pub const STATUS: FileKind = FileKind {
    name: "status",
    about: "A status page, `content/404.md`",
    fields: status_page::FIELDS,
};
pub const CLASS: FileKind =
    FileKind { name: "class", about: "A class, `content/4xx.md`", fields: class_page::FIELDS };
pub const GUIDE: FileKind = FileKind {
    name: "guide",
    about: "A guide, `content/guides/401-or-403.md`",
    fields: guide::FIELDS,
};
pub const PAGE: FileKind = FileKind {
    name: "page",
    about: "A page about no code, `content/pages/error-format.md`",
    fields: plain_page::FIELDS,
};
pub const HOME: FileKind = FileKind {
    name: "home",
    about: "The text of the home page, `content/home.md`",
    fields: home_text::FIELDS,
};
pub const SITE: FileKind =
    FileKind { name: "site", about: "The site, `content/site.yaml`", fields: site_config::FIELDS };
pub const LABELS: FileKind = FileKind {
    name: "labels",
    about: "The words of the theme, `content/labels.yaml`",
    fields: crate::model::labels::FIELDS,
};

/// The kinds of files that have fields.
pub const FILE_KINDS: [FileKind; 7] = [STATUS, CLASS, GUIDE, PAGE, HOME, SITE, LABELS];

/// What one file of `content/` is.
enum ParsedFile {
    Config(Box<SiteConfig>),
    Labels(LabelFile),
    Status(Box<StatusPage>),
    Class(Box<ClassPage>),
    Guide(Box<Guide>),
    Page(Box<PlainPage>),
    Home(Box<HomeText>),
    Data(DataFile),
    /// A page of which nothing could be read.
    Unread,
    /// No page is made of it; the path that was probably meant.
    Stray(Option<String>),
}

/// The text of a file with where its parts are, if it could be read.
type Source = Option<Arc<PageSource>>;

/// Reads every file, on all cores.
pub fn site(sources: &Sources, diagnostics: &mut Diagnostics) -> Site {
    let read = |file: &SourceFile, config: &SiteConfig, labels: &Labels| {
        let mut diagnostics = Diagnostics::default();
        (self::file(file, config, labels, &mut diagnostics), diagnostics)
    };
    // What the site requires of its pages and what its sections are called is known before the
    // pages are read.
    let comes_first =
        |file: &&SourceFile| matches!(kind(&file.path), Some(Kind::Config | Kind::Labels));
    let mut parts = SiteParts::default();
    let mut own_labels = None;
    let mut parsed = Vec::new();
    for file in sources.content.iter().filter(comes_first) {
        let ((first, source), its_faults) = read(file, &parts.config, &parts.labels);
        let page = match first {
            ParsedFile::Config(config) => {
                parts.config = *config;
                None
            }
            ParsedFile::Labels(labels) => {
                own_labels = Some(labels);
                None
            }
            page => Some(page),
        };
        parsed.push((file, ((page, source), its_faults)));
    }
    let language = parts.config.language.as_ref();
    parts.labels = labels::labels(language, own_labels, diagnostics);
    let others = sources.content.par_iter().filter(|file| !comes_first(file));
    parsed.par_extend(others.map(|file| {
        let ((page, source), its_faults) = read(file, &parts.config, &parts.labels);
        (file, ((Some(page), source), its_faults))
    }));
    for (file, ((parsed, source), its_faults)) in parsed {
        diagnostics.extend(its_faults);
        parts.sources.extend(source.map(|source| (Arc::clone(&file.path), source)));
        let Some(parsed) = parsed else { continue };
        match parsed {
            ParsedFile::Config(_) | ParsedFile::Labels(_) => {}
            ParsedFile::Status(page) => parts.status_pages.push(*page),
            ParsedFile::Class(page) => parts.class_pages.push(*page),
            ParsedFile::Guide(page) => parts.guides.push(*page),
            ParsedFile::Page(page) => parts.pages.push(*page),
            ParsedFile::Home(home) => parts.home = Some(*home),
            ParsedFile::Data(data) => parts.data_files.push(data),
            ParsedFile::Unread => parts.unread.push(Arc::clone(&file.path)),
            ParsedFile::Stray(meant) => {
                parts.stray.push(StrayFile { path: Arc::clone(&file.path), meant });
            }
        }
    }
    parts.config.base_url = sources.base_url.clone().or(parts.config.base_url);
    let repository = parts.config.repository.as_deref();
    let edit_url = || EditUrl::of_repository(repository?, &sources.folder);
    let edit_url = sources.edit_url.clone().or(parts.config.edit_url).or_else(edit_url);
    parts.config.edit_url = edit_url;
    parts.config.offline = sources.offline.unwrap_or(parts.config.offline);
    parts.last_review = sources.last_review;
    parts.has_drafts = sources.drafts;
    parts.linked = sources.linked.clone();
    parts.backgrounds = sources.theme.backgrounds();
    parts.assets = sources.theme.static_files.iter().map(|file| Arc::clone(&file.path)).collect();
    Site::new(parts)
}

fn file(
    file: &SourceFile,
    config: &SiteConfig,
    labels: &Labels,
    diagnostics: &mut Diagnostics,
) -> (ParsedFile, Source) {
    let Some(kind) = kind(&file.path) else {
        return (ParsedFile::Stray(stray::meant(&file.path, &file.bytes)), None);
    };
    let Some(text) = text::read(file, diagnostics) else { return (ParsedFile::Unread, None) };
    // What else could be reported about such a text is not its author's mistake.
    if !merge_conflicts(text).is_empty() || control_characters(text).next().is_some() {
        return (ParsedFile::Unread, Some(Arc::new(PageSource::unread(text))));
    }
    if kind == Kind::Data {
        let data = data_file::read(&file.path, text, diagnostics);
        return (ParsedFile::Data(data), Some(Arc::new(PageSource::unread(text))));
    }
    if kind == Kind::Config || kind == Kind::Labels {
        let mut source = PageSource::unread(text);
        source.front_matter =
            site_config::front_matter(&file.path, text, kind.fields(), diagnostics);
        let parsed = if kind == Kind::Config {
            ParsedFile::Config(Box::new(site_config::read(&file.path, &source, diagnostics)))
        } else {
            ParsedFile::Labels(labels::read(&file.path, &source, diagnostics))
        };
        return (parsed, Some(Arc::new(source)));
    }
    let Some(page) = page(&file.path, text, kind.fields(), config, diagnostics) else {
        return (ParsedFile::Unread, Some(Arc::new(PageSource::unread(text))));
    };
    let source = Some(Arc::clone(&page.source));
    let parsed = match kind {
        Kind::Config | Kind::Labels | Kind::Data => None,
        Kind::Status(code) => status_page::read(page, code, labels, diagnostics)
            .map(|page| ParsedFile::Status(Box::new(page))),
        Kind::Class(class) => class_page::read(page, class, labels, diagnostics)
            .map(|page| ParsedFile::Class(Box::new(page))),
        Kind::Guide(name) => {
            guide::read(page, name, diagnostics).map(|page| ParsedFile::Guide(Box::new(page)))
        }
        Kind::Page(name) => {
            plain_page::read(page, name, diagnostics).map(|page| ParsedFile::Page(Box::new(page)))
        }
        Kind::Home => {
            home_text::read(page, diagnostics).map(|home| ParsedFile::Home(Box::new(home)))
        }
    };
    (parsed.unwrap_or(ParsedFile::Unread), source)
}

/// What the path of a file says it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind<'path> {
    Config,
    Labels,
    Status(Code),
    Class(Class),
    Guide(&'path str),
    Page(&'path str),
    Home,
    /// Rows for tables.
    Data,
}

impl Kind<'_> {
    fn fields(self) -> &'static [&'static Field] {
        match self {
            Self::Config => SITE.fields,
            Self::Labels => LABELS.fields,
            Self::Status(_) => STATUS.fields,
            Self::Class(_) => CLASS.fields,
            Self::Guide(_) => GUIDE.fields,
            Self::Page(_) => PAGE.fields,
            Self::Home => HOME.fields,
            Self::Data => &[],
        }
    }
}

/// `None` for a file that no page is made of.
fn kind(path: &str) -> Option<Kind<'_>> {
    let name = path.strip_prefix("content/")?;
    match name {
        "site.yaml" => return Some(Kind::Config),
        "labels.yaml" => return Some(Kind::Labels),
        "home.md" => return Some(Kind::Home),
        _ => {}
    }
    let data = name.strip_prefix("data/").and_then(|name| name.strip_suffix(".csv"));
    if data.is_some_and(is_slug) {
        return Some(Kind::Data);
    }
    let stem = name.strip_suffix(".md")?;
    let code = || Code::parse(stem).map(Kind::Status);
    let class = || Class::parse(stem).map(Kind::Class);
    let named = |folder| stem.strip_prefix(folder).filter(|name| is_page_name(name));
    let guide = || named("guides/").map(Kind::Guide);
    let page = || named("pages/").map(Kind::Page);
    code().or_else(class).or_else(guide).or_else(page)
}

/// Whether a page can have the name in its address and as a folder of the site.
fn is_page_name(name: &str) -> bool {
    is_slug(name) && is_file_name(name)
}

/// Splits a page and reads its Markdown; `None` after it reported that there is no front matter.
fn page(
    path: &Arc<str>,
    text: &str,
    fields: &'static [&'static Field],
    config: &SiteConfig,
    diagnostics: &mut Diagnostics,
) -> Option<PageParts> {
    let Split { front_matter, fence, body, body_start } =
        front_matter::split(path, text, fields, diagnostics)?;
    let prose = markdown::read(path, body, body_start, diagnostics);
    let spaces = removable_space::find(body).into_iter();
    let removable_space = spaces.map(|it| body_start + it.start..body_start + it.end).collect();
    let text = Arc::from(text);
    let source = Arc::new(PageSource { text, front_matter, body_start, removable_space });
    let required = Arc::clone(&config.require);
    let fill_in = Arc::clone(&config.fill_in);
    Some(PageParts { path: Arc::clone(path), source, fence, required, fill_in, prose })
}

#[cfg(test)]
mod tests {
    use super::RULES;
    use crate::fixture::{guide, one_file, reported};

    /// What the rules of this stage say of a page of these bytes.
    fn faults(bytes: &[u8]) -> String {
        reported(RULES, &one_file("content/guides/x.md", bytes))
    }

    #[test]
    fn a_byte_order_mark_and_other_line_ends_are_accepted() {
        let text = String::from_utf8(guide("é [x](nowhere.md)\n\n<b>\n")).expect("it is UTF-8");
        let wanted = "content/guides/x.md:9:1 raw-html: HTML is not allowed in a page [<b>]\n";
        for (what, text) in [
            ("plain", text.clone()),
            ("mark", format!("\u{feff}{text}")),
            ("CRLF", text.replace('\n', "\r\n")),
            ("both", format!("\u{feff}{}", text.replace('\n', "\r\n"))),
        ] {
            assert_eq!(faults(text.as_bytes()), wanted, "{what}");
        }
        let crlf = "\u{feff}---\r\ntitel: T\r\ncodes:\r\n\t- 4\r\n---\r\n";
        assert_eq!(
            faults(crlf.as_bytes()),
            "\
content/guides/x.md:2:1 unknown-key: there is no field `titel` [titel]
content/guides/x.md:4:1 invalid-yaml: a tab is in the place of spaces [\\t]
"
        );
    }
}
