//! The laws of the house (docs/ARCHITECTURE.md), each one a test.

mod files;
mod imports;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use files::{File, all_rust, files, root, sources};
use imports::{module, own_imports};

#[track_caller]
fn hold(law: &str, broken: &[String]) {
    assert!(broken.is_empty(), "{law}:\n{}\n", broken.join("\n"));
}

#[test]
fn law_1_a_stage_imports_the_model_and_itself_and_no_child_its_parent() {
    let files = sources();
    let modules: BTreeSet<String> = files.iter().map(|file| module(&file.path)).collect();
    let mut broken = Vec::new();
    // Tests import what they test, also in a file of their own.
    let is_tested = |file: &&File| file.path.contains('/') && !file.path.ends_with("/tests.rs");
    for file in files.iter().filter(is_tested) {
        let here = module(&file.path);
        let stage = here.split('/').next().unwrap_or("");
        for target in own_imports(file, &modules) {
            let its_stage = target.split('/').next().unwrap_or("");
            let free = matches!(stage, "shell" | "fixture" | "differential" | "main" | "lib");
            if !free && its_stage != stage && its_stage != "model" {
                broken.push(format!("{}: imports {target}", file.path));
            }
            if here.starts_with(&format!("{target}/")) && stage != "shell" {
                broken.push(format!("{}: imports its parent {target}", file.path));
            }
        }
    }
    hold("a stage imports `model` and itself; a child imports no parent", &broken);
}

#[test]
fn law_1_no_modules_import_each_other_in_a_circle() {
    let files = sources();
    let modules: BTreeSet<String> = files.iter().map(|file| module(&file.path)).collect();
    let graph: BTreeMap<String, Vec<String>> =
        files.iter().map(|file| (module(&file.path), own_imports(file, &modules))).collect();
    let mut broken = Vec::new();
    for start in graph.keys() {
        let mut seen = BTreeSet::new();
        let mut next: Vec<&String> = graph[start].iter().filter(|to| *to != start).collect();
        while let Some(module) = next.pop() {
            if seen.insert(module) {
                next.extend(graph.get(module).into_iter().flatten());
            }
        }
        if seen.contains(start) {
            broken.push(format!("{start} leads back to itself"));
        }
    }
    hold("no circles", &broken);
}

#[test]
fn law_2_only_the_shell_touches_the_world() {
    let world = [
        "std::fs",
        "std::net",
        "std::env",
        "std::process",
        "std::time",
        "std::thread",
        "std::io",
        "println!",
        "print!",
        "eprintln!",
        "eprint!",
        "dbg!",
        "SystemTime",
        "Instant",
    ];
    let mut broken = Vec::new();
    let core = sources();
    let core = core
        .iter()
        .filter(|file| !file.path.starts_with("src/shell/") && file.path != "src/main.rs");
    for file in core {
        for word in world.iter().filter(|word| file.code.contains(**word)) {
            broken.push(format!("{}: {word}", file.path));
        }
    }
    hold("one door to the world: src/shell/", &broken);
}

/// Each crate and the one file that may name it.
const DOORS: [(&str, &str); 25] = [
    ("granit_parser", "src/parse/yaml.rs"),
    ("pulldown_cmark", "src/parse/markdown.rs"),
    ("csv", "src/parse/data_file.rs"),
    ("strsim", "src/model/nearest.rs"),
    ("tera", "src/render/templates.rs"),
    ("annotate_snippets", "src/report/text.rs"),
    ("thiserror", "src/shell/error.rs"),
    ("walkdir", "src/shell/source_files.rs"),
    ("clap", "src/shell/args.rs"),
    ("clap_complete", "src/shell/args.rs"),
    ("anstream", "src/shell/print.rs"),
    ("terminal_size", "src/shell/print.rs"),
    ("axum", "src/shell/serve/server.rs"),
    ("tower_http", "src/shell/serve/files.rs"),
    ("hyper", "src/shell/serve/trial.rs"),
    ("futures_util", "src/shell/serve/server.rs"),
    ("percent_encoding", "src/model/uri.rs"),
    ("punycode", "src/model/uri.rs"),
    ("icu_locale_core", "src/model/plural.rs"),
    ("icu_plurals", "src/model/plural.rs"),
    ("notify", "src/shell/serve/watch.rs"),
    ("similar", "src/shell/fix.rs"),
    ("unicode_normalization", "src/model/text.rs"),
    ("unicode_segmentation", "src/model/text.rs"),
    ("unicode_width", "src/model/terminal.rs"),
];

