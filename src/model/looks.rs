//! How the site looks, as far as `content/site.yaml` says so.

use super::color::Pair;
use super::diagnostic::Located;
use super::prose::Prose;

/// What a site changes of the theme without a template of its own.
#[derive(Debug, Default, Clone)]
pub struct Looks {
    /// The picture in place of the title: a file of `static/`, by its path from there.
    pub logo: Option<Located<String>>,
    /// The icon of browsers and home screens: an SVG or PNG of `static/`.
    pub icon: Option<Located<String>>,
    /// The colour of links and marks.
    pub accent: Option<Located<Pair>>,
    /// The links of the header, each a link of Markdown.
    pub links: Vec<Prose>,
    /// What is at the foot of every page, without a paragraph around it.
    pub footer: Option<Prose>,
    /// A style sheet of `static/` after the theme's.
    pub styles: Option<Located<String>>,
}

impl Looks {
    /// The Markdown in it.
    pub fn proses(&self) -> impl Iterator<Item = &Prose> {
        self.links.iter().chain(&self.footer)
    }

    /// The files of `static/` that it names, each with the endings that it may have.
    pub fn files(&self) -> impl Iterator<Item = (&Located<String>, &'static [&'static str])> {
        let pictures: &[&str] = &["svg", "png", "webp", "avif", "jpg", "jpeg", "gif"];
        let files =
            [(&self.logo, pictures), (&self.icon, &["svg", "png"]), (&self.styles, &["css"])];
        files.into_iter().filter_map(|(file, endings)| Some((file.as_ref()?, endings)))
    }
}
