//! Reads `content/site.yaml`.

use std::sync::Arc;

use super::front_matter::is_too_long;
use super::values::UNKNOWN_WORD;
use super::{class_page, guide, looks, page, plain_page, status_page, values, yaml};
use crate::model::diagnostic::{Diagnostics, Located, Place, Rule};
use crate::model::facts::{Home, KnownFact, Switch, Words as _};
use crate::model::field::{Field, Kind};
use crate::model::language::Language;
use crate::model::node::Node;
use crate::model::page_source::{FrontMatter, PageSource};
use crate::model::rule::Severity;
use crate::model::site_config::{BaseUrl, EditUrl, SiteConfig};
use crate::model::uri::is_host_and_port;

pub const INVALID_ADDRESS: Rule =
    Rule::error("invalid-address", "Links that have to be absolute start with it.").shown(
        "
//- content/site.yaml
title: Codes
base_url: example.org/codes
          ^^^^^^^^^^^^^^^^^ error: `example.org/codes` is not the address of a site
          help: write it as `https://example.org/path/`, without user, file, query or fragment
",
        "
//- content/site.yaml
title: Codes
base_url: https://example.org/codes/
",
    );

pub const TITLE: Field = Field::required("title", Kind::Text, "the name of the site");
pub const TAGLINE: Field = Field::optional("tagline", Kind::Text, "one line under the title");
pub const DESCRIPTION: Field = Field::optional(
    "description",
    Kind::Text,
    "what the home page, search engines and shared links say of the site",
);
pub const LANGUAGE: Field = Field::optional(
    "language",
    Kind::Language,
    "the language of the site, as `de` or `pt-BR`; English if it is left out. A language that \
     statusbook does not bring takes its words from `content/labels.yaml`",
);
pub const HOME: Field = Field::optional(
    "home",
    Kind::Word(Home::NAMES),
    "what the home page shows of the codes: `classes` shows a tile for each code, `table` one \
     table of all codes, `page` the text of all codes",
)
.left_out("`classes`");
pub const FILL_IN: Field = Field::optional(
    "fill_in",
    Kind::List(&Kind::Word(KnownFact::NAMES)),
    "fields of status pages that statusbook fills in from the registry, as `[specs, cache]`; `[]` \
     for none, so that pages show only what their author wrote",
)
.left_out("all of `standing`, `specs`, `cache`, `headers`, `body`, `formerly`");
pub const CONSTANTS: Field = Field::optional(
    "constants",
    Kind::Word(Switch::NAMES),
    "whether pages say what programming languages and frameworks call a code; `on` or `off`",
)
.left_out("`on`");
pub const BASE_URL: Field = Field::optional(
    "base_url",
    Kind::Base,
    "where the site is published, as `https://example.org/codes/`",
);
pub const REPOSITORY: Field = Field::optional(
    "repository",
    Kind::Base,
    "where its source is kept, as `https://example.org/name`",
);
pub const EDIT_URL: Field = Field::optional(
    "edit_url",
    Kind::Edit,
    "where a page's file can be edited, as `https://example.org/edit/main/{path}`; if it is left \
     out, the branch `main` of `repository` on GitHub, GitLab or Codeberg, and the folder of the \
     git repository that the root is in",
);
pub const OFFLINE: Field = Field::optional(
    "offline",
    Kind::Word(Switch::NAMES),
    "whether browsers that have seen the site keep it for days without a network; `on` or `off`",
);

pub const HOSTS: Field = Field::optional(
    "hosts",
    Kind::List(&Kind::Text),
    "your own hosts, as `[api.example.com]`: examples may name them and names below them",
);
pub const EXTRA: Field = Field::optional(
    "extra",
    Kind::Named(&Kind::Text),
    "labels of fields of your own, as `{ owner: Owner }`: pages show these fields, and the lists \
     of codes are filtered by them",
);
pub const REQUIRE: Field = Field::optional(
    "require",
    Kind::List(&Kind::Text),
    "fields of front matter that every page has to have, as `[summary, retry, reviewed]`",
);
pub const STRICT: Field = Field::optional(
    "strict",
    Kind::Word(Switch::NAMES),
    "`on` gives every rule its full severity (docs/rules.md)",
);
pub const RULES: Field = Field::optional(
    "rules",
    Kind::Named(&Kind::Word(Severity::NAMES)),
    "severities of rules, as `{ missing-example: warning }`: `off`, `warning` or `error`",
);

