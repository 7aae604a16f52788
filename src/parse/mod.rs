//! Sources -> Site. It never fails: it finds fault, and goes on.

mod brackets;
mod class_page;
mod deep_nesting;
mod fields;
mod front_matter;
mod gap;
mod guide;
mod headings;
pub mod http_message;
mod markdown;
mod merge_conflict;
mod page;
mod pieces;
mod raw_html;
mod site_config;
mod status_page;
mod text;
mod trailing_space;
pub(crate) mod tree;
mod unordered_fields;
mod values;
pub(crate) mod yaml;

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use crate::model;
use crate::model::class::Class;
use crate::model::code::Code;
use crate::model::diagnostic::{Diagnostics, Place, Rule};
use crate::model::field::FileKind;
use crate::model::site::Site;
use crate::model::site_config::SiteConfig;
use crate::model::source::{SourceFile, Sources};
use page::Page;

pub const STRAY_FILE: Rule =
    Rule::warning("stray-file", "Nothing is made of it, so its author waits for a page in vain.")
        .shown(
            "
//- content/notes.md
What I wanted to say of 404.
^ warning: nothing is made of this file
help: name it `404.md`, `4xx.md` or `guides/some-words.md`, or move it elsewhere
",
            "
//- content/404.md
code: 404
",
        );
pub const SAME_CODE: Rule = Rule::error("same-code", "Both pages would have the same address.")
    .shown(
        "
//- content/404.md
code: 404
//- content/410.md
code: 404
      ^^^ error: `content/404.md` is about 404 too
      help: keep one of the two files, or fix its code
",
        "
//- content/404.md
code: 404
//- content/410.md
code: 410
",
    );
/// Every rule of this stage.
pub const RULES: &[&Rule] = &[
    &text::INVALID_UTF8,
    &text::CONTROL_CHARACTER,
    &text::LONG_PAGE,
    &merge_conflict::MERGE_CONFLICT,
    &STRAY_FILE,
    &SAME_CODE,
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
    &unordered_fields::UNORDERED_FIELDS,
    &trailing_space::TRAILING_SPACE,
    &class_page::WRONG_CLASS,
    &site_config::INVALID_ADDRESS,
    &raw_html::RAW_HTML,
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
pub const SITE: FileKind =
    FileKind { name: "site", about: "The site, `content/site.yaml`", fields: site_config::FIELDS };

/// The kinds of files that have fields.
pub const FILE_KINDS: [FileKind; 4] = [STATUS, CLASS, GUIDE, SITE];

/// What one file of `content/` is.
enum Read {
    Config(SiteConfig),
    Status(Box<model::status_page::StatusPage>),
    Class(Box<model::class_page::ClassPage>),
    Guide(Box<model::guide::Guide>),
    /// A page whose faults are such that nothing could be read.
    Unread,
    /// It is of no use.
    Nothing,
}

/// Reads every file, on all cores.
pub fn site(sources: &Sources, diagnostics: &mut Diagnostics) -> Site {
    let read = sources.content.par_iter().map(|file| {
        let mut diagnostics = Diagnostics::default();
        (self::file(file, &mut diagnostics), diagnostics)
    });
    let mut config = SiteConfig::default();
    let (mut statuses, mut classes, mut guides) = (Vec::new(), Vec::new(), Vec::new());
    let mut unread = BTreeSet::new();
    let read: Vec<_> = read.collect();
    for (file, (read, its_faults)) in sources.content.iter().zip(read) {
        diagnostics.extend(its_faults);
        match read {
            Read::Config(read) => config = read,
            Read::Status(page) => statuses.push(*page),
            Read::Class(page) => classes.push(*page),
            Read::Guide(page) => guides.push(*page),
            Read::Unread => _ = unread.insert(file.path.to_string()),
            Read::Nothing => {}
        }
    }
    config.base_url = sources.base_url.clone().or(config.base_url);
    config.offline = sources.offline.unwrap_or(config.offline);
    same_codes(&mut statuses, diagnostics);
    let assets = sources.theme.static_files.iter().map(|file| file.path.to_string());
    Site::new(config, statuses, classes, guides).beside(unread, assets.collect())
}

/// Two files that say they are about one code.
fn same_codes(pages: &mut [model::status_page::StatusPage], diagnostics: &mut Diagnostics) {
    pages.sort_by(|one, other| (one.code.value, &one.path).cmp(&(other.code.value, &other.path)));
    for pair in pages.windows(2) {
        if pair[0].code.value == pair[1].code.value {
            let message = format!("`{}` is about {} too", pair[0].path, pair[0].code.value);
            let fault = diagnostics.add(&SAME_CODE, &pair[1].code.place, message);
            fault.help("keep one of the two files, or fix its code");
        }
    }
}

fn file(file: &SourceFile, diagnostics: &mut Diagnostics) -> Read {
    let Some(name) = file.path.strip_prefix("content/") else { return Read::Nothing };
    if name == "site.yaml" {
        let text = text::read(file, diagnostics);
        return text.map_or(Read::Nothing, |text| {
            Read::Config(site_config::read(&file.path, text, diagnostics))
        });
    }
    let stem = name.strip_suffix(".md").unwrap_or("");
    let guide = stem.strip_prefix("guides/").filter(|name| is_address(name));
    let (code, class) = (Code::parse(stem), Class::parse(stem));
    if code.is_none() && class.is_none() && guide.is_none() {
        let fault =
            diagnostics.add(&STRAY_FILE, &Place::file(&file.path), "nothing is made of this file");
        fault.help("name it `404.md`, `4xx.md` or `guides/some-words.md`, or move it elsewhere");
        return Read::Nothing;
    }
    let Some(page) = page(file, diagnostics) else { return Read::Unread };
    if let Some(code) = code {
        let read = status_page::read(page, code, diagnostics);
        return read.map_or(Read::Unread, |page| Read::Status(Box::new(page)));
    }
    if let Some(class) = class {
        let read = class_page::read(page, class, diagnostics);
        return read.map_or(Read::Unread, |page| Read::Class(Box::new(page)));
    }
    let read = guide::read(page, guide.unwrap_or(""), diagnostics);
    read.map_or(Read::Unread, |guide| Read::Guide(Box::new(guide)))
}

fn page<'file>(file: &'file SourceFile, diagnostics: &mut Diagnostics) -> Option<Page<'file>> {
    let text = text::read(file, diagnostics)?;
    let split = front_matter::split(&file.path, text, diagnostics)?;
    let front_matter = split.node.as_ref().filter(|_| split.whole);
    trailing_space::check(&file.path, text, front_matter, split.body_start, diagnostics);
    let prose = markdown::read(&file.path, split.body, split.body_start, diagnostics);
    let path = Arc::clone(&file.path);
    Some(Page { path, text, node: split.node, whole: split.whole, place: split.place, prose })
}

