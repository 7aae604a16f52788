//! The icon of the site: its own, or the theme's.

use crate::model::site::Site;
use crate::model::uri::encoded_path;

/// The icon of browsers and home screens.
pub struct Icon {
    /// From the site's root, percent-encoded.
    pub path: String,
    /// `image/svg+xml` or `image/png`
    pub media_type: &'static str,
    /// The PNG for home screens: iOS shows no SVG there.
    pub touch_path: Option<String>,
    /// The file of `static/`, if it is the site's own.
    pub own: Option<String>,
}

/// The icon.
pub fn icon(site: &Site) -> Icon {
    let Some(own) = &site.config.looks.icon else {
        return Icon {
            path: "icon.svg".to_owned(),
            media_type: "image/svg+xml",
            touch_path: Some("touch-icon.png".to_owned()),
            own: None,
        };
    };
    let path = encoded_path(&own.value);
    let ending = own.value.rsplit('.').next();
    let is_svg = ending.is_some_and(|ending| ending.eq_ignore_ascii_case("svg"));
    Icon {
        media_type: if is_svg { "image/svg+xml" } else { "image/png" },
        touch_path: (!is_svg).then(|| path.clone()),
        path,
        own: Some(format!("static/{}", own.value)),
    }
}