/// Every field of the file, in the order in which it is written.
pub const FIELDS: &[&Field] = &[
    &TITLE,
    &TAGLINE,
    &DESCRIPTION,
    &LANGUAGE,
    &HOME,
    &FILL_IN,
    &CONSTANTS,
    &looks::LOGO,
    &looks::ICON,
    &looks::ACCENT,
    &looks::LINKS,
    &looks::FOOTER,
    &looks::STYLES,
    &BASE_URL,
    &REPOSITORY,
    &EDIT_URL,
    &OFFLINE,
    &HOSTS,
    &EXTRA,
    &REQUIRE,
    &STRICT,
    &RULES,
];

/// Reads the front matter that a YAML file is; it may have these fields.
pub fn front_matter(
    path: &Arc<str>,
    text: &str,
    known_fields: &'static [&'static Field],
    diagnostics: &mut Diagnostics,
) -> Option<FrontMatter> {
    let start = text_start(text);
    if is_too_long(path, &text[start..], start, diagnostics) {
        return None;
    }
    let document = yaml::document(path, &text[start..], start, diagnostics);
    let is_complete = document.is_complete;
    document.root.map(|node| FrontMatter { node, is_complete, known_fields })
}

/// Reads the fields of the file.
pub fn read(path: &Arc<str>, source: &PageSource, diagnostics: &mut Diagnostics) -> SiteConfig {
    let mut config = SiteConfig::default();
    let start = text_start(&source.text);
    let start = Place::new(path, start, start);
    let Some(fields) = page::fields(source, &start, &[], diagnostics) else { return config };
    config.title = fields.required(&TITLE, &values::words, diagnostics);
    config.tagline = fields.optional(&TAGLINE, &values::words, diagnostics);
    config.description = fields.optional(&DESCRIPTION, &values::words, diagnostics);
    config.language = fields.optional(&LANGUAGE, &language, diagnostics);
    config.home = fields.optional(&HOME, &values::word, diagnostics).unwrap_or(config.home);
    if fields.has(&FILL_IN) {
        config.fill_in = fields.list(&FILL_IN, &values::word, diagnostics).into();
    }
    let constants = fields.optional(&CONSTANTS, &values::word, diagnostics);
    config.constants = constants.unwrap_or(config.constants);
    config.looks = looks::read(&fields, &source.text, diagnostics);
    let base_url = fields.optional(&BASE_URL, &values::text, diagnostics);
    config.base_url = base_url.and_then(|url| base(&url, diagnostics));
    let repository = fields.optional(&REPOSITORY, &values::text, diagnostics);
    let repository = repository.and_then(|url| base(&url, diagnostics));
    config.repository = repository.map(|url| {
        let url = url.trim_end_matches('/');
        url.strip_suffix(".git").unwrap_or(url).to_owned()
    });
    if let Some(url) = fields.optional(&EDIT_URL, &values::text, diagnostics) {
        config.edit_url = edit(&url, diagnostics);
    }
    if let Some(offline) = fields.optional(&OFFLINE, &values::word, diagnostics) {
        config.offline = offline;
    }
    config.hosts = fields.list(&HOSTS, &host, diagnostics);
    let labels = |node: &Node, diagnostics: &mut Diagnostics| {
        values::named(node, &values::words, diagnostics)
    };
    config.extra = fields.optional(&EXTRA, &labels, diagnostics).unwrap_or_default();
    config.require = fields.list(&REQUIRE, &field_name, diagnostics).into();
    config.strict = fields.optional(&STRICT, &values::word, diagnostics).unwrap_or(config.strict);
    let severities = |node: &Node, diagnostics: &mut Diagnostics| {
        values::named(node, &values::word, diagnostics)
    };
    config.rules = fields.optional(&RULES, &severities, diagnostics).unwrap_or_default();
    debug_assert!(fields.not_asked().is_empty(), "never read: {:?}", fields.not_asked());
    config
}