/// Whether a file's name can be an address as it is: lower case, digits and hyphens.
fn is_address(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !name.is_empty() && name.bytes().all(plain)
}

#[cfg(test)]
mod tests {
    use super::{RULES, SAME_CODE, STRAY_FILE};
    use crate::fixture::{check, guide, one_file, small_site, told};

    /// What the rules of this stage say of a page of these bytes.
    fn faults(bytes: &[u8]) -> String {
        told(RULES, &one_file("content/guides/x.md", bytes))
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
content/guides/x.md:4:1 invalid-yaml: a tab stands where spaces belong [\\t]
"
        );
    }

    #[test]
    fn a_file_that_no_page_is_made_of_is_told() {
        let note = "nothing is made of this file";
        for path in [
            "content/notes.txt",
            "content/40.md",
            "content/0404.md",
            "content/6xx.md",
            "content/guides/Two Words.md",
            "content/guides/a/b.md",
            "content/404.MD",
            "content/guides/.md",
            "content/٤٠٤.md",
        ] {
            let wanted = format!("{path}:1:1 stray-file: {note} []\n");
            assert_eq!(told(&[&STRAY_FILE], &one_file(path, "x")), wanted);
        }
        assert_eq!(told(&[&STRAY_FILE], &small_site()), "");
    }

    #[test]
    fn a_code_has_one_file() {
        check(
            &SAME_CODE,
            "
//- content/404.md
code: 404
//- content/410.md
code: 404
      ^^^ error: `content/404.md` is about 404 too
      help: keep one of the two files, or fix its code
//- content/499.md
code: 404
      ^^^ error: `content/410.md` is about 404 too
      help: keep one of the two files, or fix its code
",
        );
    }
}
