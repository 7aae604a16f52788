//! Reads `content/labels.yaml`, and puts its words in the place of those of a shipped language.

use std::sync::Arc;

use super::fields::{Fields, UNKNOWN_KEY};
use super::{page, site_config, values};
use crate::model::diagnostic::{Diagnostics, Located, Place, Rule};
use crate::model::field::{Field, Kind};
use crate::model::labels::{FIELDS, LabelKey, Labels, SHIPPED, placeholders};
use crate::model::language::Language;
use crate::model::page_source::PageSource;
use crate::model::plural::{self, FORMS};

pub const MISSING_LABEL: Rule = Rule::error(
    "missing-label",
    "Readers would find English words between those of their language.",
)
.shown(
    "
//- content/site.yaml
title: Códigos
language: pt
          ^^ error: statusbook brings no words for `pt`
          help: write them in `content/labels.yaml`, or take one of `de`, `en`, `es`, `fr`, `ja`, \
`zh`
",
    "
//- content/site.yaml
title: Códigos
language: es
",
)
.unfinished();
pub const UNKNOWN_PLACEHOLDER: Rule =
    Rule::error("unknown-placeholder", "Nothing is filled in there: readers would see the braces.")
        .shown(
            "
//- content/labels.yaml
colophon:
  reviewed: Checked on {day}
            ^^^^^^^^^^^^^^^^ error: nothing is called `{day}` in this label
            help: write `{date}`
",
            "
//- content/labels.yaml
colophon:
  reviewed: Checked on {date}
",
        );

/// What `content/labels.yaml` says.
pub struct LabelFile {
    own: Vec<(LabelKey, Located<String>)>,
    /// The labels that it leaves out, each with where it belongs.
    left_out: Vec<(LabelKey, Place)>,
}

/// Reads the fields of the file.
pub fn read(path: &Arc<str>, source: &PageSource, diagnostics: &mut Diagnostics) -> LabelFile {
    let mut file = LabelFile { own: Vec::new(), left_out: Vec::new() };
    let start = site_config::text_start(&source.text);
    let start = Place::new(path, start, start);
    let is_complete = source.front_matter.as_ref().is_none_or(|read| read.is_complete);
    let fields = page::fields(source, &start, &[], diagnostics);
    if fields.is_none() && source.front_matter.is_some() {
        return file;
    }
    for group in FIELDS {
        let Kind::Mapping(labels) = group.kind else { continue };
        let Some(fields) = fields.as_ref().filter(|fields| fields.has(group)) else {
            if fields.as_ref().is_none_or(|fields| fields.lacks(group)) {
                let left_out = labels.iter().flat_map(|label| keys(group, label));
                file.left_out.extend(left_out.map(|key| (key, start.clone())));
            }
            continue;
        };
        let read = fields.optional(
            group,
            &|node, diagnostics| {
                let fields = Fields::new(node, labels, is_complete, diagnostics)?;
                let mut inner = LabelFile { own: Vec::new(), left_out: Vec::new() };
                inner.read_group(group, labels, &fields, &node.place, diagnostics);
                Some(inner)
            },
            diagnostics,
        );
        if let Some(read) = read {
            file.own.extend(read.own);
            file.left_out.extend(read.left_out);
        }
    }
    file
}

impl LabelFile {
    fn read_group(
        &mut self,
        group: &'static Field,
        labels: &'static [&'static Field],
        fields: &Fields<'_>,
        place: &Place,
        diagnostics: &mut Diagnostics,
    ) {
        for label in labels {
            let name = |form| LabelKey { group: group.name, key: label.name, form };
            if fields.lacks(label) {
                let left_out = keys(group, label);
                self.left_out.extend(left_out.into_iter().map(|key| (key, place.clone())));
                continue;
            }
            let Kind::Mapping(forms) = label.kind else {
                let text = fields.optional(label, &values::text, diagnostics);
                self.own.extend(text.map(|text| (name(None), text)));
                continue;
            };
            let read = fields.optional(
                label,
                &|node, diagnostics| {
                    let fields = Fields::new(node, forms, true, diagnostics)?;
                    let mut inner = LabelFile { own: Vec::new(), left_out: Vec::new() };
                    for (at, form) in forms.iter().enumerate() {
                        if fields.lacks(form) {
                            inner.left_out.push((name(Some(at)), node.place.clone()));
                        }
                        let text = fields.optional(form, &values::text, diagnostics);
                        inner.own.extend(text.map(|text| (name(Some(at)), text)));
                    }
                    Some(inner)
                },
                diagnostics,
            );
            if let Some(read) = read {
                self.own.extend(read.own);
                self.left_out.extend(read.left_out);
            }
        }
    }
}

