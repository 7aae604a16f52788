//! `manifest.webmanifest`: what the site is called when it is kept on a home screen.

use serde_json::json;

use crate::model::site::Site;

/// The web manifest; its addresses are relative to itself, so the site runs under any path.
pub fn json(site: &Site) -> String {
    let icon = |src: &str, sizes: &str, kind: &str, purpose: &str| {
        // The browser picks by size, type and purpose.
        json!({ "src": src, "sizes": sizes, "type": kind, "purpose": purpose })
    };
    let manifest = json!({
        "name": site.config.title,
        "short_name": site.config.title,
        "description": site.config.description,
        "lang": "en",
        "dir": "ltr",
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": "#fdfdfe",
        "theme_color": "#fdfdfe",
        "icons": [
            icon("icon.svg", "any", "image/svg+xml", "any"),
            icon("icon-192.png", "192x192", "image/png", "any"),
            icon("icon-512.png", "512x512", "image/png", "maskable"),
        ],
    });
    format!("{manifest:#}\n")
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::json;
    use crate::model::site::Site;

    #[test]
    fn every_address_of_the_manifest_is_relative() {
        let manifest: Value = serde_json::from_str(&json(&Site::default())).expect("it is JSON");
        for name in ["id", "start_url", "scope"] {
            assert_eq!(manifest[name], "./", "{name}");
        }
        assert_eq!(manifest["icons"][0]["src"], "icon.svg");
        assert_eq!(manifest["name"], "HTTP status codes");
    }
}
