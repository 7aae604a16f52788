//! `manifest.webmanifest`: what the site is called when it is kept on a home screen.

use serde_json::json;

use super::paper::paper;
use crate::model::site::Site;
use crate::model::source::Theme;

/// The web manifest; its addresses are relative to itself, so the site runs under any path.
pub fn json(site: &Site, theme: &Theme) -> String {
    let icon = |src: &str, sizes: &str, kind: &str, purpose: &str| {
        // The browser picks by size, type and purpose.
        json!({ "src": src, "sizes": sizes, "type": kind, "purpose": purpose })
    };
    let color = paper(theme).light;
    let mut manifest = json!({
        "name": site.title(),
        "short_name": site.title(),
        "description": site.description(),
        "lang": site.language().tag(),
        "dir": site.language().direction(),
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "icons": [
            icon("icon.svg", "any", "image/svg+xml", "any"),
            icon("icon-192.png", "192x192", "image/png", "any"),
            icon("icon-512.png", "512x512", "image/png", "maskable"),
        ],
    });
    if let Some(color) = color {
        manifest["background_color"] = json!(color);
        manifest["theme_color"] = json!(color);
    }
    format!("{manifest:#}\n")
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::json;
    use crate::model::site::Site;
    use crate::model::source::Theme;

    #[test]
    fn every_address_of_the_manifest_is_relative() {
        let manifest: Value =
            serde_json::from_str(&json(&Site::default(), &Theme::default())).expect("it is JSON");
        for name in ["id", "start_url", "scope"] {
            assert_eq!(manifest[name], "./", "{name}");
        }
        assert_eq!(manifest["icons"][0]["src"], "icon.svg");
        assert_eq!(manifest["name"], "HTTP status codes");
    }
}
