//! What is true of the whole site: `content/site.yaml`.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use super::diagnostic::Located;
use super::facts::{Home, KnownFact, Switch, Words as _};
use super::language::Language;
use super::looks::Looks;
use super::rule::{Rule, Severity};
use super::uri;

/// The site's own facts.
#[derive(Debug, Clone)]
pub struct SiteConfig {
    /// The name of the site, in every page's title; `None` for that of its language.
    pub title: Option<String>,
    /// One line under the title; `None` for that of its language.
    pub tagline: Option<String>,
    /// What search engines and shared links say of the whole site, plain text; `None` for that of
    /// its language.
    pub description: Option<String>,
    /// The language of the site; `None` for English.
    pub language: Option<Located<Language>>,
    /// What the home page shows of the codes.
    pub home: Home,
    /// What pages take from the registry if their author did not write it.
    pub fill_in: Arc<[KnownFact]>,
    /// Whether the site says what platforms call its codes.
    pub constants: Switch,
    /// How the site looks.
    pub looks: Looks,
    /// Where the site is published; `None` leaves out what needs it.
    pub base_url: Option<BaseUrl>,
    /// Where the source is kept, without a `/` or `.git` at its end.
    pub repository: Option<String>,
    /// Where the files of pages can be edited; `None` leaves out the links.
    pub edit_url: Option<EditUrl>,
    /// Whether browsers that have seen the site keep it for days without a network.
    pub offline: Switch,
    /// Hosts of the project's own, which examples may name.
    pub hosts: Vec<String>,
    /// The labels of the project's own fields, by name, in the author's order.
    pub extra: Vec<(Located<String>, String)>,
    /// The fields that every page has to have, if a page of its kind can have them.
    pub require: Arc<[&'static str]>,
    /// Whether every rule has its full severity.
    pub strict: Switch,
    /// The severities of single rules.
    pub rules: Vec<(Located<String>, Severity)>,
}

impl Default for SiteConfig {
    fn default() -> Self {
        Self {
            title: None,
            tagline: None,
            description: None,
            language: None,
            home: Home::Classes,
            fill_in: KnownFact::ALL.into(),
            constants: Switch::On,
            looks: Looks::default(),
            base_url: None,
            repository: None,
            edit_url: None,
            offline: Switch::On,
            hosts: Vec::new(),
            extra: Vec::new(),
            require: Arc::default(),
            strict: Switch::Off,
            rules: Vec::new(),
        }
    }
}

impl SiteConfig {
    /// The file that says it.
    pub const PATH: &str = "content/site.yaml";

    /// How bad the faults of a rule are on the site.
    #[must_use]
    pub fn severity(&self, rule: &Rule) -> Severity {
        let own = self.rules.iter().find(|(name, _)| name.value == rule.name);
        match own {
            Some((_, severity)) if rule.is_adjustable() => *severity,
            _ if self.strict == Switch::On => rule.severity,
            _ => rule.default,
        }
    }

    /// The path of `base_url`, from `/` to `/`.
    #[must_use]
    pub fn base_path(&self) -> &str {
        let after_scheme = self.base_url.as_deref().and_then(|url| url.split_once("://"));
        let path = after_scheme.and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..]));
        path.unwrap_or("/")
    }
}

/// The address of a site, ending in `/`: absolute, without query and fragment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl(String);

impl BaseUrl {
    const FORM: &str = "`https://example.org/path/`, without user, file, query or fragment";

    /// What to write instead of an address that is not one of a site.
    #[must_use]
    pub fn help(wrong: &str) -> String {
        let ascii = uri::in_ascii(wrong).filter(|url| Self::parse(url).is_some());
        ascii.map_or_else(|| format!("write it as {}", Self::FORM), |url| format!("write `{url}`"))
    }

    /// The address, if it is one of a site; a `/` at its end may be missing.
    #[must_use]
    pub fn parse(url: &str) -> Option<Self> {
        let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/@[]%".contains(&byte);
        let is_one = uri::web_fault(url).is_none()
            && !rest.is_empty()
            && !rest.contains('@')
            && !rest.to_ascii_lowercase().ends_with("index.html")
            && !rest.split('/').any(|part| matches!(part, "." | ".."))
            && !rest.trim_end_matches('/').contains("//")
            && !rest.starts_with('/')
            && rest.bytes().all(allowed);
        let end = if url.ends_with('/') { "" } else { "/" };
        is_one.then(|| Self(format!("{url}{end}")))
    }
}

impl Deref for BaseUrl {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The address at which the file of a page can be edited: absolute, with `{path}` once in place of
/// the file's path, as `content/404.md`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditUrl(String);

impl EditUrl {
    const FORM: &str = "`https://example.org/edit/main/{path}`, with `{path}` once";
    const PATH: &str = "{path}";

