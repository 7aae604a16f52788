//! What the site calls itself and its classes.

use super::class::Class;
use super::site::Site;

impl Site {
    /// The name of the site.
    #[must_use]
    pub fn title(&self) -> &str {
        self.config.title.as_deref().unwrap_or(&self.labels.site.title)
    }

    /// One line under the name.
    #[must_use]
    pub fn tagline(&self) -> &str {
        self.config.tagline.as_deref().unwrap_or(&self.labels.site.tagline)
    }

    /// What search engines and shared links say of the whole site.
    #[must_use]
    pub fn description(&self) -> &str {
        self.config.description.as_deref().unwrap_or(&self.labels.site.description)
    }

    /// The title of a class: that of its page, or the name of the class.
    #[must_use]
    pub fn class_title(&self, class: Class) -> &str {
        self.class_page(class).map_or_else(|| class.title(&self.labels), |page| &page.title)
    }
}
