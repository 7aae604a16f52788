//! What is true of the whole site: `content/site.yaml`.

use super::facts::Switch;

/// The site's own facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteConfig {
    pub title: String,
    /// One line under the title.
    pub tagline: String,
    /// What search engines and shared links say of the whole site; plain text.
    pub description: String,
    /// Where the site is published, `https` and ending in `/`; `None` leaves out what needs it.
    pub base_url: Option<String>,
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
