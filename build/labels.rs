//! Makes a type of the keys of `data/labels/en.yaml`, and a value of it for each file beside it.
//!
//! A label is a line `key: "text"` below its group, the text of a plural form one below its label.
//! `src/parse/labels.rs` reads such files as YAML; a test compares what both read.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// The plural forms of CLDR, in the order of `src/model/plural.rs`.
const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

struct Group {
    name: String,
    labels: Vec<(String, Text)>,
}

enum Text {
    One(String),
    /// Each form with its text.
    Plural(Vec<(String, String)>),
}

/// The Rust code: the types of the English keys, their fields, and the labels of each language.
pub fn code(folder: &Path) -> String {
    println!("cargo::rerun-if-changed={}", folder.display());
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut paths: Vec<_> =
        entries.map(|entry| entry.expect("it lists its files").path()).collect();
    paths.sort();
    let languages: Vec<_> = paths
        .iter()
        .map(|path| (path.file_stem().expect("a name").to_str().expect("plain"), groups(path)))
        .collect();
    let (_, english) = languages.iter().find(|(name, _)| *name == "en").expect("en.yaml");
    let mut code = types(english) + &entry(english) + &fields(english);
    let names: Vec<_> = languages.iter().map(|(name, _)| *name).collect();
    put(&mut code, "/// The languages of the files, ascending.");
    put(&mut code, &format!("pub const SHIPPED: [&str; {}] = {names:?};", names.len()));
    put(&mut code, "static LABELS: [Labels; SHIPPED.len()] = [");
    for (name, groups) in &languages {
        assert_eq!(keys(groups), keys(english), "the keys of {name}.yaml are those of en.yaml");
        code += &value(groups);
    }
    code + "];\n"
}

fn types(groups: &[Group]) -> String {
    let derived = "#[derive(Debug, Clone, PartialEq, Eq, Serialize)]";
    let mut code =
        format!("/// Every word for readers, by group.\n{derived}\npub struct Labels {{\n");
    for Group { name, .. } in groups {
        put(&mut code, &format!("/// The group `{name}`.\npub {name}: {},", type_of(name)));
    }
    code += "}\n";
    for Group { name, labels } in groups {
        let title = format!("/// The labels of the group `{name}`.");
        put(&mut code, &format!("{title}\n{derived}\npub struct {} {{", type_of(name)));
        for (key, text) in labels {
            let kind = if matches!(text, Text::One(_)) { "Label" } else { "Plural" };
            let about = english(text).replace('`', "'");
            put(&mut code, &format!("/// `{about}`\npub {key}: {kind},"));
        }
        code += "}\n";
    }
    code
}

/// The function that gives the label of a key, to be replaced.
fn entry(groups: &[Group]) -> String {
    let mut code = "impl Labels {\n/// The label of a group and a key.\n\
                    #[allow(clippy::too_many_lines)]\n\
                    fn entry(&mut self, group: &str, key: &str) -> Option<Entry<'_>> {\n\
                    Some(match (group, key) {\n"
        .to_owned();
    for Group { name, labels } in groups {
        for (key, text) in labels {
            let kind = if matches!(text, Text::One(_)) { "Text" } else { "Plural" };
            put(
                &mut code,
                &format!("({name:?}, {key:?}) => Entry::{kind}(&mut self.{name}.{key}),"),
            );
        }
    }
    code + "_ => return None,\n})\n}\n}\n"
}

fn fields(groups: &[Group]) -> String {
    let field = |name: &str, kind: &str, about: &str| {
        format!("&Field::optional({name:?}, {kind}, {about:?}),")
    };
    let mut code = "/// The fields of `content/labels.yaml`: each says the English text.\n\
                    pub const FIELDS: &[&Field] = &[\n"
        .to_owned();
    for Group { name, labels } in groups {
        let mut inner = String::new();
        for (key, text) in labels {
            let kind = if matches!(text, Text::One(_)) { "Kind::Text" } else { "PLURAL" };
            put(&mut inner, &field(key, kind, english(text)));
        }
        let keys: Vec<_> = labels.iter().map(|(key, _)| format!("`{key}`")).collect();
        put(&mut code, &field(name, &format!("Kind::Mapping(&[{inner}])"), &keys.join(", ")));
    }
    code + "];\n"
}

/// The labels of a language.
fn value(groups: &[Group]) -> String {
    let mut code = "Labels {\n".to_owned();
    for Group { name, labels } in groups {
        put(&mut code, &format!("{name}: {} {{", type_of(name)));
        for (key, text) in labels {
            let borrowed = |text: &String| format!("Cow::Borrowed({text:?})");
            let value = match text {
                Text::One(text) => borrowed(text),
                Text::Plural(forms) => {
                    let form = |name: &&str| {
                        let text = forms.iter().find(|(form, _)| form == name);
                        text.map_or("None".to_owned(), |(_, text)| {
                            format!("Some({})", borrowed(text))
                        })
                    };
                    let forms: Vec<_> = FORMS.iter().map(form).collect();
                    format!("Plural([{}])", forms.join(", "))
                }
            };
            put(&mut code, &format!("{key}: {value},"));
        }
        code += "},\n";
    }
    code + "},\n"
}

/// The text, or that of the form `other`.
fn english(text: &Text) -> &str {
    match text {
        Text::One(text) => text,
        Text::Plural(forms) => &forms.last().expect("`other` is the last form").1,
    }
}

fn keys(groups: &[Group]) -> Vec<(&str, &str, bool)> {
    let mut keys = Vec::new();
    for Group { name, labels } in groups {
        for (key, text) in labels {
            keys.push((name.as_str(), key.as_str(), matches!(text, Text::One(_))));
        }
    }
    keys
}

/// The groups of a file, in their order.
fn groups(path: &Path) -> Vec<Group> {
    let text = fs::read_to_string(path).unwrap_or_else(|err| panic!("{}: {err}", path.display()));
    let mut groups: Vec<Group> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let bare = line.trim_start();
        if bare.is_empty() || bare.starts_with('#') {
            continue;
        }
        let fault = || -> ! { panic!("{}:{}: {line}", path.display(), number + 1) };
        let (key, rest) = bare.split_once(':').unwrap_or_else(|| fault());
        let text = rest.strip_prefix(" \"").and_then(|rest| rest.strip_suffix('"'));
        let is_plain = text.is_some_and(|text| !text.is_empty() && !text.contains(['"', '\\']));
        if !is_plain && !rest.is_empty() {
            fault();
        }
        let (name, text) = (key.to_owned(), text.map(str::to_owned));
        let labels = groups.last_mut().map(|group| &mut group.labels);
        match (line.len() - bare.len(), text, labels) {
            (0, None, _) => groups.push(Group { name, labels: Vec::new() }),
            (2, Some(text), Some(labels)) => labels.push((name, Text::One(text))),
            (2, None, Some(labels)) => labels.push((name, Text::Plural(Vec::new()))),
            (4, Some(text), Some(labels)) if FORMS.contains(&key) => match labels.last_mut() {
                Some((_, Text::Plural(forms))) => forms.push((name, text)),
                _ => fault(),
            },
            _ => fault(),
        }
    }
    groups
}

/// `HomePageLabels` of `home_page`.
fn type_of(group: &str) -> String {
    let capital = |part: &str| part[..1].to_uppercase() + &part[1..];
    group.split('_').map(capital).collect::<String>() + "Labels"
}

fn put(code: &mut String, line: &str) {
    writeln!(code, "{line}").expect("a String takes everything");
}