    /// What to write instead of an address at which no file can be edited.
    #[must_use]
    pub fn help(wrong: &str) -> String {
        let ascii = uri::in_ascii(wrong).filter(|url| Self::parse(url).is_some());
        ascii.map_or_else(|| format!("write it as {}", Self::FORM), |url| format!("write `{url}`"))
    }

    /// The address, if it is one.
    #[must_use]
    pub fn parse(url: &str) -> Option<Self> {
        let (before, after) = url.split_once(Self::PATH)?;
        let is_web = ["https://", "http://"].iter().any(|scheme| before.starts_with(scheme));
        let authority = uri::authority(before);
        let is_whole = authority.is_some_and(|it| !it.is_empty() && it.end < before.len());
        let is_plain = uri::faults(before).is_empty() && uri::faults(after).is_empty();
        (is_web && is_whole && is_plain).then(|| Self(url.to_owned()))
    }

    /// Where the branch `main` of a repository is edited; `None` for a host whose addresses are not
    /// known. `folder` is [`Sources::folder`](super::source::Sources::folder).
    #[must_use]
    pub fn of_repository(repository: &str, folder: &str) -> Option<Self> {
        let authority = &repository[uri::authority(repository)?];
        let host = authority[uri::host(authority)].to_ascii_lowercase();
        let is = |names: &[&str]| host.split('.').any(|label| names.contains(&label));
        let edit = if is(&["github"]) {
            "edit"
        } else if is(&["gitlab"]) {
            "-/edit"
        } else if is(&["codeberg", "forgejo", "gitea"]) {
            "_edit"
        } else {
            return None;
        };
        Some(Self(format!("{repository}/{edit}/main/{folder}{}", Self::PATH)))
    }

    /// The address for a file, by its path from the root.
    #[must_use]
    pub fn of(&self, path: &str) -> String {
        self.0.replace(Self::PATH, &uri::encoded_path(path))
    }
}

#[cfg(test)]
mod tests {
    use super::{BaseUrl, EditUrl};

    #[test]
    fn the_address_of_a_site_is_absolute_and_plain() {
        for (url, wanted) in [
            ("https://example.org/codes", Some("https://example.org/codes/")),
            ("http://localhost:8000/", Some("http://localhost:8000/")),
            ("https://[2001:db8::1]/", Some("https://[2001:db8::1]/")),
            ("", None),
            ("example.org/codes", None),
            ("https://", None),
            ("https:///x", None),
            ("https://https://example.org/", None),
            ("ftp://example.org/", None),
            ("https://example.org/\"x", None),
            ("https://example.org/#x", None),
            ("https://user:word@example.org/", None),
            ("https://example.org/codes/index.html", None),
            ("https://example.org/a/../b/", None),
            ("https://example.org//a//b/", None),
            ("javascript:alert(1)", None),
        ] {
            assert_eq!(BaseUrl::parse(url).as_deref(), wanted, "{url}");
        }
    }

    #[test]
    fn a_file_is_edited_where_its_host_edits_files() {
        for (repository, wanted) in [
            ("https://github.com/o/n", Some("https://github.com/o/n/edit/main/content/404.md")),
            ("https://gitlab.com/o/n", Some("https://gitlab.com/o/n/-/edit/main/content/404.md")),
            (
                "https://codeberg.org/o/n",
                Some("https://codeberg.org/o/n/_edit/main/content/404.md"),
            ),
            (
                "https://gitlab.example.org/o/n",
                Some("https://gitlab.example.org/o/n/-/edit/main/content/404.md"),
            ),
            ("https://example.org/github/n", None),
        ] {
            let url = EditUrl::of_repository(repository, "").map(|url| url.of("content/404.md"));
            assert_eq!(url.as_deref(), wanted);
            let url =
                EditUrl::of_repository(repository, "a%20b/").map(|url| url.of("content/404.md"));
            let wanted = wanted.map(|url| url.replace("content/", "a%20b/content/"));
            assert_eq!(url, wanted);
        }
    }

    #[test]
    fn the_address_of_an_editor_has_the_path_once() {
        for (url, wanted) in [
            ("https://e.org/b/{path}?edit", Some("https://e.org/b/content/404.md?edit")),
            ("https://e.org/?file={path}", Some("https://e.org/?file=content/404.md")),
            ("https://e.org/", None),
            ("https://e.org{path}", None),
            ("https://{path}", None),
            ("https://e.org/{path}/{path}", None),
            ("https://e.org/{branch}/{path}", None),
            ("javascript:{path}", None),
        ] {
            let found = EditUrl::parse(url).map(|url| url.of("content/404.md"));
            assert_eq!(found.as_deref(), wanted, "{url}");
        }
    }
}
