//! A site in another language has no English word: every word comes from `data/labels/`.

#[path = "labels/pseudo.rs"]
mod pseudo;
#[path = "labels/words.rs"]
mod words;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use statusbook::build;
use statusbook::model::labels::Labels;
use statusbook::report::text;
use words::{attributes, english, shown_by_script, texts};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[track_caller]
fn none(found: &BTreeSet<String>) {
    assert!(found.is_empty(), "English words for readers:\n{found:#?}");
}

/// The files of the site in nonsense words, which has no fault.
fn files() -> Vec<(String, String)> {
    let sources = pseudo::sources();
    let build = build(&sources);
    let bytes = |path: &str| sources.file(path).map(|file| file.bytes.as_slice());
    let faults = text::render(&build.diagnostics, &bytes, &str::to_owned, 100);
    assert!(build.diagnostics.is_empty(), "{faults}");
    let files = build.files.into_iter();
    files.map(|file| (file.path.to_string(), String::from_utf8_lossy(&file.bytes).into())).collect()
}

/// The text of one file of the site.
fn file(path: &str) -> String {
    let files = files();
    files.into_iter().find(|(name, _)| name == path).expect("the site has it").1
}

#[test]
fn no_page_has_an_english_word() {
    let pages: Vec<_> = files().into_iter().filter(|(path, _)| ending(path) == "html").collect();
    assert!(pages.len() > 10, "{}", pages.len());
    let mut found = BTreeSet::new();
    for (path, html) in &pages {
        assert!(html.contains("<html lang=\"ru\""), "{path}");
        for text in texts(html).into_iter().chain(attributes(html)) {
            // The example of a constant in the search box.
            let text = text.replace("NOT_FOUND", "");
            found.extend(english(&text).map(|word| format!("{path}: {word}: {}", text.trim())));
        }
    }
    none(&found);
}

#[test]
fn no_file_for_browsers_has_an_english_word() {
    let manifest: serde_json::Value =
        serde_json::from_str(&file("manifest.webmanifest")).expect("it is JSON");
    assert_eq!((&manifest["lang"], &manifest["dir"]), (&"ru".into(), &"ltr".into()));
    let mut found = BTreeSet::new();
    for name in ["name", "short_name", "description"] {
        found.extend(english(manifest[name].as_str().expect("a text")).map(str::to_owned));
    }
    let xml = file("opensearch.xml");
    for name in ["ShortName", "Description"] {
        let text = xml.split(&format!("<{name}>")).nth(1).expect("it has a name");
        found.extend(english(text.split('<').next().unwrap_or("")).map(str::to_owned));
    }
    none(&found);
}

#[test]
fn no_template_and_no_selector_has_a_word_of_a_language() {
    let mut found = BTreeSet::new();
    for path in below("templates") {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let template = fs::read_to_string(&path).expect("a template");
        let printed = without(&without(&template, "{%", "%}"), "{{", "}}");
        for text in texts(&printed).into_iter().chain(attributes(&printed)) {
            found.extend(english(&text).map(|word| format!("{name}: {word}")));
        }
    }
    for path in below("static").into_iter().filter(|path| ending(&path.to_string_lossy()) == "css")
    {
        let style = fs::read_to_string(&path).unwrap_or_default();
        if style.contains("[data-label=") {
            found.insert(format!("{}: selects by a label", path.display()));
        }
    }
    none(&found);
}

/// A text without what is between two marks.
fn without(text: &str, start: &str, end: &str) -> String {
    let rest = text.split(start).skip(1).map(|it| it.split_once(end).map_or("", |(_, rest)| rest));
    text.split(start).take(1).chain(rest).collect()
}

/// The words that the build puts before each script, and the page without a network.
#[test]
fn no_script_gets_an_english_word() {
    let mut found = BTreeSet::new();
    let mut lines = 0;
    for name in ["site.js", "copy_buttons.js", "code_filter.js", "search.js"] {
        let script = file(name);
        let labels = script.lines().find(|line| {
            line.starts_with("var statusbook={labels:") || line.starts_with("statusbook.labels=")
        });
        let labels = labels.unwrap_or_else(|| panic!("{name} has labels"));
        lines += 1;
        let json = labels[labels.find('{').expect("an object")..].trim_end_matches([';', '}']);
        for text in json.split('"').skip(1).step_by(2) {
            // Keys are followed by a colon.
            if !json.contains(&format!("\"{text}\":")) {
                let filled = text.split('{').map(|part| part.rsplit('}').next().unwrap_or(""));
                let text: String = filled.collect();
                found.extend(english(&text).map(|word| format!("{name}: {word}")));
            }
        }
    }
    assert_eq!(lines, 4);
    let worker = file("service_worker.js");
    let page = worker.split("\"noNetwork\":\"").nth(1).expect("it has the page");
    let page = page.split("\",\"pages\"").next().unwrap_or("").replace("\\\"", "\"");
    assert!(page.contains("lang=\"ru\""), "{page}");
    for text in texts(&page) {
        found.extend(english(&text).map(|word| format!("service_worker.js: {word}")));
    }
    none(&found);
}