/// The name of a host, without port.
fn host(node: &Node, diagnostics: &mut Diagnostics) -> Option<String> {
    let host = values::words(node, diagnostics)?;
    if !is_host_and_port(&host) || host.contains(':') {
        values::wrong_type(node, "a host", "write its name, as in `api.example.com`", diagnostics);
        return None;
    }
    Some(host)
}

/// The name of a field that some kind of page has.
fn field_name(node: &Node, diagnostics: &mut Diagnostics) -> Option<&'static str> {
    let text = values::text(node, diagnostics)?;
    let fields = [status_page::FIELDS, class_page::FIELDS, guide::FIELDS, plain_page::FIELDS]
        .into_iter()
        .flatten();
    let names = || fields.clone().map(|field| field.name);
    let name = names().find(|name| *name == text.value);
    if name.is_none() {
        let message = format!("no page has a field `{}`", text.value);
        let fault = diagnostics.add(&UNKNOWN_WORD, &text.place, message);
        fault.help(values::nearest_help(&text.value, names()));
    }
    name
}

/// The language of a tag; `None` after it reported that it is not one.
fn language(node: &Node, diagnostics: &mut Diagnostics) -> Option<Located<Language>> {
    let tag = values::text(node, diagnostics)?;
    let language = Language::parse(&tag.value);
    if language.is_none() {
        let help = format!("write {}", Language::FORM);
        values::wrong_type(node, "a language", &help, diagnostics);
    }
    language.map(|language| Located::new(language, tag.place))
}

/// The byte at which the text starts, after a byte order mark.
pub fn text_start(text: &str) -> usize {
    if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}

/// The address of a field; `None` after it reported that it is not that of a site.
fn base(url: &Located<String>, diagnostics: &mut Diagnostics) -> Option<BaseUrl> {
    let base = BaseUrl::parse(&url.value);
    if base.is_none() {
        let message = format!("`{}` is not the address of a site", url.value);
        let fault = diagnostics.add(&INVALID_ADDRESS, &url.place, message);
        fault.help(BaseUrl::help(&url.value));
    }
    base
}

/// The address of a field; `None` after it reported that no file can be edited there.
fn edit(url: &Located<String>, diagnostics: &mut Diagnostics) -> Option<EditUrl> {
    let edit = EditUrl::parse(&url.value);
    if edit.is_none() {
        let message = format!("`{}` is not the address of an editor", url.value);
        let fault = diagnostics.add(&INVALID_ADDRESS, &url.place, message);
        fault.help(EditUrl::help(&url.value));
    }
    edit
}

#[cfg(test)]
mod tests {
    use super::INVALID_ADDRESS;
    use crate::fixture::{check, one_file, reported};
    use crate::model::diagnostic::Diagnostics;
    use crate::model::facts::Switch;
    use crate::model::source::Sources;
    use crate::parse::RULES;
    use crate::parse::values::WRONG_TYPE;

