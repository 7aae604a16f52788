//! What the site calls itself and its classes.

use super::class::Class;
use super::facts::Home;
use super::site::Site;
use super::site_config::SiteConfig;

impl Site {
    /// The name of the site.
    #[must_use]
    pub fn title(&self) -> &str {
        self.config.title.as_deref().unwrap_or(&self.labels.site.title)
    }

    /// One line under the name: that of the language for a site that does not name itself, else
    /// only what its author wrote.
    #[must_use]
    pub fn tagline(&self) -> Option<&str> {
        let own = self.config.tagline.as_deref();
        own.or_else(|| self.config.title.is_none().then_some(&*self.labels.site.tagline))
    }

    /// What search engines and shared links say of the whole site: what its author wrote, the
    /// tagline or the title; that of the language for a site that does not name itself.
    #[must_use]
    pub fn description(&self) -> &str {
        let SiteConfig { title, tagline, description, .. } = &self.config;
        let own = description.as_deref().or(tagline.as_deref()).or(title.as_deref());
        own.unwrap_or(&self.labels.site.description)
    }

    /// The classes that the site has pages about: those that its author introduces, and where the
    /// home page has a section for each class, all that have codes.
    pub fn classes_with_page(&self) -> impl Iterator<Item = Class> {
        let is_home_of_classes = self.config.home == Home::Classes;
        self.classes().filter(move |it| is_home_of_classes || self.class_page(*it).is_some())
    }

    /// The address below the site of the page about a class; `None` if there is none.
    #[must_use]
    pub fn class_address(&self, class: Class) -> Option<String> {
        self.classes_with_page().any(|it| it == class).then(|| format!("{}/", class.name()))
    }

    /// The title of a class: that of its page, or the name of the class.
    #[must_use]
    pub fn class_title(&self, class: Class) -> &str {
        self.class_page(class).map_or_else(|| class.title(&self.labels), |page| &page.title)
    }
}
