//! The language of a site, as a tag of BCP 47.

/// A language: `de`, `pt-BR`, `zh-Hant`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language(String);

/// The languages that are written from right to left.
const RIGHT_TO_LEFT: [&str; 10] = ["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"];

/// What follows `zh` where Chinese is written in traditional characters.
const TRADITIONAL: [&str; 4] = ["hant", "hk", "mo", "tw"];

impl Default for Language {
    fn default() -> Self {
        Self("en".to_owned())
    }
}

impl Language {
    /// What to write.
    pub const FORM: &str = "the tag of a language, as `de` or `pt-BR`";
    /// A regular expression that every tag fits.
    pub const PATTERN: &str = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$";

    /// The language of a tag: two or three letters, then parts of two to eight letters or digits.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        let mut parts = tag.split('-');
        let first = parts.next().unwrap_or("");
        let is_first =
            matches!(first.len(), 2 | 3) && first.bytes().all(|b| b.is_ascii_alphabetic());
        let is_part = |part: &str| {
            (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        };
        (is_first && parts.all(is_part)).then(|| Self(tag.to_owned()))
    }

    /// As it is written in `lang` of HTML.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.0
    }

    /// `ltr` or `rtl`, as `dir` of HTML has it.
    #[must_use]
    pub fn direction(&self) -> &'static str {
        if RIGHT_TO_LEFT.contains(&&*self.primary()) { "rtl" } else { "ltr" }
    }

    /// Whether it is a kind of English.
    #[must_use]
    pub fn is_english(&self) -> bool {
        self.primary() == "en"
    }

    /// The name of the file of labels that is meant for it, if there is one: `de` for `de-AT`. The
    /// Chinese one is in simplified characters.
    #[must_use]
    pub fn file_name(&self) -> Option<String> {
        let primary = self.primary();
        let is_traditional = |part: &str| TRADITIONAL.contains(&&*part.to_lowercase());
        (primary != "zh" || !self.0.split('-').any(is_traditional)).then_some(primary)
    }

    fn primary(&self) -> String {
        self.0.split('-').next().unwrap_or("").to_lowercase()
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn a_language_is_a_tag() {
        for tag in ["de", "pt-BR", "zh-Hant-TW", "gsw", "es-419"] {
            assert!(Language::parse(tag).is_some(), "{tag}");
        }
        for tag in ["", "german", "d", "de_DE", "de-", "-de", "de-x", "deutsch-DE", "é1"] {
            assert!(Language::parse(tag).is_none(), "{tag}");
        }
    }

    #[test]
    fn a_language_has_its_direction_and_its_file() {
        let language = |tag| Language::parse(tag).expect("a tag");
        assert_eq!(language("ar-EG").direction(), "rtl");
        assert_eq!(language("de").direction(), "ltr");
        assert_eq!(language("de-AT").file_name().as_deref(), Some("de"));
        assert_eq!(language("zh-Hans").file_name().as_deref(), Some("zh"));
        assert_eq!(language("zh-TW").file_name(), None);
    }
}