/// The label of a field, or each of its plural forms.
fn keys(group: &'static Field, label: &'static Field) -> Vec<LabelKey> {
    let name = |form| LabelKey { group: group.name, key: label.name, form };
    match label.kind {
        Kind::Mapping(_) => (0..FORMS.len()).map(|form| name(Some(form))).collect(),
        _ => vec![name(None)],
    }
}

/// The labels of a site of that language, in which those of its own file replace the shipped ones.
/// Reports each label that neither has; it is English then.
pub fn labels(
    language: Option<&Located<Language>>,
    file: Option<LabelFile>,
    diagnostics: &mut Diagnostics,
) -> Labels {
    let own = language.map(|language| language.value.clone()).unwrap_or_default();
    let english = Labels::default();
    let shipped = Labels::shipped(&own);
    let is_shipped = shipped.is_some();
    let mut labels = shipped.unwrap_or_else(|| english.clone());
    let forms = plural::forms(&own);
    let is_used = |key: &LabelKey| key.form.is_none_or(|form| forms.contains(&form));
    let texts = english.texts();
    let text_of = |key: &LabelKey| {
        let is_it = |known: &LabelKey| {
            let other = known.form == Some(plural::OTHER);
            (known.group, known.key) == (key.group, key.key) && (known.form == key.form || other)
        };
        texts.iter().find(|(known, _)| is_it(known)).map_or("", |(_, text)| text)
    };
    match (&file, language) {
        (None, Some(language)) if !is_shipped => {
            let message = format!("statusbook brings no words for `{}`", own.tag());
            let shipped = SHIPPED.join("`, `");
            diagnostics
                .add(&MISSING_LABEL, &language.place, message)
                .help(format!("write them in `content/labels.yaml`, or take one of `{shipped}`"));
        }
        _ => {}
    }
    let LabelFile { own: texts, left_out } =
        file.unwrap_or(LabelFile { own: Vec::new(), left_out: Vec::new() });
    for (key, place) in left_out.iter().filter(|(key, _)| !is_shipped && is_used(key)) {
        let message = format!("`{key}` is missing: readers see “{}”", text_of(key));
        diagnostics.add(&MISSING_LABEL, place, message).help(format!("add `{key}`"));
    }
    for (key, text) in texts {
        if !is_used(&key) {
            let known: Vec<_> = forms.iter().map(|form| FORMS[*form]).collect();
            let message = format!("no count has the form of `{key}` in `{}`", own.tag());
            let fault = diagnostics.add(&UNKNOWN_KEY, &text.place, message);
            fault.help(format!("the forms are `{}`", known.join("`, `")));
            continue;
        }
        let known = placeholders(text_of(&key));
        for name in placeholders(&text.value).into_iter().filter(|name| !known.contains(name)) {
            let message = format!("nothing is called `{{{name}}}` in this label");
            let fault = diagnostics.add(&UNKNOWN_PLACEHOLDER, &text.place, message);
            fault.help(match known[..] {
                [] => "drop the braces".to_owned(),
                _ => format!("write `{{{}}}`", known.join("}`, `{")),
            });
        }
        labels.replace(key, text.value);
    }
    labels.keep_forms(&own);
    labels
}

#[cfg(test)]
mod tests {
    use super::{MISSING_LABEL, UNKNOWN_PLACEHOLDER};
    use crate::fixture::{check, reported};
    use crate::model::diagnostic::Diagnostics;
    use crate::model::labels::{Labels, SHIPPED, placeholders};
    use crate::model::language::Language;
    use crate::model::plural;
    use crate::model::source::{SourceFile, Sources};
    use crate::parse::{self, RULES};

    const FILES: [(&str, &str); SHIPPED.len()] = [
        ("de", include_str!("../../data/labels/de.yaml")),
        ("en", include_str!("../../data/labels/en.yaml")),
        ("es", include_str!("../../data/labels/es.yaml")),
        ("fr", include_str!("../../data/labels/fr.yaml")),
        ("ja", include_str!("../../data/labels/ja.yaml")),
        ("zh", include_str!("../../data/labels/zh.yaml")),
    ];

    fn language(tag: &str) -> Language {
        Language::parse(tag).expect("a tag")
    }

    fn sources(language: &str, labels: &str) -> Sources {
        let site = format!("title: T\nlanguage: {language}\n");
        let files = [("content/site.yaml", site), ("content/labels.yaml", labels.to_owned())];
        let content = files.map(|(path, text)| SourceFile::new(path, text)).to_vec();
        Sources { content, ..Sources::default() }
    }

    fn read(language: &str, labels: &str) -> Labels {
        let sources = sources(language, labels);
        assert_eq!(reported(RULES, &sources), "");
        parse::site(&sources, &mut Diagnostics::default()).labels
    }

