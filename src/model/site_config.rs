//! What is true of the whole site: `content/site.yaml`.

use std::fmt;
use std::ops::Deref;

use super::facts::Switch;

/// The site's own facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteConfig {
    /// The name of the site, in every page's title.
    pub title: String,
    /// One line under the title.
    pub tagline: String,
    /// What search engines and shared links say of the whole site; plain text.
    pub description: String,
    /// Where the site is published; `None` leaves out what needs it.
    pub base_url: Option<BaseUrl>,
    /// Where the source is kept, without a `/` at its end; `None` leaves out the edit links.
    pub repository: Option<String>,
    /// Whether browsers that have seen the site keep it for days without a network.
    pub offline: Switch,
}

impl Default for SiteConfig {
    fn default() -> Self {
        Self {
            title: "HTTP status codes".to_owned(),
            tagline: "What they mean, and what to do now".to_owned(),
            description: "Every HTTP status code with its meaning, who has to act, what to do \
                          about it, examples, and the section of the specification."
                .to_owned(),
            base_url: None,
            repository: None,
            offline: Switch::On,
        }
    }
}

impl SiteConfig {
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
    /// What to write.
    pub const FORM: &str = "`https://example.org/path/`, without query or fragment";

    /// The address, if it is one of a site; a `/` at its end may be missing.
    #[must_use]
    pub fn parse(url: &str) -> Option<Self> {
        let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/@[]%".contains(&byte);
        let is_one = !rest.is_empty() && !rest.starts_with('/') && rest.bytes().all(allowed);
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

#[cfg(test)]
mod tests {
    use super::BaseUrl;

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
            ("ftp://example.org/", None),
            ("https://example.org/\"x", None),
            ("https://example.org/#x", None),
            ("javascript:alert(1)", None),
        ] {
            assert_eq!(BaseUrl::parse(url).as_deref(), wanted, "{url}");
        }
    }
}
