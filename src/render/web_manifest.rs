//! `manifest.webmanifest`: what the site is called when it is kept on a home screen.

use serde_json::json;

use super::icon::icon;
use super::paper::paper;
use crate::model::site::Site;
use crate::model::source::Theme;

/// The web manifest; its addresses are relative to itself, so the site runs under any path.
pub fn json(site: &Site, theme: &Theme) -> String {
    let entry = |src: &str, sizes: &str, kind: &str, purpose: &str| {
        // The browser picks by size, type and purpose.
        json!({ "src": src, "sizes": sizes, "type": kind, "purpose": purpose })
    };
    let icon = icon(site);
    let icons = match &icon.own {
        None => vec![
            entry("icon.svg", "any", "image/svg+xml", "any"),
            entry("icon-192.png", "192x192", "image/png", "any"),
            entry("icon-512.png", "512x512", "image/png", "maskable"),
        ],
        Some(file) => vec![entry(&icon.path, &sizes(theme, file), icon.media_type, "any")],
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
        "icons": icons,
    });
    if let Some(color) = color {
        manifest["background_color"] = json!(color);
        manifest["theme_color"] = json!(color);
    }
    format!("{manifest:#}\n")
}

/// The width and height of a PNG as `WxH`, which its first chunk says (PNG 3, section 11.2.1);
/// `any` for a file that is none.
fn sizes(theme: &Theme, path: &str) -> String {
    let bytes = theme.static_files.iter().find(|file| &*file.path == path).map(|file| &file.bytes);
    let header = bytes.and_then(|bytes| bytes.strip_prefix(b"\x89PNG\r\n\x1a\n"));
    let number = |at: usize| {
        let four = header?.get(at..at + 4)?.try_into().ok()?;
        Some(u32::from_be_bytes(four))
    };
    match (number(8), number(12)) {
        (Some(width), Some(height)) => format!("{width}x{height}"),
        _ => "any".to_owned(),
    }
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