    #[test]
    fn what_the_build_made_of_a_file_is_what_yaml_says() {
        assert_eq!(FILES.map(|(name, _)| name), SHIPPED);
        for (name, text) in FILES {
            let shipped = Labels::shipped(&language(name)).expect("it is shipped");
            assert_eq!(read(name, text), shipped, "{name}");
            // The words of one language are all that another needs, but for the plural forms.
            let other = reported(RULES, &sources("tlh", text));
            assert!(!other.contains("missing"), "{other}");
        }
    }

    #[test]
    fn a_shipped_language_is_complete() {
        let english = Labels::default().texts();
        for name in SHIPPED {
            let labels = Labels::shipped(&language(name)).expect("it is shipped");
            let forms = plural::forms(&language(name));
            for (key, text) in labels.texts() {
                let is_it = |known: &&(crate::model::labels::LabelKey, String)| {
                    (known.0.group, known.0.key) == (key.group, key.key)
                        && known.0.form.is_none_or(|form| form == plural::OTHER)
                };
                let (_, own) = english.iter().find(is_it).expect("English has every label");
                let sorted = |text| {
                    let mut names: Vec<_> =
                        placeholders(text).iter().map(ToString::to_string).collect();
                    names.sort();
                    names
                };
                assert_eq!(sorted(&text), sorted(own), "{name}: {key}");
                assert_eq!(
                    text.matches("]({").count(),
                    own.matches("]({").count(),
                    "{name}: {key}"
                );
                assert_eq!(text.trim(), text, "{name}: {key}");
                assert!(key.form.is_none_or(|form| forms.contains(&form)), "{name}: {key}");
            }
            let mut filled = labels.clone();
            filled.keep_forms(&language(name));
            assert_eq!(filled, labels, "{name} has a text for each of its plural forms");
        }
    }

    #[test]
    fn one_word_can_be_another() {
        let labels =
            read("de-AT", "header:\n  skip: Weiter\nsearch:\n  count: { one: \"{count} x\" }\n");
        assert_eq!(labels.header.skip, "Weiter");
        assert_eq!(labels.header.all, "Alle");
        assert_eq!(labels.search.count.form(&language("de"), 1), "{count} x");
        assert_eq!(labels.search.count.form(&language("de"), 2), "{count} Treffer");
    }

    #[test]
    fn a_mistake_in_a_label_is_reported_at_its_place() {
        let labels = "\
headr:
  skip: Weiter
header:
  skp: Weiter
  all: [Alle]
search:
  count:
    few: \"{count} x\"
    other: \"{cout} x\"
  label: \"{x}\"
";
        assert_eq!(
            reported(RULES, &sources("de", labels)),
            "\
content/labels.yaml:1:1 unknown-key: there is no field `headr` [headr]
content/labels.yaml:4:3 unknown-key: there is no field `skp` [skp]
content/labels.yaml:5:8 wrong-type: this is a list, not a text [[Alle]]
content/labels.yaml:8:10 unknown-key: no count has the form of `search.count.few` in `de` \
[\\\"{count} x\\\"]
content/labels.yaml:9:12 unknown-placeholder: nothing is called `{cout}` in this label \
[\\\"{cout} x\\\"]
content/labels.yaml:10:10 unknown-placeholder: nothing is called `{x}` in this label \
[\\\"{x}\\\"]
"
        );
        assert!(RULES.contains(&&UNKNOWN_PLACEHOLDER));
    }

    #[test]
    fn a_language_that_is_not_shipped_needs_every_label() {
        check(
            &MISSING_LABEL,
            "
//- content/site.yaml
title: T
language: zh-TW
          ^^^^^ error: statusbook brings no words for `zh-TW`
",
        );
        let (_, english) = FILES[1];
        let without = |line: &str| english.replace(line, "");
        let text = without("  home: \"Home\"\n");
        let reports = reported(&[&MISSING_LABEL], &sources("nl", &text));
        let wanted = "content/labels.yaml:10:3 missing-label: `header.home` is missing: readers \
                      see “Home” [skip: ";
        assert!(reports.starts_with(wanted) && reports.lines().count() == 1, "{reports}");
        let text = without("    other: \"{count} results\"\n");
        assert_eq!(
            reported(&[&MISSING_LABEL], &sources("nl", &text)).lines().count(),
            1,
            "only the form that is missing"
        );
        let all = reported(&[&MISSING_LABEL], &sources("nl", "")).lines().count();
        assert_eq!(all, 100, "every label, up to the most that are reported");
        assert_eq!(reported(&[&MISSING_LABEL], &sources("de", "")), "");
    }
}
