//! The words that readers see besides the pages' own: `data/labels/*.yaml`, by language.

use std::borrow::Cow;

use serde::Serialize;
use serde::ser::{SerializeMap as _, Serializer};

use super::field::{Field, Kind};
use super::language::Language;
use super::plural::{self, FORMS, OTHER};

// `Labels` with a field for each group and key, `SHIPPED`, `LABELS` and `FIELDS`.
include!(concat!(env!("OUT_DIR"), "/labels.rs"));

/// A text with `{name}` for what is filled in, and `[text]({name})` for a link.
pub type Label = Cow<'static, str>;

/// A text for each plural form of its language, in the order of [`FORMS`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plural([Option<Label>; FORMS.len()]);

/// A label to be replaced.
enum Entry<'labels> {
    Text(&'labels mut Label),
    Plural(&'labels mut Plural),
}

const PLURAL: Kind = Kind::Mapping(&[
    &Field::optional("zero", Kind::Text, "the text for counts of the form `zero`"),
    &Field::optional("one", Kind::Text, "the text for counts of the form `one`"),
    &Field::optional("two", Kind::Text, "the text for counts of the form `two`"),
    &Field::optional("few", Kind::Text, "the text for counts of the form `few`"),
    &Field::optional("many", Kind::Text, "the text for counts of the form `many`"),
    &Field::optional("other", Kind::Text, "the text for all other counts"),
]);

impl Default for Labels {
    fn default() -> Self {
        Self::shipped(&Language::default()).expect("English is shipped")
    }
}

impl Labels {
    /// The labels that the program brings for a language; `None` if it brings none.
    #[must_use]
    pub fn shipped(language: &Language) -> Option<Self> {
        let name = language.file_name()?;
        SHIPPED.iter().position(|shipped| *shipped == name).map(|at| LABELS[at].clone())
    }

    /// Every label with its group and its key, and its plural form if it has some.
    #[must_use]
    pub fn texts(&self) -> Vec<(LabelKey, String)> {
        let mut labels = self.clone();
        let mut texts = Vec::new();
        for (group, key) in keys() {
            match labels.entry(group, key) {
                Some(Entry::Text(text)) => {
                    texts.push((LabelKey { group, key, form: None }, text.to_string()));
                }
                Some(Entry::Plural(plural)) => {
                    let forms = plural.0.iter().enumerate();
                    texts.extend(forms.filter_map(|(form, text)| {
                        let key = LabelKey { group, key, form: Some(form) };
                        text.as_ref().map(|text| (key, text.to_string()))
                    }));
                }
                None => {}
            }
        }
        texts
    }

    /// Replaces a label.
    pub fn replace(&mut self, key: LabelKey, text: String) {
        match (self.entry(key.group, key.key), key.form) {
            (Some(Entry::Text(label)), None) => *label = Cow::Owned(text),
            (Some(Entry::Plural(plural)), Some(form)) => plural.0[form] = Some(Cow::Owned(text)),
            _ => debug_assert!(false, "{key:?} is no label"),
        }
    }

    /// Leaves of each plural the forms of a language, each with the text for all other counts
    /// where it has none of its own.
    pub fn keep_forms(&mut self, language: &Language) {
        let forms = plural::forms(language);
        for (group, key) in keys() {
            if let Some(Entry::Plural(Plural(texts))) = self.entry(group, key) {
                let other = texts[OTHER].clone();
                for (form, text) in texts.iter_mut().enumerate() {
                    let own = text.take().or_else(|| other.clone());
                    *text = own.filter(|_| forms.contains(&form));
                }
            }
        }
    }
}

/// What a label is called in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LabelKey {
    /// `header`
    pub group: &'static str,
    /// `skip`
    pub key: &'static str,
    /// The index of a plural form in [`FORMS`].
    pub form: Option<usize>,
}

impl std::fmt::Display for LabelKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.group, self.key)?;
        self.form.map_or(Ok(()), |form| write!(f, ".{}", FORMS[form]))
    }
}

/// The groups with their keys, in order.
fn keys() -> impl Iterator<Item = (&'static str, &'static str)> {
    let of = |group: &&'static Field| {
        let Kind::Mapping(fields) = group.kind else { return Vec::new() };
        fields.iter().map(|field| (group.name, field.name)).collect()
    };
    FIELDS.iter().flat_map(of)
}

impl Plural {
    /// The text for a count.
    #[must_use]
    pub fn form(&self, language: &Language, count: usize) -> &str {
        let own = self.0[plural::form(language, count)].as_deref();
        own.or(self.0[OTHER].as_deref()).unwrap_or_default()
    }
}

impl Serialize for Plural {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (form, text) in FORMS.iter().zip(&self.0) {
            if let Some(text) = text {
                map.serialize_entry(form, text)?;
            }
        }
        map.end()
    }
}

/// A label with `{name}` replaced by the value of that name; others stay.
#[must_use]
pub fn fill(label: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(label.len() + 16);
    let mut rest = label;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let value = after.split_once('}').and_then(|(name, after)| {
            values.iter().find(|(known, _)| *known == name).map(|(_, value)| (value, after))
        });
        let (value, after) = value.unwrap_or((&"{", after));
        text.push_str(value);
        rest = after;
    }
    text + rest
}

/// The names between braces in a label, in order, each once.
#[must_use]
pub fn placeholders(label: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for part in label.split('{').skip(1) {
        if let Some((name, _)) = part.split_once('}')
            && !names.contains(&name)
        {
            names.push(name);
        }
    }
    names
}
