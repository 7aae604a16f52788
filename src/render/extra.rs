//! The fields that a project has added to its pages.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::view::view;
use crate::model::page_meta::{Extra, PageMeta};
use crate::model::site::Site;

/// The fields of a page by name, as templates and `codes.json` have them.
pub type ExtraFields<'site> = BTreeMap<&'site str, Values<'site>>;

/// What the author wrote: a text, or a list of texts.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum Values<'site> {
    Text(&'site str),
    List(&'site [String]),
}

view! {
    /// A field of the project's own that the site has a label for.
    pub struct Property {
        /// What readers see for its name.
        pub label: String,
        /// Its values, in the author's order.
        pub values: Vec<String>,
    }
}

view! {
    /// A filter by a field of the project's own.
    pub struct ExtraFilter<'site> {
        /// Its name in the address, and before `=` in `extra_words` of the codes: `extra.owner`.
        pub name: String,
        /// What readers see for its name.
        pub label: &'site str,
        /// The values that the codes of the site have, in the order of the alphabet.
        pub values: Vec<String>,
    }
}

/// The fields of a page.
pub fn fields(meta: &PageMeta) -> ExtraFields<'_> {
    meta.extra.iter().map(|field| (field.name.value.as_str(), values(field))).collect()
}

fn values(field: &Extra) -> Values<'_> {
    match &field.values[..] {
        [text] if !field.is_list => Values::Text(text),
        list => Values::List(list),
    }
}

/// The fields of a page that the site has a label for, in the order of the labels.
pub fn properties(site: &Site, meta: &PageMeta) -> Vec<Property> {
    let labels = site.config.extra.iter();
    let properties = labels.map(|(name, label)| Property {
        label: label.clone(),
        values: meta.values(&name.value).to_vec(),
    });
    properties.filter(|property| !property.values.is_empty()).collect()
}

/// A filter for each label whose field has several values among the codes of the site.
pub fn filters(site: &Site) -> Vec<ExtraFilter<'_>> {
    let labels = site.config.extra.iter();
    let filters = labels.map(|(name, label)| {
        let pages = site.status_pages().iter();
        let values: BTreeSet<_> = pages.flat_map(|page| page.meta.values(&name.value)).collect();
        let values = values.into_iter().map(|value| on_one_line(value)).collect();
        ExtraFilter { name: filter_name(&name.value), label, values }
    });
    filters.filter(|filter| filter.values.len() > 1).collect()
}

/// What a code is filtered by: a line `extra.owner=payments` for each value of a field that the
/// site has a label for; `None` if there is none.
pub fn words(site: &Site, meta: &PageMeta) -> Option<String> {
    let mut lines = Vec::new();
    for (name, _) in &site.config.extra {
        let values = meta.values(&name.value).iter();
        let name = filter_name(&name.value);
        lines.extend(values.map(|value| format!("{name}={}", on_one_line(value))));
    }
    (!lines.is_empty()).then(|| lines.join("\n"))
}

fn filter_name(name: &str) -> String {
    format!("extra.{name}")
}

fn on_one_line(value: &str) -> String {
    value.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{filters, properties, words};
    use crate::fixture::example;
    use crate::model::diagnostic::Diagnostics;
    use crate::parse;

    #[test]
    fn a_field_with_a_label_is_a_property_and_a_filter() {
        let site = "
//- content/site.yaml
title: T
extra: { team: Owner, since: Since, tags: Tags }
//- content/404.md
extra: { team: orders, tags: [a, b c], since: v2 }
//- content/410.md
extra: { team: payments, note: nothing, since: v2 }
//- content/418.md
code: 418
";
        let site = parse::site(&example(site), &mut Diagnostics::default());
        let [first, second, third] = site.status_pages() else { panic!("three pages") };
        let of = |meta| {
            let properties = properties(&site, meta).into_iter();
            let each = properties.map(|it| format!("{}: {}", it.label, it.values.join("|")));
            each.collect::<Vec<_>>().join(", ")
        };
        assert_eq!(of(&first.meta), "Owner: orders, Since: v2, Tags: a|b c");
        assert_eq!(of(&second.meta), "Owner: payments, Since: v2");
        assert_eq!(of(&third.meta), "");
        let filters = filters(&site);
        let names: Vec<_> = filters.iter().map(|filter| filter.name.as_str()).collect();
        assert_eq!(names, ["extra.team", "extra.tags"], "all codes are since v2");
        assert_eq!(filters[0].values, ["orders", "payments"]);
        let all = "extra.team=orders\nextra.since=v2\nextra.tags=a\nextra.tags=b c";
        assert_eq!(words(&site, &first.meta).as_deref(), Some(all));
        assert_eq!(words(&site, &third.meta), None);
    }
}
