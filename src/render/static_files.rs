//! The files of `static/`, on their way into the site.

use std::collections::BTreeMap;

use super::search_script;
use crate::model::color::Pair;
use crate::model::diagnostic::{Diagnostics, Place, Rule};
use crate::model::looks::Looks;
use crate::model::output::SitePath;
use crate::model::source::{SourceFile, Theme, is_temporary};

pub const TAKEN_PATH: Rule =
    Rule::error("taken-path", "Two files cannot have the same path in the site.").shown(
        "
//- static/404/index.html
<title>Not Found</title>
^ error: `404/index.html` is also made from `content/404.md`
help: give the file another name
",
        "
//- static/404/notes.html
<title>Not Found</title>
",
    );

/// The files for programs that nothing else of the site depends on: a file of the same path in
/// `static/` replaces them.
const REPLACEABLE: [&str; 5] =
    ["robots.txt", "sitemap.xml", "opensearch.xml", "manifest.webmanifest", ".nojekyll"];

/// The parts of the stylesheet for a site with a logo, and with an accent; they are there even if
/// the rest of it is the site's own.
const LOGO_STYLE: &str = "static/style.css/5_logo.css";
const ACCENT_STYLE: &str = "static/style.css/6_accent.css";

/// The path of a file that the build makes, in lower case and as it is, and what it is made from.
type Taken<'taken> = (String, &'taken SitePath, &'taken String);

/// The files of the theme and of the author as they are, but for the parts of the search. A
/// stylesheet may be a folder: the files in `static/style.css/`, in the order of their names, are
/// one file. `taken` are the paths of the files that the build makes, and what it makes them from.
pub fn copied(
    theme: &Theme,
    looks: &Looks,
    taken: &BTreeMap<SitePath, String>,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<SitePath, Vec<u8>> {
    let mut copied: BTreeMap<SitePath, Vec<u8>> = BTreeMap::new();
    // Some systems do not distinguish upper and lower case.
    let taken: Vec<_> =
        taken.iter().map(|(path, source)| (path.as_str().to_lowercase(), path, source)).collect();
    let mut files: Vec<_> = theme.static_files.iter().collect();
    files.sort_by_key(|file| &file.path);
    for file in files {
        let name = file.path.strip_prefix("static/").unwrap_or(&file.path);
        let folder = name.find(".css/").map(|at| &name[..at + ".css".len()]);
        // A name that cannot be published is reported by a rule of the content.
        let Some(path) = SitePath::new(folder.unwrap_or(name)) else { continue };
        let is_own = |other: &SourceFile| *other.path == *format!("static/{path}");
        let is_wanted = match &*file.path {
            LOGO_STYLE => looks.logo.is_some(),
            ACCENT_STYLE => looks.accent.is_some(),
            path => {
                let is_replaced = folder.is_some() && theme.static_files.iter().any(is_own);
                !search_script::PARTS.contains(&path) && !is_replaced
            }
        };
        if !is_wanted || name.split('/').any(is_temporary) {
            continue;
        }
        if let Some((_, other, source)) = clash(&path, &taken) {
            let message = format!("`{other}` is also made from {source}");
            diagnostics
                .add(&TAKEN_PATH, &Place::file(&file.path), message)
                .help("give the file another name");
            continue;
        }
        let bytes = copied.entry(path).or_default();
        if let (ACCENT_STYLE, Some(accent)) = (&*file.path, &looks.accent) {
            let Pair { light, dark } = accent.value;
            let property = format!(":root {{\n  --accent: light-dark({light}, {dark});\n}}\n");
            bytes.extend_from_slice(property.as_bytes());
        }
        bytes.extend_from_slice(&file.bytes);
    }
    copied
}

/// The file that the build makes and a static file of that path cannot be beside: one of the same
/// path, in a folder of that name, or with the name of a folder of it.
fn clash<'taken>(path: &SitePath, taken: &'taken [Taken]) -> Option<&'taken Taken<'taken>> {
    let path = path.as_str().to_lowercase();
    let path = path.as_str();
    let is_below = |path: &str, folder: &str| {
        path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
    };
    taken.iter().find(|(other, ..)| {
        let other = other.as_str();
        let is_same = other == path && !REPLACEABLE.contains(&path);
        is_same || is_below(other, path) || is_below(path, other)
    })
}
