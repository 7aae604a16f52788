//! Which modules a module imports, read from its `use` items.

use std::collections::BTreeSet;

use crate::files::File;

/// The module of a file, as in `render/prose`; that of `mod.rs` is its folder.
pub fn module(path: &str) -> String {
    let path = path.trim_start_matches("src/").trim_end_matches(".rs");
    path.trim_end_matches("/mod").to_owned()
}

/// Every path that the `use` items of a text import, braces taken apart.
pub fn imports(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = code;
    while let Some(at) = rest.find("use ") {
        let line_start = rest[..at].rfind('\n').map_or(0, |before| before + 1);
        let before = rest[line_start..at].trim();
        let Some(end) = rest[at..].find(';') else { break };
        if before.is_empty() || before.starts_with("pub") {
            expand("", &rest[at + 4..at + end], &mut found);
        }
        rest = &rest[at + 4..];
    }
    found
}

pub fn expand(prefix: &str, tree: &str, found: &mut Vec<String>) {
    let tree: String = tree.split_whitespace().collect::<Vec<_>>().join(" ");
    match tree.split_once('{') {
        None => found.push(format!("{prefix}{}", tree.trim())),
        Some((path, inner)) => {
            let inner = inner.trim_end().trim_end_matches('}');
            let mut depth = 0;
            let parts = inner.split(|next: char| {
                match next {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    _ => {}
                }
                next == ',' && depth == 0
            });
            for part in parts.filter(|part| !part.trim().is_empty()) {
                expand(&format!("{prefix}{}", path.trim()), part.trim(), found);
            }
        }
    }
}

/// What a module imports of this crate, as modules: `render/prose`.
pub fn own_imports(file: &File, modules: &BTreeSet<String>) -> Vec<String> {
    let here = module(&file.path);
    let folder = here.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut paths = Vec::new();
    for path in imports(&file.code) {
        let parts: Vec<&str> = path.split("::").collect();
        let absolute = match parts[0] {
            "crate" => parts[1..].join("/"),
            "super" => format!("{folder}/{}", parts[1..].join("/")),
            first if modules.contains(&format!("{here}/{first}")) => continue,
            _ => continue,
        };
        // The longest path that is a module.
        let mut target = absolute.trim_start_matches('/').to_owned();
        while !modules.contains(&target) && target.contains('/') {
            target = target.rsplit_once('/').map(|(start, _)| start.to_owned()).unwrap_or_default();
        }
        paths.push(target);
    }
    paths
}
