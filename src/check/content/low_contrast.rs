//! The accent of the site is hard to read on the theme's paper.

use crate::model::color::{Color, LEAST_CONTRAST, Pair};
use crate::model::diagnostic::{Diagnostics, Rule};
use crate::model::site::Site;

pub const RULE: Rule = Rule::warning("low-contrast", "Many people could not read the links.")
    .shown(
        "
//- content/site.yaml
title: Codes
accent: \"#ff8800\"
        ^^^^^^^^^ warning: `#ff8800` has a contrast of 2.3 to 1 on the light scheme's `#fdfdfe`; \
text needs 4.5 to 1
        help: write `accent: \"#b35f00 #ff8800\"`, the nearest for the light and the dark scheme
",
        "
//- content/site.yaml
title: Codes
accent: \"#b35f00 #ff8800\"
",
    );

/// The paper of the program's theme, for a site whose stylesheet does not say its own.
const PAPER: (&str, &str) = ("#fdfdfe", "#121317");

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    let Some(accent) = &site.config.looks.accent else { return };
    let own = [PAPER].into_iter().filter(|_| site.backgrounds().is_empty());
    let own = own.filter_map(|(light, dark)| {
        Some(Pair { light: Color::parse(light)?, dark: Color::parse(dark)? })
    });
    let (light, dark): (Vec<_>, Vec<_>) =
        site.backgrounds().iter().copied().chain(own).map(|pair| (pair.light, pair.dark)).unzip();
    let Pair { light: in_light, dark: in_dark } = accent.value;
    let schemes = [("light", in_light, &light), ("dark", in_dark, &dark)];
    let worst = schemes.into_iter().filter_map(|(scheme, color, grounds)| {
        let contrast = |on: &Color| color.contrast(*on);
        let on = grounds.iter().min_by(|one, two| contrast(one).total_cmp(&contrast(two)))?;
        Some((scheme, color, on, contrast(on)))
    });
    let is_low = |(.., contrast): &(_, _, _, f64)| *contrast < LEAST_CONTRAST;
    let Some((scheme, color, on, contrast)) = worst.into_iter().find(is_low) else { return };
    // A ratio just below the least is not to be printed as the least.
    let contrast = (contrast * 10.0).floor() / 10.0;
    let message = format!(
        "`{color}` has a contrast of {contrast:.1} to 1 on the {scheme} scheme's `{on}`; text \
         needs {LEAST_CONTRAST} to 1"
    );
    let (light, dark) = (in_light.readable_on(&light), in_dark.readable_on(&dark));
    diagnostics.add(&RULE, &accent.place, message).help(format!(
        "write `accent: \"{light} {dark}\"`, the nearest for the light and the dark scheme"
    ));
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::fixture::{check, one_file, reported, theme};
    use crate::model::source::{SourceFile, Sources};

    #[test]
    fn each_scheme_has_its_color() {
        check(
            &RULE,
            "
//- content/site.yaml
title: T
accent: '#1d4fc4 #1d4fc4'
        ^^^^^^^^^^^^^^^^^ warning: `#1d4fc4` has a contrast of 2.6 to 1 on the dark scheme's \
`#121317`; text needs 4.5 to 1
        help: write `accent: \"#1d4fc4 #547ad2\"`, the nearest for the light and the dark scheme
",
        );
        check(&RULE, "\n//- content/site.yaml\ntitle: T\naccent: '#1d4fc4 #93b4ff'\n");
    }

    #[test]
    fn the_papers_are_those_of_the_style() {
        let style =
            ":root {\n  --paper: light-dark(#fff, #000);\n  --sunken: light-dark(#888, #111);";
        let theme = theme(vec![SourceFile::new("static/style.css", style)]);
        let text = "title: T\naccent: '#767676 #fff'\n";
        let sources = Sources { theme, ..one_file("content/site.yaml", text) };
        let fault = reported(&[&RULE], &sources);
        assert!(
            fault.contains("a contrast of 1.2 to 1 on the light scheme's `#888888`"),
            "{fault}"
        );
    }
}