/// The crates that are a language rather than a service: how data is written down and walked,
/// requests and responses as types, and what waits.
const LANGUAGES: [&str; 5] = ["rayon", "serde", "serde_json", "http", "tokio"];

#[test]
fn law_2_each_crate_has_one_door() {
    let mut broken = Vec::new();
    for file in sources() {
        for (name, door) in DOORS.iter().filter(|(_, door)| *door != file.path) {
            let names = |line: &str| {
                line.contains(&format!("use {name}::")) || line.contains(&format!(" {name}::"))
            };
            let code = file.text.lines().filter(|line| !line.trim_start().starts_with("//"));
            if code.into_iter().any(names) {
                broken.push(format!("{}: {name} belongs into {door}", file.path));
            }
        }
    }
    hold("one door to each crate", &broken);
}

#[test]
fn law_2_each_dependency_has_a_door_and_a_line_in_the_decisions() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("the manifest is there");
    let decisions = files("docs/decisions", ".md");
    let section = manifest.split("[dependencies]").nth(1).unwrap_or("");
    let section = section.split("\n[").next().unwrap_or("");
    let lines = section.lines().filter(|line| !line.starts_with('#'));
    let names: Vec<_> =
        lines.filter_map(|line| line.split_once(" =")).map(|(name, _)| name).collect();
    assert!(names.len() >= DOORS.len(), "the dependencies were read: {names:?}");
    let mut broken = Vec::new();
    for name in names {
        let known = name.replace('-', "_");
        if !DOORS.iter().any(|(door, _)| *door == known) && !LANGUAGES.contains(&known.as_str()) {
            broken.push(format!("{name} has no door"));
        }
        if !decisions.iter().any(|file| file.text.contains(&format!("`{name}`"))) {
            broken.push(format!("no decision names `{name}`"));
        }
    }
    hold("each dependency has one door and a line in docs/decisions/", &broken);
}

#[test]
fn law_3_each_kind_of_page_has_its_template_and_the_reverse() {
    let stem = |path: &str| {
        let name = path.rsplit('/').next().unwrap_or("");
        name.split('.').next().unwrap_or("").to_owned()
    };
    let pages = |files: Vec<File>| -> BTreeSet<String> {
        files.iter().map(|file| stem(&file.path)).filter(|name| name.ends_with("_page")).collect()
    };
    assert_eq!(pages(files("src/render", ".rs")), pages(files("templates", ".html")));
}

#[test]
fn law_3_a_rule_is_a_file_of_its_name_with_a_test() {
    let mut broken = Vec::new();
    for file in files("src/check", ".rs") {
        if !file.code.contains("pub const RULE: Rule") {
            continue;
        }
        let stem = module(&file.path).rsplit('/').next().unwrap_or("").replace('_', "-");
        if !file.code.contains(&format!("\"{stem}\"")) {
            broken.push(format!("{}: the rule has another name than the file", file.path));
        }
        let tested =
            file.text.contains("check(&RULE") || file.text.contains("check(\n            &RULE");
        if !tested && !file.text.contains("faults") {
            broken.push(format!("{}: the rule has no test", file.path));
        }
    }
    let names: Vec<_> = statusbook::rules().into_iter().map(|rule| rule.name).collect();
    for pair in names.windows(2).filter(|pair| pair[0] == pair[1]) {
        broken.push(format!("two rules are called {}", pair[0]));
    }
    hold("one name the whole way", &broken);
}

#[test]
fn law_4_a_file_says_what_it_is_and_is_short() {
    let mut broken = Vec::new();
    for file in all_rust() {
        if !file.text.starts_with("//! ") {
            broken.push(format!("{}: does not open with `//!`", file.path));
        }
        let lines = file.text.lines().count();
        if lines > 400 {
            broken.push(format!("{}: {lines} lines", file.path));
        }
        for (number, line) in file.text.lines().enumerate() {
            if line.chars().count() > 100 {
                broken.push(format!("{}:{}: over 100 columns", file.path, number + 1));
            }
            if line.ends_with([' ', '\t']) {
                broken.push(format!("{}:{}: space at the end", file.path, number + 1));
            }
        }
    }
    hold("no file over 400 lines, no line over 100 columns", &broken);
}

