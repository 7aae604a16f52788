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

/// The address of a site, ending in `/`: absolute, `http` or `https`, without query, fragment or
/// white space. `None` if the text is not one.
#[must_use]
pub fn site_address(text: &str) -> Option<String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/@[]%".contains(&byte);
    let is_address = !rest.is_empty() && !rest.starts_with('/') && rest.bytes().all(allowed);
    is_address.then(|| format!("{}/", text.trim_end_matches('/')))
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

#[cfg(test)]
mod tests {
    use super::site_address;

    #[test]
    fn an_address_of_a_site_is_absolute_and_plain() {
        for (text, address) in [
            ("https://example.org/codes", Some("https://example.org/codes/")),
            ("http://localhost:8000/", Some("http://localhost:8000/")),
            ("https://[2001:db8::1]/", Some("https://[2001:db8::1]/")),
            ("", None),
            ("https://", None),
            ("https:///x", None),
            ("ftp://example.org/", None),
            ("example.org", None),
            ("https://example.org/\"x", None),
            ("https://example.org/#x", None),
            ("javascript:alert(1)", None),
        ] {
            assert_eq!(site_address(text).as_deref(), address, "{text}");
        }
    }
}
