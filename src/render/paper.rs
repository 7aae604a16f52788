//! The colours behind a page, for what shows them before the style is there.

use super::view::view;
use crate::model::source::Theme;

view! {
    /// The colours behind every page, read from `--paper` in the theme's stylesheet.
    pub struct Paper {
        /// In the light scheme, as `#fdfdfe`.
        pub light: Option<String>,
        /// In the dark scheme.
        pub dark: Option<String>,
    }
}

/// The two colours; none if no stylesheet of the theme has them in this form.
pub fn paper(theme: &Theme) -> Paper {
    let (light, dark) = theme.in_schemes("--paper").unzip();
    Paper { light: light.map(str::to_owned), dark: dark.map(str::to_owned) }
}

#[cfg(test)]
mod tests {
    use super::paper;
    use crate::model::source::{SourceFile, Theme};

    #[test]
    fn the_colors_are_those_of_the_style() {
        let theme = |style: &str| Theme {
            static_files: vec![SourceFile::new("static/style.css", style)],
            ..Theme::default()
        };
        let known = paper(&theme(":root {\n  --paper: light-dark(#fdfdfe, #121317);\n}\n"));
        assert_eq!(known.light.as_deref(), Some("#fdfdfe"));
        assert_eq!(known.dark.as_deref(), Some("#121317"));
        assert_eq!(paper(&theme("body { color: red; }")).light, None);
    }
}
