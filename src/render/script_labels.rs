//! The words that the scripts show: each script gets its own, as a line before it.

use serde_json::{Value, json};

use super::codes_json::to_json;
use super::words::label_html;
use crate::model::labels::Labels;
use crate::model::site::Site;
use crate::model::source::Theme;

/// The part of the theme that fills in labels, before each script that has some to fill in.
pub const SAY: &str = "static/say.js";

/// What is put before a script of that path in the site; empty for one that shows no words.
pub fn before(script: &str, site: &Site, theme: &Theme) -> String {
    let labels = &site.labels;
    let own = match script {
        "site.js" => site_script(labels),
        "copy_buttons.js" => copy_buttons(labels),
        "code_filter.js" => code_filter(labels),
        "search.js" => search_box(labels),
        _ => return String::new(),
    };
    let own = to_json(&own);
    let own = own.trim_end();
    match script {
        // The first script of every page makes the namespace.
        "site.js" => format!("var statusbook={{labels:{own}}};\n"),
        "copy_buttons.js" => format!("statusbook.labels={own};\n"),
        _ => format!("statusbook.labels={own};\n{}", theme.static_text(SAY)),
    }
}

/// `site.js`
fn site_script(Labels { color_scheme, copy, .. }: &Labels) -> Value {
    json!({
        "auto": color_scheme.auto,
        "light": color_scheme.light,
        "dark": color_scheme.dark,
        "copied": copy.done,
        "keys": copy.keys,
    })
}

fn copy_buttons(Labels { copy, .. }: &Labels) -> Value {
    json!({ "copy": copy.button, "curl": copy.curl, "example": copy.example, "name": copy.name })
}

fn code_filter(Labels { filters, search, .. }: &Labels) -> Value {
    json!({
        "all": filters.all,
        "shown": filters.shown,
        "nothing": filters.nothing,
        "nearest": search.nearest,
    })
}

/// `search_box.js`; `why` is by the field of the index.
fn search_box(Labels { search, badge, .. }: &Labels) -> Value {
    json!({
        "nearest": search.nearest,
        "nearestCount": search.nearest_count,
        "count": search.count,
        "all": search.all,
        "unofficial": badge.unofficial,
        "why": {
            "errors": search.error,
            "formerly": search.formerly,
            "keywords": search.keyword,
            "constants": search.constant,
            "vendors": search.vendor,
            "required": search.field,
            "headers": search.field,
            "specs": search.spec,
        },
    })
}

/// The page that the service worker shows where it has none, with `{scope}` for the address of the
/// start page.
pub fn no_network(site: &Site) -> String {
    let (labels, language) = (&site.labels.no_network, site.language());
    let title = label_html(&labels.title, &[]);
    let text = label_html(&labels.text, &[("home", "{scope}")]);
    format!(
        "<!DOCTYPE html><html lang=\"{}\" dir=\"{}\"><meta charset=\"utf-8\">\
         <title>{title}</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\"><h1>{title}</h1><p>{text}</p></html>",
        language.tag(),
        language.direction()
    )
}