#[test]
fn no_script_and_no_style_shows_a_word_of_its_own() {
    let mut found = BTreeSet::new();
    let mut scripts = 0;
    for path in below("static") {
        let text = fs::read_to_string(&path).unwrap_or_default();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if ending(&name) == "js" {
            scripts += 1;
            found.extend(shown_by_script(&text).into_iter().map(|word| format!("{name}: {word}")));
        }
        if ending(&name) == "css" {
            let contents = text.lines().filter_map(|line| line.trim().strip_prefix("content:"));
            let strings = contents.flat_map(|line| line.split('"').skip(1).step_by(2));
            for string in strings.filter(|string| ending(string) != "svg") {
                found.extend(english(string).map(|word| format!("{name}: {word}")));
            }
        }
    }
    assert!(scripts > 8);
    none(&found);
}

#[test]
fn what_a_script_would_show_is_recognised() {
    for line in [
        "button.textContent = \"Copied\";",
        "count.textContent = any ? `${shown} of ${all} codes` : \"\";",
        "button?.setAttribute(\"aria-label\", `Color scheme: ${x}`);",
        "link.append(`All ${count} results`);",
        "const badge = element(\"span\", \"badge\", \"unofficial\");",
        "      shown > 0 ? `Nothing fits “${q}”.` : \"No code fits.\";",
        "  keywords: \"used by\",",
    ] {
        assert!(!shown_by_script(line).is_empty(), "{line}");
    }
    for line in [
        "button.setAttribute(\"aria-label\", name);",
        "const made = element(\"span\", \"code\", ...marked(page.label, query));",
        "form.querySelector(\"[role=listbox], .class-block [role=group]\");",
        "// A comment says \"what it wants\".",
        "throw new Error(`${src} does not load`);",
        "if (key === \"Escape\") close();",
    ] {
        assert_eq!(shown_by_script(line), Vec::<String>::new(), "{line}");
    }
}

#[test]
fn no_page_in_the_terminal_has_an_english_word() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("labels-show");
    for file in pseudo::sources().content {
        let path = folder.join(&*file.path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
        fs::write(path, file.bytes).expect("it can be written");
    }
    let mut found = BTreeSet::new();
    for (asked, status) in
        [("799", 0), ("4xx", 0), ("хух", 0), ("хорохор", 0), ("outside", 0), ("x9q", 1)]
    {
        let mut command = Command::new(env!("CARGO_BIN_EXE_statusbook"));
        let output = command.args(["show", asked, "--root"]).arg(&folder).output();
        let output = output.expect("it runs");
        assert_eq!(output.status.code(), Some(status), "{asked}");
        let text = [output.stdout, output.stderr].concat();
        let text = String::from_utf8(text).expect("it is UTF-8").replace(asked, "");
        assert!(text.len() > 40, "{asked}: {text}");
        let is_text = |word: &&str| !word.contains("://");
        let lines = text.lines().filter(|line| !line.starts_with("    "));
        let words = lines.flat_map(|line| line.split(' ')).filter(is_text);
        let text = words.collect::<Vec<_>>().join(" ");
        let without_code: String = text.split('`').step_by(2).collect();
        found.extend(english(&without_code).map(|word| format!("{asked}: {word}: {text}")));
    }
    none(&found);
}

#[test]
fn every_label_is_used() {
    let mut code = String::new();
    for path in below("src").into_iter().chain(below("templates")) {
        let text = fs::read_to_string(&path).unwrap_or_default();
        code.extend(text.chars().filter(|character| !character.is_whitespace()));
    }
    let keys: BTreeSet<_> =
        Labels::default().texts().iter().map(|(key, _)| (key.group, key.key)).collect();
    assert!(keys.len() > 150);
    // A function that is given a group, or takes it apart, names only the key.
    let own = ["own.", "labels.", "copy.", "color_scheme.", "filters.", "search.", "badge."];
    let is_used = |(group, key): &(&str, &str)| {
        let named = [format!("{group}.{key}"), format!("{group}["), format!(",{key},")];
        named.iter().any(|name| code.contains(name))
            || own.iter().any(|own| code.contains(&format!("{own}{key}")))
    };
    let unused: Vec<_> = keys.iter().filter(|key| !is_used(key)).collect();
    assert!(unused.is_empty(), "nothing shows {unused:?}");
}

fn ending(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

fn below(folder: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the folder is there") {
            let path = entry.expect("it lists its files").path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files
}