#[test]
fn law_4_styles_and_scripts_are_short() {
    let mut broken = Vec::new();
    for (folder, ending) in
        [("static", ".css"), ("static", ".js"), ("src/shell", ".css"), ("src/shell", ".js")]
    {
        for file in files(folder, ending) {
            let lines = file.text.lines().count();
            if lines > 400 {
                broken.push(format!("{}: {lines} lines", file.path));
            }
            for (number, line) in file.text.lines().enumerate() {
                if line.chars().count() > 100 {
                    broken.push(format!("{}:{}: over 100 columns", file.path, number + 1));
                }
            }
        }
    }
    hold("no style or script over 400 lines, no line over 100 columns", &broken);
}

#[test]
fn law_4_a_function_is_short() {
    let mut broken = Vec::new();
    for file in all_rust() {
        let lines: Vec<&str> = file.text.lines().collect();
        for (start, line) in lines.iter().enumerate() {
            let indent = line.len() - line.trim_start().len();
            let words = line.trim_start();
            let is_fn = ["fn ", "pub fn ", "const fn ", "pub const fn ", "pub(super) fn "];
            if !is_fn.iter().any(|word| words.starts_with(word)) {
                continue;
            }
            let end = lines[start..].iter().position(|end| {
                end.trim_end() == format!("{}}}", " ".repeat(indent)) || end.ends_with(" {}")
            });
            if let Some(length) = end.filter(|length| *length > 70) {
                broken.push(format!("{}:{}: {length} lines", file.path, start + 1));
            }
        }
    }
    hold("no function over 70 lines", &broken);
}

#[test]
fn law_5_templates_print_and_do_not_decide() {
    let mut broken = Vec::new();
    for file in files("templates", ".html") {
        for (number, line) in file.text.lines().enumerate() {
            let mut fault = |what: &str| {
                broken.push(format!("{}:{}: {what}", file.path, number + 1));
            };
            for word in ["{% set", "{%- set", " style=", "<style", " onclick=", "javascript:"] {
                if line.contains(word) {
                    fault(word);
                }
            }
            if line.contains("<script") && !line.contains("<script src=") {
                fault("an inline script");
            }
            for (at, _) in line.match_indices("| safe") {
                if !line[..at].trim_end().ends_with("_html") {
                    fault("`| safe` on what is no rendered prose");
                }
            }
        }
    }
    hold("templates print; they do not decide", &broken);
}

#[test]
fn law_5_templates_use_every_name_that_the_views_bring() {
    let templates: String = files("templates", ".html").iter().map(|file| &*file.text).collect();
    let word = |name: &str| {
        templates.match_indices(name).any(|(at, _)| {
            let bounded = |next: Option<char>| {
                next.is_none_or(|next| !next.is_ascii_alphanumeric() && next != '_')
            };
            bounded(templates[..at].chars().next_back())
                && bounded(templates[at + name.len()..].chars().next())
        })
    };
    let mut broken = Vec::new();
    for (part, names) in statusbook::PAGE_KINDS.iter().chain(statusbook::PARTS) {
        for (name, _) in names.iter().filter(|(name, _)| !word(name)) {
            broken.push(format!("{part}: no template says `{name}`"));
        }
    }
    hold("an unused name is dead weight", &broken);
}

#[test]
fn law_6_there_are_no_notes_to_self_and_no_dead_code() {
    let mut broken = Vec::new();
    let words = ["TO".to_owned() + "DO", "FIX".to_owned() + "ME", "XX".to_owned() + "X"];
    for file in all_rust() {
        for (number, line) in file.text.lines().enumerate() {
            let commented = line.trim_start().strip_prefix("// ").is_some_and(|rest| {
                rest.ends_with(';') || rest.ends_with('{') || rest.starts_with("let ")
            });
            if commented || words.iter().any(|word| line.contains(word)) {
                broken.push(format!("{}:{}: {}", file.path, number + 1, line.trim()));
            }
        }
    }
    hold("no notes to self, no commented-out code", &broken);
}