    #[test]
    fn a_host_is_a_name_without_more() {
        check(
            &WRONG_TYPE,
            "
//- content/site.yaml
title: T
hosts: [api.acme.com, https://acme.com, acme.com:80]
                      ^^^^^^^^^^^^^^^^ error: this is `https://acme.com`, not a host
                      help: write its name, as in `api.example.com`
                                        ^^^^^^^^^^^ error: this is `acme.com:80`, not a host
                                        help: write its name, as in `api.example.com`
",
        );
    }

    #[test]
    fn an_address_is_absolute_and_plain() {
        check(
            &INVALID_ADDRESS,
            "
//- content/site.yaml
title: T
base_url: example.org/codes
          ^^^^^^^^^^^^^^^^^ error: `example.org/codes` is not the address of a site
          help: write it as `https://example.org/path/`, without user, file, query or fragment
repository: \"https://example.org/a?b\"
            ^^^^^^^^^^^^^^^^^^^^^^^^^ error: `https://example.org/a?b` is not the address of a site
            help: write it as `https://example.org/path/`, without user, file, query or fragment
edit_url: https://example.org/
          ^^^^^^^^^^^^^^^^^^^^ error: `https://example.org/` is not the address of an editor
          help: write it as `https://example.org/edit/main/{path}`, with `{path}` once
",
        );
        check(
            &INVALID_ADDRESS,
            "
//- content/site.yaml
title: T
base_url: https://exämple.org/
          ^^^^^^^^^^^^^^^^^^^^ error: `https://exämple.org/` is not the address of a site
          help: write `https://xn--exmple-cua.org/`
repository: https://exämple.org/ü
            ^^^^^^^^^^^^^^^^^^^^^ error: `https://exämple.org/ü` is not the address of a site
            help: write `https://xn--exmple-cua.org/%C3%BC`
edit_url: https://exämple.org/{path}
          ^^^^^^^^^^^^^^^^^^^^^^^^^^ error: `https://exämple.org/{path}` is not the address \
of an editor
          help: write `https://xn--exmple-cua.org/{path}`
",
        );
    }

    #[test]
    fn a_page_is_edited_where_the_site_says() {
        let edited = |text: &str| {
            let sources = one_file("content/site.yaml", format!("title: T\n{text}"));
            assert_eq!(reported(RULES, &sources), "");
            let config = crate::parse::site(&sources, &mut Diagnostics::default()).config;
            config.edit_url.map(|url| url.of("content/404.md"))
        };
        let repository = "repository: https://github.com/o/n.git/\n";
        let main = "https://github.com/o/n/edit/main/content/404.md";
        assert_eq!(edited(""), None);
        assert_eq!(edited(repository).as_deref(), Some(main));
        let edit_url = "edit_url: https://github.com/o/n/edit/trunk/docs/{path}\n";
        let trunk = "https://github.com/o/n/edit/trunk/docs/content/404.md";
        assert_eq!(edited(edit_url).as_deref(), Some(trunk));
        assert_eq!(edited(&format!("{repository}{edit_url}")).as_deref(), Some(trunk));
        let text = format!("title: T\n{repository}");
        let sources = Sources { folder: "docs/".to_owned(), ..one_file("content/site.yaml", text) };
        let config = crate::parse::site(&sources, &mut Diagnostics::default()).config;
        let docs = "https://github.com/o/n/edit/main/docs/content/404.md";
        assert_eq!(config.edit_url.map(|url| url.of("content/404.md")).as_deref(), Some(docs));
    }

    #[test]
    fn the_site_goes_offline_unless_it_is_told_not_to() {
        let offline = |text: &str| {
            let sources = one_file("content/site.yaml", text);
            crate::parse::site(&sources, &mut Diagnostics::default()).config.offline
        };
        assert_eq!(offline("title: T\n"), Switch::On);
        assert_eq!(offline("title: T\noffline: on\n"), Switch::On);
        assert_eq!(offline("title: T\noffline: off\n"), Switch::Off);
        assert_eq!(
            reported(RULES, &one_file("content/site.yaml", "title: T\noffline: false\n")),
            "content/site.yaml:2:10 unknown-word: `false` is not one of the words for this field \
             [false]\n"
        );
    }

    #[test]
    fn a_site_needs_no_more_than_a_title() {
        assert_eq!(reported(RULES, &one_file("content/site.yaml", "\u{feff}title: T\r\n")), "");
        assert_eq!(reported(RULES, &one_file("content/site.yaml", "")), "");
        assert_eq!(
            reported(RULES, &one_file("content/site.yaml", "- a\n")),
            "content/site.yaml:1:1 wrong-type: this is a list, not a mapping [- a]\n"
        );
    }
}
